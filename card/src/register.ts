/** Defines the card's elements, only once Home Assistant's own registry of elements is in place.
 *
 * Its frontend replaces the registry while it loads. What was defined before that is lost, and the
 * dashboard then says that the card does not exist. Once one of Home Assistant's own elements is
 * there, so is the registry that counts.
 */

import { FrigateBackfillCard } from "./card";
import { CARD_TAG, EDITOR_TAG } from "./config";
import { FrigateBackfillCardEditor } from "./editor";
import { Confirm } from "./elements/confirm";
import { Dialog } from "./elements/dialog";
import { Disclosure } from "./elements/disclosure";
import { Face } from "./elements/face";
import { HourDialog } from "./elements/hour";
import { Legend } from "./elements/legend";
import { CoverageMap } from "./elements/map";
import { MissingLine } from "./elements/missing";
import { Outcome } from "./elements/outcome";
import { Player } from "./elements/player";
import { RunProgress } from "./elements/progress";
import { RangePicker } from "./elements/range";
import { Recordings } from "./elements/recordings";
import { Results } from "./elements/results";
import { RunPanel } from "./elements/run";
import { SchedulePanel } from "./elements/schedule";

// The roots of Home Assistant's pages: the frontend, and what Cast devices show.
const ROOTS = ["home-assistant", "hc-main"];

const ELEMENTS: Record<string, CustomElementConstructor> = {
  "frigate-backfill-confirm": Confirm,
  "frigate-backfill-dialog": Dialog,
  "frigate-backfill-disclosure": Disclosure,
  "frigate-backfill-face": Face,
  "frigate-backfill-hour": HourDialog,
  "frigate-backfill-legend": Legend,
  "frigate-backfill-map": CoverageMap,
  "frigate-backfill-missing": MissingLine,
  "frigate-backfill-outcome": Outcome,
  "frigate-backfill-player": Player,
  "frigate-backfill-progress": RunProgress,
  "frigate-backfill-range": RangePicker,
  "frigate-backfill-recordings": Recordings,
  "frigate-backfill-results": Results,
  "frigate-backfill-run": RunPanel,
  "frigate-backfill-schedule": SchedulePanel,
  [EDITOR_TAG]: FrigateBackfillCardEditor,
  // Last: once the card is there, so is all it is made of.
  [CARD_TAG]: FrigateBackfillCard,
};

export function defineElements(): void {
  for (const [tag, element] of Object.entries(ELEMENTS)) {
    // The page may have loaded the card twice, as after an update.
    if (!customElements.get(tag)) {
      customElements.define(tag, element);
    }
  }
}

export async function defineWhenReady(): Promise<void> {
  await Promise.race(ROOTS.map((root) => customElements.whenDefined(root)));
  defineElements();
}
