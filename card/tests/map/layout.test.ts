import { beforeEach, describe, expect, test } from "vitest";

import { all, clearPage, focused, press, until } from "../helpers";
import { at, box, cells, row, show } from "./shown";

beforeEach(clearPage);

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
