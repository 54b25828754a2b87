// One exchange of the log. Frames that can no longer change are settled, so that a new one does not decode all again.

import type { Side } from '#demos/contract.ts';
import { decodeExchange, type WireChunk } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';
import type { LoggedExchange, WireLogLimits } from './wire-log.ts';
import { faultPath } from './wire-tree.ts';

interface Opened {
  readonly exchange: string;
  readonly demo: string;
  readonly at: number;
}

/** An exchange that is still growing; `read` gives it as it stands. */
export class ExchangeRecord {
  private readonly opened: Opened;
  private readonly limits: WireLogLimits;
  private closedAt: number | undefined;
  /** The opening handshake: kept whole, since without it frames cannot be told from HTTP. */
  private handshake: readonly WireChunk[] = [];
  private handshakeMessages: readonly WireMessage[] = [];
  /** Settled frames, and their octets. */
  private settled: WireMessage[] = [];
  private past: WireChunk[] = [];
  /** Octets that are decoded again at each reading. */
  private tail: WireChunk[] = [];
  private kept = 0;
  private omitted = { messages: 0, octets: 0 };
  private isCut = false;
  private shown: LoggedExchange | undefined;

  constructor(opened: Opened, limits: WireLogLimits) {
    this.opened = opened;
    this.limits = limits;
  }

  append(chunk: WireChunk): void {
    this.shown = undefined;
    if (this.kept + chunk.bytes.length > this.limits.octets) this.makeRoom(chunk.bytes.length);
    // After a gap nothing can be decoded, so the first octets that find no room are the last ones looked at.
    const bytes = this.isCut ? chunk.bytes.subarray(0, 0) : chunk.bytes.subarray(0, this.limits.octets - this.kept);
    this.isCut ||= bytes.length < chunk.bytes.length;
    this.omit(0, chunk.bytes.length - bytes.length);
    this.kept += bytes.length;
    if (bytes.length > 0) this.tail.push({ ...chunk, bytes });
  }

  close({ at, cut = false }: { at: number; cut?: boolean }): void {
    this.shown = undefined;
    this.closedAt = at;
    this.isCut ||= cut;
  }

  read(): LoggedExchange {
    return (this.shown ??= this.snapshot());
  }

  private snapshot(): LoggedExchange {
    const unsettled = this.settle();
    this.drop(Math.max(this.settled.length - this.limits.messages, 0));
    return {
      id: this.opened.exchange,
      demo: this.opened.demo,
      openedAt: this.opened.at,
      closedAt: this.closedAt,
      chunks: [...this.handshake, ...this.past, ...this.tail],
      messages: [...this.handshakeMessages, ...this.settled, ...unsettled],
      isCut: this.isCut,
      omitted: this.omitted,
    };
  }

  /** Decodes the tail, moves what is final out of it, and returns the messages that may still change. */
  private settle(): readonly WireMessage[] {
    const ended = this.closedAt !== undefined && !this.isCut;
    const messages = decodeExchange([...this.handshake, ...this.tail], { ended });
    const frames = messages.filter(({ protocol }) => protocol === 'websocket');
    if (frames.length === 0 && this.handshake.length === 0) return messages;
    if (this.handshake.length === 0) {
      this.handshakeMessages = messages.filter(({ protocol }) => protocol === 'http');
      [this.handshake, this.tail] = split(this.tail, octetsBySide(this.handshakeMessages));
    }
    const final = frames.slice(0, finalCount(frames));
    const [done, tail] = split(this.tail, octetsBySide(final));
    this.settled.push(...final);
    this.past.push(...done);
    this.tail = tail;
    return frames.slice(final.length);
  }

  private makeRoom(octets: number): void {
    this.read();
    this.shown = undefined;
    const excess = this.kept + octets - this.limits.octets;
    let freed = 0;
    let count = 0;
    while (freed < excess && count < this.settled.length) freed += this.settled[count++]?.bytes.length ?? 0;
    this.drop(count);
  }

  private drop(count: number): void {
    if (count === 0) return;
    const octets = octetsBySide(this.settled.splice(0, count));
    this.past = split(this.past, octets)[1];
    this.kept -= octets.client + octets.server;
    this.omit(count, octets.client + octets.server);
  }

  private omit(messages: number, octets: number): void {
    if (messages + octets === 0) return;
    this.omitted = { messages: this.omitted.messages + messages, octets: this.omitted.octets + octets };
  }
}

type Octets = Record<Side, number>;

function octetsBySide(messages: readonly WireMessage[]): Octets {
  const octets = { client: 0, server: 0 };
  for (const { from, bytes } of messages) octets[from] += bytes.length;
  return octets;
}

/** The first `octets` of each side, and the rest; a chunk that straddles is cut in two. */
function split(chunks: readonly WireChunk[], octets: Octets): [WireChunk[], WireChunk[]] {
  const wanted = { ...octets };
  const first: WireChunk[] = [];
  const rest: WireChunk[] = [];
  for (const [index, chunk] of chunks.entries()) {
    if (wanted.client + wanted.server === 0) return [first, [...rest, ...chunks.slice(index)]];
    const taken = Math.min(wanted[chunk.from], chunk.bytes.length);
    wanted[chunk.from] -= taken;
    if (taken > 0) first.push({ ...chunk, bytes: chunk.bytes.subarray(0, taken) });
    if (taken < chunk.bytes.length) rest.push({ ...chunk, bytes: chunk.bytes.subarray(taken) });
  }
  return [first, rest];
}

/** How many of the first frames read the same whatever follows: complete, faultless, no fragmented message open (RFC 6455 §5.4). */
function finalCount(frames: readonly WireMessage[]): number {
  const isOpen = { client: false, server: false };
  let count = 0;
  for (const [index, frame] of frames.entries()) {
    const first = frame.bytes[0] ?? 0;
    const opcode = first & 0x0f;
    // After a close frame more data is a fault: the decoder has to see both together.
    if (!frame.complete || opcode === 8 || faultPath(frame.fields) !== undefined) return count;
    if (opcode < 8) isOpen[frame.from] = first < 0x80;
    if (!isOpen.client && !isOpen.server) count = index + 1;
  }
  return count;
}
