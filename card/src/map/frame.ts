/** What stands around the days of the coverage map: the names of the hours, and why it ends. */

import { html, nothing, type TemplateResult } from "lit";

import { errorText } from "../api/errors";
import type { Ui } from "../i18n/ui";
import { DAY, HOUR } from "../i18n/zone";

/** The names of the columns, of any day near that one without a change of the clock. */
export function mapHead({ formats, t, zone }: Ui, near: number): TemplateResult {
  let day = near;
  while (zone.startOfDay(day + 1) - zone.startOfDay(day) !== DAY) {
    day--;
  }
  const midnight = zone.startOfDay(day);
  const hours = [...Array(24).keys()].map((hour) => {
    const name = formats.time(midnight + hour * HOUR);
    const short = hour % 3 === 0 ? shortHour(name) : "";
    return html`<div class="h${hour}" role="columnheader">
      <span aria-hidden="true">${short}</span><span class="visually-hidden">${name}</span>
    </div>`;
  });
  return html`<div class="head" role="row" aria-rowindex="1">
    <div class="corner" role="columnheader">
      <span class="visually-hidden">${t("map.day")}</span>
    </div>
    ${hours}
  </div>`;
}

/** The names of days and months are longer in some languages than in others. */
export function fitLabels(scroller: HTMLElement, corner: HTMLElement, widest: number): void {
  scroller.style.removeProperty("--fb-label");
  if (widest > corner.offsetWidth) {
    scroller.style.setProperty("--fb-label", `${widest}px`);
  }
}

interface Footed {
  store: { error: unknown };
  /** Days that did not load are no news. */
  offline: boolean;
  retry: () => void;
  lookFurther: () => void;
}

/** Why no more days are shown, and a button to try again or to look further back. */
export function mapFoot(
  map: Footed,
  firstDay: number | undefined,
  ui: Ui,
): TemplateResult | typeof nothing {
  const { t, formats } = ui;
  const { error } = map.store;
  if (error !== null) {
    const text = t("map.failed", { error: errorText(error, ui) });
    return map.offline ? nothing : foot(text, t("retry"), map.retry);
  }
  if (firstDay === undefined) {
    return nothing;
  }
  const date = formats.dayDate(firstDay);
  return foot(t("map.reached", { date }), t("map.older"), map.lookFurther);
}

function foot(text: string, action: string, act: () => void): TemplateResult {
  return html`<div class="foot" role="status">
    ${text}
    <button class="link" @click=${act}>${action}</button>
  </div>`;
}

/** 06:00 → 6, 6:00 AM → 6 AM: what has room above a column. */
function shortHour(name: string): string {
  return name.replace(/[:.]00/, "").replace(/^0(\d)/, "$1");
}
