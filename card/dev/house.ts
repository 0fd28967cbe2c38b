/** What a made-up house with Frigate has: its cameras, what their hours hold, what is known of them. */

import type { Bucket, CameraStatus, DatabaseCopy, Instance, Run } from "../src/api/models";

export const HOUR = 3600;
export const SEGMENT = 10;

export interface MockOptions {
  /** Epoch seconds that count as now. */
  now?: number;
  instances?: Instance[];
  /** What Home Assistant has of texts of the integration, by its keys. */
  translations?: Record<string, string>;
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
  /** A patch that does not tell what its runs were asked for. */
  oldPatch?: boolean;
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
    capabilities: ["media", "copies", "undo", "motion", "estimate", "hour"],
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
