/** What the card knows at any moment, kept true over lost connections and restarts. */

import type { Backend, BackfillClient, Unsubscribe } from "./backend";
import type { Availability, CameraOverview, Instance, OverviewEvent, StatusEvent } from "./models";
import { Subscription } from "./subscription";

const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 30_000;

export class Live {
  instances: Instance[] | null = null;
  /** Of the camera that is watched. */
  status: StatusEvent | null = null;
  /** Why the instances are not known; null when they are. */
  error: unknown = null;
  private readonly overviews = new Map<string, OverviewEvent>();
  private readonly following = new Map<string, Subscription<OverviewEvent>>();
  private readonly watching = new Subscription<StatusEvent>(
    (event) => this.onStatus(event),
    () => this.retryLater(),
  );
  private stopListening: Unsubscribe | null = null;
  private retryTimer = 0;
  private retryDelay = FIRST_RETRY_MS;
  private turn = 0;

  constructor(
    readonly backend: Backend,
    private readonly changed: () => void,
  ) {}

  start(): void {
    this.stopListening = this.backend.onReconnect(() => this.restart());
    void this.refresh();
  }

  stop(): void {
    this.turn++;
    clearTimeout(this.retryTimer);
    this.stopListening?.();
    this.unwatch();
    this.unwatchAll();
  }

  /** Follow one camera's status; the same one again changes nothing. */
  watch(client: BackfillClient, camera: string): void {
    this.watching.follow(JSON.stringify([client.entryId, camera]), (listener) => {
      this.status = null;
      return client.subscribeStatus(camera, listener);
    });
  }

  unwatch(): void {
    this.watching.stop();
    this.status = null;
  }

  /** Follow all cameras of a Frigate; the same one again changes nothing. */
  watchAll(client: BackfillClient): void {
    const { entryId } = client;
    let subscription = this.following.get(entryId);
    if (!subscription) {
      subscription = new Subscription<OverviewEvent>(
        (event) => this.onOverview(entryId, event),
        () => this.retryLater(),
      );
      this.following.set(entryId, subscription);
    }
    subscription.follow(entryId, (listener) => client.subscribeOverview(listener));
  }

  unwatchAll(): void {
    this.following.forEach((subscription) => subscription.stop());
  }

  /** What was last known of a camera; undefined before anything was. */
  overview(entryId: string, camera: string): CameraOverview | undefined {
    return this.overviews.get(entryId)?.cameras[camera];
  }

  /** Whether a Frigate is there, as whoever was asked last knows it. */
  availability(instance: Instance): Availability {
    return this.overviews.get(instance.entry_id) ?? instance;
  }

  async refresh(): Promise<void> {
    const turn = ++this.turn;
    clearTimeout(this.retryTimer);
    try {
      const instances = await this.backend.instances();
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

  private restart(): void {
    // Home Assistant may have restarted: subscriptions may be gone with what it knew.
    this.unwatch();
    this.unwatchAll();
    this.retryDelay = FIRST_RETRY_MS;
    void this.refresh();
  }

  private retryLater(): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = window.setTimeout(() => void this.refresh(), this.retryDelay);
    this.retryDelay = Math.min(LONGEST_RETRY_MS, this.retryDelay * 2);
  }

  private onStatus(event: StatusEvent): void {
    const came = event.available && this.status?.available === false;
    this.status = event;
    this.afterEvent(came);
  }

  private onOverview(entryId: string, event: OverviewEvent): void {
    const before = this.overviews.get(entryId);
    // While Frigate is away, what was known of its cameras stays.
    const cameras = event.available ? event.cameras : { ...before?.cameras, ...event.cameras };
    this.overviews.set(entryId, { ...event, cameras });
    this.afterEvent(event.available && before?.available === false);
  }

  private afterEvent(cameBack: boolean): void {
    this.changed();
    if (cameBack) {
      // Cameras and version may be others now.
      void this.refresh();
    }
  }
}
