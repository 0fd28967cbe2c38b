import { describe, expect, test } from "vitest";

import { DAY, HOUR, Zone } from "../../src/i18n/zone";

const at = (iso: string) => Date.parse(iso) / 1000;
const dayNumber = (iso: string) => at(`${iso}T00:00:00Z`) / DAY;

describe("a day of a time zone", () => {
  test.each([
    ["Europe/Amsterdam", "2026-06-15", 24],
    ["Europe/Amsterdam", "2026-03-29", 23],
    ["Europe/Amsterdam", "2026-10-25", 25],
    ["America/New_York", "2026-03-08", 23],
    ["America/New_York", "2026-11-01", 25],
    ["Asia/Kolkata", "2026-03-29", 24],
    ["UTC", "2026-03-29", 24],
    // Beirut's clock skips midnight itself.
    ["Asia/Beirut", "2026-03-29", 23],
  ])("%s has on %s %i hours", (zone, day, hours) => {
    const slots = new Zone(zone).hoursOfDay(dayNumber(day));
    expect(slots).toHaveLength(hours);
    slots.forEach((slot, n) => expect(slot.start).toBe((slots[0]?.start ?? 0) + n * HOUR));
  });

  test("the skipped hour has no slot, the repeated one has two", () => {
    const zone = new Zone("Europe/Amsterdam");
    const spring = zone.hoursOfDay(dayNumber("2026-03-29")).map((slot) => slot.hour);
    expect(spring.slice(0, 4)).toEqual([0, 1, 3, 4]);
    const autumn = zone.hoursOfDay(dayNumber("2026-10-25"));
    expect(autumn.slice(0, 5).map((slot) => slot.hour)).toEqual([0, 1, 2, 2, 3]);
    expect(autumn.filter((slot) => slot.repeated).map((slot) => slot.start)).toEqual([
      at("2026-10-25T01:00:00Z"),
    ]);
  });

  test("neighbouring days share no hour and leave none out, over a whole year", () => {
    for (const name of ["Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Beirut"]) {
      const zone = new Zone(name);
      const first = dayNumber("2026-01-01");
      const starts = [...Array(365).keys()].flatMap((n) =>
        zone.hoursOfDay(first + n).map((slot) => slot.start),
      );
      starts.forEach((start, n) => expect(start).toBe((starts[0] ?? 0) + n * HOUR));
    }
  });

  test("an hour belongs to the day that it begins in", () => {
    const zone = new Zone("Asia/Kolkata");
    const slots = zone.hoursOfDay(dayNumber("2026-06-15"));
    expect(slots[0]?.start).toBe(at("2026-06-14T19:00:00Z"));
    expect(slots.every((slot) => zone.dayOf(slot.start) === dayNumber("2026-06-15"))).toBe(true);
  });
});

describe("a wall clock's time", () => {
  test("survives there and back", () => {
    const zone = new Zone("Europe/Berlin");
    for (const text of ["2026-03-28T23:59", "2026-03-29T03:30", "2026-10-25T04:00"]) {
      expect(zone.formatLocal(zone.parseLocal(text) ?? 0)).toBe(text);
    }
  });

  test("means the earlier one where the clock shows it twice", () => {
    expect(new Zone("Europe/Berlin").parseLocal("2026-10-25T02:30")).toBe(
      at("2026-10-25T00:30:00Z"),
    );
  });

  test("is none where nothing was entered", () => {
    expect(new Zone("UTC").parseLocal("")).toBeNull();
  });
});
