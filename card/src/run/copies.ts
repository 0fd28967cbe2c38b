/** The copies of Frigate's database: which of them a run takes. Event: `copies-chosen`. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/backend";
import type { DatabaseCopy } from "../api/models";
import type { Ui } from "../i18n/ui";
import { pending } from "../widgets/pending";
import { base, fields, paths } from "../widgets/styles";

export class Copies extends LitElement {
  static override styles = [
    base,
    fields,
    paths,
    css`
      summary {
        cursor: pointer;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      p {
        margin: 6px 0 0;
        font-size: 13px;
      }
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 8px 12px;
        border: 1px solid var(--fb-line);
        border-radius: 8px;
        font-size: 13px;
      }
      b {
        font-weight: 500;
      }
      .check {
        align-items: start;
        font-size: inherit;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) client!: BackfillClient;
  @property() camera = "";
  /** The paths of those that a run takes; null: all that there are. */
  @property({ attribute: false }) chosen: string[] | null = null;

  @state() private open = false;
  @state() private copies: DatabaseCopy[] | null = null;
  @state() private error: unknown = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("client")) {
      this.copies = null;
      if (this.open) {
        void this.load();
      }
    }
  }

  override render(): TemplateResult {
    const { t } = this.ui;
    return html`<details .open=${this.open} @toggle=${this.onToggle}>
      <summary>${t("copies.title")}</summary>
      <p class="muted">${t("copies.about")}</p>
      ${this.open ? this.renderList() : nothing}
    </details>`;
  }

  private renderList(): TemplateResult {
    const { t } = this.ui;
    if (this.error !== null || this.copies === null) {
      return pending(this.error, this.ui);
    }
    const copies = this.copies.filter(isOfUse);
    return copies.length === 0
      ? html`<p>${t("copies.none")}</p>`
      : html`<p>${t("copies.choose")}</p>
          <ul>
            ${copies.map((copy) => html`<li>${this.renderChoice(copy)}</li>`)}
          </ul>`;
  }

  private renderChoice(copy: DatabaseCopy): TemplateResult {
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${this.chosen?.includes(copy.path) ?? true}
        @change=${(event: Event) => this.choose(copy, (event.target as HTMLInputElement).checked)}
      />
      <span>${this.renderCopy(copy)}</span>
    </label>`;
  }

  private renderCopy(copy: DatabaseCopy): TemplateResult {
    const { t, formats } = this.ui;
    const { rows = 0, first = null, last = null } = copy.tables.recordings ?? {};
    const count = t("item.recordings", { count: rows, n: formats.number(rows) });
    const days = [first, last].filter((time) => time !== null).map((time) => formats.date(time));
    const range = days.length < 2 ? "" : ` · ${[...new Set(days)].join(" – ")}`;
    const saved =
      copy.modified_at === null
        ? ""
        : ` · ${t("copies.saved", { when: formats.dateTime(copy.modified_at) })}`;
    return html`<b>${t(`copies.kind.${copy.kind}`)}</b> · ${count}${range}${saved}
      ${copy.damaged ? html`<span class="error-text">${t("copies.damaged")}</span>` : nothing}
      <code>${copy.path}</code>`;
  }

  private choose(copy: DatabaseCopy, taken: boolean): void {
    const all = (this.copies ?? []).filter(isOfUse).map(({ path }) => path);
    const before = this.chosen ?? all;
    const now = all.filter((path) => (path === copy.path ? taken : before.includes(path)));
    // At once, for whoever ticks the next before this one is drawn.
    this.chosen = now.length === all.length ? null : now;
    this.dispatchEvent(new CustomEvent("copies-chosen", { detail: { chosen: this.chosen } }));
  }

  private onToggle(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
    if (this.open && this.copies === null) {
      void this.load();
    }
  }

  private async load(): Promise<void> {
    const { client, camera } = this;
    this.error = null;
    try {
      const copies = await client.copies(camera);
      if (client === this.client) {
        this.copies = copies;
      }
    } catch (error) {
      if (client === this.client) {
        this.error = error;
      }
    }
  }
}

/** Whether anything can come back from it: a new Frigate has empty ones, too. */
function isOfUse(copy: DatabaseCopy): boolean {
  return copy.damaged || Object.values(copy.tables).some(({ rows }) => rows > 0);
}
