/** Chooses the range of a run. Event: `range-changed` with `{ choice }`. */

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Ui } from "../i18n/ui";
import { base, buttons, fields } from "../widgets/styles";
import { PRESETS, type Preset, type RangeChoice } from "./range";

export class RangePicker extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: 4px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
      .preset {
        position: relative;
        display: inline-flex;
        align-items: center;
        min-block-size: 36px;
        padding: 2px 14px;
        border: 1px solid var(--fb-line);
        border-radius: 18px;
        font-size: 13px;
        color: var(--fb-text);
        cursor: pointer;
      }
      .preset input {
        position: absolute;
        inset: 0;
        opacity: 0;
        min-block-size: 0;
        cursor: pointer;
      }
      .preset:hover {
        background: var(--fb-track);
      }
      .preset:has(:checked) {
        border-color: var(--fb-accent);
        background: color-mix(in srgb, var(--fb-accent) 20%, transparent);
        box-shadow: 0 0 0 1px var(--fb-accent);
      }
      .preset:has(:focus-visible) {
        outline: 2px solid var(--fb-text);
        outline-offset: 2px;
      }
      .dates {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        margin-block-start: 10px;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) choice!: RangeChoice;

  override render(): TemplateResult {
    const { t } = this.ui;
    return html`
      <fieldset>
        <legend>${t("run.range")}</legend>
        ${PRESETS.map((preset) => this.renderPreset(preset))}
      </fieldset>
      ${
        this.choice.preset === "custom"
          ? html`<div class="dates">
              ${this.renderDate("from", t("run.from"))} ${this.renderDate("to", t("run.to"))}
            </div>`
          : nothing
      }
    `;
  }

  private renderPreset(preset: Preset): TemplateResult {
    return html`<label class="preset">
      <input
        type="radio"
        name="preset"
        .checked=${this.choice.preset === preset}
        @change=${() => this.change({ preset })}
      />
      ${this.ui.t(`run.range.${preset}`)}
    </label>`;
  }

  private renderDate(name: "from" | "to", label: string): TemplateResult {
    return html`<label
      >${label}
      <input
        type="datetime-local"
        .value=${this.choice[name]}
        @change=${(event: Event) =>
          this.change({ [name]: (event.target as HTMLInputElement).value })}
      />
    </label>`;
  }

  private change(part: Partial<RangeChoice>): void {
    // Kept here, too: the next change may come before the owner has rendered this one.
    const choice = (this.choice = { ...this.choice, ...part });
    this.dispatchEvent(new CustomEvent("range-changed", { detail: { choice } }));
  }
}
