/** One day of the coverage map, built by hand: a year of cells has to be cheap. */

import { describe, lookOf } from "../hour-look";
import type { Bucket } from "../models";
import type { Ui } from "../ui";
import { HOUR } from "../zone";

const painted = new WeakMap<HTMLElement, Bucket | null>();

export interface Cell extends HTMLElement {
  hour: number;
}

export function isCell(target: unknown): target is Cell {
  return target instanceof HTMLElement && target.classList.contains("c");
}

/** The hours of a day that have begun, each with its cell, and a mark where the clock skipped one. */
export function createRow(day: number, rowIndex: number, now: number, ui: Ui): HTMLElement {
  const row = document.createElement("div");
  row.className = "row";
  row.setAttribute("role", "row");
  row.setAttribute("aria-rowindex", String(rowIndex + 2));

  const label = document.createElement("div");
  label.className = "label";
  label.setAttribute("role", "rowheader");
  label.setAttribute("aria-label", ui.formats.longDay(day));
  const weekday = document.createElement("span");
  weekday.textContent = ui.formats.weekday(day);
  label.append(weekday, ` ${ui.formats.day(day)}`);
  row.append(label);

  const slots = ui.zone.hoursOfDay(day);
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
    const half = twice ? ` half${slot.repeated ? " again" : ""}` : "";
    cell.hour = slot.start;
    cell.dataset.place = `c h${slot.hour}${half}`;
    cell.className = cell.dataset.place;
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-colindex", String(index + 2));
    cell.tabIndex = -1;
    row.append(cell);
  });
  return row;
}

function createGap(hour: number, ui: Ui): HTMLElement {
  const gap = document.createElement("div");
  gap.className = `gap h${hour}`;
  gap.title = ui.t("map.gap");
  gap.setAttribute("aria-hidden", "true");
  return gap;
}

export function cellsOf(row: HTMLElement): Cell[] {
  return Array.from(row.children).filter(isCell);
}

/** Show what is known of each hour now; cells whose numbers did not change are left alone. */
export function paintRow(
  row: HTMLElement,
  bucketOf: (hour: number) => Bucket | undefined,
  ui: Ui,
): void {
  for (const cell of cellsOf(row)) {
    const bucket = bucketOf(cell.hour) ?? null;
    if (painted.get(cell) !== bucket) {
      painted.set(cell, bucket);
      paintCell(cell, bucket, ui);
    }
  }
}

function paintCell(cell: Cell, bucket: Bucket | null, ui: Ui): void {
  const place = cell.dataset.place ?? "c";
  const time = ui.formats.time(cell.hour);
  if (!bucket) {
    cell.className = `${place} wait`;
    cell.setAttribute("aria-label", `${time}, ${ui.t("map.not_loaded")}`);
    return;
  }
  const look = lookOf(bucket);
  const covered = look.recorded + look.backfilled;
  const names = [place];
  if (look.recorded >= 98) {
    names.push("rec");
  } else if (look.backfilled >= 98) {
    names.push("back");
  } else if (covered > 0) {
    names.push("mix");
  }
  if (look.missing > 0) {
    names.push("gone");
  }
  if (look.errors) {
    names.push("bad");
  }
  cell.className = names.join(" ");
  if (covered > 0 || look.missing > 0) {
    cell.style.cssText = `--r:${look.recorded}%;--b:${covered}%;--m:${look.missing}%`;
  } else {
    cell.removeAttribute("style");
  }
  cell.textContent = "";
  if (look.count) {
    const count = document.createElement("span");
    count.textContent = look.count;
    cell.append(count);
  }
  const words = describe(bucket, ui).join(", ");
  cell.setAttribute("aria-label", `${time}${again(cell, ui)}, ${words}`);
}

function again(cell: Cell, ui: Ui): string {
  return cell.classList.contains("again") ? ` (${ui.t("map.repeated")})` : "";
}

/** The heading of a cell: Tuesday, 24 November 2026, 14:00 – 15:00. */
export function cellTitle(cell: Cell, ui: Ui): string {
  return `${hourTitle(cell.hour, ui)}${again(cell, ui)}`;
}

export function hourTitle(hour: number, { formats, zone }: Ui): string {
  const day = formats.longDay(zone.dayOf(hour));
  return `${day}, ${formats.time(hour)} – ${formats.time(hour + HOUR)}`;
}
