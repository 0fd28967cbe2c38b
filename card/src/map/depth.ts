/** How many days the coverage map shows: more as one nears the last of them, to the end of what is there. */

import { HOUR } from "../i18n/zone";
import type { CoverageStore } from "./coverage-store";

const STEP_DAYS = 28;
// A stretch this long without anything is taken for the beginning of the recordings.
const EMPTY_DAYS = 2 * STEP_DAYS;

export class MapDepth {
  shown: number;
  private wanted = 0;

  constructor(
    readonly store: CoverageStore,
    /** How many days there may be at most. */
    readonly days: number,
    /** The first moment of the row that many days ago. */
    private readonly startOfRow: (index: number) => number,
    shown = STEP_DAYS,
  ) {
    this.shown = Math.min(days, shown);
  }

  /** The last hour that is shown, epoch seconds. */
  get oldest(): number {
    return Math.ceil(this.startOfRow(this.shown - 1) / HOUR) * HOUR;
  }

  /** The day before which all is empty, where the map stops for that; undefined where it goes on. */
  firstDay(today: number): number | undefined {
    return this.shown < this.days && this.isOver(Infinity) === true
      ? today - (this.shown - 1 - EMPTY_DAYS)
      : undefined;
  }

  /** Show more, unless nothing more is to be expected or known; whether it did. */
  grow(now: number): boolean {
    if (this.shown >= this.days || !this.store.bucket(this.oldest)) {
      return false;
    }
    const over = this.isOver(now);
    if (over === undefined) {
      // One may have jumped over some of it.
      this.store.request(...this.tail(now));
    }
    if (over === false) {
      this.shown = Math.min(this.days, this.shown + STEP_DAYS);
    }
    return over === false;
  }

  /** Show more although nothing is to be expected there. */
  lookFurther(): void {
    this.shown = Math.min(this.days, this.shown + EMPTY_DAYS);
    this.wanted = this.shown;
  }

  /** Whether the days shown end in a long empty stretch; undefined while that is not known. */
  private isOver(now: number): boolean | undefined {
    if (this.shown < EMPTY_DAYS || this.shown <= this.wanted) {
      return false;
    }
    return this.store.isEmpty(...this.tail(now));
  }

  private tail(now: number): [number, number] {
    const newest = this.startOfRow(this.shown - 1 - EMPTY_DAYS);
    return [this.startOfRow(this.shown - 1), Math.min(now, newest)];
  }
}
