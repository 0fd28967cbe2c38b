/** The camera's schedule: on or off, how often, how far back, when next. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/backend";
import { errorText } from "../api/errors";
import type { Schedule } from "../api/models";
import type { Ui } from "../i18n/ui";
import { base, buttons, fields } from "../widgets/styles";

/** What the patch takes. */
const LIMITS = {
  interval_hours: { min: 0.25, max: 8760, error: "schedule.bad_interval" },
  retention_days: { min: 0.01, max: 36525, error: "schedule.bad_days" },
} as const;

export class SchedulePanel extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 12px 20px;
      }
      .field {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 14px;
        color: var(--fb-text);
      }
      .field input {
        inline-size: 6.5em;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 14px;
      }
      p {
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) client!: BackfillClient;
  @property() camera = "";
  @property({ attribute: false }) schedule!: Schedule;
  @property({ type: Number }) now = 0;

  @state() private draft: Pick<Schedule, "enabled" | "interval_hours" | "retention_days"> | null =
    null;
  @state() private saving = false;
  @state() private saved = false;
  @state() private error = "";

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("camera") || changed.has("client")) {
      this.draft = null;
      this.error = "";
      this.saving = this.saved = false;
    }
  }

  override render(): TemplateResult {
    const { t, formats } = this.ui;
    const { schedule } = this;
    const shown = this.draft ?? schedule;
    const next = schedule.enabled ? schedule.next_run_at : null;
    return html`<form @submit=${this.save} novalidate>
      <label class="check">
        <input
          type="checkbox"
          .checked=${shown.enabled}
          @change=${(event: Event) =>
            this.change({ enabled: (event.target as HTMLInputElement).checked })}
        />
        ${t("schedule.enabled")}
      </label>
      <div class="row">
        ${this.renderNumber("interval_hours", t("schedule.interval"), t("schedule.hours", { count: shown.interval_hours }))}
        ${this.renderNumber("retention_days", t("schedule.retention"), t("schedule.days", { count: shown.retention_days }))}
      </div>
      <div class="foot">
        <button class="button" aria-disabled=${!this.draft || this.saving}>
          ${t("schedule.save")}
        </button>
        <p class="muted">
          ${
            next === null
              ? t("schedule.no_run")
              : t("schedule.next", { when: formats.relative(next, this.now) })
          }
          ${
            schedule.last_run_at === null
              ? nothing
              : t("schedule.last", { when: formats.relative(schedule.last_run_at, this.now) })
          }
        </p>
        <p role="status">${this.saved ? t("schedule.saved") : nothing}</p>
      </div>
      ${this.error ? html`<p class="error-text" role="alert">${this.error}</p>` : nothing}
    </form>`;
  }

  private renderNumber(
    name: "interval_hours" | "retention_days",
    before: string,
    after: string,
  ): TemplateResult {
    const shown = this.draft ?? this.schedule;
    return html`<label class="field"
      >${before}
      <input
        type="number"
        inputmode="decimal"
        min=${LIMITS[name].min}
        max=${LIMITS[name].max}
        step="any"
        .value=${String(shown[name])}
        @input=${(event: Event) =>
          this.change({ [name]: (event.target as HTMLInputElement).valueAsNumber })}
      />
      ${after}
    </label>`;
  }

  private change(part: Partial<Schedule>): void {
    const { enabled, interval_hours, retention_days } = this.draft ?? this.schedule;
    this.draft = { enabled, interval_hours, retention_days, ...part };
    this.saved = false;
    this.error = "";
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const { draft, client, camera } = this;
    const { t } = this.ui;
    if (!draft || this.saving) {
      return;
    }
    for (const name of ["interval_hours", "retention_days"] as const) {
      const { min, max, error } = LIMITS[name];
      if (!(draft[name] >= min && draft[name] <= max)) {
        this.error = t(error);
        return;
      }
    }
    // Meanwhile another camera may be shown, perhaps one of that name in another Frigate.
    const isShown = () => client === this.client && camera === this.camera;
    this.saving = true;
    try {
      const schedule = await client.setSchedule(camera, draft);
      if (isShown()) {
        this.schedule = schedule;
        this.draft = null;
        this.saved = true;
      }
    } catch (error) {
      if (isShown()) {
        this.error = errorText(error, this.ui);
      }
    } finally {
      if (isShown()) {
        this.saving = false;
      }
    }
  }
}
