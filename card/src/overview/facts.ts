/** What the list of all cameras says of one, in words. */

import type { CameraOverview } from "../api/models";
import { recoverable } from "../api/missing";
import type { Ui } from "../i18n/ui";

export interface Fact {
  text: string;
  /** How it is to be seen. */
  tone: "plain" | "missing" | "error" | "busy";
}

/** What is missing, or what is being done about it. */
export function stateFact(camera: CameraOverview, { t, formats }: Ui): Fact {
  if (camera.state === "queued") {
    return { text: t("overview.queued"), tone: "busy" };
  }
  if (camera.state === "running") {
    const percent = camera.percent === null ? "" : formats.percent(camera.percent);
    const key = camera.dry_run ? "overview.dry_running" : "overview.running";
    return { text: t(key, { percent }).trim(), tone: "busy" };
  }
  if (!camera.missing) {
    return { text: t("overview.unchecked"), tone: "plain" };
  }
  const n = recoverable(camera.missing);
  return n > 0
    ? { text: t("overview.missing", { count: n, n: formats.number(n) }), tone: "missing" }
    : { text: t("overview.none_missing"), tone: "plain" };
}

export function lastFact({ last_run: run }: CameraOverview, now: number, ui: Ui): Fact {
  const { t, formats } = ui;
  if (!run) {
    return { text: t("overview.no_last"), tone: "plain" };
  }
  const when = run.finished_at === null ? "" : formats.relative(run.finished_at, now);
  return run.state === "failed"
    ? { text: t("overview.last_failed", { when }), tone: "error" }
    : { text: t("overview.last", { when }), tone: "plain" };
}

export function nextFact({ schedule }: CameraOverview, now: number, ui: Ui): Fact {
  const { t, formats } = ui;
  const next = schedule?.enabled ? schedule.next_run_at : null;
  const text =
    next === null
      ? t("overview.no_next")
      : t("overview.next", { when: formats.relative(next, now) });
  return { text, tone: "plain" };
}
