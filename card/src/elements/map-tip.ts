/** The numbers of an hour beside its cell, on top of whatever else the page shows. */

import { describe } from "../hour-look";
import type { Bucket } from "../models";
import type { Ui } from "../ui";
import { type Cell, cellTitle } from "./map-row";

const MARGIN_PX = 8;

/** Fill the popover and put it above the cell, or below where there is no room. */
export function showTip(tip: HTMLElement, cell: Cell, bucket: Bucket | undefined, ui: Ui): void {
  const title = document.createElement("b");
  title.textContent = cellTitle(cell, ui);
  const words = bucket ? describe(bucket, ui) : [ui.t("map.not_loaded")];
  tip.replaceChildren(title, words.join(" · "));
  if (!tip.matches(":popover-open")) {
    tip.showPopover();
  }
  const at = cell.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = at.left + at.width / 2 - size.width / 2;
  const right = window.innerWidth - size.width - MARGIN_PX;
  const above = at.top - size.height - MARGIN_PX;
  tip.style.left = `${Math.max(MARGIN_PX, Math.min(left, right))}px`;
  tip.style.top = `${above > MARGIN_PX ? above : at.bottom + MARGIN_PX}px`;
}
