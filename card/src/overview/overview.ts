/** All cameras at a glance. Events: `camera-selected` with `{ entryId, camera }`, `retry`. */

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import type { Live } from "../api/live";
import type { Camera, Instance } from "../api/models";
import { labelsOf } from "../camera/label";
import type { Ui } from "../i18n/ui";
import type { CoverageStore } from "../map/coverage-store";
import { awayNotice, renderNotice } from "../notice/notices";
import { KeepFocus } from "../widgets/keep-focus";
import { base } from "../widgets/styles";

// Camera 2 before camera 10.
const NATURAL = { numeric: true };

export class Overview extends LitElement {
  static override styles = [
    base,
    css`
      h3 {
        margin: 0;
        padding: 10px 16px 4px;
        font-size: 13px;
        font-weight: 500;
        color: var(--fb-text-2);
        overflow-wrap: anywhere;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        border-block-start: 1px solid var(--fb-line);
      }
      .away {
        padding: 0 16px 10px;
      }
      .caption {
        display: flex;
        justify-content: space-between;
        gap: 4px 16px;
        flex-wrap: wrap;
        padding: 6px 16px 14px;
        border-block-start: 1px solid var(--fb-line);
      }
      .caption span {
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) instances: Instance[] = [];
  /** What comes from Frigate by itself. */
  @property({ attribute: false }) live!: Live;
  @property({ attribute: false }) storeOf!: (
    entryId: string,
    camera: Camera,
  ) => CoverageStore | undefined;
  /** Counts up whenever a store knows something new. */
  @property({ type: Number }) revision = 0;
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    new KeepFocus(this, (root) => root.querySelector<HTMLElement>("frigate-backfill-overview-row"));
  }

  override render(): TemplateResult {
    const { ui, instances } = this;
    const [only] = instances;
    if (only && instances.length === 1 && !this.known(only)) {
      const availability = this.live.availability(only);
      if (!availability.available) {
        return renderNotice(awayNotice(availability, ui), { onAction: this.onAction });
      }
    }
    return html`
      ${instances.map((instance) => this.renderInstance(instance))}
      <div class="caption">
        <frigate-backfill-legend .ui=${ui} .short=${true}></frigate-backfill-legend>
        <span>${ui.t("overview.days")}</span>
      </div>
    `;
  }

  /** Whether anything was ever told of its cameras. */
  private known({ cameras, entry_id: entryId }: Instance): boolean {
    return cameras.some(({ name }) => this.live.overview(entryId, name));
  }

  private readonly onAction = () => this.dispatchEvent(new CustomEvent("retry"));

  private renderInstance(instance: Instance): TemplateResult {
    const { t } = this.ui;
    const availability = this.live.availability(instance);
    const known = this.known(instance);
    const away = availability.available ? null : awayNotice(availability, this.ui);
    const label = labelsOf(instance.cameras);
    const text = known ? `${away?.text ?? ""} ${t("notice.last_known")}` : (away?.text ?? "");
    return html`
      ${this.instances.length > 1 ? html`<h3>${instance.title}</h3>` : nothing}
      ${
        away
          ? html`<div class="away">
              ${renderNotice({ ...away, text }, { banner: true, onAction: this.onAction })}
            </div>`
          : nothing
      }
      <ul>
        ${repeat(
          [...instance.cameras].sort((a, b) =>
            label(a).localeCompare(label(b), undefined, NATURAL),
          ),
          ({ name }) => name,
          (camera) =>
            html`<li>${this.renderCamera(instance, camera, label(camera), away !== null)}</li>`,
        )}
      </ul>
    `;
  }

  private renderCamera(
    instance: Instance,
    camera: Camera,
    label: string,
    stale: boolean,
  ): TemplateResult {
    const { entry_id: entryId } = instance;
    return html`<frigate-backfill-overview-row
      .ui=${this.ui}
      .label=${label}
      .camera=${this.live.overview(entryId, camera.name)}
      .store=${this.storeOf(entryId, camera)}
      .revision=${this.revision}
      .now=${this.now}
      ?stale=${stale}
      @open=${() =>
        this.dispatchEvent(
          new CustomEvent("camera-selected", { detail: { entryId, camera: camera.name } }),
        )}
    ></frigate-backfill-overview-row>`;
  }
}
