/** The one cell of the coverage map that Tab reaches: the hour last used, else the current one. */

import type { Cell, Row } from "./row";

export class TabStop {
  /** Start of the hour, epoch seconds; 0 until there is one. */
  hour = 0;
  cell: Cell | undefined;

  /** Move the stop to the hour's cell in its row, if that row is in the page. */
  mark(row: Row | undefined): void {
    const cell = row?.cells.find((other) => other.hour === this.hour);
    if (cell !== this.cell) {
      this.cell?.removeAttribute("tabindex");
      this.cell = cell;
    }
    if (cell && cell.tabIndex !== 0) {
      cell.tabIndex = 0;
    }
  }

  get focused(): boolean {
    return this.cell?.matches(":focus") === true;
  }

  focus(): void {
    this.cell?.focus({ preventScroll: true });
  }
}
