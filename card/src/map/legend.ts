/** What the colours and patterns of the map mean. */

import { css, html, LitElement, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Ui } from "../i18n/ui";
import { base } from "../widgets/styles";

const KINDS = ["recorded", "backfilled", "missing", "errors", "none"] as const;

export class Legend extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 12px;
        color: var(--fb-text-2);
      }
      li {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      i {
        position: relative;
        inline-size: 14px;
        block-size: 14px;
        border-radius: 3px;
        background: var(--fb-track);
      }
      .recorded {
        background: var(--fb-recorded);
      }
      .backfilled {
        background: var(--fb-backfilled);
      }
      .missing {
        background: var(--fb-hatch);
      }
      .errors::after {
        content: "";
        position: absolute;
        inset: 4px;
        border-radius: 50%;
        background: var(--fb-error);
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  /** Only what a day can be told by. */
  @property({ type: Boolean }) short = false;

  override render(): TemplateResult {
    return html`<ul>
      ${KINDS.slice(0, this.short ? 3 : undefined).map(
        (kind) =>
          html`<li><i class=${kind} aria-hidden="true"></i>${this.ui.t(`legend.${kind}`)}</li>`,
      )}
    </ul>`;
  }
}
