/** The tooltip of the map: what an hour holds, beside its cell. */

import type { Bucket } from "../api/models";
import type { Ui } from "../i18n/ui";
import { hourWords } from "./hour-look";
import { type Cell, cellAt, hourTitle } from "./row";

const MARGIN_PX = 8;

/** What the tooltip is about. */
export interface TipSource {
  readonly ui: Ui;
  bucketOf(hour: number): Bucket | undefined;
}

export class Tip {
  constructor(
    private readonly popover: () => HTMLElement,
    private readonly source: TipSource,
  ) {}

  onPointer(event: PointerEvent): void {
    const cell = cellAt(event);
    if (cell && event.pointerType !== "touch") {
      this.show(cell);
    } else {
      this.hide();
    }
  }

  onFocus(event: FocusEvent): void {
    const cell = cellAt(event);
    if (cell?.matches(":focus-visible")) {
      this.show(cell);
    }
  }

  hide(): void {
    const tip = this.popover();
    if (tip.matches(":popover-open")) {
      tip.hidePopover();
    }
  }

  private show(cell: Cell): void {
    const { ui } = this.source;
    const bucket = this.source.bucketOf(cell.hour);
    const tip = this.popover();
    const title = document.createElement("b");
    title.textContent = hourTitle(cell.hour, ui);
    const words = bucket ? hourWords(bucket, ui) : [ui.t("map.not_loaded")];
    tip.replaceChildren(title, words.join(" · "));
    if (!tip.matches(":popover-open")) {
      tip.showPopover();
    }
    place(tip, cell);
  }
}

/** Above the cell, or below where there is no room. */
function place(tip: HTMLElement, cell: Cell): void {
  const at = cell.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = at.left + at.width / 2 - size.width / 2;
  const right = window.innerWidth - size.width - MARGIN_PX;
  const above = at.top - size.height - MARGIN_PX;
  tip.style.left = `${Math.max(MARGIN_PX, Math.min(left, right))}px`;
  tip.style.top = `${above > MARGIN_PX ? above : at.bottom + MARGIN_PX}px`;
}
