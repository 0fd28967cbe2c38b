/** What was asked for, with the words for its range, so that a backfill is just what its dry run was. */

import type { PastRequest, Run, RunRequest } from "../api/models";
import type { Key } from "../i18n";
import type { Ui } from "../i18n/ui";
import { describeRange, describeTimes, type RangeChoice, resolveRange } from "./range";
import { changes } from "./sentences";

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
  /** The copies of the database to take rows from; null: all that there are. */
  copies: string[] | null;
}

export interface Plan {
  request: Omit<RunRequest, "dry_run">;
  /** In words. */
  range: string;
}

/** A dry run that found something, with what would bring that back. */
export interface Offer {
  plan: Plan;
  run: Run;
}

// What a dry run found an hour ago is not what is there now.
const FRESH_SECONDS = 3600;
const DEFAULTS = { force: false, skip_expired: true };
// By job. They outlast the panel, which goes whenever another camera is shown.
const plans = new Map<string, Plan>();

/** The plan for a wish, or the text that says what is wrong with it. */
export function makePlan(wish: Wish, now: number, ui: Ui): Plan | Key {
  const range = resolveRange(wish.choice, now, ui.zone);
  return typeof range === "string"
    ? range
    : {
        request: {
          ...range,
          force: wish.force,
          skip_expired: !wish.expired,
          // What is the rule anyway is not said to a patch that may not know it.
          ...(wish.motion ? {} : { motion: false }),
          ...(wish.estimate ? { probe: "estimate" as const } : {}),
          ...(wish.gone ? { remove_gone: true } : {}),
          ...(wish.copies === null ? {} : { copies: wish.copies.length > 0 && wish.copies }),
        },
        range: describeRange(wish.choice, range, ui),
      };
}

/** The same plan, to look for motion in what came back without. */
export function motionPlan({ request, range }: Plan): Plan {
  const search = { ...request, find_motion: true };
  delete search.motion;
  delete search.probe;
  delete search.remove_gone;
  delete search.copies;
  return { request: search, range };
}

export function keepPlan(jobId: string, plan: Plan): void {
  plans.set(jobId, plan);
}

/** The plan of a run: as it was asked for on this page, else as Frigate's patch tells of it. */
export function planOf(run: Run, ui: Ui): Plan | undefined {
  return plans.get(run.job_id) ?? (run.request ? toldPlan(run.request, ui) : undefined);
}

function toldPlan(told: PastRequest, ui: Ui): Plan {
  const given = Object.entries(told).filter(([, value]) => value !== null);
  const request: Plan["request"] = { ...DEFAULTS, ...Object.fromEntries(given) };
  const range = describeTimes(request, ui);
  const folder = request.directory_path;
  return { request, range: folder === undefined ? range : `${range} · ${folder}` };
}

/** Whether the same can be asked for: a script's paths are those of where it ran. */
function isRepeatable(run: Run): boolean {
  const { directory_path: folder, copies } = run.request ?? {};
  return run.trigger !== "script" || (!folder && !Array.isArray(copies));
}

/** What a dry run would bring back, if it can be asked for. */
export function offerOf(run: Run, ui: Ui): Offer | null {
  const plan = planOf(run, ui);
  const completed = run.dry_run && run.state === "completed" && isRepeatable(run);
  return plan && completed && changes(run) > 0 ? { plan, run } : null;
}

/** Which dry run has just looked at what is planned; nothing has been brought back since.
 *
 * Of one that was asked for elsewhere an older patch does not tell what it looked at.
 */
export function dryRunFor(
  plan: Plan,
  runs: Run[],
  now: number,
  ui: Ui,
): Run | "elsewhere" | undefined {
  const real = runs.findIndex((run) => !run.dry_run);
  const fresh = runs
    .slice(0, real < 0 ? undefined : real)
    .filter(
      ({ state, kind = "run", finished_at: finished }) =>
        state === "completed" && kind === "run" && now - (finished ?? 0) < FRESH_SECONDS,
    );
  const same = (run: Run) => {
    const other = planOf(run, ui);
    return other !== undefined && isRepeatable(run) && isSame(other.request, plan.request);
  };
  return fresh.find(same) ?? (fresh.every((run) => planOf(run, ui)) ? undefined : "elsewhere");
}

function isSame(one: Plan["request"], other: Plan["request"]): boolean {
  const { start_time: oneStart, end_time: oneEnd, ...oneOptions } = one;
  const { start_time: otherStart, end_time: otherEnd, ...otherOptions } = other;
  const names = Object.keys({ ...oneOptions, ...otherOptions }) as (keyof typeof oneOptions)[];
  return (
    names.every(
      (name) => JSON.stringify(oneOptions[name]) === JSON.stringify(otherOptions[name]),
    ) &&
    oneEnd === otherEnd &&
    isSameStart(oneStart, otherStart, oneEnd === undefined)
  );
}

/** @param open whether the range has no end: "the last day" begins later each time. */
function isSameStart(one: number | undefined, other: number | undefined, open: boolean): boolean {
  return one === undefined || other === undefined || !open
    ? one === other
    : Math.abs(one - other) < FRESH_SECONDS;
}
