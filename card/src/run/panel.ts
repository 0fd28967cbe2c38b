/** "Do it here": choose a range, look with a dry run, bring back, watch, stop, read the outcome. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/client";
import { errorText } from "../api/errors";
import type { CameraStatus, Run, RunRequest } from "../api/models";
import type { Ui } from "../i18n/ui";
import { base, buttons, fields } from "../widgets/styles";
import { describeRange, type TimeRange, type RangeChoice, resolveRange } from "./range";
import { finishedRuns } from "./sentences";

/** A request with the words for its range, so that a backfill is what its dry run was. */
interface Plan {
  request: Omit<RunRequest, "dry_run">;
  range: string;
}

export class RunPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      summary {
        cursor: pointer;
        font-size: 13px;
        color: var(--fb-text-2);
      }
      .options {
        display: grid;
        gap: 10px;
        padding-block: 8px 2px;
      }
      p {
        margin: 0;
      }
      .runs {
        justify-self: start;
        display: flex;
        align-items: center;
        gap: 8px;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) client!: BackfillClient;
  @property() camera = "";
  @property() label = "";
  @property({ attribute: false }) status: CameraStatus | null = null;
  @property({ type: Number }) now = 0;

  @state() private choice: RangeChoice = { preset: "week", from: "", to: "" };
  @state() private expired = false;
  @state() private force = false;
  /** The job that was asked for here, until the status tells of it. */
  @state() private pending = "";
  @state() private stopping = "";
  @state() private error = "";
  @state() private confirming: { plan: Plan; found: number | null } | null = null;
  @state() private chosenRun = "";
  private readonly plans = new Map<string, Plan>();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("camera") || changed.has("client")) {
      this.pending = "";
      this.error = "";
      this.chosenRun = "";
      this.confirming = null;
    }
    const known = this.runs.some((run) => run.job_id === this.pending);
    if (this.pending && (known || this.status?.job_id === this.pending)) {
      this.pending = "";
    }
  }

  override render(): TemplateResult {
    const { t } = this.ui;
    return html`
      ${this.busy ? this.renderProgress() : this.renderForm()}
      ${this.error ? html`<p class="error-text" role="alert">${t("failed")}: ${this.error}</p>` : nothing}
      ${this.busy ? nothing : this.renderOutcome()} ${this.renderConfirm()}
    `;
  }

  private get busy(): boolean {
    return this.pending !== "" || (this.status !== null && this.status.state !== "idle");
  }

  private get runs(): Run[] {
    const { status } = this;
    return status
      ? finishedRuns([status.last_run, status.last_dry_run, ...status.recent_runs])
      : [];
  }

  /** The run whose outcome is shown: the chosen one, else the newest. */
  private get run(): Run | undefined {
    const { runs } = this;
    return runs.find((other) => other.job_id === this.chosenRun) ?? runs[0];
  }

  /** What the dry run on show, if it was asked for here, would bring back. */
  private get offer(): { plan: Plan; found: number } | null {
    const { run } = this;
    const plan = run && this.plans.get(run.job_id);
    const found = run ? run.files_added + run.files_updated : 0;
    return plan && run.dry_run && run.state === "completed" && found > 0 ? { plan, found } : null;
  }

  private renderProgress(): TemplateResult {
    const { status } = this;
    const current = status && status.state !== "idle" ? status : null;
    return html`<frigate-backfill-progress
      .ui=${this.ui}
      .status=${current}
      .stopping=${current !== null && this.stopping === current.job_id}
      @stop=${this.stop}
    ></frigate-backfill-progress>`;
  }

  private renderForm(): TemplateResult {
    const { t } = this.ui;
    return html`
      <frigate-backfill-range
        .ui=${this.ui}
        .choice=${this.choice}
        @range-changed=${this.onRange}
      ></frigate-backfill-range>
      <details>
        <summary>${t("run.options")}</summary>
        <div class="options">
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.expired}
              @change=${(event: Event) => (this.expired = checked(event))}
            />
            ${t("run.expired")}
            <small>${t("run.expired_help")}</small>
          </label>
          <label class="check">
            <input
              type="checkbox"
              .checked=${this.force}
              @change=${(event: Event) => (this.force = checked(event))}
            />
            ${t("run.force")}
            <small>${t("run.force_help")}</small>
          </label>
        </div>
      </details>
      <div class="buttons">
        <button class="button ${this.offer ? "" : "primary"}" @click=${this.dryRun}>
          ${t("run.dry")}
        </button>
        <button class="button" @click=${this.askForm}>
          ${t("run.ask", { action: t("run.backfill") })}
        </button>
      </div>
    `;
  }

  private renderOutcome(): TemplateResult | typeof nothing {
    const { t, formats } = this.ui;
    const { runs, run, offer } = this;
    if (!run) {
      return nothing;
    }
    const n = offer?.found ?? 0;
    return html`
      ${
        runs.length > 1
          ? html`<label class="runs"
              >${t("outcome.choose")}
              <select @change=${this.onChooseRun}>
                ${runs.map(
                  (other) =>
                    html`<option value=${other.job_id} ?selected=${other === run}>
                      ${this.runName(other)}
                    </option>`,
                )}
              </select>
            </label>`
          : nothing
      }
      <frigate-backfill-outcome
        .ui=${this.ui}
        .client=${this.client}
        .camera=${this.camera}
        .run=${run}
        .missing=${this.status?.missing ?? null}
        .now=${this.now}
      >
        ${
          offer
            ? html`<button class="button primary" @click=${() => (this.confirming = offer)}>
                ${t("run.ask", {
                  action: t("run.backfill_n", { count: n, n: formats.number(n) }),
                })}
              </button>`
            : nothing
        }
      </frigate-backfill-outcome>
    `;
  }

  private renderConfirm(): TemplateResult | typeof nothing {
    if (!this.confirming) {
      return nothing;
    }
    const { plan, found } = this.confirming;
    return html`<frigate-backfill-confirm
      .ui=${this.ui}
      .camera=${this.label}
      .range=${plan.range}
      .found=${found}
      .expired=${!plan.request.skip_expired}
      .force=${plan.request.force}
      @closed=${() => (this.confirming = null)}
      @confirmed=${() => {
        this.confirming = null;
        void this.start(plan, false);
      }}
    ></frigate-backfill-confirm>`;
  }

  private runName(run: Run): string {
    const { t, formats } = this.ui;
    const what = t(run.dry_run ? "outcome.dry" : "outcome.real");
    const when = formats.dateTime(run.finished_at ?? run.started_at);
    return t("outcome.when", { what, when });
  }

  /** What the form says now; an error is shown and gives null. */
  private plan(): Plan | null {
    const range = resolveRange(this.choice, Date.now() / 1000, this.ui.zone);
    if (typeof range === "string") {
      this.error = this.ui.t(range);
      return null;
    }
    this.error = "";
    return {
      request: { ...range, force: this.force, skip_expired: !this.expired },
      range: describeRange(this.choice, range, this.ui),
    };
  }

  private dryRun(): void {
    const plan = this.plan();
    if (plan) {
      void this.start(plan, true);
    }
  }

  private askForm(): void {
    const plan = this.plan();
    if (plan) {
      this.confirming = { plan, found: null };
    }
  }

  private async start(plan: Plan, dryRun: boolean): Promise<void> {
    const { camera } = this;
    this.error = "";
    this.pending = "asked";
    this.chosenRun = "";
    try {
      const job = await this.client.backfill(camera, { ...plan.request, dry_run: dryRun });
      this.plans.set(job.job_id, plan);
      if (camera === this.camera) {
        this.pending = job.job_id;
      }
    } catch (error) {
      if (camera === this.camera) {
        this.pending = "";
        this.error = errorText(error, this.ui.t);
      }
    }
  }

  private async stop(): Promise<void> {
    this.stopping = this.status?.job_id ?? "";
    try {
      await this.client.cancel(this.camera);
    } catch (error) {
      this.stopping = "";
      this.error = errorText(error, this.ui.t);
    }
  }

  private onRange(event: CustomEvent<{ choice: RangeChoice }>): void {
    const { choice } = event.detail;
    if (choice.preset === "custom" && !choice.from) {
      // The last day, to have something to change.
      const range = resolveRange({ ...choice, preset: "day" }, Date.now() / 1000, this.ui.zone);
      choice.from = this.ui.zone.formatLocal((range as TimeRange).start_time ?? 0);
      choice.to = this.ui.zone.formatLocal(Date.now() / 1000);
    }
    this.choice = choice;
  }

  private onChooseRun(event: Event): void {
    this.chosenRun = (event.target as HTMLSelectElement).value;
  }
}

function checked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}
