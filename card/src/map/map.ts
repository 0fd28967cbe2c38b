/** The coverage map: rows are days, newest first, columns the hours of the user's time zone.
 *
 * Only rows in sight are in the page. Events: `hour-selected` with `{ hour }`.
 */

import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";

import type { Bucket } from "../api/models";
import type { Ui } from "../i18n/ui";
import { HOUR } from "../i18n/zone";
import { KeepFocus } from "../widgets/keep-focus";
import { base, buttons } from "../widgets/styles";
import type { CoverageStore } from "./coverage-store";
import { MapDepth } from "./depth";
import { EachFrame } from "./each-frame";
import { fitLabels, mapFoot, mapHead } from "./frame";
import { type Bounds, keyAction } from "./keys";
import { type Cell, cellAt } from "./row";
import { MapRows } from "./rows";
import { Scroll } from "./scroll";
import { mapStyles } from "./styles";
import { TabStop } from "./tab-stop";
import { Tip } from "./tip";
import { isNarrow, Viewport } from "./viewport";

// Loaded before they come into sight.
const AHEAD_ROWS = 14;
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
  @query(".tip") private tipBox!: HTMLElement;

  private depth!: MapDepth;
  private rows!: MapRows;
  private today = 0;
  private readonly view = new Viewport();
  private readonly tabStop = new TabStop();
  private readonly tip = new Tip(() => this.tipBox, this);
  private readonly painting = new EachFrame(() => this.paint());
  private readonly scrolling = new Scroll({
    follow: () => this.follow(),
    load: () => this.load(),
    rest: () => this.rows.sort(this.activeRow),
  });
  private readonly resize = new ResizeObserver(() => this.measure());

  constructor() {
    super();
    // Which need not be in sight; the days that are stay there.
    new KeepFocus(this, () => this.tabStop.cell, { stay: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.resize.observe(this);
    if (this.hasUpdated) {
      this.resize.observe(this.scroller);
      this.painting.request();
    }
  }

  override firstUpdated(): void {
    this.resize.observe(this.scroller);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.resize.disconnect();
    this.scrolling.stop();
    this.painting.cancel();
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
        @pointerover=${(event: PointerEvent) => this.tip.onPointer(event)}
        @pointerleave=${() => this.tip.hide()}
        @focusin=${(event: FocusEvent) => this.tip.onFocus(event)}
        @focusout=${() => this.tip.hide()}
      >
        ${guard([this.ui], () => mapHead(this.ui, this.today))}
        <div
          class="rows"
          role="rowgroup"
          .style=${`height:${this.depth.shown * this.view.rowHeight}px`}
        ></div>
      </div>
      ${mapFoot(this, this.depth.firstDay(this.today), this.ui)}
      <div class="tip" popover="manual" aria-hidden="true"></div>
    `;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.today = this.ui.zone.dayOf(this.now);
    if (changed.has("store")) {
      this.depth = new MapDepth(this.store, this.days, this.startOfRow);
      this.tabStop.hour = 0;
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
      this.scroller.scrollTop = this.view.top = 0;
    }
    if (newLooks || newHour || changed.has("store")) {
      this.makeRows();
    } else {
      this.showRows();
      this.painting.request();
    }
    if (newLooks) {
      fitLabels(this.scroller, this.corner, this.rows.widestLabel());
    }
    if (changed.has("store") || changed.has("revision")) {
      this.load();
      this.grow();
    }
  }

  bucketOf(hour: number): Bucket | undefined {
    return this.store.bucket(hour);
  }

  private readonly startOfRow = (index: number): number =>
    this.ui.zone.startOfDay(this.today - index);

  private measure(): void {
    const days = this.view.top / this.view.rowHeight;
    this.view.height = this.scroller.clientHeight;
    const folded = isNarrow(this.clientWidth);
    if (folded !== this.folded) {
      this.folded = folded;
      this.view.fold(folded);
      // The same days stay in sight.
      void this.updateComplete.then(() => this.moveTo(days * this.view.rowHeight));
    } else {
      this.showRows();
      this.load();
    }
  }

  /** All rows anew. */
  private makeRows(): void {
    const { focused } = this.tabStop;
    const { ui, now, today } = this;
    const bucketOf = (hour: number) => this.bucketOf(hour);
    this.rowBox.replaceChildren();
    this.rows = new MapRows(this.rowBox, { ui, now, today, bucketOf }, this.view.rowHeight);
    this.showRows();
    if (focused) {
      this.tabStop.focus();
    }
  }

  /** Have just the rows in sight, and the one that holds the focus wherever one scrolls. */
  private showRows(): void {
    const [first, last] = this.view.rows(this.depth.shown);
    this.tabStop.hour ||= Math.floor(this.now / HOUR) * HOUR;
    this.rows.show(first, last, this.activeRow);
    this.tabStop.mark(this.rows.at(this.activeRow));
  }

  private get activeRow(): number {
    return this.today - this.ui.zone.dayOf(this.tabStop.hour);
  }

  private paint(): void {
    if (!this.rows.paint(ROWS_A_FRAME)) {
      this.painting.request();
    }
  }

  private onScroll(): void {
    this.tip.hide();
    this.scrolling.moved();
  }

  private follow(): void {
    this.view.top = this.scroller.scrollTop;
    this.showRows();
    this.grow();
  }

  private moveTo(top: number): void {
    this.scroller.scrollTop = top;
    this.view.top = this.scroller.scrollTop;
    this.showRows();
  }

  private load(): void {
    const [first, last] = this.view.rows(this.depth.shown);
    if (last >= first) {
      const oldest = Math.min(this.days - 1, last + AHEAD_ROWS);
      this.store.request(this.startOfRow(oldest), this.startOfRow(first - 1));
    }
  }

  private grow(): void {
    if (this.view.nearEnd(this.depth.shown) && this.depth.grow(this.now)) {
      this.requestUpdate();
    }
  }

  readonly lookFurther = (): void => {
    this.depth.lookFurther();
    this.requestUpdate();
    // Its button is gone then: the keyboard goes on where that has led.
    void this.updateComplete.then(() => this.focusHour(this.depth.oldest));
  };

  readonly retry = (): void => {
    this.store.invalidate();
    this.load();
  };

  private onClick(event: MouseEvent): void {
    const cell = cellAt(event);
    if (cell) {
      this.select(cell);
    }
  }

  private select(cell: Cell): void {
    this.tabStop.hour = cell.hour;
    this.tabStop.mark(this.rows.at(this.activeRow));
    this.tip.hide();
    this.dispatchEvent(new CustomEvent("hour-selected", { detail: { hour: cell.hour } }));
  }

  private onKey(event: KeyboardEvent): void {
    const cell = cellAt(event);
    const action = cell && keyAction(event, cell.hour, this.bounds);
    if (!cell || action === undefined) {
      return;
    }
    if (action === "hide") {
      this.tip.hide();
      return;
    }
    event.preventDefault();
    if (action === "open") {
      this.select(cell);
    } else {
      this.focusHour(action);
    }
  }

  private get bounds(): Bounds {
    return {
      zone: this.ui.zone,
      newest: Math.floor(this.now / HOUR) * HOUR,
      oldest: this.depth.oldest,
      rtl: getComputedStyle(this).direction === "rtl",
    };
  }

  /** Bring an hour into sight and give it the focus. */
  focusHour(hour: number): void {
    this.tabStop.hour = Math.ceil(hour / HOUR) * HOUR;
    const top = this.view.topFor(this.activeRow, this.head.offsetHeight);
    if (top === undefined) {
      this.showRows();
    } else {
      this.moveTo(top);
    }
    this.tabStop.focus();
  }
}
