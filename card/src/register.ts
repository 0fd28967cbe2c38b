/** Defines the card's elements, only once Home Assistant's own registry of elements is in place.
 *
 * Its frontend replaces the registry while it loads. What was defined before that is lost, and the
 * dashboard then says that the card does not exist. Once one of Home Assistant's own elements is
 * there, so is the registry that counts.
 */

import { CameraView } from "./camera/camera";
import { MissingLine } from "./camera/missing";
import { FrigateBackfillCard } from "./card/card";
import { CARD_TAG, EDITOR_TAG } from "./card/config";
import { FrigateBackfillCardEditor } from "./editor/editor";
import { HourDialog } from "./hour/dialog";
import { Recordings } from "./hour/list";
import { Player } from "./hour/player";
import { Legend } from "./map/legend";
import { CoverageMap } from "./map/map";
import { Notice } from "./notice/notice";
import { Results } from "./results/results";
import { Confirm } from "./run/confirm";
import { Outcome } from "./run/outcome";
import { RunPanel } from "./run/panel";
import { RunProgress } from "./run/progress";
import { RangePicker } from "./run/range-picker";
import { SchedulePanel } from "./schedule/schedule";
import { Dialog } from "./widgets/dialog";
import { Disclosure } from "./widgets/disclosure";

// The roots of Home Assistant's pages: the frontend, and what Cast devices show.
const ROOTS = ["home-assistant", "hc-main"];

const ELEMENTS: Record<string, CustomElementConstructor> = {
  "frigate-backfill-camera": CameraView,
  "frigate-backfill-confirm": Confirm,
  "frigate-backfill-dialog": Dialog,
  "frigate-backfill-disclosure": Disclosure,
  "frigate-backfill-notice": Notice,
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
