/** What a finished run came to: plain words, and the results behind them on demand. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/backend";
import type { Run } from "../api/models";
import { loadNotices, noticeText } from "../i18n/notices";
import type { Ui } from "../i18n/ui";
import { base } from "../widgets/styles";
import type { Plan } from "./plan";
import { runKind } from "./runs";
import { sentences } from "./sentences";

export class Outcome extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        scroll-margin-block: 72px 12px;
      }
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
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
      }
      p + p {
        margin-block-start: 4px;
      }
      .warning {
        padding-inline-start: 10px;
        border-inline-start: 3px solid var(--fb-missing);
        overflow-wrap: anywhere;
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
  /** What it was asked for; undefined if that is not known. */
  @property({ attribute: false }) plan: Plan | undefined;
  @property({ type: Number }) now = 0;

  @state() private open = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void loadNotices().then(() => this.requestUpdate());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("run") && changed.get("run")?.job_id !== this.run.job_id) {
      this.open = false;
    }
  }

  override render(): TemplateResult {
    const { ui, run, plan } = this;
    const expired = plan ? !plan.request.skip_expired : null;
    const asked = plan ? [plan.range] : [];
    const when = ui.formats.relative(run.finished_at ?? run.started_at ?? 0, this.now);
    return html`<section class=${run.state === "failed" ? "failed" : ""}>
      <h4 tabindex="-1">
        ${[ui.t("outcome.when", { what: runKind(run, ui), when }), ...asked].join(" · ")}
      </h4>
      <div role="status">
        ${sentences(run, expired, ui).map((text) => html`<p>${text}</p>`)}
        ${run.warnings.map(
          (text, n) => html`<p class="warning">${noticeText(run.notices?.[n], text, ui)}</p>`,
        )}
      </div>
      <slot></slot>
      <details .open=${this.open} @toggle=${this.onToggle}>
        <summary>${ui.t("results.title")}</summary>
        ${
          this.open
            ? html`<frigate-backfill-results
                .ui=${ui}
                .client=${this.client}
                .camera=${this.camera}
                .run=${run}
              ></frigate-backfill-results>`
            : nothing
        }
      </details>
    </section>`;
  }

  /** For who has waited for it: what is read first. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("h4")?.focus(options);
  }

  private onToggle(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }
}
