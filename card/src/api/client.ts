/** The integration's WebSocket commands, for one config entry. */

import type { Connection, Unsubscribe } from "./home-assistant";
import type {
  Bucket,
  Instance,
  Job,
  Recording,
  ResultStatus,
  ResultsPage,
  RunRequest,
  Schedule,
  StatusEvent,
} from "./models";

export interface ResultsQuery {
  job_id?: string;
  status?: ResultStatus;
  offset: number;
  limit: number;
}

/** Every Frigate that the integration knows and this user may see. */
export async function fetchInstances(connection: Connection): Promise<Instance[]> {
  const answer = await connection.sendMessagePromise<{ instances: Instance[] }>({
    type: "frigate_backfill/instances",
  });
  return answer.instances;
}

export class BackfillClient {
  constructor(
    readonly connection: Connection,
    readonly entryId: string,
  ) {}

  subscribeStatus(camera: string, listener: (event: StatusEvent) => void): Promise<Unsubscribe> {
    return this.connection.subscribeMessage<StatusEvent>(listener, {
      type: "frigate_backfill/subscribe_status",
      entry_id: this.entryId,
      camera,
    });
  }

  async coverage(camera: string, after: number, before: number): Promise<Bucket[]> {
    return (await this.send<{ buckets: Bucket[] }>("coverage", { camera, after, before })).buckets;
  }

  async recordings(camera: string, after: number, before: number): Promise<Recording[]> {
    const answer = await this.send<{ recordings: Recording[] }>("recordings", {
      camera,
      after,
      before,
    });
    return answer.recordings;
  }

  async backfill(camera: string, request: RunRequest): Promise<Job> {
    return (await this.send<{ job: Job }>("backfill", { camera, ...request })).job;
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

  private send<T>(command: string, fields: Record<string, unknown>): Promise<T> {
    return this.connection.sendMessagePromise<T>({
      type: `frigate_backfill/${command}`,
      entry_id: this.entryId,
      ...fields,
    });
  }
}
