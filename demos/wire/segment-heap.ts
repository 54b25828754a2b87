// Segments that came too early, the one that begins first on top. A binary heap: a hostile capture may hold a million.

export interface EarlySegment {
  /** Relative sequence number of its first octet. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

export class SegmentHeap {
  private readonly items: EarlySegment[] = [];

  get size(): number {
    return this.items.length;
  }

  get first(): EarlySegment | undefined {
    return this.items[0];
  }

  push(segment: EarlySegment): void {
    const { items } = this;
    let index = items.push(segment) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.startAt(parent) <= segment.start) break;
      this.swap(index, parent);
      index = parent;
    }
  }

  pop(): EarlySegment | undefined {
    const { items } = this;
    const [top] = items;
    const last = items.pop();
    if (!top || !last || items.length === 0) return top;
    items[0] = last;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const smaller = this.startAt(left + 1) < this.startAt(left) ? left + 1 : left;
      if (this.startAt(smaller) >= last.start) return top;
      this.swap(index, smaller);
      index = smaller;
    }
  }

  private startAt(index: number): number {
    return this.items[index]?.start ?? Infinity;
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.items[a], this.items[b]];
    if (!first || !second) return;
    this.items[a] = second;
    this.items[b] = first;
  }
}
