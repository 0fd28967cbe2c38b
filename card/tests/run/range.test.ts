import { expect, test } from "vitest";

import { Zone } from "../../src/i18n/zone";
import { resolveRange } from "../../src/run/range";
import { NOON } from "../helpers";

const zone = new Zone("Europe/Amsterdam");

test("a preset begins that long ago and is open to now", () => {
  expect(resolveRange({ preset: "week", from: "", to: "" }, NOON, zone)).toEqual({
    start_time: Math.floor(NOON) - 7 * 86400,
  });
  expect(resolveRange({ preset: "all", from: "", to: "" }, NOON, zone)).toEqual({});
});

test("dates are in the user's zone, whatever the browser's is", () => {
  const choice = { preset: "custom", from: "2026-06-01T00:00", to: "2026-06-02T00:00" } as const;
  expect(resolveRange(choice, NOON, zone)).toEqual({
    start_time: Date.parse("2026-05-31T22:00:00Z") / 1000,
    end_time: Date.parse("2026-06-01T22:00:00Z") / 1000,
  });
});

test("a range that makes no sense says so", () => {
  expect(resolveRange({ preset: "custom", from: "", to: "" }, NOON, zone)).toBe("run.bad_date");
  expect(
    resolveRange(
      { preset: "custom", from: "2026-06-02T00:00", to: "2026-06-01T00:00" },
      NOON,
      zone,
    ),
  ).toBe("run.bad_range");
});
