/** Puts what a WebSocket command rejects with into words. */

import { loadNotices, noticeText } from "../i18n/notices";
import type { Ui } from "../i18n/ui";
import type { Notice } from "./models";

interface CommandError {
  code: string;
  message?: string;
  /** What Frigate's message is made of. */
  notice?: Notice | null;
}

/** Frigate itself gave no answer, and nobody who could say why. */
export const FRIGATE_UNREACHABLE = "frigate_unreachable";
/** The integration cannot reach Frigate, or is not set up just now. */
const UNAVAILABLE = "unavailable";
/** Frigate wants a new login. */
export const LOGGED_OUT = "logged_out";

function isCommandError(error: unknown): error is CommandError {
  return typeof error === "object" && error !== null && "code" in error;
}

export function errorCode(error: unknown): string | undefined {
  return isCommandError(error) ? error.code : undefined;
}

/** Have the words for an error ready before it is shown. */
export async function wordsFor(error: unknown): Promise<void> {
  if (isCommandError(error) && error.notice) {
    await loadNotices();
  }
}

/** Frigate's or Home Assistant's own message where it says more than the code does.
 *
 * What it advises is for administrators; others learn what is true for them.
 */
export function errorText(error: unknown, ui: Ui): string {
  const { t, admin } = ui;
  // home-assistant-js-websocket rejects with a number when the connection is lost.
  if (typeof error === "number") {
    return t("error.connection");
  }
  if (isCommandError(error)) {
    if (error.code === "unauthorized") {
      return t("error.unauthorized");
    }
    if (error.code === "unknown_command") {
      return t("error.unknown_command");
    }
    if (error.code === LOGGED_OUT) {
      return t("error.logged_out");
    }
    if (error.code === FRIGATE_UNREACHABLE || (error.code === UNAVAILABLE && !admin)) {
      return t("notice.unreachable");
    }
    if (error.message && admin) {
      return noticeText(error.notice, error.message, ui);
    }
  }
  if (!admin) {
    return t("error.viewer");
  }
  return error instanceof Error ? error.message : t("error.unknown");
}
