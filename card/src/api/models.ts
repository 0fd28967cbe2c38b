/** The shapes of what the integration, or Frigate itself, answers. Times are UTC epoch seconds. */

export type Reason =
  "unreachable" | "connection" | "patch_missing" | "patch_incompatible" | "other_instance" | "auth";

/** What a sentence of the integration is made of. */
export interface Told {
  key: string;
  values: Record<string, string | undefined>;
}

/** Whether a Frigate is there, and why not. */
export interface Availability {
  available: boolean;
  reason: Reason | null;
  /** The integration's own sentence about it, where it says more than the reason. */
  why?: string | null;
  told?: Told | null;
}

export type Capability =
  "media" | "copies" | "undo" | "motion" | "remove_gone" | "estimate" | "hour" | "runs_after";

export interface Camera {
  name: string;
  friendly_name: string | null;
  device_id: string | null;
}

export interface Instance extends Availability {
  entry_id: string;
  title: string;
  version: string | null;
  /** What Frigate's patch can do besides; a patch that names nothing can do none of it. */
  capabilities?: Capability[];
  can_change: boolean;
  cameras: Camera[];
}

export type JobState = "queued" | "running" | "completed" | "failed" | "cancelled" | "interrupted";

export interface Job {
  camera_name: string;
  job_id: string;
  state: JobState;
  dry_run: boolean;
}

export interface Progress {
  files_scanned: number;
  files_total: number | null;
  percent: number | null;
  files_added: number;
  files_skipped: number;
  files_errors: number;
  eta_seconds: number | null;
}

/** How much footage a run brought back, or would. */
export interface Summary {
  seconds: number;
  bytes: number;
  days: number;
}

/** Kinds of what Frigate keeps besides recordings. */
export type MediaKind = "reviews" | "previews" | "exports" | "events";

export interface MediaCounts {
  found: number;
  added: number;
  updated: number;
  skipped: number;
  errors: number;
  past_retention: number;
}

export type RunKind = "run" | "undo" | "verify" | "motion";

/** What a text of Frigate's patch is made of. */
export interface Notice {
  key: string;
  values: Record<string, string | number | Notice>;
  /** Its English, where it stands within another. */
  text?: string;
}

export interface Run {
  run_number?: number;
  job_id: string;
  state: JobState;
  dry_run: boolean;
  /** Absent where Frigate's patch knows runs only. */
  kind?: RunKind;
  /** The job that this one takes back. */
  undo_of?: string | null;
  /** The job that took this one back. */
  undone_by?: string | null;
  /** Null where it ended before it began. */
  started_at: number | null;
  finished_at: number | null;
  total_files_scanned: number;
  files_added: number;
  files_updated: number;
  files_skipped: number;
  files_errors: number;
  files_past_retention: number;
  /** Absent where Frigate's patch knows nothing of motion. */
  files_with_motion?: number;
  /** Entries whose file is gone; absent, as the next, where Frigate's patch does not tell. */
  files_gone?: number;
  /** Of an undo, what it takes out; else the entries whose file is gone that were taken out. */
  files_removed?: number;
  /** Absent where Frigate's patch estimates nothing. */
  files_estimated?: number;
  /** Of those added, the ones that only review items of the same run keep; absent where unknown. */
  files_kept_by_reviews?: number;
  processing_time_seconds: number;
  message: string | null;
  /** What the message is made of; absent where Frigate's patch does not tell. */
  notice?: Notice | null;
  warnings: string[];
  /** What each warning is made of. */
  notices?: Notice[];
  /** Null where Frigate's patch does not tell. */
  summary?: Summary | null;
  media?: Partial<Record<MediaKind, MediaCounts>> | null;
  trigger: string;
  /** Its range and options; null or absent where it has none, or Frigate's patch does not tell. */
  request?: PastRequest | null;
}

/** What a run was asked for; null or absent is the default. */
export type PastRequest = {
  [Field in Exclude<keyof RunRequest, "dry_run">]?: RunRequest[Field] | null;
};

export interface Missing {
  files: number;
  seconds: number;
  bytes: number;
  past_retention: number;
  errors: number;
  as_of: number;
  /** Of the other kinds; null or absent where Frigate's patch knows recordings only. */
  media?: Partial<Record<MediaKind, { files: number; past_retention: number }>> | null;
}

export interface Schedule {
  enabled: boolean;
  interval_hours: number;
  retention_days: number;
  next_run_at: number | null;
  last_run_at: number | null;
}

export interface CameraStatus {
  camera_name: string;
  state: "idle" | "queued" | "running";
  job_id: string | null;
  dry_run: boolean | null;
  queued_at: number | null;
  started_at: number | null;
  progress: Progress | null;
  last_run: Run | null;
  last_dry_run: Run | null;
  recent_runs: Run[];
  missing: Missing | null;
  retention_days: number | null;
  schedule: Schedule | null;
  /** Absent where Frigate's patch does not tell. */
  kind?: Run["kind"] | null;
  /** Recordings whose length is estimated and not checked yet. */
  estimated?: number;
}

/** What the list of all cameras shows of one. */
export interface CameraOverview {
  state: CameraStatus["state"];
  dry_run: boolean | null;
  percent: number | null;
  missing: Missing | null;
  last_run: Pick<Run, "job_id" | "state" | "finished_at" | "files_added"> | null;
  schedule: Pick<Schedule, "enabled" | "next_run_at"> | null;
}

export interface OverviewEvent extends Availability {
  cameras: Record<string, CameraOverview>;
}

export interface StatusEvent extends Availability {
  status: CameraStatus | null;
}

export interface Bucket {
  start_time: number;
  recorded_seconds: number;
  backfilled_seconds: number;
  missing_files: number;
  error_files: number;
}

export type RecordingKind = "recorded" | "backfilled" | "missing" | "error";

export interface Recording {
  /** null where a faulty file's name tells none. */
  start_time: number | null;
  end_time: number | null;
  duration: number | null;
  size_mb: number | null;
  kind: RecordingKind;
  reason: string | null;
  message: string | null;
  notice?: Notice | null;
  file_path: string | null;
  /** Not told by an older patch. */
  stream_type?: "main" | "sub";
  has_motion?: boolean;
  url: string | null;
}

export type ResultStatus = "added" | "updated" | "would_add" | "would_update" | "skipped" | "error";

export interface Result {
  file_path: string;
  start_time: number | null;
  end_time: number | null;
  duration: number | null;
  file_size_mb: number | null;
  status: ResultStatus;
  reason: string | null;
  message: string | null;
  notice?: Notice | null;
  past_retention: boolean;
}

export interface ResultsPage {
  camera_name: string;
  job_id: string | null;
  total: number;
  offset: number;
  limit: number;
  results: Result[];
}

/** What to run, as the card asks for it; a bound left out is open. */
export interface RunRequest {
  start_time?: number;
  end_time?: number;
  /** Look here instead; only of a run that was asked for elsewhere, as the next. */
  directory_path?: string;
  media?: string[];
  /** The paths of the copies to take rows from, or none; left out: all. */
  copies?: boolean | string[];
  dry_run: boolean;
  force: boolean;
  skip_expired: boolean;
  /** Left out: yes. Only where the patch names it. */
  motion?: boolean;
  /** Left out: from each file. Only where the patch names it. */
  probe?: "estimate" | "ffprobe";
  remove_gone?: boolean;
  /** Only look for motion in what came back without; left out: no. */
  find_motion?: boolean;
}

/** Which run to take back; a dry run tells what that would do. */
export interface UndoRequest {
  job_id: string;
  dry_run: boolean;
}

/** A copy of Frigate's database, which recordings can be brought back from with all that they had. */
export interface DatabaseCopy {
  name: string;
  path: string;
  kind: "catalogue" | "backup" | "other";
  frigate: string | null;
  damaged: boolean;
  tables: Record<string, { rows: number; first: number | null; last: number | null }>;
  modified_at: number | null;
}
