/** A Home Assistant small enough for the dev page and the tests: the integration's commands, in memory. */

import type { Unsubscribe } from "../src/api/backend";
import type { Connection, HomeAssistant } from "../src/home-assistant/types";
import type {
  Bucket,
  CameraOverview,
  CameraStatus,
  Instance,
  OverviewEvent,
  PastRequest,
  StatusEvent,
} from "../src/api/models";
import { MockFrigate } from "./frigate";
import { HOUR, instance, type MockOptions } from "./house";

export { instance, type MockOptions, noise, ordinaryHours, status } from "./house";

export type Message = Record<string, unknown> & { type: string };

export class MockBackend extends MockFrigate implements Connection {
  readonly sent: Message[] = [];
  instances: Instance[];
  /** Command → what it is refused with. */
  readonly failures = new Map<string, unknown>();
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

  constructor(options: MockOptions = {}) {
    super(options);
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
  setAvailable(
    available: boolean,
    reason: Instance["reason"] = "unreachable",
    why: string | null = null,
    told: Instance["told"] = null,
  ): void {
    this.instances = this.instances.map((each) => ({
      ...each,
      available,
      reason: available ? null : reason,
      why,
      told,
    }));
    this.tell();
  }

  private answer(command: string, message: Message): unknown {
    const camera = String(message.camera);
    switch (command) {
      case "instances":
        return { instances: this.instances };
      case "frontend/get_translations":
        return { resources: this.options.translations ?? {} };
      case "coverage": {
        const buckets: Bucket[] = [];
        for (let hour = Number(message.after); hour < Number(message.before); hour += HOUR) {
          buckets.push(this.bucket(hour, camera));
        }
        return { buckets };
      }
      case "recordings":
        return { recordings: this.recordings(camera, Number(message.after)) };
      case "backfill": {
        const request = askedOf(message);
        return {
          job: message.find_motion
            ? this.startSearch(camera, request)
            : this.startRun(camera, message.dry_run === true, request),
        };
      }
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

  private overviewOf(camera: string): CameraOverview {
    const { state, dry_run, progress, missing, last_run, schedule } = this.statusOf(camera);
    return { state, dry_run, percent: progress?.percent ?? null, missing, last_run, schedule };
  }

  protected override tell(): void {
    const [first] = this.instances;
    for (const each of this.instances.filter(({ available }) => available)) {
      this.seen.add(each.entry_id);
    }
    for (const { entry, listener } of this.overviews) {
      const found = this.instances.find((each) => each.entry_id === entry);
      listener({
        available: found?.available ?? false,
        reason: found?.reason ?? null,
        why: found?.why ?? null,
        told: found?.told ?? null,
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
        why: first?.why ?? null,
        told: first?.told ?? null,
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

const OF_THE_COMMAND = ["type", "entry_id", "camera", "id", "dry_run"];

/** What Frigate's patch tells of a run that was asked for so. */
function askedOf(message: Message): PastRequest {
  const fields = Object.entries(message).filter(([name]) => !OF_THE_COMMAND.includes(name));
  return Object.fromEntries(fields);
}
