/** The recordings of an hour as a list. Event: `play` with `{ recording }`. */

import { mdiPlay } from "@mdi/js";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { Recording } from "../api/models";
import { loadNotices } from "../i18n/notices";
import { loadReasons } from "../i18n/reasons";
import type { Ui } from "../i18n/ui";
import { explain } from "../results/reasons";
import { icon } from "../widgets/icon";
import { base, buttons } from "../widgets/styles";

const EMOJI = { recorded: "📹", backfilled: "📁", missing: "❓", error: "⚠️" };

export class Recordings extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .entry {
        display: grid;
        grid-template-columns: 28px 1fr auto auto 24px;
        align-items: center;
        gap: 0 12px;
        inline-size: 100%;
        min-block-size: 40px;
        padding: 4px 10px;
        border: 1px solid transparent;
        border-radius: 8px;
        background: color-mix(in srgb, var(--fb-recorded) 12%, transparent);
        text-align: start;
        font-variant-numeric: tabular-nums;
        content-visibility: auto;
        contain-intrinsic-size: auto 40px;
      }
      .backfilled {
        background: color-mix(in srgb, var(--fb-backfilled) 24%, transparent);
      }
      .missing {
        border: 1px dashed var(--fb-missing);
        background: repeating-linear-gradient(
          135deg,
          color-mix(in srgb, var(--fb-missing) 14%, transparent) 0 3px,
          transparent 3px 9px
        );
      }
      .error {
        border: 1px solid color-mix(in srgb, var(--fb-error) 60%, transparent);
        background: color-mix(in srgb, var(--fb-error) 8%, transparent);
      }
      button.entry:hover {
        border-color: var(--fb-text-2);
      }
      button.entry[aria-current="true"] {
        border-color: var(--fb-text);
        box-shadow: 0 0 0 1px var(--fb-text);
      }
      .entry > .icon {
        grid-area: 1 / 5;
      }
      .emoji {
        font-size: 18px;
        text-align: center;
      }
      small {
        font-size: 12px;
        color: var(--fb-text);
        opacity: 0.85;
      }
      .why {
        grid-column: 2 / -1;
        font-size: 12px;
      }
      code.why {
        font-size: 11px;
        overflow-wrap: anywhere;
        color: var(--fb-text-2);
      }
      .number {
        font-size: 13px;
        min-inline-size: 3.6em;
        text-align: end;
        white-space: nowrap;
      }
      @media (max-width: 520px) {
        .entry {
          gap: 0 8px;
        }
        small {
          display: block;
        }
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) recordings: Recording[] = [];
  @property({ attribute: false }) playing: Recording | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void Promise.all([loadReasons(), loadNotices()]).then(() => this.requestUpdate());
  }

  override render(): TemplateResult {
    return html`<ul>
      ${this.recordings.map((recording) => html`<li>${this.renderEntry(recording)}</li>`)}
    </ul>`;
  }

  private renderEntry(recording: Recording): TemplateResult {
    if (recording.url === null) {
      return html`<div class="entry ${recording.kind}">${this.renderFacts(recording)}</div>`;
    }
    const { t } = this.ui;
    const name = t("hour.play", { time: this.time(recording) });
    return html`<button
      class="entry ${recording.kind}"
      title=${name}
      aria-current=${this.playing === recording}
      @click=${() => this.dispatchEvent(new CustomEvent("play", { detail: { recording } }))}
    >
      ${this.renderFacts(recording)} ${icon(mdiPlay)}
    </button>`;
  }

  private renderFacts(recording: Recording): TemplateResult {
    const { formats } = this.ui;
    const why = explain(recording, this.ui);
    const needsWhy = recording.kind === "missing" || recording.kind === "error";
    return html`
      <span class="emoji" aria-hidden="true">${EMOJI[recording.kind]}</span>
      <span>
        ${this.time(recording)}
        <small>${this.words(recording)}</small>
      </span>
      <span class="number">
        ${recording.duration === null ? nothing : formats.clip(recording.duration)}
      </span>
      <span class="number">
        ${recording.size_mb === null ? nothing : formats.size(recording.size_mb)}
      </span>
      ${needsWhy && why ? html`<span class="why">${why}</span>` : nothing}
      ${
        recording.kind === "error" && recording.file_path
          ? html`<code class="why">${recording.file_path}</code>`
          : nothing
      }
    `;
  }

  private words({ kind, has_motion: motion, stream_type: stream }: Recording): string {
    const { t } = this.ui;
    return [
      t(`hour.kind.${kind}`),
      ...(motion ? [t("hour.motion")] : []),
      ...(stream === "sub" ? [t("hour.sub")] : []),
    ].join(" · ");
  }

  private time({ start_time: start }: Recording): string {
    const { t, formats } = this.ui;
    return start === null ? t("results.unknown_time") : formats.timeWithSeconds(start);
  }
}
