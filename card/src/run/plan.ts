/** What was asked for, with the words for its range, so that a backfill is just what its dry run was. */

import type { Run, RunRequest } from "../api/models";
import type { Key } from "../i18n";
import type { Ui } from "../i18n/ui";
import { describeRange, type RangeChoice, resolveRange } from "./range";

/** The form as it was filled in. */
export interface Wish {
  choice: RangeChoice;
  /** With what is past retention. */
  expired: boolean;
  force: boolean;
  /** With the motion that previews prove. */
  motion: boolean;
  /** With lengths that are estimated first. */
  estimate: boolean;
  /** Without the entries whose file is gone. */
  gone: boolean;
}

export interface Plan {
  wish: Wish;
  request: Omit<RunRequest, "dry_run">;
  /** In words. */
  range: string;
}

// What a dry run found an hour ago is not what is there now.
const FRESH_SECONDS = 3600;
// By job. They outlast the panel, which goes whenever another camera is shown.
const plans = new Map<string, Plan>();

/** The plan for a wish, or the text that says what is wrong with it. */
export function makePlan(wish: Wish, now: number, ui: Ui): Plan | Key {
  const range = resolveRange(wish.choice, now, ui.zone);
  return typeof range === "string"
    ? range
    : {
        wish,
        request: {
          ...range,
          force: wish.force,
          skip_expired: !wish.expired,
          // What is the rule anyway is not said to a patch that may not know it.
          ...(wish.motion ? {} : { motion: false }),
          ...(wish.estimate ? { probe: "estimate" as const } : {}),
          ...(wish.gone ? { remove_gone: true } : {}),
        },
        range: describeRange(wish.choice, range, ui),
      };
}

/** The same plan, to look for motion in what came back without. */
export function motionPlan({ wish, request, range }: Plan): Plan {
  const search = { ...request, find_motion: true };
  delete search.motion;
  delete search.probe;
  delete search.remove_gone;
  return { wish, request: search, range };
}

export function keepPlan(jobId: string, plan: Plan): void {
  plans.set(jobId, plan);
}

/** The plan of a run that was asked for on this page. */
export function planOf(run: Run): Plan | undefined {
  return plans.get(run.job_id);
}

/** Which dry run has just looked at what is wished for; nothing has been brought back since.
 *
 * Of one that was asked for elsewhere it is not known what it looked at.
 */
export function dryRunFor(wish: Wish, runs: Run[], now: number): Run | "elsewhere" | undefined {
  const real = runs.findIndex((run) => !run.dry_run);
  const fresh = runs
    .slice(0, real < 0 ? undefined : real)
    .filter(
      ({ state, kind = "run", finished_at: finished }) =>
        state === "completed" && kind === "run" && now - (finished ?? 0) < FRESH_SECONDS,
    );
  const same = (run: Run) => JSON.stringify(planOf(run)?.wish) === JSON.stringify(wish);
  return fresh.find(same) ?? (fresh.every(planOf) ? undefined : "elsewhere");
}
