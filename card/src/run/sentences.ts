/** What a finished run comes to, in plain words. */

import type { MediaKind, Run } from "../api/models";
import type { Key } from "../i18n";
import { noticeText } from "../i18n/notices";
import type { Ui } from "../i18n/ui";

const KINDS: MediaKind[] = ["reviews", "previews", "exports", "events"];

/** How many of everything a run brought back, or would. */
export function broughtBack(run: Run): number {
  return KINDS.reduce((sum, kind) => sum + (run.media?.[kind]?.added ?? 0), run.files_added);
}

/** How many entries a run changed, or would. */
export function changes(run: Run): number {
  return broughtBack(run) + run.files_updated + (run.files_removed ?? 0);
}

/** 1,204 recordings, 86 review items and 212 previews. */
export function itemsOf(run: Run, { t, formats }: Ui): string {
  const named = KINDS.map((kind) => [kind, run.media?.[kind]?.added ?? 0] as const);
  const counted = [["recordings", run.files_added] as const, ...named].filter(([, n]) => n > 0);
  return formats.list(
    counted.map(([kind, n]) => t(`item.${kind}`, { count: n, n: formats.number(n) })),
  );
}

/** @param expired whether what is past retention was to be brought back, too; null if not known. */
export function sentences(run: Run, expired: boolean | null, ui: Ui): string[] {
  const { t } = ui;
  if (run.state === "failed") {
    return [t("outcome.failed", { message: noticeText(run.notice, run.message ?? "", ui) })];
  }
  const counted = countsOf(run, expired, ui);
  if (run.state === "cancelled") {
    return [t(cancelled(run)), ...counted];
  }
  if (run.state === "interrupted") {
    return [t("outcome.interrupted"), ...counted];
  }
  return counted;
}

function cancelled({ dry_run: dry, kind }: Run): Key {
  if (dry) {
    return "outcome.cancelled_dry";
  }
  return kind === "motion" ? "outcome.cancelled_motion" : "outcome.cancelled";
}

function countsOf(run: Run, expired: boolean | null, ui: Ui): string[] {
  switch (run.kind) {
    case "undo":
      return undone(run, ui);
    case "verify":
      return changed(run, run.files_updated, "outcome.verified", "outcome.verified_none", ui);
    case "motion":
      return changed(
        run,
        run.files_with_motion ?? 0,
        "outcome.motion_found",
        "outcome.motion_none",
        ui,
      );
    default:
      return counts(run, expired, ui);
  }
}

function undone(run: Run, { t, formats }: Ui): string[] {
  const { dry_run: dry } = run;
  // An undo takes out what the run added, and puts back what it removed or changed.
  const counted: [Key, number][] = [
    [dry ? "outcome.undo_added" : "outcome.undo_removed", run.files_removed ?? 0],
    [dry ? "outcome.undo_changed" : "outcome.undo_put_back", run.files_added + run.files_updated],
    ["outcome.undo_stays", run.files_skipped],
  ];
  return [
    t(dry ? "outcome.would_undo" : "outcome.undone"),
    ...counted.filter(([, n]) => n > 0).map(([key, n]) => t(key, { n: formats.number(n) })),
  ];
}

/** Of a run that brings nothing back, but looks again at what is there. */
function changed(run: Run, n: number, some: Key, none: Key, ui: Ui): string[] {
  const text = n > 0 ? ui.t(some, { count: n, n: ui.formats.number(n) }) : ui.t(none);
  return run.state === "completed" || n > 0 ? [text, ...aside(run, true, ui)] : [];
}

function counts(run: Run, expired: boolean | null, ui: Ui): string[] {
  const brought = run.dry_run ? wouldAdd(run, ui) : wasAdded(run, ui);
  const texts = [brought, keptByReviews(run, ui), updated(run, ui)];
  const others = [...gone(run, ui), estimated(run, ui), ...aside(run, expired, ui)];
  return [...texts, ...others].filter((text) => text !== "");
}

/** The entries whose file is gone: those taken out, and those that stay. */
function gone(run: Run, { t, formats }: Ui): string[] {
  const removed = run.files_removed ?? 0;
  const counted: [Key, number][] = [
    [run.dry_run ? "outcome.would_remove" : "outcome.removed", removed],
    ["outcome.gone", (run.files_gone ?? 0) - removed],
  ];
  return counted
    .filter(([, n]) => n > 0)
    .map(([key, n]) => t(key, { count: n, n: formats.number(n), options: t("run.options") }));
}

/** How many recordings hang on what else comes back, or is back. */
function keptByReviews(run: Run, { t, formats }: Ui): string {
  const n = run.files_kept_by_reviews ?? 0;
  const some = n === run.files_added ? "all_kept_by_reviews" : "kept_by_reviews";
  const key = `outcome.${some}${run.dry_run ? "" : "_now"}` as const;
  return n > 0 ? t(key, { count: n, n: formats.number(n) }) : "";
}

/** How many of the lengths nobody has read yet. */
function estimated(run: Run, { t, formats }: Ui): string {
  const n = run.dry_run ? 0 : (run.files_estimated ?? 0);
  return n > 0 ? t("outcome.estimated", { count: n, n: formats.number(n) }) : "";
}

function wouldAdd(run: Run, ui: Ui): string {
  const { t, formats } = ui;
  const count = broughtBack(run);
  const items = itemsOf(run, ui);
  if (count === 0) {
    return nothing(run, ui);
  }
  const { summary } = run;
  if (!summary || summary.seconds === 0) {
    return t("outcome.would_short", { count, items });
  }
  return t("outcome.would", {
    count,
    items,
    duration: formats.duration(summary.seconds),
    days: t("outcome.days", { count: summary.days, n: formats.number(summary.days) }),
    size: formats.bytes(summary.bytes),
  });
}

/** Why there is nothing to bring back. */
function nothing(run: Run, { t }: Ui): string {
  if (run.state !== "completed" || run.files_updated > 0) {
    return "";
  }
  if (run.total_files_scanned === 0) {
    return t("outcome.no_files");
  }
  return t(run.files_past_retention === 0 ? "outcome.nothing" : "outcome.nothing_else");
}

function wasAdded(run: Run, ui: Ui): string {
  const count = broughtBack(run);
  if (count > 0) {
    return ui.t("outcome.added", { count, items: itemsOf(run, ui) });
  }
  if (run.state !== "completed" || run.files_updated > 0) {
    return "";
  }
  return ui.t(run.total_files_scanned === 0 ? "outcome.no_files" : "outcome.none_added");
}

function updated(run: Run, { t, formats }: Ui): string {
  const n = run.files_updated;
  const key = run.dry_run ? "outcome.would_update" : "outcome.updated";
  return n > 0 ? t(key, { count: n, n: formats.number(n) }) : "";
}

function aside(run: Run, expired: boolean | null, { t, formats }: Ui): string[] {
  const texts: string[] = [];
  const past = run.files_past_retention;
  if (past > 0) {
    const kept = expired ?? past > run.files_skipped;
    const key = kept ? "outcome.past_kept" : "outcome.past";
    texts.push(t(key, { count: past, n: formats.number(past) }));
  }
  const errors = run.files_errors;
  if (errors > 0) {
    texts.push(t("outcome.errors", { count: errors, n: formats.number(errors) }));
  }
  return texts;
}
