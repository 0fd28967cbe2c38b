/** Asks before something is changed. Events: `confirmed`, `closed`. */

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";

import type { Ui } from "../i18n/ui";
import type { Dialog } from "../widgets/dialog";
import { base, buttons } from "../widgets/styles";

export interface Question {
  heading: string;
  /** Camera and range. */
  about: string;
  texts: string[];
  warning: string;
  /** The button that does it. */
  action: string;
}

export class Confirm extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      p {
        margin: 0 0 8px;
      }
      .about {
        overflow-wrap: anywhere;
      }
      .warning {
        padding: 8px 12px;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-error) 12%, transparent);
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) question!: Question;

  @query("frigate-backfill-dialog") private dialog!: Dialog;

  override render(): TemplateResult {
    const { heading, about, texts, warning, action } = this.question;
    return html`<frigate-backfill-dialog
      .ui=${this.ui}
      .heading=${heading}
      @closed=${() => this.tell("closed")}
    >
      <p class="about">${about}</p>
      ${texts.map((text) => html`<p>${text}</p>`)}
      ${warning ? html`<p class="warning">${warning}</p>` : nothing}
      <button slot="buttons" class="button" @click=${() => this.dialog.close()}>
        ${this.ui.t("cancel")}
      </button>
      <button slot="buttons" class="button primary" @click=${() => this.tell("confirmed")}>
        ${action}
      </button>
    </frigate-backfill-dialog>`;
  }

  private tell(event: "closed" | "confirmed"): void {
    this.dispatchEvent(new CustomEvent(event));
  }
}
