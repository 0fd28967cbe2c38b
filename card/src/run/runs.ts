/** The runs that a status tells of, and how they are called. */

import type { CameraStatus, Run } from "../api/models";
import type { Ui } from "../i18n/ui";
import { changes } from "./sentences";

/** Every finished run once, the newest first. */
export function finishedRuns(status: CameraStatus | null): Run[] {
  const byJob = new Map<string, Run>();
  for (const run of [status?.last_run, status?.last_dry_run, ...(status?.recent_runs ?? [])]) {
    if (run) {
      byJob.set(run.job_id, run);
    }
  }
  const when = (run: Run) => run.finished_at ?? run.started_at ?? 0;
  return [...byJob.values()].sort((a, b) => when(b) - when(a));
}

/** What kind of run it was: Dry run; Undo. */
export function runKind(run: Run, { t }: Ui): string {
  if (run.kind === "verify") {
    return t("outcome.verify");
  }
  if (run.kind === "motion") {
    return t("outcome.motion");
  }
  if (run.kind === "undo") {
    return t(run.dry_run ? "outcome.undo_dry" : "outcome.undo");
  }
  return t(run.dry_run ? "outcome.dry" : "outcome.real");
}

/** As it stands in a list of runs: 24/11/2026 12:30 · Backfill (undone).
 *
 * First what tells one from another: a phone cuts the end.
 */
export function runName(run: Run, ui: Ui): string {
  const when = ui.formats.dateTime(run.finished_at ?? run.started_at ?? 0);
  const what = runKind(run, ui);
  return run.undone_by ? ui.t("outcome.when_undone", { what, when }) : `${when} · ${what}`;
}

/** Whether a run changed something that can be taken back. */
export function isUndoable(run: Run): boolean {
  return !run.dry_run && !run.undone_by && run.state !== "failed" && hasChanged(run);
}

function hasChanged(run: Run): boolean {
  if (run.kind === "motion") {
    return (run.files_with_motion ?? 0) > 0;
  }
  const updated = Object.values(run.media ?? {}).some((counts) => counts.updated > 0);
  // Of a run that was cut off, the counts may lack the last of what it changed.
  const all = run.state === "completed";
  return (run.kind ?? "run") === "run" && (!all || updated || changes(run) > 0);
}
