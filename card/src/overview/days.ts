/** How a camera's last days look, each as shares of a whole day. */

import { HOUR, type Zone } from "../i18n/zone";
import type { CoverageStore } from "../map/coverage-store";
import { missingSeconds } from "../map/hour-look";

export const DAYS = 30;

export interface DayShares {
  /** Percent of the day. */
  recorded: number;
  backfilled: number;
  missing: number;
}

// Less than this is not to be seen.
const LEAST_SHARE = 12;

/** The last days, oldest first; null for those that are not loaded. */
export function lastDays(store: CoverageStore, zone: Zone, now: number): (DayShares | null)[] {
  const today = zone.dayOf(now);
  return [...Array(DAYS).keys()].map((index) =>
    sharesOf(store, zone.hoursOfDay(today - DAYS + 1 + index)),
  );
}

/** Have the last days loaded. */
export function requestDays(store: CoverageStore, zone: Zone, now: number): void {
  store.request(zone.startOfDay(zone.dayOf(now) - DAYS + 1), now);
}

function sharesOf(store: CoverageStore, hours: { start: number }[]): DayShares | null {
  let recorded = 0;
  let backfilled = 0;
  let missing = 0;
  for (const { start } of hours) {
    const bucket = store.bucket(start);
    if (!bucket) {
      return null;
    }
    recorded += bucket.recorded_seconds;
    backfilled += bucket.backfilled_seconds;
    missing += missingSeconds(bucket);
  }
  const day = hours.length * HOUR;
  const gone = visible(missing, day);
  const back = Math.min(visible(backfilled, day), 100 - gone);
  return {
    missing: gone,
    backfilled: back,
    recorded: Math.min(visible(recorded, day), 100 - gone - back),
  };
}

function visible(seconds: number, day: number): number {
  return seconds === 0 ? 0 : Math.max(LEAST_SHARE, Math.min(100, (100 * seconds) / day));
}
