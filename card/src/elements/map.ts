/** The coverage map: rows are days, newest first, columns the hours of the user's time zone.
 *
 * Only rows in sight are in the page. Events: `hour-selected` with `{ hour }`.
 */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";

import type { CoverageStore } from "../coverage-store";
import { errorText } from "../errors";
import { base, buttons } from "../styles";
import type { Ui } from "../ui";
import { HOUR } from "../zone";
import { MapDepth } from "./map-depth";
import { mapFoot, mapHead } from "./map-frame";
import { hourForKey } from "./map-keys";
import { type Cell, isCell } from "./map-row";
import { MapRows } from "./map-rows";
import { mapStyles } from "./map-styles";
import { showTip } from "./map-tip";

const OVERSCAN_ROWS = 6;
// Loaded before they come into sight.
const AHEAD_ROWS = 14;
// Narrower than this, a day takes two lines of twelve hours.
const FOLD_BELOW_PX = 440;
const ROW_PX = 26;
const FOLDED_ROW_PX = 60;
const REST_MS = 80;
// So many change their looks at once: many more would take longer than a frame.
const ROWS_A_FRAME = 5;

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

  @state() private folded = false;

  @query(".scroller") private scroller!: HTMLElement;
  @query(".rows") private rowBox!: HTMLElement;
  @query(".head") private head!: HTMLElement;
  @query(".corner") private corner!: HTMLElement;
  @query(".tip") private tip!: HTMLElement;

  private depth!: MapDepth;
  private rows!: MapRows;
  private today = 0;
  private active = 0;
  private activeCell: Cell | undefined;
  /** What the scroller shows, as last measured: to ask it makes the browser lay out the page. */
  private top = 0;
  private height = 0;
  private scrolled = 0;
  private painting = 0;
  private timer = 0;
  private asked = 0;
  private readonly resize = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize.observe(this);
    if (this.hasUpdated) {
      this.resize.observe(this.scroller);
      this.paintSoon();
    }
  }

  override firstUpdated(): void {
    this.resize.observe(this.scroller);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize.disconnect();
    cancelAnimationFrame(this.scrolled);
    cancelAnimationFrame(this.painting);
    this.scrolled = this.painting = 0;
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
        aria-rowcount=${this.depth.shown + 1}
        @scroll=${this.onScroll}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @pointerover=${this.onPointer}
        @pointerleave=${this.hideTip}
        @focusin=${this.onFocus}
        @focusout=${this.hideTip}
      >
        ${guard([this.ui], () => mapHead(this.ui, this.today))}
        <div
          class="rows"
          role="rowgroup"
          style="height:${this.depth.shown * (this.folded ? FOLDED_ROW_PX : ROW_PX)}px"
        ></div>
      </div>
      ${this.renderFoot()}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `;
  }

  private renderFoot(): TemplateResult | typeof nothing {
    const { t, formats } = this.ui;
    const { end } = this.depth;
    if (this.store.error !== null) {
      const error = errorText(this.store.error, t);
      return this.offline ? nothing : mapFoot(t("map.failed", { error }), t("retry"), this.retry);
    }
    if (end === undefined) {
      return nothing;
    }
    const date = formats.dayDate(this.today - end);
    return mapFoot(t("map.reached", { date }), t("map.older"), this.lookFurther);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.today = this.ui.zone.dayOf(this.now);
    if (changed.has("store")) {
      this.depth = new MapDepth(this.store, this.days, this.startOfRow);
      this.active = 0;
    } else if (changed.has("days")) {
      this.depth = new MapDepth(this.store, this.days, this.startOfRow, this.depth.shown);
    }
  }

  override updated(changed: PropertyValues<this>): void {
    const before = changed.get("now");
    const newHour =
      before !== undefined && Math.floor(before / HOUR) !== Math.floor(this.now / HOUR);
    const newLooks = changed.has("ui") || changed.has("folded" as keyof CoverageMap);
    if (changed.has("store")) {
      this.scroller.scrollTop = this.top = 0;
    }
    if (newLooks || newHour || changed.has("store")) {
      this.makeRows();
    } else {
      this.showRows();
      this.paintSoon();
    }
    if (newLooks) {
      this.fitLabels();
    }
    if (changed.has("store") || changed.has("revision")) {
      this.request();
      this.grow();
    }
  }

  private get rowHeight(): number {
    return this.folded ? FOLDED_ROW_PX : ROW_PX;
  }

  private readonly startOfRow = (index: number): number =>
    this.ui.zone.startOfDay(this.today - index);

  private measure(): void {
    const days = this.top / this.rowHeight;
    this.height = this.scroller.clientHeight;
    const folded = this.clientWidth > 0 && this.clientWidth < FOLD_BELOW_PX;
    if (folded !== this.folded) {
      this.folded = folded;
      // The same days stay in sight.
      void this.updateComplete.then(() => this.moveTo(days * this.rowHeight));
    } else {
      this.showRows();
      this.request();
    }
  }

  private visibleRows(): [number, number] {
    const first = Math.max(0, Math.floor(this.top / this.rowHeight) - OVERSCAN_ROWS);
    // Always as many, so that while one scrolls as many come as go.
    const last = first + Math.ceil(this.height / this.rowHeight) + 2 * OVERSCAN_ROWS;
    return [first, Math.min(this.depth.shown - 1, last)];
  }

  /** All rows anew. */
  private makeRows(): void {
    const focused = this.activeCell?.matches(":focus") === true;
    const { ui, now, today, store } = this;
    const bucketOf = (hour: number) => store.bucket(hour);
    this.rowBox.replaceChildren();
    this.rows = new MapRows(this.rowBox, { ui, now, today, bucketOf }, this.rowHeight);
    this.showRows();
    if (focused) {
      this.activeCell?.focus({ preventScroll: true });
    }
  }

  /** Have just the rows in sight, and the one that holds the focus wherever one scrolls. */
  private showRows(): void {
    const [first, last] = this.visibleRows();
    this.active ||= Math.floor(this.now / HOUR) * HOUR;
    this.rows.show(first, last, this.activeRow);
    this.markActive();
  }

  private get activeRow(): number {
    return this.today - this.ui.zone.dayOf(this.active);
  }

  /** The names of days and months are longer in some languages than in others. */
  private fitLabels(): void {
    this.scroller.style.removeProperty("--fb-label");
    const wanted = Math.max(0, ...this.rows.labels().map((label) => label.offsetWidth));
    if (wanted > this.corner.offsetWidth) {
      this.scroller.style.setProperty("--fb-label", `${wanted}px`);
    }
  }

  /** Exactly one cell can be reached by Tab: the one last used, else the hour that runs. */
  private markActive(): void {
    const row = this.rows.at(this.activeRow);
    const cell = row?.cells.find((other) => other.hour === this.active);
    if (cell !== this.activeCell) {
      this.activeCell?.removeAttribute("tabindex");
      this.activeCell = cell;
    }
    if (cell && cell.tabIndex !== 0) {
      cell.tabIndex = 0;
    }
  }

  private paintSoon(): void {
    this.painting ||= requestAnimationFrame(() => {
      this.painting = 0;
      if (!this.rows.paint(ROWS_A_FRAME)) {
        this.paintSoon();
      }
    });
  }

  private onScroll(): void {
    this.hideTip();
    this.scrolled ||= requestAnimationFrame((time) => {
      this.scrolled = 0;
      this.top = this.scroller.scrollTop;
      this.showRows();
      this.grow();
      if (time > this.asked + REST_MS) {
        this.asked = time;
        this.request();
      }
    });
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.onRest(), REST_MS);
  }

  private onRest(): void {
    this.rows.sort(this.activeRow);
    this.request();
  }

  private moveTo(top: number): void {
    this.scroller.scrollTop = top;
    this.top = this.scroller.scrollTop;
    this.showRows();
  }

  private request(): void {
    const [first, last] = this.visibleRows();
    if (last >= first) {
      const oldest = Math.min(this.days - 1, last + AHEAD_ROWS);
      this.store.request(this.startOfRow(oldest), this.startOfRow(first - 1));
    }
  }

  private grow(): void {
    const nearEnd = this.visibleRows()[1] >= this.depth.shown - 1 - OVERSCAN_ROWS;
    if (nearEnd && this.depth.grow(this.now)) {
      this.requestUpdate();
    }
  }

  private readonly lookFurther = (): void => {
    this.depth.lookFurther();
    this.requestUpdate();
    void this.updateComplete.then(() => this.moveTo(this.depth.shown * this.rowHeight));
  };

  private readonly retry = (): void => {
    this.store.invalidate();
    this.request();
  };

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
      oldest: this.depth.oldest,
      rtl: getComputedStyle(this).direction === "rtl",
    });
    if (target !== undefined) {
      event.preventDefault();
      this.focusHour(target);
    }
  }

  /** Bring an hour into sight and give it the focus. */
  focusHour(hour: number): void {
    this.active = Math.ceil(hour / HOUR) * HOUR;
    const top = this.activeRow * this.rowHeight;
    const room = this.height - this.head.offsetHeight;
    if (top < this.top) {
      this.moveTo(top);
    } else if (top + this.rowHeight > this.top + room) {
      this.moveTo(top + this.rowHeight - room);
    } else {
      this.showRows();
    }
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
