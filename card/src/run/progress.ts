/** A run that is queued or at work, with its numbers and the time left. Event: `stop`. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { CameraStatus } from "../api/models";
import type { Key } from "../i18n";
import type { Ui } from "../i18n/ui";
import { base, buttons } from "../widgets/styles";

/** What a running job is called. */
function nameOf({ kind, dry_run: dry }: CameraStatus): Key {
  if (dry) {
    return "run.dry_running";
  }
  switch (kind) {
    case "motion":
      return "run.motion_running";
    case "undo":
      return "run.undo_running";
    case "verify":
      return "run.verifying";
    default:
      return "run.running";
  }
}

export class RunProgress extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }
      .top {
        display: flex;
        align-items: center;
        gap: 12px;
      }
      strong {
        flex: 1;
        font-weight: 500;
      }
      .bar {
        block-size: 8px;
        border-radius: 4px;
        overflow: hidden;
        background: var(--fb-track);
      }
      .bar i {
        display: block;
        block-size: 100%;
        border-radius: 4px;
        background: var(--fb-backfilled);
        transition: inline-size 0.6s;
      }
      .bar.unknown i {
        inline-size: 30%;
        animation: wander 1.8s ease-in-out infinite alternate;
      }
      @keyframes wander {
        to {
          margin-inline-start: 70%;
        }
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        font-size: 13px;
        color: var(--fb-text-2);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) status: CameraStatus | null = null;
  /** The user asked to stop it, and it has not ended yet. */
  @property({ type: Boolean }) stopping = false;

  @state() private elapsed = 0;
  private timer = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => (this.elapsed += 1), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("status")) {
      this.elapsed = 0;
    }
  }

  override render(): TemplateResult {
    const { t, formats } = this.ui;
    const progress = this.status?.progress ?? null;
    const percent = progress?.percent ?? null;
    const name = this.name;
    return html`
      <div class="top">
        <strong role="status" tabindex="-1">${name}</strong>
        <button
          class="button"
          aria-disabled=${this.idle}
          @click=${() => this.idle || this.dispatchEvent(new CustomEvent("stop"))}
        >
          ${this.stopping ? t("run.stopping") : t("run.stop")}
        </button>
      </div>
      <div
        class="bar ${percent === null ? "unknown" : ""}"
        role="progressbar"
        aria-label=${name}
        aria-valuenow=${percent === null ? nothing : Math.round(percent)}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuetext=${percent === null ? nothing : formats.percent(percent)}
      >
        <i .style=${percent === null ? "" : `inline-size:${percent}%`}></i>
      </div>
      <div class="facts">${this.facts().map((fact) => html`<span>${fact}</span>`)}</div>
    `;
  }

  /** For who has just asked for it: what it is, and from there the button that stops it. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("strong")?.focus(options);
  }

  /** There is nothing to stop, or not again. */
  private get idle(): boolean {
    return this.stopping || !this.status;
  }

  private get name(): string {
    const { t } = this.ui;
    switch (this.status?.state) {
      case "queued":
        return t("run.queued");
      case "running":
        return t(nameOf(this.status));
      default:
        return t("run.starting");
    }
  }

  private facts(): string[] {
    const { t, formats } = this.ui;
    const progress = this.status?.progress;
    if (!progress || this.status?.state === "queued") {
      return [];
    }
    const { files_scanned: scanned, files_total: total } = progress;
    const n = formats.number(scanned);
    const facts = [
      total === null
        ? t("run.scanned", { count: scanned, n })
        : t("run.scanned_of", { count: total, n, total: formats.number(total) }),
    ];
    if ((this.status?.kind ?? "run") === "run") {
      const added = progress.files_added;
      const key = this.status?.dry_run ? "run.found" : "run.added";
      facts.push(t(key, { count: added, n: formats.number(added) }));
    }
    if (progress.files_errors > 0) {
      const errors = progress.files_errors;
      facts.push(t("run.errors", { count: errors, n: formats.number(errors) }));
    }
    if (progress.eta_seconds !== null) {
      const left = Math.max(1, progress.eta_seconds - this.elapsed);
      facts.push(t("run.left", { duration: formats.duration(left) }));
    }
    return facts;
  }
}
