/** One day of the coverage map, built by hand: a year of cells has to be cheap. */

import { describe, lookOf } from "../hour-look";
import type { Bucket } from "../models";
import type { Ui } from "../ui";
import { DAY, HOUR } from "../zone";

export interface Cell extends HTMLElement {
  /** Start of the hour, epoch seconds. */
  hour: number;
  /** The clock's time, as it is spoken. */
  time: string;
  /** The classes that say where the cell is. */
  place: string;
  bucket: Bucket | null | undefined;
}

export interface Row extends HTMLElement {
  cells: Cell[];
}

export function isCell(target: unknown): target is Cell {
  return target instanceof HTMLElement && target.classList.contains("c");
}

/** The hours of a day that have begun, each with its cell, and a mark where the clock skipped one. */
export function createRow(day: number, rowIndex: number, now: number, ui: Ui): Row {
  const row = document.createElement("div") as unknown as Row;
  row.className = "row";
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", String(rowIndex + 2));
  row.append(createLabel(day, ui));
  row.cells = [];

  const slots = ui.zone.hoursOfDay(day);
  const usual = ui.zone.startOfDay(day + 1) - ui.zone.startOfDay(day) === DAY;
  let expected = 0;
  slots.forEach((slot, index) => {
    for (; expected < slot.hour; expected++) {
      row.append(createGap(expected, ui));
    }
    expected = slot.hour + 1;
    if (slot.start > now) {
      return;
    }
    const cell = document.createElement("div") as unknown as Cell;
    const twice = slot.repeated || slots[index + 1]?.repeated === true;
    cell.hour = slot.start;
    cell.time = usual ? usualTime(slot.start, index, ui) : ui.formats.time(slot.start);
    if (slot.repeated) {
      cell.time += ` (${ui.t("map.repeated")})`;
    }
    cell.place = `c h${slot.hour}${twice ? " half" : ""}${slot.repeated ? " again" : ""}`;
    cell.setAttribute("role", "gridcell");
    row.cells.push(cell);
    row.append(cell);
  });
  return row;
}

const usualTimes = new WeakMap<Ui, string[]>();

/** The n-th hour's time on a day without a change of the clock, which is the same on all of them. */
function usualTime(start: number, index: number, ui: Ui): string {
  let times = usualTimes.get(ui);
  if (!times) {
    usualTimes.set(ui, (times = []));
  }
  return (times[index] ??= ui.formats.time(start));
}

function createLabel(day: number, ui: Ui): HTMLElement {
  const label = document.createElement("div");
  label.className = "label";
  label.setAttribute("role", "rowheader");
  label.setAttribute("aria-label", ui.formats.longDay(day));
  const weekday = document.createElement("span");
  weekday.textContent = ui.formats.weekday(day);
  label.append(weekday, ` ${ui.formats.day(day)}`);
  return label;
}

function createGap(hour: number, ui: Ui): HTMLElement {
  const gap = document.createElement("div");
  gap.className = `gap h${hour}`;
  gap.title = ui.t("map.gap");
  gap.setAttribute("aria-hidden", "true");
  return gap;
}

/** Show what is known of each hour now; cells whose numbers did not change are left alone. */
export function paintRow(row: Row, bucketOf: (hour: number) => Bucket | undefined, ui: Ui): void {
  for (const cell of row.cells) {
    const bucket = bucketOf(cell.hour) ?? null;
    if (cell.bucket !== bucket) {
      cell.bucket = bucket;
      paintCell(cell, bucket, ui);
    }
  }
}

function paintCell(cell: Cell, bucket: Bucket | null, ui: Ui): void {
  if (!bucket) {
    cell.className = `${cell.place} wait`;
    cell.setAttribute("aria-label", `${cell.time}, ${ui.t("map.not_loaded")}`);
    return;
  }
  const look = lookOf(bucket);
  const covered = look.recorded + look.backfilled;
  let names = cell.place;
  if (look.recorded >= 98) {
    names += " rec";
  } else if (look.backfilled >= 98) {
    names += " back";
  } else if (covered > 0) {
    names += " mix";
  }
  if (look.missing > 0) {
    names += " gone";
  }
  if (look.errors) {
    names += " bad";
  }
  cell.className = names;
  // A cell of one colour needs no shares.
  if (look.missing > 0 || (covered > 0 && look.recorded < 98 && look.backfilled < 98)) {
    cell.style.cssText = `--r:${look.recorded}%;--b:${covered}%;--m:${look.missing}%`;
  } else if (cell.hasAttribute("style")) {
    cell.removeAttribute("style");
  }
  if (cell.firstChild) {
    cell.textContent = "";
  }
  if (look.count) {
    const count = document.createElement("span");
    count.textContent = look.count;
    cell.append(count);
  }
  cell.setAttribute("aria-label", `${cell.time}, ${describe(bucket, ui).join(", ")}`);
}

/** The heading of a cell: Tuesday, 24 November 2026, 14:00 – 15:00. */
export function cellTitle(cell: Cell, ui: Ui): string {
  const again = cell.classList.contains("again") ? ` (${ui.t("map.repeated")})` : "";
  return `${hourTitle(cell.hour, ui)}${again}`;
}

export function hourTitle(hour: number, { formats, zone }: Ui): string {
  const day = formats.longDay(zone.dayOf(hour));
  return `${day}, ${formats.time(hour)} – ${formats.time(hour + HOUR)}`;
}
