/** The card itself: it decides what to show and hands each element what it needs. */

import { mdiCalendarClock, mdiHistory } from "@mdi/js";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { BackfillClient } from "./client";
import { type CardConfig, DEFAULT_DAYS, EDITOR_TAG, validateConfig } from "./config";
import { CoverageStore } from "./coverage-store";
import { cameraFace, type FaceContent, reasonFace, setupFace } from "./faces";
import type { HomeAssistant } from "./ha";
import { Live } from "./live";
import type { Camera, CameraStatus, Instance } from "./models";
import { base, fields } from "./styles";
import { createUi, type Ui, uiKey } from "./ui";

const TICK_MS = 20_000;
const REFRESH_MS = 300_000;

interface Choice {
  entryId: string;
  camera: string;
}

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

  @state() private config: CardConfig | null = null;
  @state() private ui: Ui | null = null;
  @state() private revision = 0;
  @state() private now = Date.now() / 1000;
  @state() private chosen: Choice | null = null;
  @state() private hour: number | null = null;
  @state() private running = false;

  private home: HomeAssistant | null = null;
  private live: Live | null = null;
  private client: BackfillClient | null = null;
  private store: CoverageStore | null = null;
  private storeKey = "";
  private mapSeen = false;
  private fingerprint = "";
  private uiOf = "";
  private tick = 0;
  private refreshed = Date.now();

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
    if (before?.connection !== hass.connection && this.isConnected) {
      this.connect();
    }
  }

  setConfig(config: unknown): void {
    this.config = validateConfig(config);
    this.chosen = null;
  }

  getCardSize(): number {
    return 10;
  }

  getGridOptions(): Record<string, number | string> {
    return { columns: 12, min_columns: 6, rows: "auto", min_rows: 5 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.connect();
    this.tick = window.setInterval(() => this.onTick(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.tick);
    this.live?.stop();
    this.live = null;
    this.forgetStore();
  }

  private connect(): void {
    this.live?.stop();
    if (this.home) {
      this.live = new Live(this.home.connection, () => this.onLive());
      this.client = null;
      this.live.start();
    }
  }

  private get admin(): boolean {
    return this.home?.user?.is_admin === true;
  }

  private get instance(): Instance | undefined {
    const wanted = this.config?.entry_id ?? this.chosen?.entryId;
    const instances = this.live?.instances ?? [];
    return wanted === undefined
      ? (instances.find((instance) => instance.cameras.length > 0) ?? instances[0])
      : instances.find((instance) => instance.entry_id === wanted);
  }

  private get camera(): Camera | undefined {
    const cameras = this.instance?.cameras ?? [];
    const wanted = this.config?.camera ?? this.chosen?.camera;
    return wanted === undefined ? cameras[0] : cameras.find((camera) => camera.name === wanted);
  }

  private get available(): boolean {
    return this.live?.status?.available ?? this.instance?.available ?? false;
  }

  override willUpdate(): void {
    const { instance, camera, live } = this;
    if (!live || !instance || !camera) {
      return;
    }
    if (this.client?.entryId !== instance.entry_id || this.client.connection !== live.connection) {
      this.client = new BackfillClient(live.connection, instance.entry_id);
    }
    const { client } = this;
    const key = JSON.stringify([instance.entry_id, camera.name]);
    if (!this.store || key !== this.storeKey) {
      this.forgetStore();
      this.storeKey = key;
      const store = new CoverageStore(
        (after, before) => client.coverage(camera.name, after, before),
        () => {
          this.mapSeen ||= store.error === null;
          this.revision++;
        },
      );
      this.store = store;
    }
    live.watch(client, camera.name);
  }

  private forgetStore(): void {
    this.store?.close();
    this.store = null;
    this.mapSeen = false;
    this.hour = null;
    this.fingerprint = "";
  }

  override render(): TemplateResult | typeof nothing {
    const { ui, config } = this;
    if (!ui || !config) {
      return nothing;
    }
    return html`<ha-card>
      <div class="header">
        <h2>${config.title ?? ui.t("title")}</h2>
        ${this.renderChooser(ui, config)}
      </div>
      <div class="body">${this.renderBody(ui, config)}</div>
      ${this.renderHour(ui)}
    </ha-card>`;
  }

  private renderChooser(ui: Ui, config: CardConfig): TemplateResult | typeof nothing {
    const instances = (this.live?.instances ?? []).filter(
      (instance) => config.entry_id === undefined || instance.entry_id === config.entry_id,
    );
    const total = instances.reduce((sum, instance) => sum + instance.cameras.length, 0);
    if (config.camera !== undefined || total < 2) {
      return this.camera ? html`<span class="muted">${labelOf(this.camera)}</span>` : nothing;
    }
    const options = (instance: Instance) =>
      instance.cameras.map(
        (camera) =>
          html`<option
            value=${JSON.stringify({ entryId: instance.entry_id, camera: camera.name })}
            ?selected=${instance === this.instance && camera === this.camera}
          >
            ${labelOf(camera)}
          </option>`,
      );
    return html`<select aria-label=${ui.t("camera")} @change=${this.onChoose}>
      ${
        instances.length > 1
          ? instances.map(
              (instance) => html`<optgroup label=${instance.title}>${options(instance)}</optgroup>`,
            )
          : instances.map(options)
      }
    </select>`;
  }

  private renderBody(ui: Ui, config: CardConfig): TemplateResult | typeof nothing {
    const { instance, camera, live, client, store, admin } = this;
    const setup = setupFace(live?.instances ?? null, instance, live?.error ?? null, admin, ui.t);
    if (setup || !instance) {
      return this.renderFace(setup);
    }
    const reason = live?.status?.reason ?? instance.reason;
    const away = this.available ? null : reasonFace(reason, admin, ui.t);
    if (away && (!camera || !this.mapSeen)) {
      return this.renderFace(away);
    }
    if (!camera || !client || !store) {
      return this.renderFace(cameraFace(config.camera, ui.t));
    }
    const mayChange = instance.can_change && !away;
    const status = live?.status?.status ?? null;
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
          .revision=${this.revision}
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
      @action=${() => void this.live?.refresh()}
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
      .open=${this.running}
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
    if (this.hour === null || !this.client || !this.camera) {
      return nothing;
    }
    return html`<frigate-backfill-hour
      .ui=${ui}
      .client=${this.client}
      .camera=${this.camera.name}
      .hour=${this.hour}
      .now=${this.now}
      .revision=${this.fingerprint}
      @hour-selected=${this.onHour}
      @closed=${() => (this.hour = null)}
    ></frigate-backfill-hour>`;
  }

  private onHour(event: CustomEvent<{ hour: number }>): void {
    this.hour = event.detail.hour;
  }

  private onChoose(event: Event): void {
    this.chosen = JSON.parse((event.target as HTMLSelectElement).value) as Choice;
    this.live?.unwatch();
  }

  private onLive(): void {
    const event = this.live?.status;
    const status = event?.status ?? null;
    // A run here, from a schedule or by anybody else changes what the map has to show.
    const fingerprint = JSON.stringify([
      event?.available,
      status?.state,
      status?.dry_run === false ? status.progress?.files_added : null,
      status?.recent_runs[0]?.job_id,
      status?.missing,
    ]);
    if (event && fingerprint !== this.fingerprint) {
      if (this.fingerprint !== "") {
        this.refreshMap();
      }
      this.fingerprint = fingerprint;
    }
    if (status && status.state !== "idle") {
      this.running = true;
    }
    this.requestUpdate();
  }

  private refreshMap(): void {
    this.refreshed = Date.now();
    this.store?.invalidate();
    this.revision++;
  }

  private onTick(): void {
    this.now = Date.now() / 1000;
    if (Date.now() - this.refreshed > REFRESH_MS && !document.hidden && this.available) {
      this.refreshMap();
    }
  }
}

function labelOf(camera: Camera): string {
  return camera.friendly_name ?? camera.name;
}
