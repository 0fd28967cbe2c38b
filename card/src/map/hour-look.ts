/** How an hour looks on the map: which shares of it are recorded, backfilled and missing. */

import type { Bucket } from "../api/models";
import type { Ui } from "../i18n/ui";
import { HOUR } from "../i18n/zone";

export interface HourLook {
  /** Percent of the hour's height. */
  recorded: number;
  backfilled: number;
  missing: number;
  count: string;
  errors: boolean;
}

// Frigate records in pieces of ten seconds; a bucket tells only how many are missing.
const USUAL_SECONDS = 10;
// Less than this is not to be seen.
const LEAST_SHARE = 20;

/** How long what is missing may be. */
export const missingSeconds = (bucket: Bucket): number => bucket.missing_files * USUAL_SECONDS;

const percent = (seconds: number): number =>
  Math.min(100, Math.max(0, Math.round((seconds / HOUR) * 100)));

export function lookOf(bucket: Bucket): HourLook {
  let recorded = percent(bucket.recorded_seconds);
  let backfilled = percent(bucket.backfilled_seconds);
  if (bucket.backfilled_seconds > 0) {
    backfilled = Math.max(backfilled, 8);
  }
  if (bucket.recorded_seconds > 0) {
    recorded = Math.max(recorded, 8);
  }
  let missing = 0;
  if (bucket.missing_files > 0) {
    missing = Math.max(LEAST_SHARE, percent(missingSeconds(bucket)));
  }
  const over = Math.max(0, recorded + backfilled + missing - 100);
  if (over > 0) {
    // What is short is kept visible at the cost of the largest share.
    if (recorded >= backfilled && recorded >= missing) {
      recorded -= over;
    } else if (backfilled >= missing) {
      backfilled -= over;
    } else {
      missing -= over;
    }
  }
  return {
    recorded,
    backfilled,
    missing,
    count: bucket.missing_files === 0 ? "" : String(Math.min(999, bucket.missing_files)),
    errors: bucket.error_files > 0,
  };
}

// Most hours of a map have the same few numbers: whole, empty.
const known = new WeakMap<Ui, Map<string, string[]>>();

/** The numbers of an hour in words: for the tooltip and for screen readers. */
export function hourWords(bucket: Bucket, ui: Ui): string[] {
  let words = known.get(ui);
  if (!words) {
    known.set(ui, (words = new Map<string, string[]>()));
  }
  const { recorded_seconds: recorded, backfilled_seconds: backfilled } = bucket;
  const key = `${recorded} ${backfilled} ${bucket.missing_files} ${bucket.error_files}`;
  let parts = words.get(key);
  if (!parts) {
    words.set(key, (parts = inWords(bucket, ui)));
  }
  return parts;
}

function inWords(bucket: Bucket, { t, formats }: Ui): string[] {
  const parts: string[] = [];
  const { recorded_seconds: recorded, backfilled_seconds: backfilled } = bucket;
  if (recorded > 0) {
    parts.push(t("map.recorded", { duration: formats.duration(recorded, "short") }));
  }
  if (backfilled > 0) {
    parts.push(t("map.backfilled", { duration: formats.duration(backfilled, "short") }));
  }
  if (bucket.missing_files > 0) {
    parts.push(
      t("map.missing", { count: bucket.missing_files, n: formats.number(bucket.missing_files) }),
    );
  }
  if (bucket.error_files > 0) {
    const n = bucket.error_files;
    parts.push(t("map.errors", { count: n, n: formats.number(n) }));
  }
  return parts.length > 0 ? parts : [t("map.nothing")];
}
