import { describe, expect, test } from "vitest";

import { validateConfig } from "../src/config";
import { errorText } from "../src/errors";
import { Formats } from "../src/formats";
import { describe as describeHour, lookOf } from "../src/hour-look";
import { translator } from "../src/i18n";
import { de } from "../src/i18n/de";
import { en } from "../src/i18n/en";
import { finishedRuns, sentences } from "../src/outcome";
import { resolveRange } from "../src/range";
import { explain } from "../src/reasons";
import { Zone } from "../src/zone";
import type { Run } from "../src/models";
import { ui } from "./helpers";

const zone = new Zone("Europe/Amsterdam");
const NOON = Date.parse("2026-11-24T11:05:09Z") / 1000;
const SPACE = /[\u202f\u00a0]/g;
const plain = (text: string) => text.replace(SPACE, " ").replace("’", "'");

describe("texts", () => {
  test("the languages have the same blanks in every text", () => {
    const blanks = (text: unknown) =>
      [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(blanks(de[key]), key).toEqual(blanks(en[key]));
    }
  });

  test("a language that the card does not speak becomes English", () => {
    expect(translator("fr-CA")("run.dry")).toBe("Dry run");
    expect(translator("de-AT")("run.dry")).toBe("Probelauf");
  });

  test("on a page that runs from the right, English keeps its order", () => {
    const { t, formats } = ui({ language: "he" });
    expect(t("run.dry")).toBe("\u2066Dry run\u2069");
    expect(formats.clip(10)).toBe("\u206610 sec\u2069");
    expect(t("run.ask", { action: "A" })).toBe("\u2066\u2068A\u2069…\u2069");
    expect(formats.relative(NOON, NOON)).toBe("\u2066now\u2069");
  });

  test("a count chooses singular or plural", () => {
    const t = translator("en");
    expect(t("outcome.added", { count: 1, n: "1" })).toBe("1 recording is back in Frigate.");
    expect(t("outcome.added", { count: 2, n: "2" })).toBe("2 recordings are back in Frigate.");
  });
});

describe("formats", () => {
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

  test("durations have at most two units", () => {
    const { formats } = ui();
    expect(formats.duration(30)).toBe("30 seconds");
    expect(formats.duration(52 * 60)).toBe("52 minutes");
    expect(formats.duration(3599)).toBe("1 hour");
    expect(formats.duration(2 * 3600 + 300)).toBe("2 hours 5 minutes");
    expect(formats.duration(3 * 86400 + 4 * 3600)).toBe("3 days 4 hours");
    expect(ui({ language: "de" }).formats.duration(60)).toBe("1 Minute");
  });

  test("words within English sentences are English, dates the user's own", () => {
    const { formats } = ui({ language: "fr" });
    expect(formats.duration(2 * 3600 + 300)).toBe("2 hours 5 minutes");
    expect(formats.size(3)).toBe("3.0 MB");
    expect(formats.relative(NOON - 120, NOON)).toBe("2 minutes ago");
    expect(formats.longDay(zone.dayOf(NOON))).toBe("mardi 24 novembre 2026");
  });

  test("sizes are in the unit that fits", () => {
    const { formats } = ui();
    expect(plain(formats.size(0.02))).toBe("20 kB");
    expect(plain(formats.size(0))).toBe("<10 kB");
    expect(plain(formats.size(3))).toBe("3.0 MB");
    expect(plain(formats.size(1126.4))).toBe("1.1 GB");
  });
});

describe("the configuration", () => {
  const type = "custom:frigate-backfill-card";

  test("an empty one is fine, and so is what Home Assistant adds", () => {
    expect(validateConfig({ type, grid_options: { columns: 12 } })).toMatchObject({ type });
  });

  test.each([
    [{ type, camra: "front_door" }, /Unknown option "camra".*camera/],
    [{ type, days: 0 }, /"days" has to be a whole number from 1 to 3650, not 0/],
    [{ type, days: "30" }, /"days" has to be .* not "30"/],
    [{ type, camera: 7 }, /"camera" has to be a text, not 7/],
    [{ type, show_controls: "no" }, /"show_controls" has to be true or false/],
    [null, /needs a configuration/],
  ])("%j is refused with what to change", (config, message) => {
    expect(() => validateConfig(config)).toThrow(message);
  });
});

describe("errors", () => {
  const t = translator("en");
  test.each([
    [
      { code: "frigate_refused", message: "front_door already has a job" },
      "front_door already has a job",
    ],
    [
      { code: "unauthorized", message: "Unauthorized" },
      "You may not do this. Ask an administrator.",
    ],
    [3, "Home Assistant is not answering."],
    [undefined, "Something went wrong. Home Assistant's log says more."],
  ])("%j is told in words", (error, text) => {
    expect(errorText(error, t)).toBe(text);
  });

  test("every reason of the HTTP contract is explained", () => {
    const reasons =
      "already_indexed overlap moved too_recent past_retention invalid_path no_duration truncated " +
      "empty no_video too_long too_short unreadable not_regular outside_root database";
    for (const reason of reasons.split(" ")) {
      expect(explain({ reason, message: null }, t).length, reason).toBeGreaterThan(15);
    }
  });

  test("an unknown reason of a newer patch falls back to its message", () => {
    expect(explain({ reason: "haunted", message: "Ghosts in it" }, t)).toBe("Ghosts in it");
  });
});

describe("an hour's look", () => {
  const bucket = {
    start_time: 0,
    recorded_seconds: 0,
    backfilled_seconds: 0,
    missing_files: 0,
    error_files: 0,
  };

  test("a full hour is full", () => {
    expect(lookOf({ ...bucket, recorded_seconds: 3600 })).toMatchObject({
      recorded: 100,
      missing: 0,
    });
  });

  test("a single missing file in a full hour can be seen, and nothing overflows", () => {
    const look = lookOf({ ...bucket, recorded_seconds: 3590, missing_files: 1 });
    expect(look.missing).toBeGreaterThanOrEqual(20);
    expect(look.recorded + look.backfilled + look.missing).toBeLessThanOrEqual(100);
    expect(look.count).toBe("1");
  });

  test("an hour that has everything tells everything", () => {
    const words = describeHour(
      {
        ...bucket,
        recorded_seconds: 1800,
        backfilled_seconds: 600,
        missing_files: 120,
        error_files: 1,
      },
      ui(),
    );
    expect(words).toEqual([
      "30 min recorded",
      "10 min backfilled",
      "120 missing",
      "1 unusable file",
    ]);
    expect(describeHour(bucket, ui())).toEqual(["nothing recorded"]);
  });
});

describe("the range of a run", () => {
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
});

describe("the outcome of a run", () => {
  const run: Run = {
    job_id: "a",
    state: "completed",
    dry_run: true,
    started_at: 1,
    finished_at: 2,
    total_files_scanned: 352,
    files_added: 312,
    files_updated: 0,
    files_skipped: 40,
    files_errors: 0,
    files_past_retention: 40,
    processing_time_seconds: 1,
    message: null,
    trigger: "api",
  };
  const totals = { files: 312, seconds: 3120, megabytes: 1126.4, days: 3, pastRetention: 0 };

  test("a dry run is told in plain words", () => {
    expect(sentences(run, totals, ui()).map(plain)).toEqual([
      "312 recordings, 52 minutes on 3 days, 1.1 GB, can be brought back.",
      "40 more are older than Frigate keeps.",
    ]);
    expect(sentences(run, totals, ui({ language: "de" })).map(plain)[0]).toBe(
      "312 Aufnahmen, 52 Minuten an 3 Tagen, 1,1 GB, können zurückgeholt werden.",
    );
  });

  test("recordings that the next clean-up takes again are not called left out", () => {
    const texts = sentences(run, { ...totals, pastRetention: 40 }, ui());
    expect(texts[1]).toBe(
      "40 of them are older than Frigate keeps: its next clean-up deletes them.",
    );
    expect(texts).toHaveLength(2);
  });

  test.each([
    [{ files_added: 0, files_past_retention: 0 }, /^Nothing to bring back: Frigate knows/],
    [{ state: "failed", message: "the disk is gone" }, /failed: the disk is gone/],
    [{ state: "cancelled" }, /^Stopped before/],
    [{ state: "interrupted" }, /^Frigate stopped during the run/],
    [{ dry_run: false }, /^312 recordings are back in Frigate/],
    [{ dry_run: false, state: "cancelled" }, /^Stopped. What was brought back until then stays/],
    [{ files_added: 0, files_updated: 1 }, /^1 entry would be overwritten/],
  ] as const)("%j", (part, text) => {
    expect(sentences({ ...run, ...part }, null, ui())[0]).toMatch(text);
  });

  test("runs are listed once each, the newest first", () => {
    const older = { ...run, job_id: "b", finished_at: 1 };
    expect(finishedRuns([older, null, run, run]).map((each) => each.job_id)).toEqual(["a", "b"]);
  });
});
