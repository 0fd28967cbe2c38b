/** The results of a run, file by file, filtered by status. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import type { BackfillClient } from "../api/backend";
import type { Result, ResultStatus, Run } from "../api/models";
import { loadNotices } from "../i18n/notices";
import { loadReasons } from "../i18n/reasons";
import type { Ui } from "../i18n/ui";
import { KeepFocus } from "../widgets/keep-focus";
import { pending } from "../widgets/pending";
import { base, buttons, paths } from "../widgets/styles";
import { explain } from "./reasons";

const PAGE = 50;

export class Results extends LitElement {
  static override styles = [
    base,
    buttons,
    paths,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-block: 4px 8px;
      }
      .filters button {
        min-block-size: 32px;
        padding: 2px 12px;
        border: 1px solid var(--fb-line);
        border-radius: 16px;
        background: transparent;
        font-size: 13px;
      }
      .filters button[aria-pressed="true"] {
        border-color: var(--fb-accent);
        box-shadow: 0 0 0 1px var(--fb-accent);
        background: color-mix(in srgb, var(--fb-accent) 20%, transparent);
      }
      .box {
        max-block-size: 320px;
        overflow: auto;
        border: 1px solid var(--fb-line);
        border-radius: 8px;
        container-type: inline-size;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: 13px;
      }
      td {
        padding: 6px 10px;
        border-block-end: 1px solid var(--fb-line);
        vertical-align: top;
        text-align: start;
      }
      @container (inline-size < 270px) {
        td {
          padding-inline: 4px;
        }
      }
      tr:last-child td {
        border-block-end: 0;
      }
      .when,
      .size {
        inline-size: 1%;
        white-space: nowrap;
        font-variant-numeric: tabular-nums;
      }
      .size {
        text-align: end;
        color: var(--fb-text-2);
      }
      .status {
        font-weight: 500;
      }
      .status::before {
        content: "";
        display: inline-block;
        inline-size: 8px;
        block-size: 8px;
        border-radius: 50%;
        margin-inline-end: 6px;
        background: var(--fb-text-2);
      }
      .added::before,
      .updated::before {
        background: var(--fb-backfilled);
      }
      .would_add::before,
      .would_update::before {
        background: var(--fb-missing);
      }
      .error::before {
        background: var(--fb-error);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        margin-block-start: 8px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) client!: BackfillClient;
  @property() camera = "";
  @property({ attribute: false }) run!: Run;

  @state() private filter: ResultStatus | "" = "";
  @state() private results: Result[] | null = null;
  @state() private total = 0;
  /** How many files are listed without a filter; null until that is known. */
  @state() private listed: number | null = null;
  @state() private error: unknown = null;
  private turn = 0;

  constructor() {
    super();
    // The button for more goes with the last page.
    new KeepFocus(this, (root) => root.querySelector<HTMLElement>(".box"));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void Promise.all([loadReasons(), loadNotices()]).then(() => this.requestUpdate());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get("run")?.job_id !== this.run.job_id || changed.has("camera")) {
      if (changed.has("run") || changed.has("camera")) {
        this.filter = "";
        this.listed = null;
        this.restart();
      }
    }
  }

  override render(): TemplateResult {
    const { t, formats } = this.ui;
    const shown = this.results?.length ?? 0;
    const known = this.listed === null ? 0 : this.run.files_skipped - this.leftOut;
    return html`
      <div class="filters" role="group" aria-label=${t("results.filter")}>
        ${this.renderFilter("", t("results.all"))}
        ${this.statuses().map(([status, n]) =>
          this.renderFilter(status, `${this.nameOf(status)} ${formats.number(n)}`),
        )}
      </div>
      ${this.renderTable()}
      <div class="foot">
        ${
          shown > 0
            ? html`<span
                >${t("results.shown", {
                  n: formats.number(shown),
                  total: formats.number(this.total),
                })}</span
              >`
            : nothing
        }
        ${
          shown < this.total
            ? html`<button class="button" @click=${this.more}>${t("results.more")}</button>`
            : nothing
        }
        ${
          known > 0
            ? html`<span>${t(this.unlisted, { count: known, n: formats.number(known) })}</span>`
            : nothing
        }
      </div>
    `;
  }

  private renderFilter(status: ResultStatus | "", label: string): TemplateResult {
    return html`<button
      aria-pressed=${this.filter === status}
      @click=${() => {
        this.filter = status;
        this.restart();
      }}
    >
      ${label}
    </button>`;
  }

  private renderTable(): TemplateResult {
    const { t } = this.ui;
    if (this.error !== null || this.results === null) {
      return pending(this.error, this.ui);
    }
    if (this.results.length === 0) {
      return html`<p class="muted">${t("results.empty")}</p>`;
    }
    return html`<div class="box" tabindex="0" role="region" aria-label=${t("results.title")}>
      <table>
        <tbody>
          ${this.results.map((result) => this.renderResult(result))}
        </tbody>
      </table>
    </div>`;
  }

  private renderResult(result: Result): TemplateResult {
    const { t, formats } = this.ui;
    const { start_time: start, duration, file_size_mb: size } = result;
    const why = explain(result, this.ui);
    return html`<tr>
      <td class="when">
        ${
          start === null
            ? t("results.unknown_time")
            : html`${formats.date(start)}<br />${formats.timeWithSeconds(start)}`
        }
      </td>
      <td>
        <span class="status ${result.status}">${this.nameOf(result.status)}</span>
        ${why ? html`<div>${why}</div>` : nothing}
        ${
          result.status === "error" || start === null
            ? html`<code>${result.file_path}</code>`
            : nothing
        }
      </td>
      <td class="size">
        ${duration ? formats.clip(duration) : nothing}<br />${
          size === null ? nothing : formats.size(size)
        }
      </td>
    </tr>`;
  }

  /** What became of a file; a search for motion changes rows for one reason alone. */
  private nameOf(status: ResultStatus): string {
    const found = this.run.kind === "motion" && status === "updated";
    return this.ui.t(found ? "result.motion" : `result.${status}`);
  }

  /** What is said of the files that are not listed. */
  private get unlisted(): "results.known" | "results.still" {
    return this.run.kind === "motion" ? "results.still" : "results.known";
  }

  /** Of the files that were skipped, those that are listed: not what Frigate knew anyway. */
  private get leftOut(): number {
    const { files_added: added, files_updated: updated, files_errors: errors } = this.run;
    return Math.max(0, (this.listed ?? 0) - added - updated - errors);
  }

  private statuses(): [ResultStatus, number][] {
    const { run } = this;
    const all: [ResultStatus, number][] = [
      [run.dry_run ? "would_add" : "added", run.files_added],
      [run.dry_run ? "would_update" : "updated", run.files_updated],
      ["skipped", this.leftOut],
      ["error", run.files_errors],
    ];
    return all.filter(([, n]) => n > 0);
  }

  private restart(): void {
    this.results = null;
    this.error = null;
    this.total = 0;
    void this.more();
  }

  private async more(): Promise<void> {
    const turn = ++this.turn;
    const offset = this.results?.length ?? 0;
    try {
      const page = await this.client.results(this.camera, {
        job_id: this.run.job_id,
        ...(this.filter === "" ? {} : { status: this.filter }),
        offset,
        limit: PAGE,
      });
      if (turn === this.turn) {
        this.results = [...(this.results ?? []), ...page.results];
        this.total = page.total;
        if (this.filter === "") {
          this.listed = page.total;
        }
      }
    } catch (error) {
      if (turn === this.turn) {
        this.error = error;
      }
    }
  }
}
