/** What the card knows of the integration at any moment, kept true over lost connections and restarts. */

import type { BackfillClient } from "./client";
import { fetchInstances } from "./client";
import type { Connection, Unsubscribe } from "./home-assistant";
import type { Instance, StatusEvent } from "./models";

const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 30_000;

export class Live {
  instances: Instance[] | null = null;
  status: StatusEvent | null = null;
  /** Why the instances are not known; null when they are. */
  error: unknown = null;
  private watched = "";
  private unsubscribe: Promise<Unsubscribe> | null = null;
  private retryTimer = 0;
  private retryDelay = FIRST_RETRY_MS;
  private turn = 0;

  constructor(
    readonly connection: Connection,
    private readonly changed: () => void,
  ) {}

  start(): void {
    this.connection.addEventListener("ready", this.restart);
    void this.refresh();
  }

  stop(): void {
    this.turn++;
    clearTimeout(this.retryTimer);
    this.connection.removeEventListener("ready", this.restart);
    this.unwatch();
  }

  /** Follow one camera's status; the same one again changes nothing. */
  watch(client: BackfillClient, camera: string): void {
    const key = JSON.stringify([client.entryId, camera]);
    if (key === this.watched) {
      return;
    }
    this.unwatch();
    this.watched = key;
    const subscription = client.subscribeStatus(camera, (event) => {
      if (this.unsubscribe === subscription) {
        this.onStatus(event);
      }
    });
    this.unsubscribe = subscription;
    subscription.catch(() => {
      if (this.unsubscribe === subscription) {
        this.unsubscribe = null;
        this.watched = "";
        this.retryLater();
      }
    });
  }

  unwatch(): void {
    const subscription = this.unsubscribe;
    this.unsubscribe = null;
    this.watched = "";
    this.status = null;
    // A subscription that failed or went with its connection has nothing left to end.
    subscription?.then((unsubscribe) => unsubscribe()).catch(() => undefined);
  }

  async refresh(): Promise<void> {
    const turn = ++this.turn;
    clearTimeout(this.retryTimer);
    try {
      const instances = await fetchInstances(this.connection);
      if (turn !== this.turn) {
        return;
      }
      this.instances = instances;
      this.error = null;
      if (instances.some((instance) => !instance.available)) {
        this.retryLater();
      } else {
        this.retryDelay = FIRST_RETRY_MS;
      }
    } catch (error) {
      if (turn !== this.turn) {
        return;
      }
      this.error = error;
      this.retryLater();
    }
    this.changed();
  }

  private readonly restart = (): void => {
    // Home Assistant may have restarted: the subscription may be gone with what it knew.
    this.unwatch();
    this.retryDelay = FIRST_RETRY_MS;
    void this.refresh();
  };

  private retryLater(): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = window.setTimeout(() => void this.refresh(), this.retryDelay);
    this.retryDelay = Math.min(LONGEST_RETRY_MS, this.retryDelay * 2);
  }

  private onStatus(event: StatusEvent): void {
    const came = event.available && this.status?.available === false;
    this.status = event;
    this.changed();
    if (came) {
      // Cameras and version may be others now.
      void this.refresh();
    }
  }
}
