// How many of something each visitor has open. Limits count per visitor, never per address: a class may share one.

export class Tally {
  private readonly counts = new Map<string, number>();

  /** One more; returns how many that makes. */
  add(visitor: string): number {
    const count = (this.counts.get(visitor) ?? 0) + 1;
    this.counts.set(visitor, count);
    return count;
  }

  remove(visitor: string): void {
    const count = (this.counts.get(visitor) ?? 0) - 1;
    if (count > 0) this.counts.set(visitor, count);
    else this.counts.delete(visitor);
  }
}
