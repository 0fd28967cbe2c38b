/** A calm notice for when there is no map to show: what is wrong, and what to do. */

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import { icon } from "../widgets/icon";
import { base, buttons } from "../widgets/styles";

export class Notice extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      div {
        display: grid;
        justify-items: center;
        gap: 6px;
        padding: 28px 16px;
        text-align: center;
      }
      .icon {
        inline-size: 44px;
        block-size: 44px;
        opacity: 0.55;
      }
      h3 {
        margin: 4px 0 0;
        font-size: 16px;
        font-weight: 500;
      }
      p {
        margin: 0;
        max-inline-size: 44ch;
        overflow-wrap: anywhere;
        color: var(--fb-text-2);
      }
      .button {
        margin-block-start: 12px;
      }
      :host([banner]) div {
        grid-template-columns: auto 1fr auto;
        justify-items: start;
        align-items: center;
        gap: 2px 12px;
        padding: 10px 12px;
        border-radius: 8px;
        text-align: start;
        background: color-mix(in srgb, var(--fb-missing) 16%, transparent);
      }
      :host([banner]) .icon {
        grid-row: 1 / span 2;
        inline-size: 24px;
        block-size: 24px;
        opacity: 1;
      }
      :host([banner]) h3 {
        margin: 0;
        font-size: 14px;
        grid-column: 2;
      }
      :host([banner]) p {
        grid-column: 2;
        font-size: 13px;
        max-inline-size: none;
      }
      :host([banner]) .button {
        grid-area: 1 / 3 / span 2;
        margin: 0;
      }
      :host([banner]) {
        container-type: inline-size;
      }
      /* On a phone, or a column of a dashboard, the button beside it would leave little room for
         the text. */
      @container (inline-size < 560px) {
        :host([banner]) .button {
          grid-area: 3 / 2;
          margin-block-start: 6px;
        }
      }
      :host([busy]) .icon {
        animation: breathe 1.6s ease-in-out infinite alternate;
      }
      @keyframes breathe {
        from {
          opacity: 0.2;
        }
      }
    `,
  ];

  /** Path of the icon. */
  @property() icon = "";
  @property() heading = "";
  @property() text = "";
  @property() href = "";
  @property() action = "";
  /** A strip above a map that is still shown, not a notice in its place. */
  @property({ type: Boolean, reflect: true }) banner = false;
  @property({ type: Boolean, reflect: true }) busy = false;

  override render(): TemplateResult {
    return html`<div role="status">
      ${icon(this.icon)}
      <h3>${this.heading}</h3>
      ${this.text ? html`<p>${this.text}</p>` : nothing} ${this.renderAction()}
    </div>`;
  }

  private renderAction(): TemplateResult | typeof nothing {
    if (!this.action) {
      return nothing;
    }
    return this.href
      ? html`<a class="button" href=${this.href} @click=${this.onLink}>${this.action}</a>`
      : html`<button class="button" @click=${this.onAction}>${this.action}</button>`;
  }

  private onAction(): void {
    this.dispatchEvent(new CustomEvent("action"));
  }

  /** Home Assistant's way to change the page without loading it anew. */
  private onLink(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    history.pushState(null, "", this.href);
    window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
  }
}
