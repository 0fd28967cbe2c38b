/** The rows of the coverage map that are in the page: those in sight, and the one with the focus.
 *
 * While one scrolls, a row that goes out of sight becomes the one that comes into it: nothing is
 * built, taken out of the page or put into it.
 */

import type { Bucket } from "../api/models";
import type { Ui } from "../i18n/ui";
import { createRow, dateRow, isUsual, paintRow, type Row } from "./row";

/** What a row is made from. */
export interface RowSource {
  ui: Ui;
  /** Epoch seconds: hours after this have not begun. */
  now: number;
  /** The day of the first row. */
  today: number;
  bucketOf: (hour: number) => Bucket | undefined;
}

export class MapRows {
  private readonly rows = new Map<number, Row>();
  private spare: Row[] = [];

  constructor(
    private readonly box: HTMLElement,
    private readonly source: RowSource,
    private readonly rowHeight: number,
  ) {}

  at(index: number): Row | undefined {
    return this.rows.get(index);
  }

  widestLabel(): number {
    return Math.max(0, ...[...this.rows.values()].map((row) => row.label.offsetWidth));
  }

  /** Have just these rows, each at its place, and one more that must stay as it is. */
  show(first: number, last: number, kept: number): void {
    for (const [index, row] of this.rows) {
      if ((index < first || index > last) && index !== kept) {
        this.rows.delete(index);
        if (row.usual) {
          this.spare.push(row);
        } else {
          row.remove();
        }
      }
    }
    for (let index = first; index <= last; index++) {
      if (!this.rows.has(index)) {
        this.rows.set(index, this.make(index));
      }
    }
    this.spare.forEach((row) => row.remove());
    this.spare = [];
  }

  /** Show what has become known; false if more than so many rows had to change. */
  paint(most: number): boolean {
    const { bucketOf, ui } = this.source;
    let left = most;
    for (const row of this.rows.values()) {
      if (left === 0) {
        return false;
      }
      left -= paintRow(row, bucketOf, ui) ? 1 : 0;
    }
    return true;
  }

  /** Bring the page into the order of the days, which is the one that screen readers read. */
  sort(kept: number): void {
    const order = [...this.rows.keys()].sort((a, b) => a - b);
    // What is moved loses the focus: the others move around it.
    const anchor = this.rows.get(kept) ?? null;
    let before: Element | null = null;
    for (const index of order) {
      const row = this.rows.get(index);
      if (row && row !== anchor && row.previousElementSibling !== before) {
        this.box.insertBefore(row, before ? before.nextElementSibling : this.box.firstElementChild);
      }
      before = row ?? before;
    }
  }

  private make(index: number): Row {
    const { ui, now, today, bucketOf } = this.source;
    const day = today - index;
    let row = isUsual(day, now, ui) ? this.spare.pop() : undefined;
    if (row) {
      dateRow(row, day, index, ui);
    } else {
      row = createRow(day, index, now, ui);
      this.box.append(row);
    }
    row.style.transform = `translateY(${index * this.rowHeight}px)`;
    paintRow(row, bucketOf, ui);
    return row;
  }
}
