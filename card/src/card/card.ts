/** The card itself: it decides what to show and hands each element what it needs. */

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { HomeAssistant } from "../api/home-assistant";
import { createUi, type Ui, uiKey } from "../i18n/ui";
import { cameraNotice, type NoticeContent, reasonNotice, setupNotice } from "../notice/notices";
import { base, fields } from "../widgets/styles";
import { chooser, labelOf } from "./chooser";
import { type CardConfig, EDITOR_TAG, validateConfig } from "./config";
import { CardData } from "./data";

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
    </ha-card>`;
  }

  private renderBody(ui: Ui, config: CardConfig): TemplateResult | typeof nothing {
    const { data, admin } = this;
    const { instance, camera, client, store, status } = data;
    const setup = setupNotice(data.instances, instance, data.error, admin, ui.t);
    if (setup || !instance) {
      return this.renderNotice(setup);
    }
    const away = data.available ? null : reasonNotice(data.reason, admin, ui.t);
    if (away && (!camera || !data.mapSeen)) {
      return this.renderNotice(away);
    }
    if (!camera || !client || !store) {
      return this.renderNotice(cameraNotice(config.camera, admin, ui.t));
    }
    return html`<frigate-backfill-camera
      .ui=${ui}
      .config=${config}
      .client=${client}
      .store=${store}
      .revision=${data.revision}
      .fingerprint=${data.fingerprint}
      .camera=${camera.name}
      .label=${labelOf(camera)}
      .status=${status}
      .now=${this.now}
      .canChange=${instance.can_change}
      .away=${away !== null}
      .running=${data.running}
    >
      ${away ? this.renderNotice({ ...away, text: `${away.text} ${ui.t("notice.last_known")}` }, true) : nothing}
    </frigate-backfill-camera>`;
  }

  private renderNotice(
    notice: NoticeContent | null,
    banner = false,
  ): TemplateResult | typeof nothing {
    if (!notice) {
      return nothing;
    }
    return html`<frigate-backfill-notice
      slot=${banner ? "away" : nothing}
      .icon=${notice.icon}
      .heading=${notice.heading}
      .text=${notice.text}
      .href=${notice.href ?? ""}
      .action=${notice.action ?? ""}
      .busy=${notice.busy ?? false}
      .banner=${banner}
      @action=${() => this.data.retry()}
    ></frigate-backfill-notice>`;
  }

  private onTick(): void {
    this.now = Date.now() / 1000;
    this.data.refreshOld();
  }
}
