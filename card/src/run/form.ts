/** What to bring back: a range and options. Event: `wished` with `{ wish, dryRun }`. */

import { css, html, LitElement, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { Ui } from "../i18n/ui";
import { base, buttons, fields } from "../widgets/styles";
import type { Wish } from "./plan";
import { type RangeChoice, resolveRange, type TimeRange } from "./range";

export class RunForm extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      summary {
        cursor: pointer;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      .options {
        display: grid;
        gap: 10px;
        padding-block: 8px 2px;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  /** A dry run has something to offer, so that looking is not the next step. */
  @property({ type: Boolean }) offered = false;

  @state() private choice: RangeChoice = { preset: "week", from: "", to: "" };
  @state() private expired = false;
  @state() private force = false;

  override render(): TemplateResult {
    const { t } = this.ui;
    return html`
      <frigate-backfill-range
        .ui=${this.ui}
        .choice=${this.choice}
        @range-changed=${this.onRange}
      ></frigate-backfill-range>
      <details>
        <summary>${t("run.options")}</summary>
        <div class="options">
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.expired}
              @change=${(event: Event) => (this.expired = checked(event))}
            />
            ${t("run.expired")}
            <small>${t("run.expired_help")}</small>
          </label>
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.force}
              @change=${(event: Event) => (this.force = checked(event))}
            />
            ${t("run.force")}
            <small>${t("run.force_help")}</small>
          </label>
        </div>
      </details>
      <div class="buttons">
        <button class="button ${this.offered ? "" : "primary"}" @click=${() => this.wish(true)}>
          ${t("run.dry")}
        </button>
        <button class="button" @click=${() => this.wish(false)}>
          ${t("run.ask", { action: t("run.backfill") })}
        </button>
      </div>
    `;
  }

  private wish(dryRun: boolean): void {
    const { choice, expired, force } = this;
    const wish: Wish = { choice, expired, force };
    this.dispatchEvent(new CustomEvent("wished", { detail: { wish, dryRun } }));
  }

  private onRange(event: CustomEvent<{ choice: RangeChoice }>): void {
    const { choice } = event.detail;
    if (choice.preset === "custom" && !choice.from) {
      // The last day, to have something to change.
      const range = resolveRange({ ...choice, preset: "day" }, Date.now() / 1000, this.ui.zone);
      choice.from = this.ui.zone.formatLocal((range as TimeRange).start_time ?? 0);
      choice.to = this.ui.zone.formatLocal(Date.now() / 1000);
    }
    this.choice = choice;
  }
}

function checked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
