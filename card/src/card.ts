/** The card itself: it decides what to show and hands each element what it needs. */

import { mdiCalendarClock, mdiHistory } from "@mdi/js";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { CardData } from "./card-data";
import { chooser, labelOf } from "./chooser";
import type { BackfillClient } from "./client";
import { type CardConfig, DEFAULT_DAYS, EDITOR_TAG, validateConfig } from "./config";
import { cameraFace, type FaceContent, reasonFace, setupFace } from "./faces";
import type { HomeAssistant } from "./ha";
import type { Camera, CameraStatus } from "./models";
import { base, fields } from "./styles";
import { createUi, type Ui, uiKey } from "./ui";

const TICK_MS = 20_000;

export class FrigateBackfillCard extends LitElement {
  static override styles = [
    base,
    fields,
    css`
      :host {
        block-size: 100%;
      }
      ha-card {
        display: flex;
        flex-direction: column;
        block-size: 100%;
        overflow: hidden;
      }
      .header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding: 14px 16px 6px;
      }
      h2 {
        flex: 1 1 auto;
        margin: 0;
        font-size: var(--ha-card-header-font-size, 20px);
        font-weight: 400;
        line-height: 1.3;
      }
      .body {
        flex: 1 1 auto;
        min-block-size: 0;
        overflow-y: auto;
      }
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

  /** Home Assistant's own visual editor calls this. */
  static getConfigElement(): HTMLElement {
    return document.createElement(EDITOR_TAG);
  }

  static getStubConfig(): Partial<CardConfig> {
    return {};
  }

  @state() private ui: Ui | null = null;
  @state() private now = Date.now() / 1000;
  /** The hour that is open, and of which camera. */
  @state() private opened: { key: string; hour: number } | null = null;

  private readonly data = new CardData(this);
  private home: HomeAssistant | null = null;
  private uiOf = "";
  private tick = 0;

  /** Comes anew with every state change in the house: nearly all of them are nothing to us. */
  @property({ attribute: false, noAccessor: true })
  set hass(hass: HomeAssistant) {
    const before = this.home;
    this.home = hass;
    if (
      before?.locale !== hass.locale ||
      before?.language !== hass.language ||
      before.config.time_zone !== hass.config.time_zone
    ) {
      const key = uiKey(hass);
      if (key !== this.uiOf) {
        this.uiOf = key;
        this.ui = createUi(hass);
      }
    }
    if (before?.connection !== hass.connection) {
      this.data.connect(hass.connection);
    }
  }

  setConfig(config: unknown): void {
    this.data.configure(validateConfig(config));
  }

  getCardSize(): number {
    return 10;
  }

  getGridOptions(): Record<string, number | string> {
    return { columns: 12, min_columns: 6, rows: "auto", min_rows: 5 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tick = window.setInterval(() => this.onTick(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.tick);
    this.opened = null;
  }

  private get admin(): boolean {
    return this.home?.user?.is_admin === true;
  }

  override render(): TemplateResult | typeof nothing {
    const { ui, data } = this;
    const { config } = data;
    if (!ui || !config) {
      return nothing;
    }
    return html`<ha-card>
      <div class="header">
        <h2>${config.title ?? ui.t("title")}</h2>
        ${chooser(data, config, ui)}
      </div>
      <div class="body">${this.renderBody(ui, config)}</div>
      ${this.renderHour(ui)}
    </ha-card>`;
  }

  private renderBody(ui: Ui, config: CardConfig): TemplateResult | typeof nothing {
    const { data, admin } = this;
    const { instance, camera, client, store, status } = data;
    const setup = setupFace(data.instances, instance, data.error, admin, ui.t);
    if (setup || !instance) {
      return this.renderFace(setup);
    }
    const away = data.available ? null : reasonFace(data.reason, admin, ui.t);
    if (away && (!camera || !data.mapSeen)) {
      return this.renderFace(away);
    }
    if (!camera || !client || !store) {
      return this.renderFace(cameraFace(config.camera, ui.t));
    }
    const mayChange = instance.can_change && !away;
    return html`
      <div class="map ${away ? "stale" : ""}">
        ${away ? this.renderFace({ ...away, text: `${away.text} ${ui.t("face.last_known")}` }, true) : nothing}
        ${
          away
            ? nothing
            : html`<frigate-backfill-missing
                .ui=${ui}
                .status=${status}
                .now=${this.now}
                .mayRun=${instance.can_change}
              ></frigate-backfill-missing>`
        }
        <frigate-backfill-map
          .ui=${ui}
          .store=${store}
          .revision=${data.revision}
          .camera=${labelOf(camera)}
          .days=${config.days ?? DEFAULT_DAYS}
          .now=${this.now}
          .offline=${away !== null}
          @hour-selected=${this.onHour}
        ></frigate-backfill-map>
        <frigate-backfill-legend .ui=${ui}></frigate-backfill-legend>
      </div>
      ${
        mayChange && config.show_controls !== false
          ? this.renderRun(ui, client, camera, status)
          : nothing
      }
      ${
        mayChange && config.show_schedule !== false
          ? this.renderSchedule(ui, client, camera, status)
          : nothing
      }
    `;
  }

  private renderFace(face: FaceContent | null, banner = false): TemplateResult | typeof nothing {
    if (!face) {
      return nothing;
    }
    return html`<frigate-backfill-face
      .icon=${face.icon}
      .heading=${face.heading}
      .text=${face.text}
      .href=${face.href ?? ""}
      .action=${face.action ?? ""}
      .busy=${face.busy ?? false}
      .banner=${banner}
      @action=${() => this.data.retry()}
    ></frigate-backfill-face>`;
  }

  private renderRun(
    ui: Ui,
    client: BackfillClient,
    camera: Camera,
    status: CameraStatus | null,
  ): TemplateResult {
    return html`<frigate-backfill-disclosure
      .icon=${mdiHistory}
      .heading=${ui.t("run.title")}
      .open=${this.data.running}
    >
      <frigate-backfill-run
        .ui=${ui}
        .client=${client}
        .camera=${camera.name}
        .cameraLabel=${labelOf(camera)}
        .status=${status}
        .now=${this.now}
      ></frigate-backfill-run>
    </frigate-backfill-disclosure>`;
  }

  private renderSchedule(
    ui: Ui,
    client: BackfillClient,
    camera: Camera,
    status: CameraStatus | null,
  ): TemplateResult | typeof nothing {
    const schedule = status?.schedule;
    if (!schedule) {
      return nothing;
    }
    const { t, formats } = ui;
    return html`<frigate-backfill-disclosure
      .icon=${mdiCalendarClock}
      .heading=${t("schedule.title")}
      .note=${
        schedule.enabled
          ? t("schedule.summary_on", { hours: formats.number(schedule.interval_hours) })
          : t("schedule.summary_off")
      }
    >
      <frigate-backfill-schedule
        .ui=${ui}
        .client=${client}
        .camera=${camera.name}
        .schedule=${schedule}
        .now=${this.now}
      ></frigate-backfill-schedule>
    </frigate-backfill-disclosure>`;
  }

  private renderHour(ui: Ui): TemplateResult | typeof nothing {
    const { opened, data } = this;
    if (opened?.key !== data.key || !data.client || !data.camera) {
      return nothing;
    }
    return html`<frigate-backfill-hour
      .ui=${ui}
      .client=${data.client}
      .camera=${data.camera.name}
      .hour=${opened.hour}
      .now=${this.now}
      .revision=${data.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${() => (this.opened = null)}
    ></frigate-backfill-hour>`;
  }

  private onHour(event: CustomEvent<{ hour: number }>): void {
    this.opened = { key: this.data.key, hour: event.detail.hour };
  }

  private onTick(): void {
    this.now = Date.now() / 1000;
    this.data.refreshOld();
  }
}
