import { beforeEach, describe, expect, test } from "vitest";

import type { Bucket } from "../../src/api/models";
import { HOUR } from "../../src/i18n/zone";
import { CoverageStore, PIECE } from "../../src/map/coverage-store";
import { CoverageMap } from "../../src/map/map";
import { all, clearPage, focused, mount, press, ui, until } from "../helpers";

beforeEach(clearPage);

const at = (iso: string) => Date.parse(iso) / 1000;
const BLANK = { recorded_seconds: 0, backfilled_seconds: 0, missing_files: 0, error_files: 0 };

interface Scene {
  now?: number;
  zone?: string;
  language?: string;
  days?: number;
  width?: number;
  hours?: (hour: number) => Partial<Bucket>;
}

async function show(scene: Scene = {}) {
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
function row(map: CoverageMap, date: string): HTMLElement {
  const label = all(map, ".label").find((each) => each.getAttribute("aria-label")?.includes(date));
  if (!label?.parentElement) {
    throw new Error(`no row ${date}`);
  }
  return label.parentElement;
}

const cells = (element: HTMLElement) => all(element, ".c");
const box = (element: Element | undefined) => element?.getBoundingClientRect() ?? new DOMRect();

describe("days with a change of the clock", () => {
  test("the day of 23 hours leaves its skipped column free, and says why", async () => {
    const { map } = await show({ now: at("2026-03-30T12:00:00Z") });
    const day = row(map, "March 29");
    expect(cells(day)).toHaveLength(23);
    expect(all(day, ".gap.h2")[0]?.title).toContain("Clocks went forward");
    const usual = cells(row(map, "March 28"));
    expect(box(cells(day)[2]).left).toBeCloseTo(box(usual[3]).left, 0);
  });

  test("the day of 25 hours has two half cells in one column", async () => {
    const { map } = await show({ now: at("2026-10-26T12:00:00Z") });
    const day = cells(row(map, "October 25"));
    expect(day).toHaveLength(25);
    const usual = cells(row(map, "October 24"));
    expect(box(day[2]).left).toBeCloseTo(box(usual[2]).left, 0);
    expect(box(day[3]).right).toBeCloseTo(box(usual[2]).right, 0);
    expect(box(day[4]).left).toBeCloseTo(box(usual[3]).left, 0);
    expect(day[3]?.getAttribute("aria-label")).toContain("02:00 (second time)");
  });

  test("half a column shows its number, too", async () => {
    const { map } = await show({
      now: at("2026-10-26T12:00:00Z"),
      hours: () => ({ missing_files: 352 }),
    });
    const half = cells(row(map, "October 25"))[3];
    const number = half?.firstElementChild;
    expect(number?.textContent).toBe("352");
    const text = document.createRange();
    text.selectNodeContents(number as Node);
    const { top, bottom, left, right } = text.getBoundingClientRect();
    // On its side, and within the cell.
    expect(bottom - top).toBeGreaterThan(right - left);
    expect(top).toBeGreaterThanOrEqual(box(half).top);
    expect(bottom).toBeLessThanOrEqual(box(half).bottom);
    expect(Math.abs(left + right - box(half).left - box(half).right) / 2).toBeLessThan(2);
    expect(box(half).height).toBe(24);
  });

  test("every hour of such a day shows its own numbers", async () => {
    const second = at("2026-10-25T01:00:00Z");
    const { map } = await show({
      now: at("2026-10-26T12:00:00Z"),
      hours: (hour) => (hour === second ? { backfilled_seconds: HOUR } : {}),
    });
    const blue = cells(row(map, "October 25")).filter((cell) => cell.classList.contains("back"));
    expect(blue).toHaveLength(1);
    expect(blue[0]?.classList.contains("again")).toBe(true);
  });

  test("the names of the columns are right on such a day, too", async () => {
    const { map } = await show({ now: at("2026-03-29T12:00:00Z") });
    const names = all(map, ".head .visually-hidden").map((each) => each.textContent);
    expect(names.slice(1, 5)).toEqual(["00:00", "01:00", "02:00", "03:00"]);
  });
});

describe("what an hour shows", () => {
  test("recorded, backfilled, mixed, missing with its count, unusable, nothing", async () => {
    const first = at("2026-11-22T23:00:00Z");
    const kinds: Partial<Bucket>[] = [
      { recorded_seconds: HOUR },
      { backfilled_seconds: HOUR },
      { recorded_seconds: 1800, backfilled_seconds: 1800 },
      { recorded_seconds: 2400, missing_files: 120 },
      { recorded_seconds: 3500, error_files: 1 },
      {},
    ];
    const { map } = await show({ hours: (hour) => kinds[(hour - first) / HOUR] ?? {} });
    const day = cells(row(map, "November 23"));
    const classes = day.slice(0, 6).map((cell) => cell.className.replace(/^c h\d+ ?/, ""));
    expect(classes).toEqual(["rec", "back", "mix", "mix gone", "mix bad", ""]);
    expect(day[3]?.textContent).toBe("120");
    expect(day.slice(0, 6).map((cell) => cell.getAttribute("aria-label"))).toEqual([
      "00:00, 1 hr recorded",
      "01:00, 1 hr backfilled",
      "02:00, 30 min recorded, 30 min backfilled",
      "03:00, 40 min recorded, 120 missing",
      "04:00, 58 min recorded, 1 unusable file",
      "05:00, nothing recorded",
    ]);
  });

  test("hours that have not begun are not there", async () => {
    const { map } = await show();
    // 12:30 UTC is 13:30 in Amsterdam.
    expect(cells(row(map, "November 24"))).toHaveLength(14);
  });

  test("hovering tells the numbers", async () => {
    const { map } = await show();
    const cell = cells(row(map, "November 23"))[5];
    cell?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
    const tip = all(map, ".tip")[0];
    expect(tip?.matches(":popover-open")).toBe(true);
    expect(tip?.textContent).toBe("Monday, November 23, 2026, 05:00 – 06:001 hr recorded");
  });

  test("a click chooses the hour", async () => {
    const { map } = await show();
    const chosen: number[] = [];
    map.addEventListener("hour-selected", (event) =>
      chosen.push((event as CustomEvent<{ hour: number }>).detail.hour),
    );
    cells(row(map, "November 23"))[0]?.click();
    expect(chosen).toEqual([at("2026-11-22T23:00:00Z")]);
  });
});

describe("a long time", () => {
  test("an empty camera is looked at for eight weeks, and further only when asked", async () => {
    const { map, asked } = await show({ hours: () => ({}) });
    const scroller = all(map, ".scroller")[0] as HTMLElement;
    const foot = await until(() => {
      scroller.scrollTop = scroller.scrollHeight;
      return all(map, ".foot")[0];
    }, "the end of the map");
    expect(foot.textContent).toContain("Nothing is older than");
    const before = Math.min(...asked.map(([after]) => after));
    all(map, ".foot .link")[0]?.click();
    await until(() => Math.min(...asked.map(([after]) => after)) < before, "more was asked for");
  });

  test("a year loads in pieces while one scrolls, with few rows in the page at a time", async () => {
    const { map, asked } = await show();
    expect(asked.length).toBeLessThanOrEqual(4);
    const scroller = all(map, ".scroller")[0] as HTMLElement;
    let most = 0;
    await until(() => {
      scroller.scrollTop = scroller.scrollHeight;
      most = Math.max(most, all(map, ".row").length);
      return all(map, ".label").some((label) =>
        label.getAttribute("aria-label")?.includes("November 25, 2025"),
      );
    }, "the last day of the year");
    expect(most).toBeLessThan(60);
    expect(asked.every(([after, before]) => before - after === PIECE)).toBe(true);
    expect(new Set(asked.map(([after]) => after)).size).toBe(asked.length);
  });

  const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

  test("while one scrolls, rows become other rows: none is built, none taken out", async () => {
    const { map } = await show({ now: at("2026-08-24T12:30:00Z") });
    const scroller = all(map, ".scroller")[0] as HTMLElement;
    const moved = new MutationObserver(() => undefined);
    for (let frame = 0; frame < 12; frame++) {
      scroller.scrollTop += 120;
      await nextFrame();
      if (frame === 3) {
        // From here on, rows leave above and come below.
        moved.observe(all(map, ".rows")[0] as Node, { childList: true });
      }
    }
    expect(moved.takeRecords()).toEqual([]);
    expect(cells(row(map, "June 30"))[5]?.getAttribute("aria-label")).toContain("05:00");
  });

  test("once it rests, the rows stand in the order of the days", async () => {
    const { map } = await show({ now: at("2026-08-24T12:30:00Z") });
    const scroller = all(map, ".scroller")[0] as HTMLElement;
    const order = () => all(map, ".row").map((each) => Number(each.getAttribute("aria-rowindex")));
    const isSorted = (list: number[]) => list.every((n, at) => at === 0 || n > (list[at - 1] ?? 0));
    for (const step of [120, 120, 120, -120, 120, 120, 120, 120]) {
      scroller.scrollTop += step;
      await nextFrame();
    }
    expect(isSorted(order())).toBe(false);
    await until(() => isSorted(order()), "in order");
  });

  test("many new numbers at once are painted over several frames", async () => {
    const { map, store } = await show();
    let missing = 1;
    store.bucket = (hour) => ({ start_time: hour, ...BLANK, missing_files: missing });
    map.revision++;
    await until(() => all(map, ".c:not(.gone)").length === 0, "painted");
    missing = 2;
    map.revision++;
    const changed = () => all(map, ".row").filter((each) => each.textContent.includes("22")).length;
    const perFrame: number[] = [];
    while (changed() < all(map, ".row").length) {
      const before = changed();
      await nextFrame();
      perFrame.push(changed() - before);
    }
    expect(Math.max(...perFrame)).toBeLessThanOrEqual(5);
  });

  test("numbers that are as before touch nothing in the page", async () => {
    const { map, store } = await show();
    const touched = new MutationObserver(() => undefined);
    touched.observe(all(map, ".rows")[0] as Node, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
    const before = map.revision;
    store.invalidate();
    map.revision++;
    await until(() => map.revision > before + 1, "asked again");
    await nextFrame();
    await nextFrame();
    expect(touched.takeRecords()).toEqual([]);
  });

  test("the configured number of days is the end", async () => {
    const { map } = await show({ days: 10 });
    expect(all(map, ".label")).toHaveLength(10);
    expect(all(map, ".scroller")[0]?.getAttribute("aria-rowcount")).toBe("11");
  });
});

describe("narrow and mirrored", () => {
  test("a phone folds a day into two lines of twelve hours", async () => {
    const { map } = await show({ width: 340 });
    await until(() => all(map, ".folded").length > 0, "folded");
    const day = cells(row(map, "November 23"));
    expect(box(day[12]).top).toBeGreaterThan(box(day[11]).top);
    expect(box(day[12]).left).toBeCloseTo(box(day[0]).left, 0);
    expect(box(day[0]).width).toBeGreaterThan(18);
  });

  test("on the narrowest card, too, a number stays within its cell", async () => {
    const { map } = await show({ width: 225, hours: () => ({ missing_files: 352 }) });
    await until(() => all(map, ".folded").length > 0, "folded");
    const cell = cells(row(map, "November 23"))[5];
    const text = document.createRange();
    text.selectNodeContents(cell?.firstElementChild as Node);
    expect(text.getBoundingClientRect().width).toBeLessThanOrEqual(box(cell).width + 1);
  });

  test.each(["en", "de", "ar", "pt", "ru"])(
    "the names of days leave a gap: %s",
    async (language) => {
      const { map } = await show({ language });
      for (const day of all(map, ".row")) {
        const text = document.createRange();
        text.selectNodeContents(all(day, ".label")[0] as Node);
        const gap = box(cells(day)[0]).left - text.getBoundingClientRect().right;
        expect(gap).toBeGreaterThanOrEqual(5);
      }
    },
  );

  test("right to left, the hours run from the right", async () => {
    document.dir = "rtl";
    const { map } = await show({ language: "ar" });
    const day = all(map, ".row")[1] as HTMLElement;
    const [first, second] = cells(day);
    expect(box(first).left).toBeGreaterThan(box(second).left);
  });
});

describe("the keyboard", () => {
  const labels = () => focused()?.getAttribute("aria-label")?.split(",")[0];
  const dayOf = () =>
    focused()?.parentElement?.querySelector("[role=rowheader]")?.getAttribute("aria-label");

  test("one cell can be reached by Tab: the hour that runs", async () => {
    const { map } = await show();
    const reachable = all(map, ".c[tabindex='0']");
    expect(reachable).toHaveLength(1);
    expect(reachable[0]?.getAttribute("aria-label")).toContain("13:00");
  });

  test.each([
    [["ArrowLeft"], "12:00", "November 24"],
    [["ArrowRight"], "13:00", "November 24"],
    [["ArrowDown"], "13:00", "November 23"],
    [["ArrowDown", "ArrowRight", "ArrowUp"], "13:00", "November 24"],
    [["Home"], "00:00", "November 24"],
    [["Home", "ArrowLeft"], "23:00", "November 23"],
    [["ArrowDown", "End"], "23:00", "November 23"],
    [["PageDown"], "13:00", "November 17"],
  ])("%j leads to %s on %s", async (keys, time, date) => {
    const { map } = await show();
    all(map, ".c[tabindex='0']")[0]?.focus();
    for (const key of keys) {
      press(focused() as Element, key);
    }
    expect(labels()).toBe(time);
    expect(dayOf()).toContain(date);
  });

  test("left goes forward where one reads from right to left", async () => {
    document.dir = "rtl";
    const { map } = await show();
    all(map, ".c[tabindex='0']")[0]?.focus();
    press(focused() as Element, "ArrowRight");
    expect(labels()).toBe("12:00");
  });

  test("Enter opens the hour", async () => {
    const { map } = await show();
    let hour = 0;
    map.addEventListener("hour-selected", (event) => {
      hour = (event as CustomEvent<{ hour: number }>).detail.hour;
    });
    all(map, ".c[tabindex='0']")[0]?.focus();
    press(focused() as Element, "Enter");
    expect(hour).toBe(at("2026-11-24T12:00:00Z"));
  });

  test("the focus survives scrolling far away", async () => {
    const { map } = await show();
    const cell = all(map, ".c[tabindex='0']")[0];
    cell?.focus();
    const scroller = all(map, ".scroller")[0] as HTMLElement;
    scroller.scrollTop = scroller.scrollHeight;
    await until(() => all(map, ".label").length > 0 && scroller.scrollTop > 200, "scrolled");
    await new Promise((done) => setTimeout(done, 100));
    expect(focused()).toBe(cell);
  });
});
