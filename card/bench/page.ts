/** What the benchmark runs in the browser: the map on generated data, measured from inside. */

import { CoverageStore } from "../src/coverage-store";
import { CoverageMap } from "../src/elements/map";
import { createRow, paintRow } from "../src/elements/map-row";
import { mapStyles } from "../src/elements/map-styles";
import type { Bucket } from "../src/models";
import { defineElements } from "../src/register";
import { colors } from "../src/styles";
import { createUi } from "../src/ui";
import { HOUR } from "../src/zone";
import { mockHass, noise } from "../dev/mock";
import { applyTheme, defineStubs } from "../dev/stubs";

defineStubs();
defineElements();
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

/** A year on the real map: until it is on the screen, and how long each frame takes while it scrolls. */
async function year(): Promise<{ first: number; frames: number[] }> {
  const map = new CoverageMap();
  const store = new CoverageStore(
    (after, before) => {
      const buckets: Bucket[] = [];
      for (let hour = after; hour < before; hour += HOUR) {
        buckets.push(bucket(hour));
      }
      return Promise.resolve(buckets);
    },
    () => map.revision++,
  );
  store.request(NOW - 366 * 24 * HOUR, NOW);
  await new Promise((done) => setTimeout(done, 500));
  const started = performance.now();
  Object.assign(map, { ui, store, now: NOW, days: 365, camera: "Front Door" });
  document.body.append(map);
  await map.updateComplete;
  map.getBoundingClientRect();
  const first = performance.now() - started;
  const scroller = map.shadowRoot?.querySelector(".scroller");
  const frames: number[] = [];
  let before = await frame();
  let still = 0;
  while (scroller && still < 30) {
    const top = scroller.scrollTop;
    scroller.scrollTop += 120;
    still = scroller.scrollTop === top ? still + 1 : 0;
    const now = await frame();
    frames.push(now - before);
    before = now;
  }
  map.remove();
  return { first, frames };
}

Object.assign(window, { bench: { cells, year } });
