/** Plays one recording after the other, from signed addresses of Home Assistant's own.
 *
 * Events: `play` with `{ recording }` to change it; `expired` when an address no longer works.
 */

import { mdiSkipNext, mdiSkipPrevious } from "@mdi/js";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { Recording } from "../api/models";
import type { Ui } from "../i18n/ui";
import { icon } from "../widgets/icon";
import { base, buttons } from "../widgets/styles";

export class Player extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      .screen {
        display: grid;
        place-items: center;
        aspect-ratio: 16 / 9;
        max-block-size: 46vh;
        inline-size: 100%;
        border-radius: 12px;
        overflow: hidden;
        background: #101418;
        color: #e8eaed;
        text-align: center;
      }
      video {
        inline-size: 100%;
        block-size: 100%;
        min-block-size: 0;
      }
      p {
        margin: 0;
        padding: 16px;
        max-inline-size: 48ch;
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 4px;
        font-variant-numeric: tabular-nums;
      }
      .bar span {
        flex: 1;
        text-align: center;
      }
      a {
        color: inherit;
      }
      .download {
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  /** What can be played, in time order. */
  @property({ attribute: false }) recordings: Recording[] = [];
  @property({ attribute: false }) recording: Recording | null = null;

  @state() private failed = false;
  private renewed = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("recording")) {
      const before = changed.get("recording");
      if (before?.file_path !== this.recording?.file_path) {
        this.renewed = 0;
      }
      // The same address again would fail again.
      this.failed = this.renewed > 0 && before?.url === this.recording?.url;
    }
  }

  override render(): TemplateResult {
    return html`
      <div class="screen">${this.renderScreen()}</div>
      ${this.recording ? this.renderBar(this.recording) : nothing}
    `;
  }

  private renderScreen(): TemplateResult {
    const { t } = this.ui;
    const { recording } = this;
    if (recording?.url == null) {
      return html`<p>${t("hour.pick")}</p>`;
    }
    if (this.failed) {
      const damaged = recording.kind === "error";
      return html`<p role="alert">${t(damaged ? "hour.play_damaged" : "hour.play_failed")}</p>`;
    }
    return html`<video
      src=${recording.url}
      aria-label=${this.time(recording)}
      controls
      autoplay
      playsinline
      @ended=${() => this.move(1)}
      @error=${this.onError}
    ></video>`;
  }

  private renderBar(recording: Recording): TemplateResult {
    const { t } = this.ui;
    const index = this.index;
    return html`<div class="bar">
      <button
        class="icon-button"
        aria-label=${t("hour.previous")}
        aria-disabled=${index <= 0}
        @click=${() => this.move(-1)}
      >
        ${icon(mdiSkipPrevious, "turns")}
      </button>
      <span>${this.time(recording)}</span>
      ${
        recording.url
          ? html`<a class="download" href=${recording.url} download>${t("hour.download")}</a>`
          : nothing
      }
      <button
        class="icon-button"
        aria-label=${t("hour.next")}
        aria-disabled=${index >= this.recordings.length - 1}
        @click=${() => this.move(1)}
      >
        ${icon(mdiSkipNext, "turns")}
      </button>
    </div>`;
  }

  private time({ start_time: start }: Recording): string {
    return start === null ? "" : this.ui.formats.timeWithSeconds(start);
  }

  private get index(): number {
    return this.recordings.findIndex((other) => other === this.recording);
  }

  private move(step: 1 | -1): void {
    const recording = this.recordings[this.index + step];
    if (recording) {
      this.dispatchEvent(new CustomEvent("play", { detail: { recording } }));
    }
  }

  /** Signed addresses run out; one that is new and still fails is the video's own fault. */
  private onError(): void {
    this.renewed++;
    if (this.renewed > 1) {
      this.failed = true;
    } else {
      this.dispatchEvent(new CustomEvent("expired"));
    }
  }
}
