import { expect, test } from "vitest";

import { Formats } from "../../src/i18n/formats";
import { loadTexts } from "../../src/i18n/languages";
import { Zone } from "../../src/i18n/zone";
import { NOON, plain, ui } from "../helpers";

const zone = new Zone("Europe/Amsterdam");

test.each([
  ["comma_decimal", "12,345.6"],
  ["decimal_comma", "12.345,6"],
  ["space_comma", "12 345,6"],
  ["quote_decimal", "12'345.6"],
  ["none", "12345.6"],
])("numbers as the profile says: %s", (number_format, expected) => {
  const formats = new Formats({ language: "en", number_format }, zone);
  expect(plain(formats.number(12345.6))).toBe(expected);
});

test.each([
  ["12", "12:05 PM"],
  ["24", "12:05"],
  ["language", "12:05 PM"],
])("times as the profile says: %s", (time_format, expected) => {
  const formats = new Formats({ language: "en", time_format }, zone);
  expect(plain(formats.time(NOON))).toBe(expected);
});

test.each([
  ["DMY", "24/11/2026"],
  ["MDY", "11/24/2026"],
  ["YMD", "2026-11-24"],
])("dates as the profile says: %s", (date_format, expected) => {
  expect(new Formats({ language: "en", date_format }, zone).date(NOON)).toBe(expected);
});

test("durations have at most two units", async () => {
  await loadTexts("de");
  const { formats } = ui();
  expect(formats.duration(30)).toBe("30 seconds");
  expect(formats.duration(52 * 60)).toBe("52 minutes");
  expect(formats.duration(3599)).toBe("1 hour");
  expect(formats.duration(2 * 3600 + 300)).toBe("2 hours 5 minutes");
  expect(formats.duration(3 * 86400 + 4 * 3600)).toBe("3 days 4 hours");
  expect(ui({ language: "de" }).formats.duration(60)).toBe("1 Minute");
});

test("words within English sentences are English, dates the user's own", () => {
  const { formats } = ui({ language: "ja" });
  expect(formats.duration(2 * 3600 + 300)).toBe("2 hours 5 minutes");
  expect(formats.size(3)).toBe("3.0 MB");
  expect(formats.relative(NOON - 120, NOON)).toBe("2 minutes ago");
  expect(formats.longDay(zone.dayOf(NOON))).toBe("2026年11月24日火曜日");
});

test("sizes are in the unit that fits", () => {
  const { formats } = ui();
  expect(plain(formats.size(0.02))).toBe("20 kB");
  expect(plain(formats.size(0))).toBe("<10 kB");
  expect(plain(formats.size(3))).toBe("3.0 MB");
  expect(plain(formats.size(1126.4))).toBe("1.1 GB");
});
