/** A part of the card that opens below its heading. Slot: the content. */

import { mdiChevronDown } from "@mdi/js";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import { icon } from "./icon";
import { base } from "./styles";

export class Disclosure extends LitElement {
  static override styles = [
    base,
    css`
      details {
        border-block-start: 1px solid var(--fb-line);
      }
      summary {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 48px;
        padding-inline: 16px;
        cursor: pointer;
        list-style: none;
        outline-offset: -2px;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--fb-track);
      }
      h3 {
        flex: 1;
        margin: 0;
        font-size: 15px;
        font-weight: 500;
      }
      .heading-icon {
        opacity: 0.7;
      }
      .chevron {
        transition: transform 0.2s;
      }
      details[open] .chevron {
        transform: rotate(180deg);
      }
      .content {
        padding: 4px 16px 16px;
      }
    `,
  ];

  /** Path of the icon. */
  @property() icon = "";
  @property() heading = "";
  /** A word on what is inside, beside the heading. */
  @property() note = "";
  @property({ type: Boolean }) open = false;

  override render(): TemplateResult {
    return html`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>
        ${icon(this.icon, "heading-icon")}
        <h3>${this.heading}</h3>
        ${this.note ? html`<span class="muted">${this.note}</span>` : nothing}
        ${icon(mdiChevronDown, "chevron")}
      </summary>
      <div class="content"><slot></slot></div>
    </details>`;
  }

  private onToggle(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }
}
