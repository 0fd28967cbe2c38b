/** Time zone arithmetic: which UTC hours make up a day of a zone, and wall clock to epoch.
 *
 * A day is the number of days since 1970-01-01 in the civil calendar, so neighbours are ±1
 * whatever the clock does. Times are UTC epoch seconds.
 */

export const HOUR = 3600;
export const DAY = 86_400;

/** One cell of a day: a whole UTC hour, and the hour the clock on the wall shows at its start. */
export interface HourSlot {
  start: number;
  hour: number;
  /** The same hour was on the clock before: the second of a 25-hour day. */
  repeated: boolean;
}

export class Zone {
  private readonly wallClock: Intl.DateTimeFormat;
  private readonly starts = new Map<number, number>();

  constructor(readonly name: string) {
    this.wallClock = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  }

  /** Seconds that the zone's clock is ahead of UTC at that time. */
  offset(time: number): number {
    const whole = Math.floor(time);
    const at: Record<string, number> = {};
    for (const { type, value } of this.wallClock.formatToParts(whole * 1000)) {
      at[type] = Number(value);
    }
    const wall =
      Date.UTC(at.year ?? 0, (at.month ?? 1) - 1, at.day, at.hour, at.minute, at.second) / 1000;
    return wall - whole;
  }

  dayOf(time: number): number {
    return Math.floor((time + this.offset(time)) / DAY);
  }

  /** The first moment of a day: midnight, or later where the clock skips midnight. */
  startOfDay(day: number): number {
    let start = this.starts.get(day);
    if (start === undefined) {
      start = this.fromWall(day * DAY);
      this.starts.set(day, start);
    }
    return start;
  }

  /** The UTC hours that begin in a day: 24 of them, 23 or 25 where the clock changes. */
  hoursOfDay(day: number): HourSlot[] {
    const start = this.startOfDay(day);
    const end = this.startOfDay(day + 1);
    const fixed = end - start === DAY ? this.offset(start) : undefined;
    const slots: HourSlot[] = [];
    for (let time = Math.ceil(start / HOUR) * HOUR; time < end; time += HOUR) {
      const wall = time + (fixed ?? this.offset(time));
      const hour = Math.floor((wall - day * DAY) / HOUR);
      slots.push({ start: time, hour, repeated: slots.some((slot) => slot.hour === hour) });
    }
    return slots;
  }

  /** Seconds of a wall clock (as if it were UTC) to epoch; the earlier of two, past a gap. */
  fromWall(wall: number): number {
    const before = wall - this.offset(wall - DAY);
    const after = wall - this.offset(wall + DAY);
    const fits = [before, after].filter((time) => time + this.offset(time) === wall);
    return fits.length > 0 ? Math.min(...fits) : before;
  }

  /** `2026-11-24T13:05`, as an `<input type="datetime-local">` has it, to epoch; null if it is none. */
  parseLocal(text: string): number | null {
    const wall = Date.parse(`${text}Z`);
    return Number.isNaN(wall) ? null : this.fromWall(wall / 1000);
  }

  formatLocal(time: number): string {
    return new Date((time + this.offset(time)) * 1000).toISOString().slice(0, 16);
  }
}
