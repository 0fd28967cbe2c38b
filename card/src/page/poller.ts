/** Asks for the status of all cameras: now and then, often while a run is at work. */

import type { Unsubscribe } from "../api/backend";
import type { CameraStatus, Capability } from "../api/models";
import type { Http } from "./http";

const IDLE_MS = 30_000;
const ACTIVE_MS = 2_000;

export interface InstanceStatus {
  version: string;
  instance_id: string;
  capabilities?: Capability[];
  cameras: Record<string, CameraStatus & { friendly_name: string | null }>;
}

type Listener = (status: InstanceStatus | null) => void;

export class Poller {
  /** As last heard. */
  status: InstanceStatus | null = null;
  private available = false;
  private readonly listeners = new Set<Listener>();
  private timer = 0;
  private turn = 0;

  constructor(private readonly http: Http) {}

  /** Call back at once with what is known, and at every answer; null while there is none. */
  listen(listener: Listener): Unsubscribe {
    this.listeners.add(listener);
    if (this.status) {
      listener(this.available ? this.status : null);
    }
    this.plan(this.status ? this.pause : 0);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearTimeout(this.timer);
      }
    };
  }

  /** Ask now: something has just been changed. */
  async ask(): Promise<InstanceStatus> {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    try {
      const status = await this.http.get<InstanceStatus>("recordings/backfill/status");
      // What was asked before a change may be answered after what was asked since.
      if (turn === this.turn) {
        this.status = status;
        this.tell(true);
      }
      return status;
    } catch (error) {
      if (turn === this.turn) {
        this.tell(false);
      }
      throw error;
    }
  }

  private tell(available: boolean): void {
    this.available = available;
    this.listeners.forEach((listener) => listener(available ? this.status : null));
    this.plan(this.pause);
  }

  private get pause(): number {
    const cameras = Object.values(this.status?.cameras ?? {});
    return cameras.some(({ state }) => state !== "idle") ? ACTIVE_MS : IDLE_MS;
  }

  private plan(pause: number): void {
    clearTimeout(this.timer);
    if (this.listeners.size > 0) {
      this.timer = window.setTimeout(() => void this.ask().catch(() => undefined), pause);
    }
  }
}
