/** A Home Assistant small enough for the dev page and the tests: the integration's commands, in memory. */

import type { Unsubscribe } from "../src/api/backend";
import type { Connection, HomeAssistant } from "../src/home-assistant/types";
import type {
  Bucket,
  CameraOverview,
  CameraStatus,
  DatabaseCopy,
  Instance,
  OverviewEvent,
  Recording,
  Result,
  ResultStatus,
  Run,
  StatusEvent,
} from "../src/api/models";

const HOUR = 3600;
const SEGMENT = 10;

export type Message = Record<string, unknown> & { type: string };

export interface MockOptions {
  /** Epoch seconds that count as now. */
  now?: number;
  instances?: Instance[];
  /** What an hour holds; missing files are turned into backfilled ones by a backfill. */
  hours?: (hour: number, camera: string) => Omit<Bucket, "start_time">;
  /** How long each of a run's ten steps takes. */
  stepMs?: number;
  clip?: string | null;
  /** How many of the recordings on disk are older than Frigate keeps. */
  past?: number;
  status?: Partial<CameraStatus>;
  copies?: DatabaseCopy[];
  /** What runs bring back, or would, besides recordings. */
  media?: Run["media"];
  /** The disk has no file at all, and Frigate says so. */
  warnings?: string[];
}

const BLANK = { recorded_seconds: 0, backfilled_seconds: 0, missing_files: 0, error_files: 0 };

/** A number in [0, 1) that belongs to its seed. */
export function noise(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

export function instance(part: Partial<Instance> = {}): Instance {
  return {
    entry_id: "entry1",
    title: "Frigate",
    available: true,
    reason: null,
    version: "1.0.0",
    can_change: true,
    capabilities: ["media", "copies", "undo", "motion", "hour"],
    cameras: [
      { name: "front_door", friendly_name: "Front Door", device_id: "d1" },
      { name: "back_yard", friendly_name: "Back Yard", device_id: "d2" },
    ],
    ...part,
  };
}

/** 25 days with two losses, one brought back already, and a damaged file here and there. */
export function ordinaryHours(now: number): NonNullable<MockOptions["hours"]> {
  return (hour, camera) => {
    const age = (now - hour) / HOUR;
    if (age < 0 || age > 25 * 24 || (camera === "back_yard" && age > 10 * 24)) {
      return BLANK;
    }
    const passed = Math.min(HOUR, now - hour);
    if (age > 31 && age < 50) {
      const missing = age < 33 || age > 48 ? 120 : 352;
      return { ...BLANK, recorded_seconds: HOUR - missing * SEGMENT, missing_files: missing };
    }
    if (age > 130 && age < 160) {
      return { ...BLANK, backfilled_seconds: HOUR };
    }
    if (age > 160 && age < 164) {
      return { ...BLANK, recorded_seconds: 1500, backfilled_seconds: 2100 };
    }
    if (age > 300 && age < 310) {
      return BLANK;
    }
    const missing = noise(hour) > 0.985 ? 1 + Math.floor(noise(hour + 1) * 8) : 0;
    return {
      recorded_seconds: Math.max(0, passed - missing * SEGMENT),
      backfilled_seconds: 0,
      missing_files: missing,
      error_files: noise(hour + 2) > 0.99 ? 1 : 0,
    };
  };
}

export function status(part: Partial<CameraStatus> = {}): CameraStatus {
  return {
    camera_name: "front_door",
    state: "idle",
    job_id: null,
    dry_run: null,
    queued_at: null,
    started_at: null,
    progress: null,
    last_run: null,
    last_dry_run: null,
    recent_runs: [],
    missing: null,
    retention_days: 25,
    schedule: {
      enabled: false,
      interval_hours: 24,
      retention_days: 7,
      next_run_at: null,
      last_run_at: null,
    },
    ...part,
  };
}

export class MockBackend implements Connection {
  readonly now: number;
  readonly sent: Message[] = [];
  instances: Instance[];
  /** Command → what it is refused with. */
  readonly failures = new Map<string, unknown>();
  private readonly statuses = new Map<string, CameraStatus>();
  private readonly restored = new Set<string>();
  private readonly listeners = new Set<{
    camera: string;
    listener: (event: StatusEvent) => void;
  }>();
  private readonly overviews = new Set<{
    entry: string;
    listener: (event: OverviewEvent) => void;
  }>();
  private readonly seen = new Set<string>();
  private readonly ready = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private jobs = 0;
  private undoing: string | null = null;
  private readonly found = new Map<string, Result[]>();

  constructor(private readonly options: MockOptions = {}) {
    this.now = options.now ?? Date.now() / 1000;
    this.instances = options.instances ?? [instance()];
  }

  async sendMessagePromise<T>(message: Record<string, unknown>): Promise<T> {
    const asked = message as Message;
    this.sent.push(asked);
    await Promise.resolve();
    const command = asked.type.replace("frigate_backfill/", "");
    if (this.failures.has(command)) {
      throw this.failures.get(command);
    }
    return this.answer(command, asked) as T;
  }

  async subscribeMessage<T>(
    callback: (event: T) => void,
    message: Record<string, unknown>,
  ): Promise<Unsubscribe> {
    this.sent.push(message as Message);
    await Promise.resolve();
    const command = String(message.type).replace("frigate_backfill/", "");
    if (this.failures.has(command)) {
      throw this.failures.get(command);
    }
    if (command === "subscribe_overview") {
      const overview = {
        entry: String(message.entry_id),
        listener: callback as (event: OverviewEvent) => void,
      };
      this.overviews.add(overview);
      setTimeout(() => this.tell());
      return () => this.overviews.delete(overview);
    }
    const entry = {
      camera: String(message.camera),
      listener: callback as (event: StatusEvent) => void,
    };
    this.listeners.add(entry);
    setTimeout(() => this.tell());
    return () => this.listeners.delete(entry);
  }

  addEventListener(type: string, listener: () => void): void {
    if (type === "ready") {
      this.ready.add(listener);
    }
  }

  removeEventListener(_type: string, listener: () => void): void {
    this.ready.delete(listener);
  }

  get subscribers(): number {
    return this.listeners.size + this.overviews.size;
  }

  reconnect(): void {
    this.listeners.clear();
    this.overviews.clear();
    this.ready.forEach((listener) => listener());
  }

  /** Frigate goes away, or comes back. */
  setAvailable(available: boolean, reason: Instance["reason"] = "unreachable"): void {
    this.instances = this.instances.map((each) => ({
      ...each,
      available,
      reason: available ? null : reason,
    }));
    this.tell();
  }

  setStatus(camera: string, part: Partial<CameraStatus>): void {
    this.statuses.set(camera, { ...this.statusOf(camera), ...part });
    this.tell();
  }

  statusOf(camera: string): CameraStatus {
    return (
      this.statuses.get(camera) ?? status({ camera_name: camera, ...(this.options.status ?? {}) })
    );
  }

  bucket(hour: number, camera: string): Bucket {
    const before = (this.options.hours ?? ordinaryHours(this.now))(hour, camera);
    if (!this.restored.has(camera)) {
      return { start_time: hour, ...before };
    }
    return {
      ...before,
      start_time: hour,
      backfilled_seconds: before.backfilled_seconds + before.missing_files * SEGMENT,
      missing_files: 0,
    };
  }

  recordings(camera: string, after: number): Recording[] {
    const bucket = this.bucket(after, camera);
    const counts = {
      recorded: Math.round(bucket.recorded_seconds / SEGMENT),
      backfilled: Math.round(bucket.backfilled_seconds / SEGMENT),
      missing: bucket.missing_files,
      error: bucket.error_files,
    };
    const made: Recording[] = [];
    let start = after;
    for (const kind of ["recorded", "backfilled", "missing", "error"] as const) {
      for (let n = 0; n < counts[kind]; n++, start += SEGMENT) {
        const whole = kind !== "error";
        made.push({
          start_time: start,
          end_time: whole ? start + SEGMENT : null,
          duration: whole ? SEGMENT : null,
          size_mb: whole ? 2.4 + Math.round(noise(start) * 20) / 10 : 0.3,
          kind,
          reason: kind === "error" ? "truncated" : null,
          message: null,
          file_path:
            kind === "error"
              ? "/media/frigate/recordings/2026-11-23/04/front_door/59.50.mp4"
              : null,
          url: whole ? (this.options.clip ?? `/clip/${start}`) : null,
        });
      }
    }
    return made;
  }

  private answer(command: string, message: Message): unknown {
    const camera = String(message.camera);
    switch (command) {
      case "instances":
        return { instances: this.instances };
      case "coverage": {
        const buckets: Bucket[] = [];
        for (let hour = Number(message.after); hour < Number(message.before); hour += HOUR) {
          buckets.push(this.bucket(hour, camera));
        }
        return { buckets };
      }
      case "recordings":
        return { recordings: this.recordings(camera, Number(message.after)) };
      case "backfill":
        return { job: this.startRun(camera, message.dry_run === true) };
      case "undo":
        return { job: this.startUndo(camera, String(message.job_id), message.dry_run === true) };
      case "copies":
        return { copies: this.options.copies ?? [] };
      case "cancel":
        this.finish(camera, "cancelled");
        return { job: {} };
      case "results":
        return this.page(camera, message);
      case "set_schedule": {
        const schedule = {
          ...this.statusOf(camera).schedule,
          enabled: message.enabled,
          interval_hours: message.interval_hours,
          retention_days: message.retention_days,
          next_run_at: message.enabled ? this.now + 7200 : null,
        } as CameraStatus["schedule"];
        this.setStatus(camera, { schedule });
        return schedule;
      }
      default:
        // As Home Assistant itself rejects.
        // eslint-disable-next-line @typescript-eslint/only-throw-error
        throw { code: "unknown_command", message: "Unknown command." };
    }
  }

  private get past(): number {
    return this.options.past ?? 40;
  }

  private startUndo(camera: string, undone: string, dryRun: boolean): unknown {
    this.undoing = undone;
    return this.start(
      camera,
      dryRun,
      (this.found.get(undone) ?? []).filter((result) => result.status === "added"),
    );
  }

  private startRun(camera: string, dryRun: boolean): unknown {
    this.undoing = null;
    return this.start(camera, dryRun, this.findMissing(camera, dryRun));
  }

  private start(camera: string, dryRun: boolean, results: Result[]): unknown {
    const job = `job${++this.jobs}`;
    this.found.set(job, results);
    this.setStatus(camera, { state: "queued", job_id: job, dry_run: dryRun, progress: null });
    this.step(camera, 0);
    return { camera_name: camera, job_id: job, state: "queued", dry_run: dryRun };
  }

  private step(camera: string, step: number): void {
    this.timer = setTimeout(() => {
      if (step === 10) {
        this.finish(camera, "completed");
        return;
      }
      const total = 8640;
      this.setStatus(camera, {
        state: "running",
        started_at: Date.now() / 1000,
        progress: {
          files_scanned: (total * step) / 10,
          files_total: total,
          percent: step * 10,
          files_added: step * 31,
          files_skipped: (total * step) / 10 - step * 31,
          files_errors: Math.floor(step / 4),
          eta_seconds: (10 - step) * 9,
        },
      });
      this.step(camera, step + 1);
    }, this.options.stepMs ?? 500);
  }

  /** End the running job, as Frigate would. */
  finish(camera: string, state: "completed" | "cancelled" | "failed"): void {
    clearTimeout(this.timer);
    const current = this.statusOf(camera);
    if (!current.job_id) {
      return;
    }
    const results = this.found.get(current.job_id) ?? [];
    const count = (status: ResultStatus) =>
      results.filter((result) => result.status === status).length;
    const added = count("added") + count("would_add");
    const fresh = results.filter(({ status }) => status === "added" || status === "would_add");
    const undone = this.undoing;
    const scanned = this.options.warnings ? 0 : 8640;
    const run: Run = {
      run_number: this.jobs,
      job_id: current.job_id,
      state,
      dry_run: current.dry_run === true,
      kind: undone === null ? "run" : "undo",
      undo_of: undone,
      undone_by: null,
      started_at: this.now - 5,
      finished_at: this.now + this.jobs,
      total_files_scanned: scanned,
      files_added: undone === null ? added : 0,
      files_updated: 0,
      files_skipped: Math.max(0, scanned - added),
      files_errors: count("error"),
      files_past_retention: count("skipped"),
      processing_time_seconds: 5,
      message: null,
      warnings: this.options.warnings ?? [],
      summary: {
        seconds: fresh.length * SEGMENT,
        bytes: fresh.length * 3.4 * 2 ** 20,
        days: new Set(fresh.map(({ start_time: start }) => Math.floor((start ?? 0) / 86400))).size,
      },
      ...(this.options.media ? { media: this.options.media } : {}),
      trigger: "api",
    };
    let earlier = current.recent_runs;
    if (!run.dry_run && state === "completed") {
      if (undone === null) {
        this.restored.add(camera);
      } else {
        this.restored.delete(camera);
        earlier = earlier.map((each) =>
          each.job_id === undone ? { ...each, undone_by: run.job_id } : each,
        );
      }
    }
    const missing = this.restored.has(camera)
      ? 0
      : this.findMissing(camera, true).filter(({ status }) => status === "would_add").length;
    this.setStatus(camera, {
      state: "idle",
      job_id: null,
      dry_run: null,
      progress: null,
      recent_runs: [run, ...earlier],
      ...(run.dry_run ? { last_dry_run: run } : { last_run: run }),
      missing: {
        files: missing,
        seconds: missing * SEGMENT,
        bytes: missing * 3.4 * 2 ** 20,
        past_retention: this.past,
        errors: run.files_errors,
        as_of: this.now,
        media: {},
      },
    });
  }

  private findMissing(camera: string, dryRun: boolean): Result[] {
    const results: Result[] = [];
    if (this.options.warnings) {
      return results;
    }
    const make = (start: number, status: ResultStatus, reason: string | null): Result => ({
      file_path: `/media/frigate/recordings/2026-11-20/04/${camera}/${String(start % 60)}.mp4`,
      start_time: start,
      end_time: start + SEGMENT,
      duration: status === "error" ? null : SEGMENT,
      file_size_mb: 3.4,
      status,
      reason,
      message: null,
      past_retention: reason === "past_retention",
    });
    const newest = Math.floor(this.now / HOUR) * HOUR;
    for (let hour = newest - 60 * HOUR; hour < newest; hour += HOUR) {
      const { missing_files: missing } = this.bucket(hour, camera);
      for (let n = 0; n < missing; n++) {
        results.push(make(hour + n * SEGMENT, dryRun ? "would_add" : "added", null));
      }
    }
    for (let n = 0; n < this.past; n++) {
      results.push(make(newest - 900 * HOUR + n * SEGMENT, "skipped", "past_retention"));
    }
    results.push(make(newest - 55 * HOUR, "error", "truncated"));
    results.push(make(newest - 54 * HOUR, "error", "invalid_path"));
    return results;
  }

  private page(camera: string, message: Message): unknown {
    const job = String(message.job_id);
    const all = (this.found.get(job) ?? []).filter(
      (result) => message.status === undefined || result.status === message.status,
    );
    const offset = Number(message.offset);
    const limit = Number(message.limit);
    return {
      camera_name: camera,
      job_id: job,
      total: all.length,
      offset,
      limit,
      results: all.slice(offset, offset + limit),
    };
  }

  private overviewOf(camera: string): CameraOverview {
    const { state, dry_run, progress, missing, last_run, schedule } = this.statusOf(camera);
    return { state, dry_run, percent: progress?.percent ?? null, missing, last_run, schedule };
  }

  private tell(): void {
    const [first] = this.instances;
    for (const each of this.instances.filter(({ available }) => available)) {
      this.seen.add(each.entry_id);
    }
    for (const { entry, listener } of this.overviews) {
      const found = this.instances.find((each) => each.entry_id === entry);
      listener({
        available: found?.available ?? false,
        reason: found?.reason ?? null,
        // What was never there is not known; what went away still is.
        cameras: Object.fromEntries(
          (this.seen.has(entry) ? (found?.cameras ?? []) : []).map(({ name }) => [
            name,
            this.overviewOf(name),
          ]),
        ),
      });
    }
    for (const { camera, listener } of this.listeners) {
      listener({
        available: first?.available ?? false,
        reason: first?.reason ?? null,
        status: this.statusOf(camera),
      });
    }
  }
}

export function mockHass(connection: Connection, part: Partial<HomeAssistant> = {}): HomeAssistant {
  return {
    connection,
    language: "en",
    locale: {
      language: "en",
      number_format: "language",
      time_format: "24",
      date_format: "language",
      time_zone: "server",
    },
    config: { time_zone: "Europe/Amsterdam" },
    user: { is_admin: true },
    ...part,
  };
}
