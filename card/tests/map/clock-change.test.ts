import { beforeEach, describe, expect, test } from "vitest";

import { HOUR } from "../../src/i18n/zone";
import { hourTitle } from "../../src/map/row";
import { all, clearPage, ui } from "../helpers";
import { at, box, cells, row, show } from "./shown";

beforeEach(clearPage);

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

  test("the hour that comes twice is told from the first where it is open, too", () => {
    const [first, second] = ["2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"].map((time) =>
      hourTitle(at(time), ui()),
    );
    expect(first).toBe("Sunday, October 25, 2026, 02:00 – 02:00");
    expect(second).toBe("Sunday, October 25, 2026, 02:00 – 03:00 (second time)");
  });

  test("the names of the columns are right on such a day, too", async () => {
    const { map } = await show({ now: at("2026-03-29T12:00:00Z") });
    const names = all(map, ".head .visually-hidden").map((each) => each.textContent);
    expect(names.slice(1, 5)).toEqual(["00:00", "01:00", "02:00", "03:00"]);
  });
});
