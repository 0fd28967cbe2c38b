/** Asks before recordings are brought back. Events: `confirmed`, `closed`. */

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Ui } from "../i18n/ui";
import { base, buttons } from "../widgets/styles";

export class Confirm extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      p {
        margin: 0 0 8px;
      }
      .warning {
        padding: 8px 12px;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-error) 12%, transparent);
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property() camera = "";
  /** The range in words. */
  @property() range = "";
  /** What the dry run of just this request found; null where there was none. */
  @property({ type: Number }) found: number | null = null;
  @property({ type: Boolean }) expired = false;
  @property({ type: Boolean }) force = false;

  override render(): TemplateResult {
    const { t, formats } = this.ui;
    const count =
      this.found === null
        ? t("confirm.no_dry_run")
        : t("confirm.count", { count: this.found, n: formats.number(this.found) });
    return html`<frigate-backfill-dialog
      .ui=${this.ui}
      .heading=${t("confirm.title")}
      @closed=${() => this.dispatchEvent(new CustomEvent("closed"))}
    >
      <p class="what">${this.camera} · ${this.range}</p>
      <p>${count}</p>
      <p>${t("confirm.safe")}</p>
      ${this.force ? html`<p>${t("confirm.force")}</p>` : nothing}
      ${this.expired ? html`<p class="warning">${t("confirm.expired")}</p>` : nothing}
      <button slot="buttons" class="button" @click=${this.dismiss}>${t("cancel")}</button>
      <button
        slot="buttons"
        class="button primary"
        @click=${() => this.dispatchEvent(new CustomEvent("confirmed"))}
      >
        ${t("run.backfill")}
      </button>
    </frigate-backfill-dialog>`;
  }

  private dismiss(): void {
    this.dispatchEvent(new CustomEvent("closed"));
  }
}
