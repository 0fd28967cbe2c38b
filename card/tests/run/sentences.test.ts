import { expect, test } from "vitest";

import { status } from "../../dev/mock";
import type { Run } from "../../src/api/models";
import { LANGUAGES } from "../../src/i18n/spoken";
import { finishedRuns, runName } from "../../src/run/runs";
import { loadTexts } from "../../src/i18n/languages";
import { sentences } from "../../src/run/sentences";
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
  warnings: [],
  summary: { seconds: 3120, bytes: 1126.4 * 2 ** 20, days: 3 },
  trigger: "api",
};
const counts = { found: 0, added: 0, updated: 0, skipped: 0, errors: 0, past_retention: 0 };

test("a dry run is told in plain words", async () => {
  expect(sentences(run, false, ui()).map(plain)).toEqual([
    "312 recordings (52 minutes on 3 days, 1.1 GB) can be brought back.",
    "40 recordings past retention were left out.",
  ]);
  await loadTexts("de");
  expect(sentences(run, false, ui({ language: "de" })).map(plain)[0]).toBe(
    "Zurückzuholen: 312 Aufnahmen (52 Minuten an 3 Tagen, 1,1 GB).",
  );
});

test("recordings that the next clean-up takes again are not called left out", () => {
  const texts = sentences(run, true, ui());
  expect(texts[1]).toBe(
    "40 of them are past retention: Frigate deletes them at its next clean-up.",
  );
  expect(texts).toHaveLength(2);
});

test("entries whose file is gone are told, with where to remove them", () => {
  const gone = { ...run, files_added: 0, files_past_retention: 0, files_gone: 20 };
  expect(sentences(gone, null, ui())).toContain(
    "20 entries have no file. You can remove them under “More options”.",
  );
  expect(sentences({ ...gone, files_removed: 19 }, null, ui()).slice(1)).toEqual([
    "19 entries without a file would be removed.",
    "1 entry has no file. You can remove it under “More options”.",
  ]);
  const real = { ...gone, dry_run: false, files_removed: 20 };
  expect(sentences(real, null, ui()).slice(1)).toEqual(["20 entries without a file were removed."]);
});

test("what hangs on review items that come back, too, is told", () => {
  const texts = sentences({ ...run, files_kept_by_reviews: 912 }, null, ui());
  expect(texts[1]).toBe(
    "Frigate keeps 912 of the recordings only because their review items come back, too.",
  );
  const all = { ...run, files_kept_by_reviews: run.files_added };
  expect(sentences(all, null, ui())[1]).toBe(
    `Frigate keeps all ${run.files_added} recordings only because their review items come back, too.`,
  );
});

test.each([
  [{ files_kept_by_reviews: 912 }, "912 of the recordings only because their review items are"],
  [{ files_added: 912, files_kept_by_reviews: 912 }, "all 912 recordings only because their"],
  [{ files_added: 1, files_kept_by_reviews: 1 }, "1 recording only because its review item is"],
])("after a run, what hangs on review items is told of those that are back: %j", (part, text) => {
  const told = sentences({ ...run, dry_run: false, ...part }, null, ui())[1];
  expect(told).toContain(text);
  expect(told).toMatch(/ (is|are) back, too\.$/);
});

test("lengths that nobody has read yet are told", () => {
  const texts = sentences({ ...run, dry_run: false, files_estimated: 300 }, null, ui());
  expect(texts).toContain("The lengths of 300 recordings are estimated and will be checked.");
});

test.each([
  [{ files_added: 0, files_past_retention: 0 }, /^Nothing to bring back: Frigate has/],
  [{ files_added: 0, total_files_scanned: 0 }, /^No recordings of this camera .* is mounted there/],
  [{ files_added: 0, total_files_scanned: 0, dry_run: false }, /^No recordings of this camera/],
  [{ summary: null }, /^312 recordings can be brought back/],
  [{ kind: "undo" }, /^The run can be undone/],
  [{ kind: "verify", dry_run: false, files_updated: 2 }, /^2 lengths were corrected/],
  [{ kind: "verify", dry_run: false }, /^All lengths were correct/],
  [{ kind: "motion", dry_run: false, files_with_motion: 1 }, /^1 recording has motion again/],
  [{ kind: "motion", dry_run: false, files_with_motion: 0 }, /^No motion was found/],
  [{ state: "failed", message: "the disk is gone" }, /failed: the disk is gone/],
  [{ state: "cancelled" }, /^Stopped before all/],
  [{ state: "interrupted" }, /^Frigate stopped during the run/],
  [{ dry_run: false }, /^312 recordings are back in Frigate/],
  [{ dry_run: false, state: "cancelled" }, /^Stopped. Recordings brought back so far stay/],
  [{ files_added: 0, files_updated: 1 }, /^1 entry would be overwritten/],
] as const)("%j", (part, text) => {
  expect(sentences({ ...run, ...part }, null, ui())[0]).toMatch(text);
});

test("an undo is told in plain words, not by the message of Frigate's log", () => {
  const undo = { ...run, kind: "undo" as const, message: "would take out 10343 rows" };
  const counted = { files_removed: 10343, files_added: 2, files_updated: 3, files_skipped: 1 };
  expect(sentences({ ...undo, ...counted }, null, ui())).toEqual([
    "The run can be undone.",
    "Entries to remove: 10,343",
    "Entries to put back: 5",
    "Entries left unchanged: 1",
  ]);
  const none = { files_added: 0, files_updated: 0, files_skipped: 0 };
  const done = { ...undo, dry_run: false };
  expect(sentences({ ...done, ...none }, null, ui())).toEqual(["The run was undone."]);
  expect(sentences({ ...done, ...counted }, null, ui())).toEqual([
    "The run was undone.",
    "Entries removed: 10,343",
    "Entries put back: 5",
    "Entries left unchanged: 1",
  ]);
});

test("what comes back besides recordings is counted by its kind", () => {
  const media = {
    reviews: { ...counts, added: 86 },
    previews: { ...counts, added: 212 },
    exports: { ...counts, skipped: 3 },
    events: { ...counts, added: 1 },
  };
  const some = { ...run, files_added: 1204, media };
  expect(sentences(some, false, ui()).map(plain)[0]).toBe(
    "1,204 recordings, 86 review items, 212 previews and 1 tracked object " +
      "(52 minutes on 3 days, 1.1 GB) can be brought back.",
  );
  expect(sentences({ ...some, dry_run: false, files_added: 0 }, false, ui())[0]).toBe(
    "86 review items, 212 previews and 1 tracked object are back in Frigate.",
  );
});

test("runs are listed once each, the newest first", () => {
  const older = { ...run, job_id: "b", finished_at: 1 };
  const listed = finishedRuns(status({ last_run: older, recent_runs: [run, run] }));
  expect(listed.map((each) => each.job_id)).toEqual(["a", "b"]);
});

test("a run that was undone says so in the list", () => {
  const real = { ...run, dry_run: false, finished_at: 1793000000 };
  expect(runName({ ...real, undone_by: "c" }, ui())).toMatch(
    /^[\d/]+ [\d:]+ · Backfill \(undone\)$/,
  );
  expect(runName({ ...real, kind: "undo" }, ui())).toMatch(/^[\d/]+ [\d:]+ · Undo$/);
});

test.each(LANGUAGES)(
  "the name of a run begins with its time, for a phone cuts the end: %s",
  async (language) => {
    await loadTexts(language);
    const real = { ...run, dry_run: false, finished_at: 1793000000 };
    const when = ui({ language }).formats.dateTime(1793000000);
    expect(runName(real, ui({ language })).startsWith(`${when} · `)).toBe(true);
    expect(runName({ ...real, undone_by: "c" }, ui({ language })).startsWith(`${when} · `)).toBe(
      true,
    );
  },
);
