/** The integration's WebSocket commands. */

import { wordsFor } from "../api/errors";
import type { Backend, BackfillClient, Listener, ResultsQuery, Unsubscribe } from "../api/backend";
import type {
  Bucket,
  DatabaseCopy,
  Instance,
  Job,
  OverviewEvent,
  Recording,
  ResultsPage,
  RunRequest,
  Schedule,
  StatusEvent,
  UndoRequest,
} from "../api/models";
import type { Connection } from "./types";

export class HomeAssistantBackend implements Backend {
  constructor(private readonly connection: Connection) {}

  async instances(): Promise<Instance[]> {
    const answer = await this.connection.sendMessagePromise<{ instances: Instance[] }>({
      type: "frigate_backfill/instances",
    });
    return answer.instances;
  }

  client(entryId: string): BackfillClient {
    return new EntryClient(this.connection, entryId);
  }

  onReconnect(listener: () => void): Unsubscribe {
    this.connection.addEventListener("ready", listener);
    return () => this.connection.removeEventListener("ready", listener);
  }
}

/** The commands about one config entry. */
class EntryClient implements BackfillClient {
  constructor(
    private readonly connection: Connection,
    readonly entryId: string,
  ) {}

  subscribeOverview(listener: Listener<OverviewEvent>): Promise<Unsubscribe> {
    return this.subscribe("subscribe_overview", {}, listener);
  }

  subscribeStatus(camera: string, listener: Listener<StatusEvent>): Promise<Unsubscribe> {
    return this.subscribe("subscribe_status", { camera }, listener);
  }

  async coverage(camera: string, after: number, before: number): Promise<Bucket[]> {
    return (await this.send<{ buckets: Bucket[] }>("coverage", { camera, after, before })).buckets;
  }

  async recordings(camera: string, after: number, before: number): Promise<Recording[]> {
    const fields = { camera, after, before };
    return (await this.send<{ recordings: Recording[] }>("recordings", fields)).recordings;
  }

  async backfill(camera: string, request: RunRequest): Promise<Job> {
    return (await this.send<{ job: Job }>("backfill", { camera, ...request })).job;
  }

  async undo(camera: string, request: UndoRequest): Promise<Job> {
    return (await this.send<{ job: Job }>("undo", { camera, ...request })).job;
  }

  async cancel(camera: string): Promise<void> {
    await this.send("cancel", { camera });
  }

  results(camera: string, query: ResultsQuery): Promise<ResultsPage> {
    return this.send<ResultsPage>("results", { camera, ...query });
  }

  setSchedule(
    camera: string,
    changes: Pick<Schedule, "enabled" | "interval_hours" | "retention_days">,
  ): Promise<Schedule> {
    return this.send<Schedule>("set_schedule", { camera, ...changes });
  }

  async copies(camera: string): Promise<DatabaseCopy[]> {
    return (await this.send<{ copies: DatabaseCopy[] }>("copies", { camera })).copies;
  }

  private async send<T>(command: string, fields: Record<string, unknown>): Promise<T> {
    try {
      return await this.connection.sendMessagePromise<T>(this.message(command, fields));
    } catch (error) {
      await wordsFor(error);
      throw error;
    }
  }

  private subscribe<T>(
    command: string,
    fields: Record<string, unknown>,
    listener: Listener<T>,
  ): Promise<Unsubscribe> {
    return this.connection.subscribeMessage<T>(listener, this.message(command, fields));
  }

  private message(command: string, fields: Record<string, unknown>): Record<string, unknown> {
    return { type: `frigate_backfill/${command}`, entry_id: this.entryId, ...fields };
  }
}
