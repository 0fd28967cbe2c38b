/** One line on what is on disk and not in Frigate, as far as runs have looked. */

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import { recoverable } from "../api/missing";
import type { CameraStatus } from "../api/models";
import type { Ui } from "../i18n/ui";
import { finishedRuns } from "../run/runs";
import { base } from "../widgets/styles";

export class MissingLine extends LitElement {
  static override styles = [
    base,
    css`
      p {
        margin: 0;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      b {
        font-weight: 500;
        color: var(--fb-text);
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) status: CameraStatus | null = null;
  @property({ type: Number }) now = 0;

  override render(): TemplateResult | typeof nothing {
    const { t, formats, admin } = this.ui;
    if (!this.status) {
      return nothing;
    }
    const { missing } = this.status;
    if (!missing) {
      // It looked, and the disk had nothing to look at: another dry run is no advice.
      const [newest] = finishedRuns(this.status);
      if (newest?.state === "completed" && newest.total_files_scanned === 0) {
        return html`<p>${t(admin ? "outcome.no_files" : "missing.no_files_viewer")}</p>`;
      }
      return html`<p>${t(admin ? "missing.never" : "missing.never_viewer")}</p>`;
    }
    const past = missing.past_retention;
    const n = recoverable(missing);
    const text =
      n === 0
        ? t("missing.none")
        : t("missing.some", {
            count: n,
            n: formats.number(n),
            duration: formats.duration(missing.seconds),
            size: formats.bytes(missing.bytes),
          });
    const aside =
      past > 0 ? html`, ${t("missing.past", { count: past, n: formats.number(past) })}` : nothing;
    const seen = t("missing.as_of", { when: formats.relative(missing.as_of, this.now) });
    return html`<p>
      <bdi><b>${text}</b>${aside}, ${seen}.</bdi>
    </p>`;
  }
}
