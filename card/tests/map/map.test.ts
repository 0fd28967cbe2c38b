import { beforeEach, describe, expect, test } from "vitest";

import type { Bucket } from "../../src/api/models";
import { HOUR } from "../../src/i18n/zone";
import { PIECE } from "../../src/map/coverage-store";
import { all, clearPage, until } from "../helpers";
import { at, BLANK, cells, row, show } from "./shown";

beforeEach(clearPage);

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
    expect(foot.textContent).toContain("There is nothing older than");
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
