/** What the card knows: what it shows, how Frigate and its cameras are, and the maps' numbers. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import type { Backend, BackfillClient } from "../api/backend";
import { Limit } from "../api/limit";
import { Live } from "../api/live";
import type { Availability, Camera, CameraStatus, Instance } from "../api/models";
import { CoverageStore } from "../map/coverage-store";
import type { CardConfig } from "./config";

const REFRESH_MS = 300_000;
// In the list of all cameras a cell is a day.
const REFRESH_ALL_MS = 3_600_000;
const MOST_LOADS = 4;

/** A camera of a Frigate. */
export interface Choice {
  entryId: string;
  camera: string;
}

const keyOf = (entryId: string, camera: string): string => JSON.stringify([entryId, camera]);

export class ViewData implements ReactiveController {
  config: CardConfig | null = null;
  /** What comes from Frigate by itself; null while the card is not on a page. */
  live: Live | null = null;
  /** Counts up whenever a store knows something new. */
  revision = 0;
  /** Of the camera that is shown: another one when a run may have changed the recordings. */
  fingerprint = "";
  /** Of the camera that is shown: a run has been at work while it was. */
  running = false;
  private backend: Backend | null = null;
  private connected = false;
  private chosen: Choice | null = null;
  private shown = "";
  private refreshed = Date.now();
  private readonly clients = new Map<string, BackfillClient>();
  private readonly stores = new Map<string, CoverageStore>();
  private readonly fingerprints = new Map<string, string>();
  private readonly loads = new Limit(MOST_LOADS);

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.connected = true;
    this.start();
  }

  hostDisconnected(): void {
    this.connected = false;
    this.chosen = null;
    this.stop();
  }

  connect(backend: Backend): void {
    this.backend = backend;
    if (this.connected) {
      this.start();
    }
  }

  private start(): void {
    this.stop();
    if (this.backend) {
      this.live = new Live(this.backend, () => this.onLive());
      this.live.start();
    }
  }

  private stop(): void {
    this.live?.stop();
    this.live = null;
    this.stores.forEach((store) => store.close());
    this.stores.clear();
    this.clients.clear();
    this.fingerprints.clear();
    this.shown = this.fingerprint = "";
  }

  configure(config: CardConfig): void {
    this.config = config;
    this.chosen = null;
    this.host.requestUpdate();
  }

  /** Show a camera; null shows the list of all. */
  choose(choice: Choice | null): void {
    this.chosen = choice;
    this.host.requestUpdate();
  }

  /** Every Frigate that there is; null while they are not known. */
  get known(): Instance[] | null {
    return this.live?.instances ?? null;
  }

  /** Every Frigate that the card is about. */
  get instances(): Instance[] {
    const wanted = this.config?.entry_id;
    return (this.known ?? []).filter(
      (instance) => wanted === undefined || instance.entry_id === wanted,
    );
  }

  get error(): unknown {
    return this.live?.error ?? null;
  }

  /** Whether there is more than one camera to choose from. */
  get several(): boolean {
    const total = this.instances.reduce((sum, { cameras }) => sum + cameras.length, 0);
    return this.config?.camera === undefined && total > 1;
  }

  /** Whether the list of all cameras is shown. */
  get showsAll(): boolean {
    return this.several && this.chosen === null;
  }

  get instance(): Instance | undefined {
    const { instances } = this;
    return this.chosen
      ? instances.find((instance) => instance.entry_id === this.chosen?.entryId)
      : (instances.find((instance) => instance.cameras.length > 0) ?? instances[0]);
  }

  get camera(): Camera | undefined {
    const cameras = this.instance?.cameras ?? [];
    const wanted = this.config?.camera ?? this.chosen?.camera;
    return wanted === undefined ? cameras[0] : cameras.find((camera) => camera.name === wanted);
  }

  get status(): CameraStatus | null {
    return this.live?.status?.status ?? null;
  }

  get availability(): Availability {
    return this.live?.status ?? this.instance ?? { available: false, reason: null };
  }

  get available(): boolean {
    return this.availability.available;
  }

  client(entryId: string): BackfillClient | undefined {
    let client = this.clients.get(entryId);
    if (!client && this.backend) {
      client = this.backend.client(entryId);
      this.clients.set(entryId, client);
    }
    return client;
  }

  store(entryId: string, camera: string): CoverageStore | undefined {
    const key = keyOf(entryId, camera);
    const client = this.client(entryId);
    let store = this.stores.get(key);
    if (!store && client) {
      store = new CoverageStore(
        (after, before) => this.loads.run(() => client.coverage(camera, after, before)),
        () => this.newNumbers(),
      );
      this.stores.set(key, store);
    }
    return store;
  }

  /** Ask for all of it again, now. */
  retry(): void {
    void this.live?.refresh();
  }

  /** Ask for the numbers again if they are old. */
  refreshOld(): void {
    const after = this.showsAll ? REFRESH_ALL_MS : REFRESH_MS;
    if (Date.now() - this.refreshed > after && !document.hidden && this.available) {
      this.invalidate(...this.stores.values());
    }
  }

  /** Before the card is rendered: follow what it now shows. */
  hostUpdate(): void {
    const { live } = this;
    if (!live) {
      return;
    }
    if (this.showsAll) {
      this.show("");
      live.unwatch();
      for (const { entry_id: entryId } of this.instances) {
        const client = this.client(entryId);
        if (client) {
          live.watchAll(client);
        }
      }
      return;
    }
    live.unwatchAll();
    const { instance, camera } = this;
    const client = instance && this.client(instance.entry_id);
    if (client && camera) {
      this.show(keyOf(client.entryId, camera.name));
      live.watch(client, camera.name);
    }
  }

  private show(key: string): void {
    if (key !== this.shown) {
      this.shown = key;
      this.fingerprint = "";
      this.running = false;
    }
  }

  private onLive(): void {
    if (this.showsAll) {
      this.noteAll();
    } else {
      this.noteShown();
    }
    this.host.requestUpdate();
  }

  private noteShown(): void {
    const event = this.live?.status;
    const { status } = this;
    if (event) {
      // A run here, from a schedule or by anybody else changes what the map has to show.
      this.fingerprint = this.note("shown", this.shown, [
        event.available,
        status?.state,
        status?.dry_run === false ? status.progress?.files_added : null,
        status?.recent_runs[0]?.job_id,
        status?.missing,
      ]);
    }
    this.running ||= status !== null && status.state !== "idle";
  }

  private noteAll(): void {
    for (const { entry_id: entryId, cameras } of this.instances) {
      for (const { name } of cameras) {
        const camera = this.live?.overview(entryId, name);
        if (camera) {
          this.note("all", keyOf(entryId, name), [camera.missing, camera.last_run?.job_id]);
        }
      }
    }
  }

  /** Load a camera's numbers again where what says how they are is not what it was. */
  private note(source: "shown" | "all", key: string, facts: unknown[]): string {
    const fingerprint = JSON.stringify(facts);
    const before = this.fingerprints.get(source + key);
    this.fingerprints.set(source + key, fingerprint);
    const store = this.stores.get(key);
    if (store && before !== undefined && before !== fingerprint) {
      this.invalidate(store);
    }
    return fingerprint;
  }

  private invalidate(...stores: CoverageStore[]): void {
    this.refreshed = Date.now();
    stores.forEach((store) => store.invalidate());
    this.newNumbers();
  }

  private newNumbers(): void {
    this.revision++;
    this.host.requestUpdate();
  }
}
