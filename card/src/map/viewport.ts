/** What of the coverage map is in sight, as last measured: to ask the browser makes it lay out the page. */

const OVERSCAN_ROWS = 6;
const ROW_PX = 26;
// Narrower than this, a day takes two lines of twelve hours.
const FOLD_BELOW_PX = 440;
const FOLDED_ROW_PX = 60;

export const isNarrow = (width: number): boolean => width > 0 && width < FOLD_BELOW_PX;

export class Viewport {
  top = 0;
  height = 0;
  rowHeight = ROW_PX;

  fold(folded: boolean): void {
    this.rowHeight = folded ? FOLDED_ROW_PX : ROW_PX;
  }

  /** The first and the last row to have in the page, of so many. */
  rows(total: number): [number, number] {
    const first = Math.max(0, Math.floor(this.top / this.rowHeight) - OVERSCAN_ROWS);
    // Always as many, so that while one scrolls as many come as go.
    const last = first + Math.ceil(this.height / this.rowHeight) + 2 * OVERSCAN_ROWS;
    return [first, Math.min(total - 1, last)];
  }

  nearEnd(total: number): boolean {
    return this.rows(total)[1] >= total - 1 - OVERSCAN_ROWS;
  }

  /** Where to scroll to have a row in sight; undefined where it is already. */
  topFor(row: number, headHeight: number): number | undefined {
    const top = row * this.rowHeight;
    const room = this.height - headHeight;
    if (top < this.top) {
      return top;
    }
    return top + this.rowHeight > this.top + room ? top + this.rowHeight - room : undefined;
  }
}
