/** Does a thing once in the browser's next frame, however often it is asked for before. */
export class EachFrame {
  private handle = 0;

  constructor(private readonly act: (time: number) => void) {}

  request(): void {
    this.handle ||= requestAnimationFrame((time) => {
      this.handle = 0;
      this.act(time);
    });
  }

  cancel(): void {
    cancelAnimationFrame(this.handle);
    this.handle = 0;
  }
}
