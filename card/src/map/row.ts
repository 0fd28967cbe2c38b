/** One day of the coverage map, built by hand: a year of cells has to be cheap. */

import type { Bucket } from "../api/models";
import type { Ui } from "../i18n/ui";
import { DAY, HOUR } from "../i18n/zone";
import { hourWords, lookOf } from "./hour-look";

export interface Cell extends HTMLElement {
  /** Start of the hour, epoch seconds. */
  hour: number;
  /** The clock's time, as it is spoken. */
  time: string;
  /** The classes that say where the cell is. */
  place: string;
  bucket: Bucket | null | undefined;
  /** What it wears: to ask the page for it would take longer. */
  names?: string;
  shares?: string;
  count?: string;
}

export interface Row extends HTMLElement {
  label: HTMLElement;
  cells: Cell[];
  /** A whole day without a change of the clock: it can be turned into any other such day. */
  usual: boolean;
}

function isCell(target: unknown): target is Cell {
  return target instanceof HTMLElement && target.classList.contains("c");
}

/** The cell that an event happened on. */
export function cellAt(event: Event): Cell | undefined {
  return event.composedPath().find(isCell);
}

export function isUsual(day: number, now: number, { zone }: Ui): boolean {
  const end = zone.startOfDay(day + 1);
  return end <= now && end - zone.startOfDay(day) === DAY;
}

/** The hours of a day that have begun, each with its cell, and a mark where the clock skipped one. */
export function createRow(day: number, index: number, now: number, ui: Ui): Row {
  const row = isUsual(day, now, ui) ? createUsualRow() : createOtherRow(day, now, ui);
  dateRow(row, day, index, ui);
  return row;
}

let usualRow: Row | undefined;

/** A copy, which takes a browser far less time than a row built anew. */
function createUsualRow(): Row {
  if (!usualRow) {
    usualRow = createEmptyRow();
    for (let hour = 0; hour < 24; hour++) {
      usualRow.append(createCell(`c h${hour}`));
    }
  }
  const row = usualRow.cloneNode(true) as Row;
  const [label, ...cells] = row.children;
  row.label = label as HTMLElement;
  row.cells = cells as Cell[];
  row.cells.forEach((cell, hour) => {
    cell.place = `c h${hour}`;
  });
  row.usual = true;
  return row;
}

/** Today, or a day on which the clock changes. */
function createOtherRow(day: number, now: number, ui: Ui): Row {
  const row = createEmptyRow();
  row.label = row.firstElementChild as HTMLElement;
  row.cells = [];
  row.usual = false;
  const slots = ui.zone.hoursOfDay(day);
  let expected = 0;
  slots.forEach((slot, position) => {
    for (; expected < slot.hour; expected++) {
      row.append(createGap(expected, ui));
    }
    expected = slot.hour + 1;
    if (slot.start > now) {
      return;
    }
    const twice = slot.repeated || slots[position + 1]?.repeated === true;
    const again = slot.repeated ? " again" : "";
    const cell = createCell(`c h${slot.hour}${twice ? " half" : ""}${again}`);
    cell.hour = slot.start;
    cell.time = ui.formats.time(slot.start);
    cell.time += again && ` (${ui.t("map.repeated")})`;
    row.cells.push(cell);
    row.append(cell);
  });
  return row;
}

function createEmptyRow(): Row {
  const row = document.createElement("div") as unknown as Row;
  row.className = "row";
  row.setAttribute("role", "row");
  const label = document.createElement("div");
  label.className = "label";
  label.setAttribute("role", "rowheader");
  label.append(document.createElement("span"), "");
  row.append(label);
  return row;
}

/** Make a usual row the row of another usual day; its cells are as yet unpainted. */
export function dateRow(row: Row, day: number, index: number, ui: Ui): void {
  const { formats, zone } = ui;
  row.setAttribute("aria-rowindex", String(index + 2));
  row.label.setAttribute("aria-label", formats.longDay(day));
  const [weekday, date] = row.label.childNodes;
  if (weekday && date) {
    weekday.textContent = formats.weekday(day);
    date.textContent = ` ${formats.day(day)}`;
  }
  if (row.usual) {
    const first = Math.ceil(zone.startOfDay(day) / HOUR) * HOUR;
    row.cells.forEach((cell, position) => {
      cell.hour = first + position * HOUR;
      cell.time = usualTime(cell.hour, position, ui);
      cell.bucket = undefined;
    });
  }
}

function createCell(place: string): Cell {
  const cell = document.createElement("div") as unknown as Cell;
  cell.place = place;
  cell.setAttribute("role", "gridcell");
  return cell;
}

const usualTimes = new WeakMap<Ui, string[]>();

/** The n-th hour's time on a day without a change of the clock, which is the same on all of them. */
function usualTime(start: number, position: number, ui: Ui): string {
  let times = usualTimes.get(ui);
  if (!times) {
    usualTimes.set(ui, (times = []));
  }
  return (times[position] ??= ui.formats.time(start));
}

function createGap(hour: number, ui: Ui): HTMLElement {
  const gap = document.createElement("div");
  gap.className = `gap h${hour}`;
  gap.title = ui.t("map.gap");
  gap.setAttribute("aria-hidden", "true");
  return gap;
}

/** Show what is known of each hour now; whether any of them changed. */
export function paintRow(
  row: Row,
  bucketOf: (hour: number) => Bucket | undefined,
  ui: Ui,
): boolean {
  let changed = false;
  for (const cell of row.cells) {
    const bucket = bucketOf(cell.hour) ?? null;
    if (cell.bucket === undefined || !isSame(cell.bucket, bucket)) {
      cell.bucket = bucket;
      paintCell(cell, bucket, ui);
      changed = true;
    }
  }
  return changed;
}

function isSame(one: Bucket | null, other: Bucket | null): boolean {
  return (
    one === other ||
    (one !== null &&
      other !== null &&
      one.recorded_seconds === other.recorded_seconds &&
      one.backfilled_seconds === other.backfilled_seconds &&
      one.missing_files === other.missing_files &&
      one.error_files === other.error_files)
  );
}

function paintCell(cell: Cell, bucket: Bucket | null, ui: Ui): void {
  if (!bucket) {
    dress(cell, `${cell.place} wait`, "", "");
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
  // A cell of one colour needs no shares.
  let shares = "";
  if (look.missing > 0) {
    // Where a background is put is a share of the room that it leaves free.
    const free = 100 - look.missing;
    const above = free > 0 ? (100 * (free - covered)) / free : 0;
    shares = `--r:${look.recorded}%;--b:${covered}%;--m:${look.missing}%;--y:${above}%`;
  } else if (covered > 0 && look.recorded < 98 && look.backfilled < 98) {
    shares = `--r:${look.recorded}%;--b:${covered}%`;
  }
  dress(cell, names, shares, look.count);
  cell.setAttribute("aria-label", `${cell.time}, ${hourWords(bucket, ui).join(", ")}`);
}

/** Change only what is not so already: most of a row looks like that of the row that it was. */
function dress(cell: Cell, names: string, shares: string, count: string): void {
  if (cell.names !== names) {
    cell.className = cell.names = names;
  }
  if ((cell.shares ?? "") !== shares) {
    cell.style.cssText = cell.shares = shares;
  }
  if ((cell.count ?? "") !== count) {
    cell.count = count;
    cell.replaceChildren();
    if (count !== "") {
      const span = document.createElement("span");
      span.textContent = count;
      cell.append(span);
    }
  }
}

/** The heading of an hour: Tuesday, 24 November 2026, 14:00 – 15:00. */
export function hourTitle(hour: number, { formats, t, zone }: Ui): string {
  const day = zone.dayOf(hour);
  const again = zone.hoursOfDay(day).some(({ start, repeated }) => start === hour && repeated);
  const hours = `${formats.time(hour)} – ${formats.time(hour + HOUR)}`;
  return `${formats.longDay(day)}, ${hours}${again ? ` (${t("map.repeated")})` : ""}`;
}
