/** Lets so many requests run at once; of those that wait, the latest comes first. */
export class Limit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async run<T>(request: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) {
      await new Promise<void>((start) => this.waiting.push(start));
    } else {
      this.running++;
    }
    try {
      return await request();
    } finally {
      const next = this.waiting.pop();
      if (next) {
        next();
      } else {
        this.running--;
      }
    }
  }
}
