/** The coverage map: rows are days, newest first, columns the hours of the user's time zone.
 *
 * Only rows in sight are in the page. Events: `hour-selected` with `{ hour }`.
 */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";

import type { CoverageStore } from "../coverage-store";
import { errorText } from "../errors";
import { base, buttons } from "../styles";
import type { Ui } from "../ui";
import { DAY, HOUR } from "../zone";
import { hourForKey } from "./map-keys";
import { type Cell, createRow, isCell, paintRow, type Row } from "./map-row";
import { mapStyles } from "./map-styles";
import { showTip } from "./map-tip";

const STEP_DAYS = 28;
// A stretch this long without anything is taken for the beginning of the recordings.
const EMPTY_DAYS = 2 * STEP_DAYS;
const OVERSCAN_ROWS = 6;
// Narrower than this, a day takes two lines of twelve hours.
const FOLD_BELOW_PX = 440;
const ROW_PX = 26;
const FOLDED_ROW_PX = 60;
const REQUEST_DELAY_MS = 80;

export class CoverageMap extends LitElement {
  static override styles = [base, buttons, mapStyles];

  @property({ attribute: false }) ui!: Ui;
  @property({ attribute: false }) store!: CoverageStore;
  /** Counts up whenever the store knows something new. */
  @property({ type: Number }) revision = 0;
  @property() camera = "";
  /** How many days back one can scroll. */
  @property({ type: Number }) days = 365;
  /** Epoch seconds: hours after this have not begun. */
  @property({ type: Number }) now = 0;
  /** Frigate is away, and somebody else says so: days that did not load are no news. */
  @property({ type: Boolean }) offline = false;

  @state() private shown = STEP_DAYS;
  @state() private asked = 0;
  @state() private folded = false;

  @query(".scroller") private scroller!: HTMLElement;
  @query(".rows") private rowBox!: HTMLElement;
  @query(".head") private head!: HTMLElement;
  @query(".tip") private tip!: HTMLElement;

  private readonly rows = new Map<number, Row>();
  private active = 0;
  private activeCell: Cell | undefined;
  private frame = 0;
  private timer = 0;
  private readonly resize = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const { t } = this.ui;
    return html`
      <div
        class="scroller ${this.folded ? "folded" : ""}"
        role="grid"
        aria-label=${t("map.label", { camera: this.camera })}
        aria-description=${t("map.hint")}
        aria-rowcount=${this.shown + 1}
        @scroll=${this.onScroll}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @pointerover=${this.onPointer}
        @pointerleave=${this.hideTip}
        @focusin=${this.onFocus}
        @focusout=${this.hideTip}
      >
        ${this.renderHead()}
        <div
          class="rows"
          role="rowgroup"
          style="height:${this.shown * (this.folded ? FOLDED_ROW_PX : ROW_PX)}px"
        ></div>
      </div>
      ${this.renderFoot()}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `;
  }

  private renderHead(): TemplateResult {
    const { formats, t, zone } = this.ui;
    // Any day without a change of the clock will do for the names of the hours.
    let day = this.today;
    while (zone.startOfDay(day + 1) - zone.startOfDay(day) !== DAY) {
      day--;
    }
    const midnight = zone.startOfDay(day);
    const hours = [...Array(24).keys()].map((hour) => {
      const name = formats.time(midnight + hour * HOUR);
      const short = hour % 3 === 0 ? shortHour(name) : "";
      return html`<div class="h${hour}" role="columnheader">
        <span aria-hidden="true">${short}</span><span class="visually-hidden">${name}</span>
      </div>`;
    });
    return html`<div class="head" role="row" aria-rowindex="1">
      <div class="corner" role="columnheader">
        <span class="visually-hidden">${t("map.day")}</span>
      </div>
      ${hours}
    </div>`;
  }

  private renderFoot(): TemplateResult | typeof nothing {
    const { t, formats } = this.ui;
    const oldest = this.today - this.shown + 1;
    if (this.store.error !== null) {
      if (this.offline) {
        return nothing;
      }
      const error = errorText(this.store.error, t);
      return html`<div class="foot" role="status">
        ${t("map.failed", { error })}
        <button class="link" @click=${this.retry}>${t("retry")}</button>
      </div>`;
    }
    if (!this.stopped || this.shown >= this.days) {
      return nothing;
    }
    return html`<div class="foot">
      ${t("map.reached", { date: formats.dayDate(oldest + EMPTY_DAYS) })}
      <button class="link" @click=${this.lookFurther}>${t("map.older")}</button>
    </div>`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("days") || changed.has("store")) {
      this.shown = Math.min(this.days, changed.has("store") ? STEP_DAYS : this.shown);
    }
    if (changed.has("store")) {
      this.asked = 0;
    }
  }

  override updated(changed: PropertyValues<this>): void {
    const now = changed.get("now");
    const newHour = now !== undefined && Math.floor(now / HOUR) !== Math.floor(this.now / HOUR);
    if (changed.has("ui") || changed.has("store") || newHour) {
      this.clearRows();
    }
    if (changed.has("store")) {
      this.scroller.scrollTop = 0;
      this.active = 0;
    }
    this.layoutRows();
    this.paintRows();
    if (changed.has("ui") || changed.has("folded" as keyof CoverageMap)) {
      this.fitLabels();
    }
    if (changed.has("store") || changed.has("revision")) {
      this.request();
      this.grow();
    }
  }

  private get today(): number {
    return this.ui.zone.dayOf(this.now);
  }

  private get rowHeight(): number {
    return this.folded ? FOLDED_ROW_PX : ROW_PX;
  }

  /** The first moment of the row that many days ago. */
  private startOfRow(index: number): number {
    return this.ui.zone.startOfDay(this.today - index);
  }

  /** Whether the days shown end in so long an empty stretch that there is nothing to look for. */
  private get stopped(): boolean | undefined {
    if (this.shown < EMPTY_DAYS || this.shown <= this.asked) {
      return false;
    }
    return this.store.isEmpty(...this.tail);
  }

  /** The stretch that decides whether the map goes on. */
  private get tail(): [number, number] {
    const newest = this.startOfRow(this.shown - 1 - EMPTY_DAYS);
    return [this.startOfRow(this.shown - 1), Math.min(this.now, newest)];
  }

  private measure(): void {
    const folded = this.clientWidth > 0 && this.clientWidth < FOLD_BELOW_PX;
    if (folded !== this.folded) {
      // The same days stay in sight.
      const top = this.scroller.scrollTop / this.rowHeight;
      this.folded = folded;
      void this.updateComplete.then(() => {
        this.scroller.scrollTop = top * this.rowHeight;
        this.layoutRows();
      });
    } else {
      this.layoutRows();
    }
  }

  private visibleRows(): [number, number] {
    const top = this.scroller.scrollTop;
    const first = Math.floor(top / this.rowHeight) - OVERSCAN_ROWS;
    const last = Math.ceil((top + this.scroller.clientHeight) / this.rowHeight) + OVERSCAN_ROWS;
    return [Math.max(0, first), Math.min(this.shown - 1, last)];
  }

  /** Have just the rows in sight, each at its place. */
  private layoutRows(): void {
    const [first, last] = this.visibleRows();
    const activeRow = this.active ? this.today - this.ui.zone.dayOf(this.active) : 0;
    for (const [index, row] of this.rows) {
      // The row that holds the focus stays, wherever one scrolls.
      if ((index < first || index > last) && index !== activeRow) {
        row.remove();
        this.rows.delete(index);
      }
    }
    for (let index = first; index <= last; index++) {
      this.ensureRow(index);
    }
    this.markActive();
  }

  private paintRows(): void {
    for (const [index, row] of this.rows) {
      this.paint(index, row);
    }
  }

  private paint(index: number, row: Row): void {
    row.style.transform = `translateY(${index * this.rowHeight}px)`;
    paintRow(row, (hour) => this.store.bucket(hour), this.ui);
  }

  private ensureRow(index: number): Row {
    let row = this.rows.get(index);
    if (!row) {
      row = createRow(this.today - index, index, this.now, this.ui);
      this.paint(index, row);
      this.rows.set(index, row);
      // In the order of the days, which is the order that screen readers read.
      let next: Row | undefined;
      let nearest = Infinity;
      for (const [other, candidate] of this.rows) {
        if (other > index && other < nearest) {
          nearest = other;
          next = candidate;
        }
      }
      this.rowBox.insertBefore(row, next ?? null);
    }
    return row;
  }

  /** The names of days and months are longer in some languages than in others. */
  private fitLabels(): void {
    this.scroller.style.removeProperty("--fb-label");
    const labels = [...this.rows.values()].map((row) => row.firstElementChild);
    const wanted = Math.max(0, ...labels.map((label) => label?.scrollWidth ?? 0));
    if (wanted > (labels[0]?.clientWidth ?? 0)) {
      this.scroller.style.setProperty("--fb-label", `${wanted + 6}px`);
    }
  }

  private clearRows(): void {
    for (const row of this.rows.values()) {
      row.remove();
    }
    this.rows.clear();
  }

  /** Exactly one cell can be reached by Tab: the one last used, else the hour that runs. */
  private markActive(): void {
    this.active ||= Math.floor(this.now / HOUR) * HOUR;
    const row = this.rows.get(this.today - this.ui.zone.dayOf(this.active));
    const cell = row?.cells.find((other) => other.hour === this.active);
    if (cell !== this.activeCell) {
      this.activeCell?.removeAttribute("tabindex");
      this.activeCell = cell;
    }
    if (cell && cell.tabIndex !== 0) {
      cell.tabIndex = 0;
    }
  }

  private onScroll(): void {
    this.hideTip();
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.layoutRows();
      this.grow();
    });
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.request(), REQUEST_DELAY_MS);
  }

  private request(): void {
    const [first, last] = this.visibleRows();
    if (last >= first) {
      this.store.request(this.startOfRow(last), this.startOfRow(first - 1));
    }
  }

  /** Near the end of the days shown, show more, unless nothing more is to be expected. */
  private grow(): void {
    const nearEnd = this.visibleRows()[1] >= this.shown - 1 - OVERSCAN_ROWS;
    const endKnown = this.store.bucket(this.wholeHour(this.startOfRow(this.shown - 1)));
    if (!nearEnd || !endKnown || this.shown >= this.days) {
      return;
    }
    const { stopped } = this;
    if (stopped === undefined) {
      // One may have jumped over some of it.
      this.store.request(...this.tail);
    } else if (!stopped) {
      this.shown = Math.min(this.days, this.shown + STEP_DAYS);
    }
  }

  private wholeHour(time: number): number {
    return Math.ceil(time / HOUR) * HOUR;
  }

  private lookFurther(): void {
    this.shown = Math.min(this.days, this.shown + EMPTY_DAYS);
    this.asked = this.shown;
    void this.updateComplete.then(() => {
      this.scroller.scrollTop = this.shown * this.rowHeight;
    });
  }

  private retry(): void {
    this.store.invalidate();
    this.request();
  }

  private onClick(event: MouseEvent): void {
    const cell = cellAt(event);
    if (cell) {
      this.select(cell);
    }
  }

  private select(cell: Cell): void {
    this.active = cell.hour;
    this.markActive();
    this.hideTip();
    this.dispatchEvent(new CustomEvent("hour-selected", { detail: { hour: cell.hour } }));
  }

  private onKey(event: KeyboardEvent): void {
    const cell = cellAt(event);
    if (!cell || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.select(cell);
      return;
    }
    if (event.key === "Escape") {
      this.hideTip();
      return;
    }
    const target = hourForKey(event, cell.hour, {
      zone: this.ui.zone,
      newest: Math.floor(this.now / HOUR) * HOUR,
      oldest: this.wholeHour(this.startOfRow(this.shown - 1)),
      rtl: getComputedStyle(this).direction === "rtl",
    });
    if (target !== undefined) {
      event.preventDefault();
      this.focusHour(target);
    }
  }

  /** Bring an hour into sight and give it the focus. */
  focusHour(hour: number): void {
    const start = this.wholeHour(hour);
    const index = this.today - this.ui.zone.dayOf(start);
    this.active = start;
    const top = index * this.rowHeight;
    const room = this.scroller.clientHeight - this.head.offsetHeight;
    if (top < this.scroller.scrollTop) {
      this.scroller.scrollTop = top;
    } else if (top + this.rowHeight > this.scroller.scrollTop + room) {
      this.scroller.scrollTop = top + this.rowHeight - room;
    }
    this.layoutRows();
    this.activeCell?.focus({ preventScroll: true });
  }

  private onPointer(event: PointerEvent): void {
    const cell = cellAt(event);
    if (cell && event.pointerType !== "touch") {
      this.showTip(cell);
    } else {
      this.hideTip();
    }
  }

  private onFocus(event: FocusEvent): void {
    const cell = cellAt(event);
    if (cell?.matches(":focus-visible")) {
      this.showTip(cell);
    }
  }

  private showTip(cell: Cell): void {
    showTip(this.tip, cell, this.store.bucket(cell.hour), this.ui);
  }

  private hideTip(): void {
    if (this.tip.matches(":popover-open")) {
      this.tip.hidePopover();
    }
  }
}

function cellAt(event: Event): Cell | undefined {
  return event.composedPath().find(isCell);
}

/** 06:00 → 6, 6:00 AM → 6 AM: what has room above a column. */
function shortHour(name: string): string {
  return name.replace(/[:.]00/, "").replace(/^0(\d)/, "$1");
}
