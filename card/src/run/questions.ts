/** What is asked before a run or an undo that writes. */

import type { Run } from "../api/models";
import type { Ui } from "../i18n/ui";
import type { Question } from "./confirm";
import type { Plan } from "./plan";
import { runName } from "./runs";
import { broughtBack, itemsOf } from "./sentences";

/** @param dry the dry run of just this plan, if there was one, or perhaps one asked for elsewhere. */
export function backfillQuestion(
  plan: Plan,
  dry: Run | "elsewhere" | undefined,
  label: string,
  ui: Ui,
): Question {
  const { t } = ui;
  const { force, remove_gone: gone, skip_expired: skip, copies } = plan.request;
  return {
    heading: t("confirm.title"),
    about: `${label} · ${plan.range}`,
    texts: [
      ...(dry === "elsewhere" ? [] : [dry ? found(dry, ui) : t("confirm.no_dry_run")]),
      t("confirm.safe"),
      ...(force ? [t("confirm.force")] : []),
      ...(gone ? [t("confirm.gone")] : []),
      ...((copies ?? true) === true ? [] : [t(copies ? "confirm.copies" : "confirm.no_copies")]),
    ],
    warning: skip ? "" : t("confirm.expired"),
    action: t("run.backfill"),
  };
}

function found(dry: Run, ui: Ui): string {
  const some = broughtBack(dry) > 0;
  return some ? ui.t("confirm.found", { items: itemsOf(dry, ui) }) : ui.t("confirm.found_nothing");
}

/** @param plan of the search, whose time range counts. */
export function motionQuestion(plan: Plan, label: string, ui: Ui): Question {
  const { t } = ui;
  return {
    heading: t("confirm.motion_title"),
    about: `${label} · ${plan.range}`,
    texts: [t("confirm.motion"), t("confirm.motion_cost"), t("confirm.motion_stop")],
    warning: "",
    action: t("run.find_motion"),
  };
}

export function undoQuestion(run: Run | undefined, label: string, ui: Ui): Question {
  const { t } = ui;
  return {
    heading: t("confirm.undo_title"),
    about: run ? `${label} · ${runName(run, ui)}` : label,
    texts: [t("confirm.undo")],
    warning: "",
    action: t("run.undo"),
  };
}
