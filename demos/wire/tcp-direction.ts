// One direction of a TCP connection: octets in order again, whatever the network did to their segments (RFC 9293 §3.4, §3.10).

import type { TcpFacts } from './layer.ts';
import { SegmentHeap } from './segment-heap.ts';
import { sequenceDistance } from './tcp.ts';

/** What can be said of a segment by those before it; undefined for one that came as it should. */
export type SegmentNote =
  /** All of its octets had passed before: the sender repeats them. */
  | 'retransmission'
  /** A part of its octets had passed before. */
  | 'overlap'
  /** Octets before it have not passed yet: one was lost before here, or overtaken. */
  | 'gap-before'
  /** It fills such a gap: what was lost or overtaken. */
  | 'fills-gap'
  /** One octet or none just before what is expected: is anybody there? (RFC 9293 §3.8.4) */
  | 'keep-alive';

export interface Placed {
  /** Relative sequence number: the SYN has 0, the first octet of data 1. */
  readonly sequence: number;
  readonly note: SegmentNote | undefined;
  /** Octets that are in order now: this segment's, and those that waited for it. Views of the capture. */
  readonly delivered: readonly Uint8Array[];
}

export class TcpDirection {
  /** Sequence number of the SYN, or one before the first octet that was seen. */
  private readonly initial: number;
  /** Relative number of the next octet that is wanted, and of the one after the highest that was seen. */
  private next: number;
  private highest: number;
  private readonly early = new SegmentHeap();
  /** Relative number of the FIN. */
  private finAt: number | undefined;

  constructor({ sequence, syn }: TcpFacts) {
    this.initial = syn ? sequence : (sequence - 1) >>> 0;
    this.next = syn ? 0 : 1;
    this.highest = this.next;
  }

  /** Everything that was sent has been delivered, the FIN included. */
  get isEnded(): boolean {
    return this.finAt !== undefined && this.next > this.finAt;
  }

  /** Octets are missing that later ones have passed. */
  get hasGap(): boolean {
    return this.early.size > 0;
  }

  /** Relative number of any of this direction's sequence numbers, also of one that the other side acknowledges. */
  relative(sequence: number): number {
    return this.next + sequenceDistance((this.initial + this.next) >>> 0, sequence);
  }

  place(tcp: TcpFacts, data: Uint8Array): Placed {
    const sequence = this.relative(tcp.sequence);
    const start = sequence + (tcp.syn ? 1 : 0);
    const end = start + tcp.dataLength;
    const note = this.noteOf(tcp, sequence, start, end);
    if (tcp.syn && this.next === 0) this.next = 1;
    if (tcp.fin) this.finAt ??= end;
    this.highest = Math.max(this.highest, end + (tcp.fin ? 1 : 0));
    if (data.length > 0) this.early.push({ start, bytes: data });
    const delivered = this.deliver();
    return { sequence, note, delivered };
  }

  private noteOf(tcp: TcpFacts, sequence: number, start: number, end: number): SegmentNote | undefined {
    const { next, highest, finAt } = this;
    const isProbe = tcp.dataLength <= 1 && !tcp.syn && !tcp.fin && !tcp.rst && sequence === next - 1;
    if (isProbe && next > 1) return 'keep-alive';
    if (tcp.syn && next > 0) return 'retransmission';
    if (tcp.fin && finAt !== undefined && end === finAt && end <= next) return 'retransmission';
    if (tcp.dataLength === 0) return undefined;
    if (end <= next) return 'retransmission';
    if (start < next) return 'overlap';
    if (start > next) return 'gap-before';
    return highest > end ? 'fills-gap' : undefined;
  }

  /** Octets count once: of those that came twice, those that were delivered first. */
  private deliver(): Uint8Array[] {
    const delivered: Uint8Array[] = [];
    for (let top = this.early.first; top && top.start <= this.next; top = this.early.first) {
      this.early.pop();
      const fresh = top.bytes.subarray(this.next - top.start);
      if (fresh.length === 0) continue;
      delivered.push(fresh);
      this.next += fresh.length;
    }
    if (this.finAt === this.next) this.next += 1;
    return delivered;
  }
}
