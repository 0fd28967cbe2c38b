import { expect, test } from "vitest";

import type { Run } from "../../src/api/models";
import { finishedRuns, sentences } from "../../src/run/sentences";
import { plain, ui } from "../helpers";

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
    "312 recordings (52 minutes on 3 days, 1.1 GB) can be brought back.",
    "40 recordings past retention were left out.",
  ]);
  expect(sentences(run, totals, ui({ language: "de" })).map(plain)[0]).toBe(
    "312 Aufnahmen (52 Minuten an 3 Tagen, 1,1 GB) können zurückgeholt werden.",
  );
});

test("recordings that the next clean-up takes again are not called left out", () => {
  const texts = sentences(run, { ...totals, pastRetention: 40 }, ui());
  expect(texts[1]).toBe(
    "40 of them are past retention: Frigate deletes them at its next clean-up.",
  );
  expect(texts).toHaveLength(2);
});

test.each([
  [{ files_added: 0, files_past_retention: 0 }, /^Nothing to bring back: Frigate has/],
  [{ state: "failed", message: "the disk is gone" }, /failed: the disk is gone/],
  [{ state: "cancelled" }, /^Stopped before all/],
  [{ state: "interrupted" }, /^Frigate stopped during the run/],
  [{ dry_run: false }, /^312 recordings are back in Frigate/],
  [{ dry_run: false, state: "cancelled" }, /^Stopped. Recordings brought back so far stay/],
  [{ files_added: 0, files_updated: 1 }, /^1 entry would be overwritten/],
] as const)("%j", (part, text) => {
  expect(sentences({ ...run, ...part }, null, ui())[0]).toMatch(text);
});

test("runs are listed once each, the newest first", () => {
  const older = { ...run, job_id: "b", finished_at: 1 };
  expect(finishedRuns([older, null, run, run]).map((each) => each.job_id)).toEqual(["a", "b"]);
});
