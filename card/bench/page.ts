/** What the benchmark runs in the browser: the map on generated data, measured from inside. */

import { mockHass, noise } from "../dev/mock";
import { applyTheme, defineStubs } from "../dev/stubs";
import type { Bucket } from "../src/api/models";
import { createUi } from "../src/i18n/ui";
import { HOUR } from "../src/i18n/zone";
import { CoverageStore, PIECE } from "../src/map/coverage-store";
import { CoverageMap } from "../src/map/map";
import { createRow, paintRow } from "../src/map/row";
import { mapStyles } from "../src/map/styles";
import { defineElements, ELEMENTS } from "../src/elements";
import { colors } from "../src/widgets/styles";

defineStubs();
defineElements(ELEMENTS);
applyTheme(false);

const NOW = Date.parse("2026-11-24T12:30:00Z") / 1000;
const ui = createUi(mockHass({} as Parameters<typeof mockHass>[0]));

/** A tenth of the hours has something missing, a fifth is backfilled. */
function bucket(hour: number): Bucket {
  const kind = noise(hour);
  const missing = kind < 0.1 ? Math.ceil(noise(hour + 1) * 360) : 0;
  const backfilled = kind > 0.8 ? HOUR : 0;
  return {
    start_time: hour,
    recorded_seconds: backfilled ? 0 : HOUR - missing * 10,
    backfilled_seconds: backfilled,
    missing_files: missing,
    error_files: kind > 0.99 ? 1 : 0,
  };
}

const frame = () => new Promise<number>((done) => requestAnimationFrame(done));

/** Milliseconds until that many cells are built, painted, laid out: all of them at once, none virtual. */
async function cells(count: number): Promise<number> {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("style");
  style.textContent = `${colors.cssText} ${mapStyles.cssText}`;
  const scroller = document.createElement("div");
  scroller.className = "scroller";
  const rows = document.createElement("div");
  rows.className = "rows";
  scroller.append(rows);
  root.append(style, scroller);
  document.body.append(host);
  await frame();
  const today = ui.zone.dayOf(NOW);
  const known = new Map<number, Bucket>();
  for (let hour = 0; hour < count + 48; hour++) {
    const start = Math.floor(NOW / HOUR) * HOUR - hour * HOUR;
    known.set(start, bucket(start));
  }
  const started = performance.now();
  let made = 0;
  for (let index = 1; made < count; index++) {
    const row = createRow(today - index, index, NOW, ui);
    paintRow(row, (hour) => known.get(hour), ui);
    row.style.transform = `translateY(${index * 26}px)`;
    rows.append(row);
    made += row.cells.length;
  }
  // Reading a size makes the browser lay out what it has so far only planned.
  scroller.getBoundingClientRect();
  const took = performance.now() - started;
  host.remove();
  return took;
}

export interface Scroll {
  /** Milliseconds from frame to frame. */
  frames: number[];
}

/** From top to bottom as fast as nobody scrolls: a hundred and twenty pixels a frame. */
async function scroll(scroller: Element): Promise<Scroll> {
  const measured: Scroll = { frames: [] };
  let before = await frame();
  // At its end the map waits for days that are on their way: those frames count for nothing.
  for (let still = 0; still < 40; still++) {
    const top = scroller.scrollTop;
    scroller.scrollTop += 120;
    const moved = scroller.scrollTop !== top;
    const now = await frame();
    if (moved) {
      measured.frames.push(now - before);
      still = 0;
    }
    before = now;
  }
  return measured;
}

/** A year on the real map, whose days come while one scrolls. */
async function year(): Promise<Scroll> {
  const map = new CoverageMap();
  const pieces = new Map<number, Bucket[]>();
  for (let after = 0; after < 30 * PIECE; after += PIECE) {
    const start = Math.floor(NOW / PIECE) * PIECE - after;
    const hours = [...Array(PIECE / HOUR).keys()];
    pieces.set(
      start,
      hours.map((hour) => bucket(start + hour * HOUR)),
    );
  }
  // As from a Home Assistant that is near.
  const near = (after: number) =>
    new Promise<Bucket[]>((done) => setTimeout(() => done(pieces.get(after) ?? []), 20));
  const store = new CoverageStore(near, () => map.revision++);
  Object.assign(map, { ui, store, now: NOW, days: 365, camera: "Front Door" });
  document.body.append(map);
  await map.updateComplete;
  await rest();
  const measured = await scroll(only(map.shadowRoot, ".scroller"));
  map.remove();
  return measured;
}

/** The same scroll over as many boxes of the same size, all there from the start and nothing to do. */
async function plain(): Promise<Scroll> {
  const row = `<div style="height:26px;display:flex;gap:2px"><span style="flex:0 0 76px">Mon Nov 23</span>${'<i style="flex:1;margin:1px 0;border-radius:3px;background:#6ba58a"></i>'.repeat(24)}</div>`;
  const scroller = document.createElement("div");
  scroller.style.cssText = "height:372px;overflow-y:auto;background:#fff";
  scroller.innerHTML = row.repeat(365);
  document.body.append(scroller);
  await rest();
  const measured = await scroll(scroller);
  scroller.remove();
  return measured;
}

/** Until what came before has been cleaned up after. */
const rest = () => new Promise((done) => setTimeout(done, 700));

function only(root: ParentNode | null, selector: string): Element {
  const found = root?.querySelector(selector);
  if (!found) {
    throw new Error(`the page has no ${selector}`);
  }
  return found;
}

Object.assign(window, { bench: { cells, year, plain } });
