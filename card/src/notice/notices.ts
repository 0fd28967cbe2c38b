/** Which notice the card shows when there is no map to show. */

import {
  mdiCctvOff,
  mdiCloudOffOutline,
  mdiKeyAlertOutline,
  mdiLanDisconnect,
  mdiPackageVariantClosedRemove,
  mdiPlusCircleOutline,
  mdiProgressClock,
  mdiPuzzleRemoveOutline,
  mdiSwapHorizontal,
  mdiUpdate,
} from "@mdi/js";
import { html, nothing, type TemplateResult } from "lit";

import { errorCode, errorText } from "../api/errors";
import type { Availability, Instance, Reason } from "../api/models";
import { exceptionText } from "../i18n/exceptions";
import type { Key } from "../i18n";
import type { Ui } from "../i18n/ui";

/** How a notice shows: in place of a map, or as a strip above one that is still there. */
export interface NoticeOptions {
  banner?: boolean;
  slot?: string;
  onAction: () => void;
}

export function renderNotice(
  notice: NoticeContent,
  { banner = false, slot, onAction }: NoticeOptions,
): TemplateResult {
  return html`<frigate-backfill-notice
    slot=${slot ?? nothing}
    .icon=${notice.icon}
    .heading=${notice.heading}
    .text=${notice.text}
    .href=${notice.href ?? ""}
    .action=${notice.action ?? ""}
    .busy=${notice.busy ?? false}
    .banner=${banner}
    @action=${onAction}
  ></frigate-backfill-notice>`;
}

export interface NoticeContent {
  icon: string;
  heading: string;
  text: string;
  href?: string;
  action?: string;
  busy?: boolean;
}

const REPAIRS = "/config/repairs";
const INTEGRATION = "/config/integrations/integration/frigate_backfill";
const ADD_INTEGRATION = "/config/integrations/dashboard/add?domain=frigate_backfill";

const REASON_ICONS: Record<Reason, string> = {
  unreachable: mdiCloudOffOutline,
  connection: mdiLanDisconnect,
  patch_missing: mdiPuzzleRemoveOutline,
  patch_incompatible: mdiUpdate,
  other_instance: mdiSwapHorizontal,
  auth: mdiKeyAlertOutline,
};

/** Frigate is not there for the card, for a reason that the integration knows. */
export function awayNotice({ reason, why, told }: Availability, ui: Ui): NoticeContent {
  const { t, admin } = ui;
  const known = reason ?? "unreachable";
  const notice = { icon: REASON_ICONS[known], heading: t(`notice.${known}`) };
  if (known === "unreachable" && !why) {
    return { ...notice, text: t("notice.unreachable_text") };
  }
  if (!admin) {
    return { ...notice, text: t("notice.viewer_text") };
  }
  const text = why
    ? exceptionText(told, why, ui)
    : known === "connection"
      ? ""
      : t(`notice.${known}_text`);
  if (known === "unreachable") {
    return { ...notice, text };
  }
  return known === "auth"
    ? { ...notice, text, href: INTEGRATION, action: t("notice.open_integration") }
    : { ...notice, text, href: REPAIRS, action: t("notice.open_repairs") };
}

/** The integration has told nothing that a map could be of; null when it has. */
export function setupNotice(
  instances: Instance[] | null,
  instance: Instance | undefined,
  error: unknown,
  ui: Ui,
): NoticeContent | null {
  const { t, admin } = ui;
  /** What to do, for who may do it. */
  const advice = (text: Key) => t(admin ? text : "notice.viewer_text");
  if (instances === null && error !== null) {
    const missing = errorCode(error) === "unknown_command";
    return {
      icon: mdiPackageVariantClosedRemove,
      heading: t(missing ? "notice.not_loaded" : "failed"),
      text: missing ? advice("notice.not_loaded_text") : errorText(error, ui),
      action: t("retry"),
    };
  }
  if (instances === null) {
    return { icon: mdiProgressClock, heading: t("loading"), text: "", busy: true };
  }
  if (instances.length === 0) {
    const notice = {
      icon: mdiPlusCircleOutline,
      heading: t("notice.no_entry"),
      text: advice("notice.no_entry_text"),
    };
    return admin
      ? { ...notice, href: ADD_INTEGRATION, action: t("notice.no_entry_action") }
      : notice;
  }
  return instance
    ? null
    : {
        icon: mdiPackageVariantClosedRemove,
        heading: t("notice.entry_gone"),
        text: advice("notice.entry_gone_text"),
      };
}

/** There is a Frigate, but not the camera. */
export function cameraNotice(camera: string | undefined, { t, admin }: Ui): NoticeContent {
  return camera === undefined
    ? {
        icon: mdiCctvOff,
        heading: t("notice.no_camera"),
        text: t(admin ? "notice.no_camera_text" : "notice.no_camera_viewer_text"),
      }
    : {
        icon: mdiCctvOff,
        heading: t("notice.camera_gone", { camera }),
        text: t(admin ? "notice.camera_gone_text" : "notice.camera_gone_viewer_text"),
      };
}
