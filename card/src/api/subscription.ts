/** Follows one thing at a time: what an earlier subscription still sends is dropped. */

import type { Listener, Unsubscribe } from "./backend";

export class Subscription<Event> {
  private key = "";
  private current: Promise<Unsubscribe> | null = null;

  constructor(
    private readonly onEvent: Listener<Event>,
    private readonly onFailure: () => void,
  ) {}

  /** Follow what the key names; the same one again changes nothing. */
  follow(key: string, subscribe: (listener: Listener<Event>) => Promise<Unsubscribe>): void {
    if (key === this.key) {
      return;
    }
    this.stop();
    this.key = key;
    const subscription = subscribe((event) => {
      if (this.current === subscription) {
        this.onEvent(event);
      }
    });
    this.current = subscription;
    subscription.catch(() => {
      if (this.current === subscription) {
        this.current = null;
        this.key = "";
        this.onFailure();
      }
    });
  }

  stop(): void {
    const subscription = this.current;
    this.current = null;
    this.key = "";
    // One that failed or went with its connection has nothing left to end.
    subscription?.then((unsubscribe) => unsubscribe()).catch(() => undefined);
  }
}
