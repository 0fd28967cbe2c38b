import { expect, test } from "vitest";

import type { Run } from "../../src/api/models";
import {
  dryRunFor,
  keepPlan,
  makePlan,
  motionPlan,
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
  backfillQuestion(plan, dryRunFor(wish, runs, NOW), "Front Door", ui()).texts.join(" ");

test("of a dry run that was asked for elsewhere nothing is said", () => {
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
