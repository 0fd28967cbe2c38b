/** Keeps the hours' coverage of one camera, loading it in pieces of two weeks as they are asked for. */

import type { Bucket } from "../api/models";
import { DAY, HOUR } from "../i18n/zone";

export const PIECE = 14 * DAY;
const MOST_AT_ONCE = 2;

export type Load = (after: number, before: number) => Promise<Bucket[]>;

interface Piece {
  buckets: Map<number, Bucket>;
  loaded: boolean;
  stale: boolean;
  loading: boolean;
  failed: boolean;
}

const NOTHING = {
  recorded_seconds: 0,
  backfilled_seconds: 0,
  missing_files: 0,
  error_files: 0,
};

export class CoverageStore {
  error: unknown = null;
  private readonly pieces = new Map<number, Piece>();
  private queue: number[] = [];
  private running = 0;
  private closed = false;

  /** @param changed called after each piece that came or failed. */
  constructor(
    private readonly load: Load,
    private readonly changed: () => void,
  ) {}

  /** An hour's numbers; undefined while they are not known. */
  bucket(hour: number): Bucket | undefined {
    const piece = this.pieces.get(Math.floor(hour / PIECE));
    if (!piece?.loaded) {
      return undefined;
    }
    let bucket = piece.buckets.get(hour);
    if (!bucket) {
      piece.buckets.set(hour, (bucket = { start_time: hour, ...NOTHING }));
    }
    return bucket;
  }

  /** Whether any of it has been loaded. */
  get loaded(): boolean {
    return [...this.pieces.values()].some((piece) => piece.loaded);
  }

  /** Load what is not known, or no longer true, of [after, before); the latest wish comes first. */
  request(after: number, before: number): void {
    const wanted: number[] = [];
    for (let index = Math.floor(after / PIECE); index * PIECE < before; index++) {
      const piece = this.pieces.get(index);
      if (!piece || ((!piece.loaded || piece.stale) && !piece.loading && !piece.failed)) {
        wanted.push(index);
      }
    }
    // The newest days are at the top of the map.
    wanted.reverse();
    this.queue = [...wanted, ...this.queue.filter((index) => !wanted.includes(index))];
    this.pump();
  }

  /** Whether a stretch has nothing in it at all; undefined while that is not known. */
  isEmpty(after: number, before: number): boolean | undefined {
    let known = true;
    for (let index = Math.floor(after / PIECE); index * PIECE < before; index++) {
      const piece = this.pieces.get(index);
      known &&= piece?.loaded === true;
      for (const [hour, bucket] of piece?.buckets ?? []) {
        if (hour >= after && hour < before && !isBlank(bucket)) {
          return false;
        }
      }
    }
    return known ? true : undefined;
  }

  /** All that is known may have changed: shown until it has been asked for again. */
  invalidate(): void {
    this.error = null;
    for (const piece of this.pieces.values()) {
      piece.stale = true;
      piece.failed = false;
    }
  }

  close(): void {
    this.closed = true;
    this.queue = [];
  }

  private pump(): void {
    while (this.running < MOST_AT_ONCE) {
      const index = this.queue.shift();
      if (index === undefined) {
        return;
      }
      void this.fetch(index);
    }
  }

  private async fetch(index: number): Promise<void> {
    const piece: Piece = this.pieces.get(index) ?? {
      buckets: new Map(),
      loaded: false,
      stale: false,
      loading: false,
      failed: false,
    };
    this.pieces.set(index, piece);
    piece.loading = true;
    piece.stale = false;
    this.running++;
    try {
      const buckets = await this.load(index * PIECE, (index + 1) * PIECE);
      piece.buckets = new Map(
        buckets.map((bucket) => [Math.floor(bucket.start_time / HOUR) * HOUR, bucket]),
      );
      piece.loaded = true;
      this.error = null;
    } catch (error) {
      piece.failed = true;
      this.error = error;
    } finally {
      piece.loading = false;
      this.running--;
    }
    if (!this.closed) {
      this.changed();
      this.pump();
    }
  }
}

function isBlank(bucket: Bucket): boolean {
  return (
    bucket.recorded_seconds === 0 &&
    bucket.backfilled_seconds === 0 &&
    bucket.missing_files === 0 &&
    bucket.error_files === 0
  );
}
