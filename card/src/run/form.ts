/** What to bring back: a range and options. Event: `wished` with `{ wish, what }`. */

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { Capability } from "../api/models";
import type { Ui } from "../i18n/ui";
import { base, buttons, fields } from "../widgets/styles";
import type { Wish } from "./plan";
import { type RangeChoice, resolveRange, type TimeRange } from "./range";

/** Look, do it, or look for motion in what came back without. */
export type What = "dry_run" | "backfill" | "find_motion";

export class RunForm extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
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
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
        padding-block: 8px 2px;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) capabilities: Capability[] = [];
  /** The copies of the database to take rows from; null: all that there are. */
  @property({ attribute: false }) copies: string[] | null = null;
  /** A dry run has something to offer, so that looking is not the next step. */
  @property({ type: Boolean }) offered = false;

  @state() private choice: RangeChoice = { preset: "all", from: "", to: "" };
  @state() private expired = false;
  @state() private force = false;
  @state() private motion = true;
  @state() private estimate = false;
  @state() private gone = false;

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
          ${this.renderOption("expired")} ${this.renderOption("force")}
          ${this.renderOption("motion", "motion")} ${this.renderOption("estimate", "estimate")}
          ${this.renderOption("gone", "remove_gone")}
        </div>
      </details>
      <div class="buttons">
        <button
          class="button ${this.offered ? "" : "primary"}"
          @click=${() => this.wish("dry_run")}
        >
          ${t("run.dry")}
        </button>
        <button class="button" @click=${() => this.wish("backfill")}>
          ${t("run.ask", { action: t("run.backfill") })}
        </button>
        ${
          this.capabilities.includes("motion")
            ? html`<button class="button" @click=${() => this.wish("find_motion")}>
                ${t("run.ask", { action: t("run.find_motion") })}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  /** Where a run begins. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>(".buttons .button")?.focus(options);
  }

  /** @param needed what Frigate's patch must be able to do for it. */
  private renderOption(
    option: "expired" | "force" | "motion" | "estimate" | "gone",
    needed?: Capability,
  ): TemplateResult | typeof nothing {
    const { t } = this.ui;
    if (needed !== undefined && !this.capabilities.includes(needed)) {
      return nothing;
    }
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this[option]}
        @change=${(event: Event) => (this[option] = (event.target as HTMLInputElement).checked)}
      />
      ${t(`run.${option}`)}
      <small>${t(`run.${option}_help`)}</small>
    </label>`;
  }

  private wish(what: What): void {
    const { choice, expired, force, motion, estimate, gone, copies } = this;
    const wish: Wish = { choice, expired, force, motion, estimate, gone, copies };
    this.dispatchEvent(new CustomEvent("wished", { detail: { wish, what } }));
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
