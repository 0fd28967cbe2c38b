/** A modal dialog on the browser's own: it traps the focus, closes by Escape, gives the focus back.
 *
 * Slots: the content, `buttons` at the foot, `header` beside the heading. Event: `closed`.
 */

import { mdiClose } from "@mdi/js";
import { css, html, LitElement, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";

import type { Ui } from "../i18n/ui";
import { icon } from "./icon";
import { base, buttons } from "./styles";

export class Dialog extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      dialog {
        inline-size: min(var(--dialog-width, 560px), 100vw - 32px);
        max-block-size: min(860px, 100dvh - 48px);
        padding: 0;
        border: 0;
        border-radius: var(--ha-dialog-border-radius, 24px);
        overflow: hidden;
        background: var(--ha-dialog-surface-background, var(--fb-surface));
        color: var(--fb-text);
        box-shadow: 0 8px 40px rgba(0, 0, 0, 0.35);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: rgba(0, 0, 0, 0.45);
      }
      .header {
        display: flex;
        align-items: center;
        gap: 4px;
        padding-block: 12px 8px;
        padding-inline: 24px 12px;
      }
      h2 {
        flex: 1;
        margin: 0;
        font-size: 18px;
        font-weight: 500;
        line-height: 1.3;
        /* It has the focus to be read first; there is nothing to do with it. */
        outline: none;
      }
      .content {
        flex: 1 1 auto;
        min-block-size: 0;
        overflow-y: auto;
        padding: 4px 24px 20px;
      }
      .footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
        padding: 4px 24px 20px;
      }
      .footer:not(.filled) {
        display: none;
      }
      @media (max-width: 520px) {
        dialog {
          inline-size: 100vw;
          max-inline-size: 100vw;
          max-block-size: 100dvh;
          margin-block-end: 0;
          border-end-start-radius: 0;
          border-end-end-radius: 0;
        }
        dialog.tall {
          block-size: 100dvh;
          border-radius: 0;
        }
        .content {
          padding-inline: 16px;
        }
        .header {
          padding-inline-start: 16px;
        }
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property() heading = "";
  /** Fills a phone's screen. */
  @property({ type: Boolean }) tall = false;

  @query("dialog") private dialog!: HTMLDialogElement;
  @query("h2") private top!: HTMLElement;

  override render(): TemplateResult {
    return html`<dialog
      class=${this.tall ? "tall" : ""}
      aria-labelledby="heading"
      @close=${this.onClose}
      @click=${this.onClick}
    >
      <div class="header">
        <h2 id="heading" tabindex="-1" autofocus>${this.heading}</h2>
        <slot name="header"></slot>
        <button class="icon-button" aria-label=${this.ui.t("close")} @click=${this.close}>
          ${icon(mdiClose)}
        </button>
      </div>
      <div class="content"><slot></slot></div>
      <div class="footer"><slot name="buttons" @slotchange=${this.onButtons}></slot></div>
    </dialog>`;
  }

  override firstUpdated(): void {
    this.dialog.showModal();
  }

  override focus(options?: FocusOptions): void {
    this.top.focus(options);
  }

  close(): void {
    this.dialog.close();
  }

  private onButtons(event: Event): void {
    const slot = event.target as HTMLSlotElement;
    slot.parentElement?.classList.toggle("filled", slot.assignedElements().length > 0);
  }

  private onClick(event: MouseEvent): void {
    // The dialog itself is hit only beside its content: on the backdrop.
    if (event.composedPath()[0] === this.dialog) {
      this.close();
    }
  }

  private onClose(): void {
    this.dispatchEvent(new CustomEvent("closed"));
  }
}
