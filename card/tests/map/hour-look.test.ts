import { expect, test } from "vitest";

import { hourWords, lookOf } from "../../src/map/hour-look";
import { ui } from "../helpers";

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
  const words = hourWords(
    {
      ...bucket,
      recorded_seconds: 1800,
      backfilled_seconds: 600,
      missing_files: 120,
      error_files: 1,
    },
    ui(),
  );
  expect(words).toEqual(["30 min recorded", "10 min backfilled", "120 missing", "1 unusable file"]);
  expect(hourWords(bucket, ui())).toEqual(["nothing recorded"]);
});
