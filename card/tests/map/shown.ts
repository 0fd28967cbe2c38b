/** A map of hours on the page, and its rows and cells as a person sees them. */

import type { Bucket } from "../../src/api/models";
import { HOUR } from "../../src/i18n/zone";
import { CoverageStore } from "../../src/map/coverage-store";
import { CoverageMap } from "../../src/map/map";
import { all, mount, ui, until } from "../helpers";

export const at = (iso: string) => Date.parse(iso) / 1000;
export const BLANK = {
  recorded_seconds: 0,
  backfilled_seconds: 0,
  missing_files: 0,
  error_files: 0,
};

interface Scene {
  now?: number;
  zone?: string;
  language?: string;
  days?: number;
  width?: number;
  hours?: (hour: number) => Partial<Bucket>;
}

export async function show(scene: Scene = {}) {
  const asked: [number, number][] = [];
  const map = new CoverageMap();
  const hours = scene.hours ?? (() => ({ recorded_seconds: HOUR }));
  const store = new CoverageStore(
    (after, before) => {
      asked.push([after, before]);
      const buckets: Bucket[] = [];
      for (let hour = after; hour < before; hour += HOUR) {
        buckets.push({ start_time: hour, ...BLANK, ...hours(hour) });
      }
      return Promise.resolve(buckets);
    },
    () => map.revision++,
  );
  map.ui = ui(scene);
  map.store = store;
  map.now = scene.now ?? at("2026-11-24T12:30:00Z");
  map.days = scene.days ?? 365;
  map.camera = "Front Door";
  await mount(map, scene.width ?? 600);
  await until(() => all(map, ".c").length > 0 && all(map, ".wait").length === 0, "hours loaded");
  return { map, store, asked };
}

/** A row by the date that its header speaks. */
export function row(map: CoverageMap, date: string): HTMLElement {
  const label = all(map, ".label").find((each) => each.getAttribute("aria-label")?.includes(date));
  if (!label?.parentElement) {
    throw new Error(`no row ${date}`);
  }
  return label.parentElement;
}

export const cells = (element: HTMLElement) => all(element, ".c");
export const box = (element: Element | undefined) =>
  element?.getBoundingClientRect() ?? new DOMRect();
