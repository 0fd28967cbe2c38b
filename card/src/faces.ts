/** Which face the card shows when there is no map to show. */

import {
  mdiCctvOff,
  mdiCloudOffOutline,
  mdiKeyAlertOutline,
  mdiPackageVariantClosedRemove,
  mdiPlusCircleOutline,
  mdiProgressClock,
  mdiPuzzleRemoveOutline,
  mdiUpdate,
} from "@mdi/js";

import { errorCode, errorText } from "./errors";
import type { Translate } from "./i18n";
import type { Instance, Reason } from "./models";

export interface FaceContent {
  icon: string;
  heading: string;
  text: string;
  href?: string;
  action?: string;
  busy?: boolean;
}

const INTEGRATION = "/config/integrations/integration/frigate_backfill";
const ADD_INTEGRATION = "/config/integrations/dashboard/add?domain=frigate_backfill";

const REASON_ICONS: Record<Reason, string> = {
  unreachable: mdiCloudOffOutline,
  patch_missing: mdiPuzzleRemoveOutline,
  patch_incompatible: mdiUpdate,
  auth: mdiKeyAlertOutline,
};

/** Frigate is not there for the card, for a reason that the integration knows. */
export function reasonFace(reason: Reason | null, admin: boolean, t: Translate): FaceContent {
  const known = reason ?? "unreachable";
  const face = {
    icon: REASON_ICONS[known],
    heading: t(`face.${known}`),
    text: t(`face.${known}_text`),
  };
  return admin && known !== "unreachable"
    ? { ...face, href: INTEGRATION, action: t("face.open_integration") }
    : face;
}

/** The integration has told nothing that a map could be of; null when it has. */
export function setupFace(
  instances: Instance[] | null,
  instance: Instance | undefined,
  error: unknown,
  admin: boolean,
  t: Translate,
): FaceContent | null {
  if (instances === null && error !== null) {
    const missing = errorCode(error) === "unknown_command";
    return {
      icon: mdiPackageVariantClosedRemove,
      heading: t(missing ? "face.not_loaded" : "face.failed"),
      text: missing ? t("face.not_loaded_text") : errorText(error, t),
      action: t("retry"),
    };
  }
  if (instances === null) {
    return { icon: mdiProgressClock, heading: t("face.loading"), text: "", busy: true };
  }
  if (instances.length === 0) {
    const face = {
      icon: mdiPlusCircleOutline,
      heading: t("face.no_entry"),
      text: t("face.no_entry_text"),
    };
    return admin ? { ...face, href: ADD_INTEGRATION, action: t("face.no_entry_action") } : face;
  }
  return instance
    ? null
    : {
        icon: mdiPackageVariantClosedRemove,
        heading: t("face.entry_gone"),
        text: t("face.entry_gone_text"),
      };
}

/** There is a Frigate, but not the camera. */
export function cameraFace(camera: string | undefined, t: Translate): FaceContent {
  return camera === undefined
    ? { icon: mdiCctvOff, heading: t("face.no_camera"), text: t("face.no_camera_text") }
    : {
        icon: mdiCctvOff,
        heading: t("face.camera_gone", { camera }),
        text: t("face.camera_gone_text"),
      };
}
