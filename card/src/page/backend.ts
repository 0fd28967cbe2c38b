/** Frigate's own endpoints, for the page that Frigate serves. */

import type { Backend, BackfillClient, Listener, ResultsQuery, Unsubscribe } from "../api/backend";
import type {
  Availability,
  Bucket,
  CameraOverview,
  CameraStatus,
  DatabaseCopy,
  Instance,
  Job,
  Notice,
  OverviewEvent,
  Recording,
  RecordingKind,
  ResultsPage,
  RunRequest,
  Schedule,
  StatusEvent,
  UndoRequest,
} from "../api/models";
import type { Http } from "./http";
import { Poller } from "./poller";

interface HourItem {
  kind: RecordingKind;
  file_path: string;
  start_time: number | null;
  end_time: number | null;
  duration: number | null;
  file_size_mb: number | null;
  reason: string | null;
  message: string | null;
  notice?: Notice | null;
}

// Frigate's web server serves what lies in its recordings directory, by this part of its name.
const SERVED = /\/recordings\/(\d{4}-\d\d-\d\d\/\d\d\/[^/]+\/\d\d\.\d\d\.mp4)$/;

export class FrigateBackend implements Backend {
  private readonly poller: Poller;

  /** @param root where Frigate's pages begin. */
  constructor(
    private readonly http: Http,
    private readonly root: URL,
  ) {
    this.poller = new Poller(http);
  }

  async instances(): Promise<Instance[]> {
    const status = await this.poller.ask();
    return [
      {
        entry_id: status.instance_id,
        title: "Frigate",
        available: true,
        reason: null,
        version: status.version,
        capabilities: status.capabilities ?? [],
        can_change: true,
        cameras: Object.entries(status.cameras).map(([name, { friendly_name }]) => ({
          name,
          friendly_name,
          device_id: null,
        })),
      },
    ];
  }

  client(entryId: string): BackfillClient {
    return new FrigateClient(this.http, this.root, this.poller, entryId);
  }

  /** There is no connection that could be lost: each request is one of its own. */
  onReconnect(): Unsubscribe {
    return () => undefined;
  }
}

class FrigateClient implements BackfillClient {
  constructor(
    private readonly http: Http,
    private readonly root: URL,
    private readonly poller: Poller,
    readonly entryId: string,
  ) {}

  subscribeOverview(listener: Listener<OverviewEvent>): Promise<Unsubscribe> {
    return this.follow((available, cameras) =>
      listener({
        ...availability(available),
        cameras: Object.fromEntries(
          Object.entries(cameras).map(([name, status]) => [name, overviewOf(status)]),
        ),
      }),
    );
  }

  subscribeStatus(camera: string, listener: Listener<StatusEvent>): Promise<Unsubscribe> {
    return this.follow((available, cameras) =>
      listener({ ...availability(available), status: cameras[camera] ?? null }),
    );
  }

  async coverage(camera: string, after: number, before: number): Promise<Bucket[]> {
    const path = `${of(camera)}/coverage`;
    return (await this.http.get<{ buckets: Bucket[] }>(path, { after, before })).buckets;
  }

  async recordings(camera: string, after: number): Promise<Recording[]> {
    const path = `${of(camera)}/hour`;
    const { recordings } = await this.http.get<{ recordings: HourItem[] }>(path, {
      start_time: after,
    });
    return recordings.map(({ file_size_mb: size, ...item }) => ({
      ...item,
      size_mb: size,
      url: this.clip(item.file_path),
    }));
  }

  backfill(camera: string, request: RunRequest): Promise<Job> {
    return this.change<Job>(of(camera), { ...request, background: true });
  }

  undo(camera: string, request: UndoRequest): Promise<Job> {
    return this.change<Job>(`${of(camera)}/undo`, request);
  }

  async cancel(camera: string): Promise<void> {
    await this.change(`${of(camera)}/cancel`, {});
  }

  results(camera: string, query: ResultsQuery): Promise<ResultsPage> {
    return this.http.get<ResultsPage>(`${of(camera)}/results`, { ...query });
  }

  setSchedule(
    camera: string,
    changes: Pick<Schedule, "enabled" | "interval_hours" | "retention_days">,
  ): Promise<Schedule> {
    const body = { camera_name: camera, ...changes };
    return this.change<Schedule>(`${of(camera)}/schedule`, body);
  }

  async copies(): Promise<DatabaseCopy[]> {
    const path = "recordings/backfill/copies";
    return (await this.http.get<{ copies: DatabaseCopy[] }>(path)).copies;
  }

  /** Do what changes something, and show the effect at once. */
  private async change<T>(path: string, body: unknown): Promise<T> {
    try {
      return await this.http.post<T>(path, body);
    } finally {
      void this.poller.ask().catch(() => undefined);
    }
  }

  private follow(
    tell: (available: boolean, cameras: Record<string, CameraStatus>) => void,
  ): Promise<Unsubscribe> {
    const stop = this.poller.listen((status) => {
      // After this call, as one who subscribes expects.
      queueMicrotask(() => tell(status !== null, this.poller.status?.cameras ?? {}));
    });
    return Promise.resolve(stop);
  }

  private clip(path: string): string | null {
    const [, name] = SERVED.exec(path) ?? [];
    return name === undefined ? null : new URL(`recordings/${name}`, this.root).href;
  }
}

function of(camera: string): string {
  return `recordings/${encodeURIComponent(camera)}/backfill`;
}

function availability(available: boolean): Availability {
  return { available, reason: available ? null : "unreachable" };
}

function overviewOf(status: CameraStatus): CameraOverview {
  const { state, dry_run, progress, missing, last_run, schedule } = status;
  return { state, dry_run, percent: progress?.percent ?? null, missing, last_run, schedule };
}
