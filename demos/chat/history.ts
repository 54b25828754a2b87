// What was said last, within bounds.

import { limits, type Said } from './protocol.ts';

export class History {
  private readonly kept: { readonly said: Said; readonly size: number }[] = [];
  private size = 0;
  private number = 0;

  /** Oldest first. */
  get all(): Said[] {
    return this.kept.map(({ said }) => said);
  }

  /** Numbers a message and keeps it; the oldest ones go where there are too many. */
  add(words: Omit<Said, 'number'>): Said {
    const said = { number: ++this.number, ...words };
    const size = JSON.stringify(said).length;
    this.kept.push({ said, size });
    this.size += size;
    while (this.kept.length > limits.history || this.size > limits.historySize)
      this.size -= this.kept.shift()?.size ?? 0;
    return said;
  }

  /** Forgets all; the numbers go on. */
  clear(): void {
    this.kept.length = 0;
    this.size = 0;
  }
}
