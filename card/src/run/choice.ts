/** The choice of the finished run whose outcome is shown. */

import { css, html, nothing, type TemplateResult } from "lit";

import type { Run } from "../api/models";
import type { Ui } from "../i18n/ui";
import { runName } from "./runs";

export const choiceStyles = css`
  .runs {
    justify-self: start;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    max-inline-size: 100%;
  }
  .runs select {
    min-inline-size: 0;
  }
`;

/** Nothing where there is no other run than `shown`; `choose` gets the chosen run's id. */
export function runChoice(
  runs: Run[],
  shown: Run,
  ui: Ui,
  choose: (jobId: string) => void,
): TemplateResult | typeof nothing {
  if (runs.length < 2) {
    return nothing;
  }
  return html`<label class="runs"
    >${ui.t("outcome.choose")}
    <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${runs.map(
        (run) =>
          html`<option value=${run.job_id} ?selected=${run === shown}>${runName(run, ui)}</option>`,
      )}
    </select>
  </label>`;
}
