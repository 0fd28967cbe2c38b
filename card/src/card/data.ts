/** What the card knows: which Frigate and camera it shows, how they are, and the map's numbers. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

import { BackfillClient } from "../api/client";
import type { Connection } from "../api/home-assistant";
import { Live } from "../api/live";
import type { Camera, CameraStatus, Instance, Reason } from "../api/models";
import { CoverageStore } from "../map/coverage-store";
import type { CardConfig } from "./config";

const REFRESH_MS = 300_000;

/** A camera of a Frigate. */
export interface Choice {
  entryId: string;
  camera: string;
}

export class CardData implements ReactiveController {
  config: CardConfig | null = null;
  /** For the camera that is shown. */
  client: BackfillClient | null = null;
  store: CoverageStore | null = null;
  /** Names the camera that is shown. */
  key = "";
  /** The map has had numbers: they stay when Frigate goes away. */
  mapSeen = false;
  /** Counts up whenever the store knows something new. */
  revision = 0;
  /** Another one when a run may have changed the recordings. */
  fingerprint = "";
  /** A run has been at work since the card is there. */
  running = false;
  private live: Live | null = null;
  private connection: Connection | null = null;
  private connected = false;
  private chosen: Choice | null = null;
  private refreshed = Date.now();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.connected = true;
    this.start();
  }

  hostDisconnected(): void {
    this.connected = false;
    this.live?.stop();
    this.live = null;
    this.forgetCamera();
  }

  connect(connection: Connection): void {
    this.connection = connection;
    if (this.connected) {
      this.start();
    }
  }

  private start(): void {
    this.live?.stop();
    if (this.connection) {
      this.live = new Live(this.connection, () => this.onLive());
      this.client = null;
      this.live.start();
    }
  }

  configure(config: CardConfig): void {
    this.config = config;
    this.chosen = null;
    this.host.requestUpdate();
  }

  choose(choice: Choice): void {
    this.chosen = choice;
    this.live?.unwatch();
    this.host.requestUpdate();
  }

  get instances(): Instance[] | null {
    return this.live?.instances ?? null;
  }

  get error(): unknown {
    return this.live?.error ?? null;
  }

  get instance(): Instance | undefined {
    const wanted = this.config?.entry_id ?? this.chosen?.entryId;
    const instances = this.instances ?? [];
    return wanted === undefined
      ? (instances.find((instance) => instance.cameras.length > 0) ?? instances[0])
      : instances.find((instance) => instance.entry_id === wanted);
  }

  get camera(): Camera | undefined {
    const cameras = this.instance?.cameras ?? [];
    const wanted = this.config?.camera ?? this.chosen?.camera;
    return wanted === undefined ? cameras[0] : cameras.find((camera) => camera.name === wanted);
  }

  get status(): CameraStatus | null {
    return this.live?.status?.status ?? null;
  }

  get available(): boolean {
    return this.live?.status?.available ?? this.instance?.available ?? false;
  }

  /** Why it is not available. */
  get reason(): Reason | null {
    return this.live?.status?.reason ?? this.instance?.reason ?? null;
  }

  /** Ask for all of it again, now. */
  retry(): void {
    void this.live?.refresh();
  }

  /** Ask for the map again if it is old. */
  refreshOld(): void {
    if (Date.now() - this.refreshed > REFRESH_MS && !document.hidden && this.available) {
      this.refreshMap();
    }
  }

  /** Before the card is rendered: have what belongs to the camera that it now shows. */
  hostUpdate(): void {
    const { instance, camera, live } = this;
    if (!live || !instance || !camera) {
      return;
    }
    if (this.client?.entryId !== instance.entry_id || this.client.connection !== live.connection) {
      this.client = new BackfillClient(live.connection, instance.entry_id);
    }
    const { client } = this;
    const key = JSON.stringify([instance.entry_id, camera.name]);
    if (!this.store || key !== this.key) {
      this.forgetCamera();
      this.key = key;
      const store = new CoverageStore(
        (after, before) => client.coverage(camera.name, after, before),
        () => {
          this.mapSeen ||= store.error === null;
          this.newNumbers();
        },
      );
      this.store = store;
    }
    live.watch(client, camera.name);
  }

  private forgetCamera(): void {
    this.store?.close();
    this.store = null;
    this.key = "";
    this.mapSeen = false;
    this.fingerprint = "";
  }

  private onLive(): void {
    const event = this.live?.status;
    const { status } = this;
    // A run here, from a schedule or by anybody else changes what the map has to show.
    const fingerprint = JSON.stringify([
      event?.available,
      status?.state,
      status?.dry_run === false ? status.progress?.files_added : null,
      status?.recent_runs[0]?.job_id,
      status?.missing,
    ]);
    if (event && fingerprint !== this.fingerprint) {
      if (this.fingerprint !== "") {
        this.refreshMap();
      }
      this.fingerprint = fingerprint;
    }
    this.running ||= status !== null && status.state !== "idle";
    this.host.requestUpdate();
  }

  private refreshMap(): void {
    this.refreshed = Date.now();
    this.store?.invalidate();
    this.newNumbers();
  }

  private newNumbers(): void {
    this.revision++;
    this.host.requestUpdate();
  }
}
