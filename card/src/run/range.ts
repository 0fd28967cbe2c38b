/** The range of a run as the user chooses it, and what it means in epoch seconds. */

import type { Key } from "../i18n";
import type { Ui } from "../i18n/ui";
import { DAY, type Zone } from "../i18n/zone";

export const PRESETS = ["day", "week", "month", "all", "custom"] as const;
export type Preset = (typeof PRESETS)[number];

export interface RangeChoice {
  preset: Preset;
  /** As `<input type="datetime-local">` has them; only for `custom`. */
  from: string;
  to: string;
}

export interface TimeRange {
  start_time?: number;
  end_time?: number;
}

const LENGTH: Partial<Record<Preset, number>> = { day: DAY, week: 7 * DAY, month: 30 * DAY };

/** The range in epoch seconds, or the text that says what is wrong with it. */
export function resolveRange(choice: RangeChoice, now: number, zone: Zone): TimeRange | Key {
  const length = LENGTH[choice.preset];
  if (length !== undefined) {
    return { start_time: Math.floor(now) - length };
  }
  if (choice.preset === "all") {
    return {};
  }
  const start = zone.parseLocal(choice.from);
  const end = zone.parseLocal(choice.to);
  if (start === null || end === null) {
    return "run.bad_date";
  }
  return start < end ? { start_time: start, end_time: end } : "run.bad_range";
}

export function describeRange(choice: RangeChoice, range: TimeRange, ui: Ui): string {
  return choice.preset === "custom" ? describeTimes(range, ui) : ui.t(`run.range.${choice.preset}`);
}

/** A range in words that does not say of which choice it is. */
export function describeTimes(range: TimeRange, { t, formats }: Ui): string {
  const { start_time: start, end_time: end } = range;
  if (start !== undefined && end !== undefined) {
    return `${formats.dateTime(start)} – ${formats.dateTime(end)}`;
  }
  if (start !== undefined) {
    return `${t("run.from")}: ${formats.dateTime(start)}`;
  }
  return end !== undefined ? `${t("run.to")}: ${formats.dateTime(end)}` : t("run.range.all");
}
