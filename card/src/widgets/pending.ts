/** What stands where something is still being asked for, or could not be had. */

import { html, type TemplateResult } from "lit";

import { errorText } from "../api/errors";
import type { Ui } from "../i18n/ui";

/** `error` is null while the answer is awaited. */
export function pending(error: unknown, ui: Ui): TemplateResult {
  return error === null
    ? html`<p class="muted" role="status">${ui.t("loading")}</p>`
    : html`<p class="error-text" role="alert">${errorText(error, ui)}</p>`;
}
