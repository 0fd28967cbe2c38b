/** What the views ask of whoever they live with: Home Assistant's integration, or Frigate itself. */

import type {
  Bucket,
  DatabaseCopy,
  Instance,
  Job,
  OverviewEvent,
  Recording,
  ResultsPage,
  ResultStatus,
  RunRequest,
  Schedule,
  StatusEvent,
  UndoRequest,
} from "./models";

export type Unsubscribe = () => unknown;
export type Listener<Event> = (event: Event) => void;

export interface ResultsQuery {
  job_id?: string;
  status?: ResultStatus;
  offset: number;
  limit: number;
}

export interface Backend {
  /** Every Frigate that there is and this user may see. */
  instances(): Promise<Instance[]>;
  client(entryId: string): BackfillClient;
  /** Call back whenever a lost connection is there again: subscriptions may be gone. */
  onReconnect(listener: () => void): Unsubscribe;
}

/** One Frigate. */
export interface BackfillClient {
  readonly entryId: string;
  subscribeOverview(listener: Listener<OverviewEvent>): Promise<Unsubscribe>;
  subscribeStatus(camera: string, listener: Listener<StatusEvent>): Promise<Unsubscribe>;
  coverage(camera: string, after: number, before: number): Promise<Bucket[]>;
  recordings(camera: string, after: number, before: number): Promise<Recording[]>;
  backfill(camera: string, request: RunRequest): Promise<Job>;
  undo(camera: string, request: UndoRequest): Promise<Job>;
  cancel(camera: string): Promise<void>;
  results(camera: string, query: ResultsQuery): Promise<ResultsPage>;
  setSchedule(
    camera: string,
    changes: Pick<Schedule, "enabled" | "interval_hours" | "retention_days">,
  ): Promise<Schedule>;
  copies(camera: string): Promise<DatabaseCopy[]>;
}
