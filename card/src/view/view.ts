/** The whole of the card: it decides what to show and hands each element what it needs. */

import { mdiArrowLeft } from "@mdi/js";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";

import type { Backend } from "../api/backend";
import type { Camera, Instance } from "../api/models";
import { labelsOf } from "../camera/label";
import type { Ui } from "../i18n/ui";
import { awayNotice, cameraNotice, renderNotice, setupNotice } from "../notice/notices";
import { icon } from "../widgets/icon";
import { KeepFocus } from "../widgets/keep-focus";
import { base, buttons, fields } from "../widgets/styles";
import { chooser } from "./chooser";
import type { CardConfig } from "./config";
import { type Choice, ViewData } from "./data";

const TICK_MS = 20_000;

export class View extends LitElement {
  static override styles = [
    base,
    buttons,
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
      .header .icon-button {
        margin-inline-start: -8px;
        flex: none;
      }
      h2 {
        flex: 1 1 0;
        min-inline-size: min-content;
        max-inline-size: 100%;
        margin: 0;
        font-size: var(--ha-card-header-font-size, 20px);
        font-weight: 400;
        line-height: 1.3;
        overflow-wrap: break-word;
      }
      /* A long name gets a line of its own, and must not push anything out of the card. */
      .header select,
      .header .name {
        flex: 0 1 auto;
        min-inline-size: 0;
        max-inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .body {
        flex: 1 1 auto;
        min-block-size: 0;
        overflow-y: auto;
      }
    `,
  ];

  @state() protected ui: Ui | null = null;
  @state() private now = Date.now() / 1000;

  private readonly data = new ViewData(this);
  private tick = 0;

  constructor() {
    super();
    new KeepFocus(this, (root) => root.querySelector("h2"));
  }

  protected connect(backend: Backend): void {
    this.data.connect(backend);
  }

  setConfig(config: CardConfig): void {
    this.data.configure(config);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tick = window.setInterval(() => this.onTick(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.tick);
  }

  override render(): TemplateResult | typeof nothing {
    const { ui, data } = this;
    const { config } = data;
    if (!ui || !config) {
      return nothing;
    }
    const back = data.several && !data.showsAll;
    return html`<ha-card>
      <div class="header">
        ${
          back
            ? html`<button
                class="icon-button"
                aria-label=${ui.t("overview.back")}
                title=${ui.t("overview.back")}
                @click=${() => this.show(null)}
              >
                ${icon(mdiArrowLeft, "turns")}
              </button>`
            : nothing
        }
        <h2 tabindex="-1">${config.title ?? ui.t("title")}</h2>
        ${data.showsAll ? nothing : chooser(data, ui)}
      </div>
      <div class="body">${this.renderBody(ui, config)}</div>
    </ha-card>`;
  }

  private renderBody(ui: Ui, config: CardConfig): TemplateResult | typeof nothing {
    const { data } = this;
    const { instances, instance, camera } = data;
    const onAction = () => data.retry();
    const setup = setupNotice(data.known, instance, data.error, ui);
    if (setup || !instance) {
      return setup ? renderNotice(setup, { onAction }) : nothing;
    }
    if (data.showsAll) {
      return this.renderAll(ui, instances);
    }
    const store = camera && data.store(instance.entry_id, camera.name);
    const away = data.available ? null : awayNotice(data.availability, ui);
    if (away && !store?.loaded) {
      return renderNotice(away, { onAction });
    }
    if (!camera) {
      return renderNotice(cameraNotice(config.camera, ui), { onAction });
    }
    const text = `${away?.text ?? ""} ${ui.t("notice.last_known")}`;
    return html`<frigate-backfill-camera
      .ui=${ui}
      .config=${config}
      .client=${data.client(instance.entry_id)}
      .store=${store}
      .revision=${data.revision}
      .fingerprint=${data.fingerprint}
      .camera=${camera.name}
      .label=${labelsOf(instance.cameras)(camera)}
      .status=${data.status}
      .capabilities=${instance.capabilities ?? []}
      .now=${this.now}
      .canChange=${instance.can_change}
      .away=${away !== null}
      .running=${data.running}
    >
      ${away ? renderNotice({ ...away, text }, { banner: true, slot: "away", onAction }) : nothing}
    </frigate-backfill-camera>`;
  }

  private renderAll(ui: Ui, instances: Instance[]): TemplateResult {
    const { data } = this;
    return html`<frigate-backfill-overview
      .ui=${ui}
      .instances=${instances}
      .live=${data.live}
      .storeOf=${(entryId: string, camera: Camera) => data.store(entryId, camera.name)}
      .revision=${data.revision}
      .now=${this.now}
      @camera-selected=${(event: CustomEvent<Choice>) => this.show(event.detail)}
      @retry=${() => data.retry()}
    ></frigate-backfill-overview>`;
  }

  /** Also a screen reader that pressed without the focus goes on with what is shown then. */
  private show(choice: Choice | null): void {
    this.data.choose(choice);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector("h2")?.focus({ preventScroll: true }),
    );
  }

  private onTick(): void {
    this.now = Date.now() / 1000;
    this.data.refreshOld();
  }
}
