// Tells who cannot see the ladder that messages came, without a word for each of two hundred a second.

/** Milliseconds from the first new message to the sentence that counts it and those after it. */
const patience = 2_000;

/** Collects what is new and says it at most once in two seconds. */
export class Announcer {
  private readonly say: (count: number) => void;
  private count = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (count: number) => void) {
    this.say = say;
  }

  note(count: number): void {
    if (count <= 0) return;
    this.count += count;
    this.timer ??= setTimeout(() => this.speak(), patience);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.count = 0;
  }

  private speak(): void {
    const { count } = this;
    this.stop();
    this.say(count);
  }
}
