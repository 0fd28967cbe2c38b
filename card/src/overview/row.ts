/** One camera in the list of all: what is missing, last and next run, and its last days. Event: `open`. */

import { mdiChevronRight } from "@mdi/js";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";

import type { CameraOverview } from "../api/models";
import type { Ui } from "../i18n/ui";
import type { CoverageStore } from "../map/coverage-store";
import { icon } from "../widgets/icon";
import { base, buttons } from "../widgets/styles";
import { DAYS, type DayShares, lastDays, requestDays } from "./days";
import { type Fact, lastFact, nextFact, stateFact } from "./facts";

export class OverviewRow extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        container-type: inline-size;
      }
      button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto 24px;
        grid-template-areas: "name state open" "facts facts open" "days days open";
        align-items: center;
        gap: 2px 12px;
        inline-size: 100%;
        padding-block: 10px;
        padding-inline: 16px 8px;
        border: 0;
        border-radius: 0;
        background: transparent;
        text-align: start;
        outline-offset: -2px;
      }
      button:hover {
        background: var(--fb-track);
      }
      .name {
        grid-area: name;
        /* Its own direction says where it is cut off, the card's where it stands. */
        justify-self: start;
        max-inline-size: 100%;
        font-size: 15px;
        font-weight: 500;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .state {
        grid-area: state;
        font-size: 13px;
        font-variant-numeric: tabular-nums;
      }
      .facts {
        grid-area: facts;
        display: flex;
        flex-wrap: wrap;
        gap: 0 14px;
        font-size: 12px;
        color: var(--fb-text-2);
      }
      .plain {
        color: var(--fb-text-2);
      }
      .missing,
      .busy {
        padding: 1px 8px;
        border-radius: 10px;
        font-weight: 500;
        color: var(--fb-text);
      }
      .missing {
        background: color-mix(in srgb, var(--fb-missing) 30%, transparent);
      }
      .busy {
        background: color-mix(in srgb, var(--fb-backfilled) 25%, transparent);
      }
      .error {
        color: var(--fb-error);
      }
      .days {
        grid-area: days;
        display: grid;
        grid-template-columns: repeat(${DAYS}, minmax(0, 1fr));
        gap: 2px;
        block-size: 20px;
        margin-block-start: 4px;
      }
      :host([stale]) .days {
        opacity: 0.5;
      }
      i {
        border-radius: 2px;
        background: linear-gradient(
          to top,
          var(--fb-recorded) 0 var(--r),
          var(--fb-backfilled) var(--r) var(--b),
          var(--fb-missing) var(--b) var(--m),
          var(--fb-track) var(--m)
        );
      }
      i.wait {
        background: var(--fb-track);
        opacity: 0.5;
      }
      .icon {
        grid-area: open;
        opacity: 0.6;
      }
      /* Beside a long state nothing of a name would be left. */
      @container (inline-size < 340px) {
        button {
          grid-template-columns: minmax(0, 1fr) 24px;
          grid-template-areas: "name open" "state open" "facts open" "days open";
        }
        .state {
          justify-self: start;
        }
        .missing,
        .busy {
          margin-inline-start: -8px;
        }
      }
    `,
  ];

  @property({ attribute: false }) ui!: Ui;
  @property() label = "";
  /** What is known of it; undefined before anything is. */
  @property({ attribute: false }) camera: CameraOverview | undefined = undefined;
  @property({ attribute: false }) store: CoverageStore | undefined = undefined;
  /** Counts up whenever a store knows something new. */
  @property({ type: Number }) revision = 0;
  @property({ type: Number }) now = 0;

  private inSight = false;
  private readonly sight = new IntersectionObserver((entries) => {
    this.inSight = entries.at(-1)?.isIntersecting === true;
    this.request();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sight.disconnect();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("store") || changed.has("revision") || changed.has("now")) {
      this.request();
    }
  }

  override render(): TemplateResult {
    const { ui, camera, now, store } = this;
    const days = store ? lastDays(store, ui.zone, now) : [];
    const state = camera && stateFact(camera, ui);
    return html`<button @click=${() => this.dispatchEvent(new CustomEvent("open"))}>
      <span class="name" dir="auto" title=${this.label}>${this.label}</span>
      ${state ? html`<span class="state"><span class=${state.tone}>${state.text}</span></span>` : nothing}
      <span class="facts">
        ${camera ? [lastFact(camera, now, ui), nextFact(camera, now, ui)].map(renderFact) : nothing}
      </span>
      <span class="days" aria-hidden="true">${days.map(renderDay)}</span>
      ${icon(mdiChevronRight, "turns")}
    </button>`;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector("button")?.focus(options);
  }

  private request(): void {
    if (this.inSight && this.store) {
      requestDays(this.store, this.ui.zone, this.now);
    }
  }
}

function renderFact(fact: Fact): TemplateResult {
  return html`<span class=${fact.tone}>${fact.text}</span>`;
}

function renderDay(shares: DayShares | null): TemplateResult {
  if (!shares) {
    return html`<i class="wait"></i>`;
  }
  const { recorded: r, backfilled: b, missing: m } = shares;
  return html`<i .style=${`--r:${r}%;--b:${r + b}%;--m:${r + b + m}%`}></i>`;
}
