/** What a finished run came to: plain words, and the results behind them on demand. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/client";
import type { Missing, Run } from "../api/models";
import type { Ui } from "../i18n/ui";
import { base } from "../widgets/styles";
import { addUp, exact, sentences, type Totals } from "./sentences";

export class Outcome extends LitElement {
  static override styles = [
    base,
    css`
      section {
        padding: 12px 14px;
        border-radius: 10px;
        background: color-mix(in srgb, var(--fb-backfilled) 9%, transparent);
      }
      .failed {
        background: color-mix(in srgb, var(--fb-error) 10%, transparent);
      }
      h4 {
        margin: 0 0 4px;
        font-size: 12px;
        font-weight: 500;
        color: var(--fb-text-2);
      }
      p {
        margin: 0;
      }
      p + p {
        margin-block-start: 4px;
      }
      details {
        margin-block-start: 8px;
      }
      summary {
        cursor: pointer;
        font-size: 13px;
      }
      slot {
        display: block;
      }
      ::slotted(*) {
        margin-block-start: 10px;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) client!: BackfillClient;
  @property() camera = "";
  @property({ attribute: false }) run!: Run;
  /** What is missing now, as far as runs have looked. */
  @property({ attribute: false }) missing: Missing | null = null;
  @property({ type: Number }) now = 0;

  @state() private totals: Totals | null = null;
  @state() private counting = false;
  @state() private open = false;
  private counted = "";

  override willUpdate(changed: PropertyValues<this>): void {
    const job = `${this.camera} ${this.run.job_id}`;
    if ((changed.has("run") || changed.has("camera")) && job !== this.counted) {
      this.counted = job;
      this.totals = null;
      this.open = false;
      void this.countUp(job);
    }
  }

  override render(): TemplateResult {
    const { t, formats } = this.ui;
    const { run } = this;
    const what = t(run.dry_run ? "outcome.dry" : "outcome.real");
    const when = formats.relative(run.finished_at ?? run.started_at, this.now);
    return html`<section class=${run.state === "failed" ? "failed" : ""} aria-busy=${this.counting}>
      <h4>${t("outcome.when", { what, when })}</h4>
      <div role="status">
        ${
          this.counting
            ? nothing
            : sentences(run, exact(this.totals, this.missing), this.ui).map(
                (text) => html`<p>${text}</p>`,
              )
        }
      </div>
      <slot></slot>
      <details .open=${this.open} @toggle=${this.onToggle}>
        <summary>${t("results.title")}</summary>
        ${
          this.open
            ? html`<frigate-backfill-results
                .ui=${this.ui}
                .client=${this.client}
                .camera=${this.camera}
                .run=${run}
              ></frigate-backfill-results>`
            : nothing
        }
      </details>
    </section>`;
  }

  private async countUp(job: string): Promise<void> {
    this.counting = true;
    // Without the totals the counts still tell the outcome.
    const totals = await addUp(this.client, this.camera, this.run, this.ui.zone).catch(() => null);
    if (job === this.counted) {
      this.totals = totals;
      this.counting = false;
    }
  }

  private onToggle(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }
}
