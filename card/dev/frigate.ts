/** A Frigate in memory: it runs, undoes, and tells what came of it. */

import type {
  Bucket,
  CameraStatus,
  PastRequest,
  Recording,
  Result,
  ResultStatus,
  Run,
  RunKind,
} from "../src/api/models";
import { HOUR, type MockOptions, noise, ordinaryHours, SEGMENT, status } from "./house";

export abstract class MockFrigate {
  readonly now: number;
  private readonly statuses = new Map<string, CameraStatus>();
  private readonly restored = new Set<string>();
  private readonly found = new Map<string, Result[]>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private jobs = 0;
  private undoing: string | null = null;
  private kind: RunKind = "run";
  private request: PastRequest | null = null;

  constructor(protected readonly options: MockOptions = {}) {
    this.now = options.now ?? Date.now() / 1000;
  }

  /** Tell everybody who listens. */
  protected abstract tell(): void;

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
          stream_type: kind === "missing" ? "sub" : "main",
          has_motion: kind === "recorded",
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

  private get past(): number {
    return this.options.past ?? 40;
  }

  protected startUndo(camera: string, undone: string, dryRun: boolean): unknown {
    this.undoing = undone;
    this.kind = "undo";
    this.request = null;
    return this.start(
      camera,
      dryRun,
      (this.found.get(undone) ?? []).filter((result) => result.status === "added"),
    );
  }

  /** A search finds motion in the first ten recordings that it looks at. */
  protected startSearch(camera: string, request: PastRequest): unknown {
    this.undoing = null;
    this.request = request;
    this.kind = "motion";
    const start = Math.floor(this.now / HOUR) * HOUR - 140 * HOUR;
    const found = [...Array(10).keys()].map((n) =>
      this.result(camera, start + n * SEGMENT, "updated", null),
    );
    return this.start(camera, false, found);
  }

  protected startRun(camera: string, dryRun: boolean, request: PastRequest): unknown {
    this.undoing = null;
    this.request = request;
    this.kind = "run";
    return this.start(camera, dryRun, this.findMissing(camera, dryRun));
  }

  private start(camera: string, dryRun: boolean, results: Result[]): unknown {
    const job = `job${++this.jobs}`;
    this.found.set(job, results);
    const { kind } = this;
    this.setStatus(camera, { state: "queued", job_id: job, kind, dry_run: dryRun, progress: null });
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
      kind: this.kind,
      undo_of: undone,
      undone_by: null,
      started_at: this.now - 5,
      finished_at: this.now + this.jobs,
      total_files_scanned: scanned,
      files_added: undone === null ? added : 0,
      files_updated: count("updated"),
      files_with_motion: this.kind === "motion" ? count("updated") : 0,
      files_skipped: Math.max(0, scanned - added - count("updated")),
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
      ...(this.options.oldPatch ? {} : { request: this.request }),
    };
    let earlier = current.recent_runs;
    if (!run.dry_run && state === "completed") {
      if (this.kind === "run") {
        this.restored.add(camera);
      } else if (this.kind === "undo") {
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
      kind: null,
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

  private result(
    camera: string,
    start: number,
    status: ResultStatus,
    reason: string | null,
  ): Result {
    return {
      file_path: `/media/frigate/recordings/2026-11-20/04/${camera}/${String(start % 60)}.mp4`,
      start_time: start,
      end_time: start + SEGMENT,
      duration: status === "error" ? null : SEGMENT,
      file_size_mb: 3.4,
      status,
      reason,
      message: null,
      past_retention: reason === "past_retention",
    };
  }

  private findMissing(camera: string, dryRun: boolean): Result[] {
    const results: Result[] = [];
    if (this.options.warnings) {
      return results;
    }
    const make = (start: number, status: ResultStatus, reason: string | null) =>
      this.result(camera, start, status, reason);
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

  protected page(camera: string, message: Record<string, unknown>): unknown {
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
}
