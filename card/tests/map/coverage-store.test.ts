import { expect, test } from "vitest";

import { DAY, HOUR } from "../../src/i18n/zone";
import { CoverageStore } from "../../src/map/coverage-store";
import { until } from "../helpers";

const BLANK = { recorded_seconds: 0, backfilled_seconds: 0, missing_files: 0, error_files: 0 };

test("what has become stale is shown until the new numbers are there", async () => {
  let value = 1;
  const store = new CoverageStore(
    () => Promise.resolve([{ start_time: 0, ...BLANK, missing_files: value }]),
    () => undefined,
  );
  store.request(0, HOUR);
  await until(() => store.bucket(0), "loaded");
  value = 2;
  store.invalidate();
  expect(store.bucket(0)?.missing_files).toBe(1);
  store.request(0, HOUR);
  await until(() => store.bucket(0)?.missing_files === 2, "loaded again");
});

test("a piece that failed is not asked for again until somebody wants it", async () => {
  let calls = 0;
  const store = new CoverageStore(
    () => {
      calls++;
      return Promise.reject(new Error("away"));
    },
    () => undefined,
  );
  store.request(0, DAY);
  await until(() => store.error, "failed");
  store.request(0, DAY);
  expect(calls).toBe(1);
  store.invalidate();
  store.request(0, DAY);
  expect(calls).toBe(2);
});
