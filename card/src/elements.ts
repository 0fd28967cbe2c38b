/** The elements that every page of ours is made of, by their names. */

import { CameraView } from "./camera/camera";
import { MissingLine } from "./camera/missing";
import { HourDialog } from "./hour/dialog";
import { Recordings } from "./hour/list";
import { Player } from "./hour/player";
import { Legend } from "./map/legend";
import { CoverageMap } from "./map/map";
import { Notice } from "./notice/notice";
import { OverviewRow } from "./overview/row";
import { Overview } from "./overview/overview";
import { Results } from "./results/results";
import { Confirm } from "./run/confirm";
import { Copies } from "./run/copies";
import { RunForm } from "./run/form";
import { Outcome } from "./run/outcome";
import { RunPanel } from "./run/panel";
import { RunProgress } from "./run/progress";
import { RangePicker } from "./run/range-picker";
import { SchedulePanel } from "./schedule/schedule";
import { Dialog } from "./widgets/dialog";
import { Disclosure } from "./widgets/disclosure";

export type Elements = Record<string, CustomElementConstructor>;

export const ELEMENTS: Elements = {
  "frigate-backfill-camera": CameraView,
  "frigate-backfill-confirm": Confirm,
  "frigate-backfill-copies": Copies,
  "frigate-backfill-dialog": Dialog,
  "frigate-backfill-disclosure": Disclosure,
  "frigate-backfill-notice": Notice,
  "frigate-backfill-hour": HourDialog,
  "frigate-backfill-legend": Legend,
  "frigate-backfill-map": CoverageMap,
  "frigate-backfill-missing": MissingLine,
  "frigate-backfill-outcome": Outcome,
  "frigate-backfill-overview": Overview,
  "frigate-backfill-overview-row": OverviewRow,
  "frigate-backfill-player": Player,
  "frigate-backfill-progress": RunProgress,
  "frigate-backfill-range": RangePicker,
  "frigate-backfill-recordings": Recordings,
  "frigate-backfill-results": Results,
  "frigate-backfill-run": RunPanel,
  "frigate-backfill-run-form": RunForm,
  "frigate-backfill-schedule": SchedulePanel,
};

export function defineElements(elements: Elements): void {
  for (const [tag, element] of Object.entries(elements)) {
    // The page may have loaded the card twice, as after an update.
    if (!customElements.get(tag)) {
      customElements.define(tag, element);
    }
  }
}
