/** One camera: what is missing, its map, its runs, its schedule, and the hour that is open. */

import { mdiCalendarClock, mdiHistory } from "@mdi/js";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/backend";
import type { CameraStatus, Capability } from "../api/models";
import { type CardConfig, DEFAULT_DAYS } from "../view/config";
import type { Ui } from "../i18n/ui";
import type { CoverageStore } from "../map/coverage-store";
import { base } from "../widgets/styles";

export class CameraView extends LitElement {
  static override styles = [
    base,
    css`
      .map {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 0 16px 14px;
      }
      .stale frigate-backfill-map {
        opacity: 0.6;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) config!: CardConfig;
  @property({ attribute: false }) client!: BackfillClient;
  @property({ attribute: false }) store!: CoverageStore;
  /** Counts up whenever the store knows something new. */
  @property({ type: Number }) revision = 0;
  /** Another one when a run may have changed the recordings. */
  @property() fingerprint = "";
  @property() camera = "";
  @property() label = "";
  @property({ attribute: false }) status: CameraStatus | null = null;
  /** What Frigate's patch can do besides. */
  @property({ attribute: false }) capabilities: Capability[] = [];
  @property({ type: Number }) now = 0;
  /** This user may start runs and change the schedule. */
  @property({ type: Boolean }) canChange = false;
  /** Frigate is away: what was last known is shown, and nothing can be changed. Slot `away`: why. */
  @property({ type: Boolean }) away = false;
  /** A run has been at work since the card is there. */
  @property({ type: Boolean }) running = false;

  /** The hour that is open, epoch seconds. */
  @state() private hour: number | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hour = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("store")) {
      this.hour = null;
    }
  }

  override render(): TemplateResult {
    const { ui, config, status } = this;
    const mayChange = this.canChange && !this.away;
    return html`
      <div class="map ${this.away ? "stale" : ""}">
        <slot name="away"></slot>
        ${
          this.away
            ? nothing
            : html`<frigate-backfill-missing
                .ui=${ui}
                .status=${status}
                .now=${this.now}
              ></frigate-backfill-missing>`
        }
        <frigate-backfill-map
          .ui=${ui}
          .store=${this.store}
          .revision=${this.revision}
          .camera=${this.label}
          .days=${config.days ?? DEFAULT_DAYS}
          .now=${this.now}
          .offline=${this.away}
          @hour-selected=${this.onHour}
        ></frigate-backfill-map>
        <frigate-backfill-legend .ui=${ui}></frigate-backfill-legend>
      </div>
      ${mayChange && config.show_controls !== false ? this.renderRun() : nothing}
      ${mayChange && config.show_schedule !== false ? this.renderSchedule() : nothing}
      ${this.hour === null ? nothing : this.renderHour(this.hour)}
    `;
  }

  private renderRun(): TemplateResult {
    const { ui } = this;
    return html`<frigate-backfill-disclosure
      .icon=${mdiHistory}
      .heading=${ui.t("run.title")}
      .open=${this.running}
    >
      <frigate-backfill-run
        .ui=${ui}
        .client=${this.client}
        .camera=${this.camera}
        .label=${this.label}
        .status=${this.status}
        .capabilities=${this.capabilities}
        .now=${this.now}
      ></frigate-backfill-run>
    </frigate-backfill-disclosure>`;
  }

  private renderSchedule(): TemplateResult | typeof nothing {
    const { ui } = this;
    const schedule = this.status?.schedule;
    if (!schedule) {
      return nothing;
    }
    const hours = schedule.interval_hours;
    return html`<frigate-backfill-disclosure
      .icon=${mdiCalendarClock}
      .heading=${ui.t("schedule.title")}
      .note=${
        schedule.enabled
          ? ui.t("schedule.every", { count: hours, n: ui.formats.number(hours) })
          : ui.t("schedule.off")
      }
    >
      <frigate-backfill-schedule
        .ui=${ui}
        .client=${this.client}
        .camera=${this.camera}
        .schedule=${schedule}
        .now=${this.now}
      ></frigate-backfill-schedule>
    </frigate-backfill-disclosure>`;
  }

  private renderHour(hour: number): TemplateResult {
    return html`<frigate-backfill-hour
      .ui=${this.ui}
      .client=${this.client}
      .camera=${this.camera}
      .hour=${hour}
      .now=${this.now}
      .fingerprint=${this.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${() => (this.hour = null)}
    ></frigate-backfill-hour>`;
  }

  private onHour(event: CustomEvent<{ hour: number }>): void {
    this.hour = event.detail.hour;
  }
}
