/** The recordings of one hour: a dialog with a player and a list. Events: `closed`, `hour-selected`. */

import { mdiAlertCircleOutline, mdiChevronLeft, mdiChevronRight } from "@mdi/js";
import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/backend";
import { errorText } from "../api/errors";
import type { Recording, RecordingKind } from "../api/models";
import type { Ui } from "../i18n/ui";
import { HOUR } from "../i18n/zone";
import { hourTitle } from "../map/row";
import { icon } from "../widgets/icon";
import { KeepFocus } from "../widgets/keep-focus";
import { base, buttons } from "../widgets/styles";

const KINDS: RecordingKind[] = ["recorded", "backfilled", "missing", "error"];

export class HourDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      frigate-backfill-dialog {
        --dialog-width: 640px;
      }
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }
      /* It stays in sight while the list below it is scrolled. */
      frigate-backfill-player {
        position: sticky;
        inset-block-start: -4px;
        z-index: 1;
        padding-block: 4px;
        background: var(--ha-dialog-surface-background, var(--fb-surface));
      }
      p {
        margin: 0;
      }
      .note {
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) client!: BackfillClient;
  @property() camera = "";
  /** Start of the hour, epoch seconds. */
  @property({ type: Number }) hour = 0;
  @property({ type: Number }) now = 0;
  /** Another one when a run may have changed the hour. */
  @property() fingerprint = "";

  @state() private recordings: Recording[] | null = null;
  @state() private error: unknown = null;
  @state() private playing: Recording | null = null;
  private asked = 0;

  constructor() {
    super();
    new KeepFocus(this, (root) => root.querySelector<HTMLElement>("frigate-backfill-dialog"));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("hour") || changed.has("camera")) {
      this.recordings = null;
      this.playing = null;
      this.error = null;
    }
    if (changed.has("hour") || changed.has("camera") || changed.has("fingerprint")) {
      void this.load();
    }
  }

  override render(): TemplateResult {
    const { t } = this.ui;
    return html`<frigate-backfill-dialog
      tall
      .ui=${this.ui}
      .heading=${hourTitle(this.hour, this.ui)}
      @closed=${() => this.dispatchEvent(new CustomEvent("closed"))}
    >
      <button
        slot="header"
        class="icon-button"
        aria-label=${t("hour.earlier")}
        @click=${() => this.go(-HOUR)}
      >
        ${icon(mdiChevronLeft, "turns")}
      </button>
      <button
        slot="header"
        class="icon-button"
        aria-label=${t("hour.later")}
        aria-disabled=${this.isLatest}
        @click=${() => this.isLatest || this.go(HOUR)}
      >
        ${icon(mdiChevronRight, "turns")}
      </button>
      <div class="body">${this.renderBody()}</div>
    </frigate-backfill-dialog>`;
  }

  private renderBody(): TemplateResult {
    const { t, admin } = this.ui;
    const notLooked = html`<p class="note">
      ${t(admin ? "hour.not_looked" : "hour.not_looked_viewer")}
    </p>`;
    if (this.error !== null) {
      return html`<frigate-backfill-notice
        .icon=${mdiAlertCircleOutline}
        .heading=${t("failed")}
        .text=${errorText(this.error, this.ui)}
        .action=${t("retry")}
        @action=${this.load}
      ></frigate-backfill-notice>`;
    }
    if (this.recordings === null) {
      return html`<p role="status">${t("loading")}</p>`;
    }
    if (this.recordings.length === 0) {
      return html`<p role="status">${t("hour.empty")}</p>
        ${notLooked}`;
    }
    const playable = this.recordings.filter((recording) => recording.url !== null);
    return html`
      ${
        playable.length > 0
          ? html`<frigate-backfill-player
              .ui=${this.ui}
              .recordings=${playable}
              .recording=${this.playing}
              @play=${this.onPlay}
              @expired=${this.load}
            ></frigate-backfill-player>`
          : ""
      }
      <p class="muted">${this.summary(this.recordings)}</p>
      <frigate-backfill-recordings
        .ui=${this.ui}
        .recordings=${this.recordings}
        .playing=${this.playing}
        @play=${this.onPlay}
      ></frigate-backfill-recordings>
      ${notLooked}
    `;
  }

  /** 312 recordings: 300 recorded, 12 missing. */
  private summary(recordings: Recording[]): string {
    const { t, formats } = this.ui;
    const parts = KINDS.map((kind) => {
      const n = recordings.filter((recording) => recording.kind === kind).length;
      return n > 0 ? t("hour.of_kind", { kind: t(`hour.kind.${kind}`), n: formats.number(n) }) : "";
    });
    const n = recordings.length;
    const total = t("item.recordings", { count: n, n: formats.number(n) });
    return [total, ...parts.filter(Boolean)].join(" · ");
  }

  private async load(): Promise<void> {
    const turn = ++this.asked;
    try {
      const { camera, hour } = this;
      const recordings = await this.client.recordings(camera, hour, hour + HOUR);
      if (turn !== this.asked) {
        return;
      }
      this.recordings = recordings;
      this.error = null;
      // Recordings of a camera's two streams may start at the same moment.
      const playing = this.playing?.file_path;
      this.playing = recordings.find((other) => other.url && other.file_path === playing) ?? null;
    } catch (error) {
      if (turn === this.asked) {
        this.error = error;
      }
    }
  }

  private onPlay(event: CustomEvent<{ recording: Recording }>): void {
    this.playing = event.detail.recording;
  }

  private get isLatest(): boolean {
    return this.hour + HOUR > this.now;
  }

  private go(step: number): void {
    this.dispatchEvent(new CustomEvent("hour-selected", { detail: { hour: this.hour + step } }));
  }
}
