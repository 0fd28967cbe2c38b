/** Bring recordings back: look with a dry run, do it, watch, stop, read the outcome, undo. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/backend";
import { errorText } from "../api/errors";
import type { CameraStatus, Capability, Job, Run, RunRequest, UndoRequest } from "../api/models";
import type { Ui } from "../i18n/ui";
import { KeepFocus } from "../widgets/keep-focus";
import { base, buttons, fields } from "../widgets/styles";
import { choiceStyles, runChoice } from "./choice";
import type { Question } from "./confirm";
import type { What } from "./form";
import type { Offer, Plan, Wish } from "./plan";
import { dryRunFor, keepPlan, makePlan, motionPlan, offerOf, planOf } from "./plan";
import { backfillQuestion, motionQuestion, undoQuestion } from "./questions";
import { finishedRuns, isUndoable } from "./runs";
import { broughtBack } from "./sentences";

/** What a run, its end or its failure shows first. */
const NEXT = [
  "frigate-backfill-progress",
  ".error-text",
  "frigate-backfill-outcome",
  "frigate-backfill-run-form",
];

/** What is asked before it is done. */
interface Asked {
  question: Question;
  act: () => void;
}

export class RunPanel extends LitElement {
  static override styles = [
    base,
    buttons,
    fields,
    choiceStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 14px;
      }
      p {
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) client!: BackfillClient;
  @property() camera = "";
  @property() label = "";
  @property({ attribute: false }) status: CameraStatus | null = null;
  @property({ attribute: false }) capabilities: Capability[] = [];
  @property({ type: Number }) now = 0;

  /** The job that was asked for here, until the status tells of it. */
  @state() private pending = "";
  @state() private stopping = "";
  @state() private error = "";
  @state() private asked: Asked | null = null;
  @state() private chosenRun = "";
  /** The copies of the database that a run takes; null: all that there are. */
  @state() private copies: string[] | null = null;

  constructor() {
    super();
    const next = (root: ShadowRoot) =>
      NEXT.map((selector) => root.querySelector<HTMLElement>(selector)).find(Boolean);
    // On a phone, a run's outcome begins where the page ends.
    new KeepFocus(this, next, { whole: true });
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("client")) {
      this.copies = null;
    }
    if (changed.has("camera") || changed.has("client")) {
      this.pending = "";
      this.error = "";
      this.chosenRun = "";
      this.asked = null;
    }
    const known = this.runs.some((run) => run.job_id === this.pending);
    if (this.pending && (known || this.status?.job_id === this.pending)) {
      this.pending = "";
    }
  }

  override render(): TemplateResult {
    const { t } = this.ui;
    return html`
      ${this.busy ? this.renderProgress() : nothing}
      <frigate-backfill-run-form
        .ui=${this.ui}
        .capabilities=${this.capabilities}
        .copies=${this.copies}
        .offered=${this.offer !== null}
        ?hidden=${this.busy}
        @wished=${this.onWish}
      ></frigate-backfill-run-form>
      ${this.error ? html`<p class="error-text" role="alert" tabindex="-1">${t("failed")}: ${this.error}</p>` : nothing}
      ${this.busy ? nothing : this.renderOutcome()}
      ${
        this.capabilities.includes("copies")
          ? html`<frigate-backfill-copies
              .ui=${this.ui}
              .client=${this.client}
              .camera=${this.camera}
              .chosen=${this.copies}
              @copies-chosen=${this.onCopies}
            ></frigate-backfill-copies>`
          : nothing
      }
      ${this.renderQuestion()}
    `;
  }

  private get busy(): boolean {
    return this.pending !== "" || (this.status !== null && this.status.state !== "idle");
  }

  private get runs(): Run[] {
    return finishedRuns(this.status);
  }

  /** The run whose outcome is shown: the chosen one, else the newest. */
  private get run(): Run | undefined {
    const { runs } = this;
    return runs.find((other) => other.job_id === this.chosenRun) ?? runs[0];
  }

  /** What the dry run on show would bring back. */
  private get offer(): Offer | null {
    return this.run ? offerOf(this.run, this.ui) : null;
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

  private renderOutcome(): TemplateResult | typeof nothing {
    const { ui, runs, run } = this;
    if (!run) {
      return nothing;
    }
    return html`
      ${runChoice(runs, run, ui, (jobId) => (this.chosenRun = jobId))}
      <frigate-backfill-outcome
        .ui=${ui}
        .client=${this.client}
        .camera=${this.camera}
        .run=${run}
        .plan=${planOf(run, ui)}
        .now=${this.now}
      >
        ${this.renderNext(run)}
      </frigate-backfill-outcome>
    `;
  }

  /** What can be done next about a run. */
  private renderNext(run: Run): TemplateResult | typeof nothing {
    const { offer, ui } = this;
    const { t, formats } = ui;
    if (offer) {
      const n = broughtBack(run) + run.files_updated;
      const key = n === run.files_added ? "run.backfill_n" : "run.backfill_items";
      const action = n > 0 ? t(key, { count: n, n: formats.number(n) }) : t("run.backfill");
      return html`<button
        class="button primary"
        @click=${() => this.askBackfill(offer.plan, offer.run)}
      >
        ${t("run.ask", { action })}
      </button>`;
    }
    if (!this.capabilities.includes("undo")) {
      return nothing;
    }
    const undone = run.undo_of;
    if (run.kind === "undo" && run.dry_run && run.state === "completed" && undone) {
      return html`<button class="button primary" @click=${() => this.askUndo(undone)}>
        ${t("run.ask", { action: t("run.undo") })}
      </button>`;
    }
    return isUndoable(run)
      ? html`<button
          class="button"
          @click=${() => this.undo({ job_id: run.job_id, dry_run: true })}
        >
          ${t("run.ask", { action: t("run.undo") })}
        </button>`
      : nothing;
  }

  private renderQuestion(): TemplateResult | typeof nothing {
    const { asked } = this;
    return asked
      ? html`<frigate-backfill-confirm
          .ui=${this.ui}
          .question=${asked.question}
          @closed=${() => (this.asked = null)}
          @confirmed=${() => {
            this.asked = null;
            asked.act();
          }}
        ></frigate-backfill-confirm>`
      : nothing;
  }

  private onWish(event: CustomEvent<{ wish: Wish; what: What }>): void {
    const { wish, what } = event.detail;
    const now = Date.now() / 1000;
    const plan = makePlan(wish, now, this.ui);
    this.error = typeof plan === "string" ? this.ui.t(plan) : "";
    if (typeof plan === "string") {
      return;
    }
    if (what === "dry_run") {
      void this.start({ ...plan.request, dry_run: true }, plan);
      return;
    }
    if (what === "find_motion") {
      this.askMotion(motionPlan(plan));
      return;
    }
    const dry = dryRunFor(plan, this.runs, this.now, this.ui);
    const tried = typeof dry === "object" ? planOf(dry, this.ui) : undefined;
    this.askBackfill(tried ?? plan, dry);
  }

  private askBackfill(plan: Plan, dry: Run | "elsewhere" | undefined): void {
    const question = backfillQuestion(plan, dry, this.label, this.ui);
    this.asked = { question, act: () => this.backfill(plan) };
  }

  private askMotion(plan: Plan): void {
    const question = motionQuestion(plan, this.label, this.ui);
    this.asked = { question, act: () => this.backfill(plan) };
  }

  private askUndo(jobId: string): void {
    const run = this.runs.find((other) => other.job_id === jobId);
    const question = undoQuestion(run, this.label, this.ui);
    this.asked = { question, act: () => this.undo({ job_id: jobId, dry_run: false }) };
  }

  private backfill(plan: Plan): void {
    void this.start({ ...plan.request, dry_run: false }, plan);
  }

  private start(request: RunRequest, plan: Plan): Promise<void> {
    const { client, camera } = this;
    return this.ask(async () => {
      const job = await client.backfill(camera, request);
      keepPlan(job.job_id, plan);
      return job;
    });
  }

  private undo(request: UndoRequest): void {
    const { client, camera } = this;
    void this.ask(() => client.undo(camera, request));
  }

  /** Whether a camera is still the one that is shown: another Frigate may have one of that name. */
  private isShown(client: BackfillClient, camera: string): boolean {
    return client === this.client && camera === this.camera;
  }

  /** Ask for a job, and show it until the status does. */
  private async ask(request: () => Promise<Job>): Promise<void> {
    const { client, camera } = this;
    this.error = "";
    this.pending = "asked";
    this.chosenRun = "";
    try {
      const job = await request();
      if (this.isShown(client, camera)) {
        this.pending = job.job_id;
      }
    } catch (error) {
      if (this.isShown(client, camera)) {
        this.pending = "";
        this.error = errorText(error, this.ui);
      }
    }
  }

  private async stop(): Promise<void> {
    const { client, camera } = this;
    this.stopping = this.status?.job_id ?? "";
    try {
      await client.cancel(camera);
    } catch (error) {
      if (this.isShown(client, camera)) {
        this.stopping = "";
        this.error = errorText(error, this.ui);
      }
    }
  }

  private onCopies(event: CustomEvent<{ chosen: string[] | null }>): void {
    this.copies = event.detail.chosen;
  }
}
