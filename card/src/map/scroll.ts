/** Follows the map's scrolling: rows in every frame, loading now and then and once it rests. */

import { EachFrame } from "./each-frame";

const REST_MS = 80;

export interface ScrollSteps {
  /** Show the rows in sight. */
  follow(): void;
  /** Load the hours in sight. */
  load(): void;
  /** Scrolling has come to rest. */
  rest(): void;
}

export class Scroll {
  private readonly frame = new EachFrame((time) => this.onFrame(time));
  private timer = 0;
  private loaded = 0;

  constructor(private readonly steps: ScrollSteps) {}

  moved(): void {
    this.frame.request();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.steps.rest();
      this.steps.load();
    }, REST_MS);
  }

  stop(): void {
    this.frame.cancel();
    clearTimeout(this.timer);
  }

  private onFrame(time: number): void {
    this.steps.follow();
    if (time > this.loaded + REST_MS) {
      this.loaded = time;
      this.steps.load();
    }
  }
}
