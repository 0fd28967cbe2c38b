import { expect, test } from "vitest";

import type { PastRequest, Run } from "../../src/api/models";
import {
  dryRunFor,
  keepPlan,
  makePlan,
  motionPlan,
  offerOf,
  type Plan,
  type Wish,
} from "../../src/run/plan";
import { backfillQuestion } from "../../src/run/questions";
import { ui } from "../helpers";

const NOW = 10_000;
const wish: Wish = {
  choice: { preset: "week", from: "", to: "" },
  expired: false,
  force: false,
  motion: true,
  estimate: false,
  gone: false,
  copies: null,
};
const plan = makePlan(wish, NOW, ui()) as Plan;
const run = (job_id: string, part: Partial<Run> = {}): Run => ({
  job_id,
  state: "completed",
  dry_run: true,
  started_at: NOW - 70,
  finished_at: NOW - 60,
  total_files_scanned: 9,
  files_added: 3,
  files_updated: 0,
  files_skipped: 6,
  files_errors: 0,
  files_past_retention: 0,
  processing_time_seconds: 1,
  message: null,
  warnings: [],
  trigger: "api",
  ...part,
});
const texts = (runs: Run[]) =>
  backfillQuestion(plan, dryRunFor(plan, runs, NOW, ui()), "Front Door", ui()).texts.join(" ");

test("of a dry run of which an older patch does not tell what it looked at nothing is said", () => {
  expect(texts([])).toContain("has not been checked by a dry run");
  expect(texts([run("elsewhere")])).not.toContain("dry run");
  keepPlan("here", plan);
  expect(texts([run("elsewhere"), run("here")])).toContain("The dry run found 3 recordings.");
});

test.each([
  ["an hour ago", [run("old", { finished_at: NOW - 3700 })]],
  ["before a run", [run("real", { dry_run: false }), run("before")]],
  ["of an undo", [run("undo", { kind: "undo" })]],
  ["that failed", [run("failed", { state: "failed" })]],
])("a dry run %s has not looked at this", (_, runs) => {
  expect(texts(runs)).toContain("has not been checked by a dry run");
});

test("entries whose file is gone are removed only where that is wished for, and it is said", () => {
  expect(plan.request).not.toHaveProperty("remove_gone");
  const removing = makePlan({ ...wish, gone: true }, NOW, ui()) as Plan;
  expect(removing.request).toHaveProperty("remove_gone", true);
  expect(motionPlan(removing).request).not.toHaveProperty("remove_gone");
  const question = backfillQuestion(removing, undefined, "Front Door", ui());
  expect(question.texts).toContain("Entries whose file is gone are removed.");
});

const WEEK_AGO = NOW - 7 * 86400;
test.each<[string, PastRequest, boolean]>([
  ["the same", { start_time: WEEK_AGO }, true],
  [
    "the same, as Home Assistant tells it",
    { start_time: WEEK_AGO, media: null, force: null },
    true,
  ],
  ["the last week of some minutes ago", { start_time: WEEK_AGO - 600 }, true],
  ["everything", {}, false],
  ["the last month", { start_time: NOW - 30 * 86400 }, false],
  ["a week with an end", { start_time: WEEK_AGO, end_time: NOW }, false],
  ["other options", { start_time: WEEK_AGO, skip_expired: false }, false],
  ["other kinds", { start_time: WEEK_AGO, media: ["reviews"] }, false],
])("a dry run that was asked elsewhere for %s is told from its request", (_, request, same) => {
  const said = texts([run("told", { request })]);
  expect(said.includes("The dry run found 3 recordings.")).toBe(same);
  expect(said.includes("has not been checked by a dry run")).toBe(!same);
});

test.each<[string, PastRequest, string]>([
  ["everything", {}, "Everything"],
  ["a start", { start_time: 1e9 }, "From: 09/09/2001 03:46"],
  ["an end", { end_time: 1e9 }, "To: 09/09/2001 03:46"],
  ["both", { start_time: 1e9, end_time: 1e9 + 60 }, "09/09/2001 03:46 – 09/09/2001 03:47"],
  ["a folder", { directory_path: "/media/old" }, "Everything · /media/old"],
])("a dry run of %s offers to bring back just that", (_, request, range) => {
  const offer = offerOf(run("far", { request, trigger: "api" }), ui({ language: "en-GB" }));
  expect(offer?.plan.range).toBe(range);
  expect(offer?.plan.request).toEqual({ force: false, skip_expired: true, ...request });
});

test.each<[string, Partial<Run>, boolean]>([
  ["that tells nothing of itself", {}, false],
  ["that found nothing", { request: {}, files_added: 0 }, false],
  ["that was stopped", { request: {}, state: "cancelled" }, false],
  ["by the script", { request: {}, trigger: "script" }, true],
  [
    "by the script, of its own folder",
    { request: { directory_path: "/mnt" }, trigger: "script" },
    false,
  ],
  [
    "by the script, from its own copies",
    { request: { copies: ["/mnt/a"] }, trigger: "script" },
    false,
  ],
])("a dry run %s is offered only where the same can be asked for", (_, part, offered) => {
  expect(offerOf(run("one", part), ui()) !== null).toBe(offered);
});
