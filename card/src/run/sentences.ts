/** What a finished run comes to, in plain words. */

import type { BackfillClient } from "../api/client";
import type { Missing, ResultStatus, Run } from "../api/models";
import type { Ui } from "../i18n/ui";
import type { Zone } from "../i18n/zone";

export interface Totals {
  files: number;
  seconds: number;
  megabytes: number;
  days: number;
  /** How many of them Frigate's next clean-up will delete. */
  pastRetention: number;
}

const PAGE = 1000;
const MEBIBYTE = 2 ** 20;
// Beyond this many, the sentence does without duration and size rather than load them all.
const MOST_RESULTS = 20_000;

function count(run: Run, status: ResultStatus): number {
  return status === "added" || status === "would_add" ? run.files_added : run.files_updated;
}

/** Add up the results of what was, or would be, added; null where there is nothing or far too much. */
export async function addUp(
  client: BackfillClient,
  camera: string,
  run: Run,
  zone: Zone,
): Promise<Totals | null> {
  const status = run.dry_run ? "would_add" : "added";
  const expected = count(run, status);
  if (expected === 0 || expected > MOST_RESULTS) {
    return null;
  }
  const totals: Totals = { files: 0, seconds: 0, megabytes: 0, days: 0, pastRetention: 0 };
  const days = new Set<number>();
  for (let offset = 0; offset < expected; offset += PAGE) {
    const query = { job_id: run.job_id, status, offset, limit: PAGE } as const;
    const page = await client.results(camera, query);
    for (const result of page.results) {
      totals.files++;
      totals.seconds += result.duration ?? 0;
      totals.megabytes += result.file_size_mb ?? 0;
      totals.pastRetention += result.past_retention ? 1 : 0;
      if (result.start_time !== null) {
        days.add(zone.dayOf(result.start_time));
      }
    }
    if (page.results.length === 0) {
      break;
    }
  }
  totals.days = days.size;
  return totals.files > 0 ? totals : null;
}

/** The same, measured in bytes, where Frigate has counted just these files: results are rounded. */
export function exact(totals: Totals | null, missing: Missing | null): Totals | null {
  return totals && totals.files === missing?.files
    ? { ...totals, seconds: missing.seconds, megabytes: missing.bytes / MEBIBYTE }
    : totals;
}

export function sentences(run: Run, totals: Totals | null, ui: Ui): string[] {
  if (run.state === "failed") {
    return [ui.t("outcome.failed", { message: run.message ?? "" })];
  }
  const counted = run.dry_run ? wouldAdd(run, totals, ui) : wasAdded(run, ui);
  if (run.state === "cancelled") {
    return [ui.t(run.dry_run ? "outcome.cancelled_dry" : "outcome.cancelled"), ...counted];
  }
  if (run.state === "interrupted") {
    return [ui.t("outcome.interrupted"), ...counted];
  }
  return counted;
}

function wouldAdd(run: Run, totals: Totals | null, ui: Ui): string[] {
  const { t, formats } = ui;
  const texts: string[] = [];
  const n = run.files_added;
  if (n > 0 && totals?.files === n) {
    texts.push(
      t("outcome.would", {
        count: n,
        n: formats.number(n),
        duration: formats.duration(totals.seconds),
        days: t("outcome.days", { count: totals.days, n: formats.number(totals.days) }),
        size: formats.size(totals.megabytes),
      }),
    );
  } else if (n > 0) {
    texts.push(t("outcome.would_short", { count: n, n: formats.number(n) }));
  } else if (run.state === "completed" && run.files_updated === 0) {
    const clean = run.files_past_retention === 0;
    texts.push(t(clean ? "outcome.nothing" : "outcome.nothing_else"));
  }
  if (run.files_updated > 0) {
    const updated = run.files_updated;
    texts.push(t("outcome.would_update", { count: updated, n: formats.number(updated) }));
  }
  return [...texts, ...aside(run, totals, ui)];
}

function wasAdded(run: Run, ui: Ui): string[] {
  const { t, formats } = ui;
  const texts: string[] = [];
  if (run.files_added > 0) {
    texts.push(t("outcome.added", { count: run.files_added, n: formats.number(run.files_added) }));
  } else if (run.state === "completed" && run.files_updated === 0) {
    texts.push(t("outcome.none_added"));
  }
  if (run.files_updated > 0) {
    texts.push(
      t("outcome.updated", { count: run.files_updated, n: formats.number(run.files_updated) }),
    );
  }
  return [...texts, ...aside(run, null, ui)];
}

function aside(run: Run, totals: Totals | null, { t, formats }: Ui): string[] {
  const texts: string[] = [];
  const kept = totals?.pastRetention ?? 0;
  const left = run.files_past_retention - kept;
  if (kept > 0) {
    texts.push(t("outcome.past_kept", { count: kept, n: formats.number(kept) }));
  }
  if (left > 0) {
    texts.push(t("outcome.past", { count: left, n: formats.number(left) }));
  }
  if (run.files_errors > 0) {
    texts.push(
      t("outcome.errors", { count: run.files_errors, n: formats.number(run.files_errors) }),
    );
  }
  return texts;
}

/** Every finished run that a status tells of, the newest first. */
export function finishedRuns(runs: (Run | null)[]): Run[] {
  const byJob = new Map<string, Run>();
  for (const run of runs) {
    if (run) {
      byJob.set(run.job_id, run);
    }
  }
  const when = (run: Run) => run.finished_at ?? run.started_at;
  return [...byJob.values()].sort((a, b) => when(b) - when(a));
}
