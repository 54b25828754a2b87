// One exchange of the log, decoded as far as it has come. HTTP is decoded from its beginning; frames once each.

import type { Carriage, Side } from '#demos/contract.ts';
import { decodeExchange, deflateAgreed, type WireChunk } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';
import { FrameRecord } from './wire-frames.ts';
import type { LoggedExchange, WireLogLimits } from './wire-log.ts';
import { PieceRecord } from './wire-pieces.ts';

interface Opened {
  readonly exchange: string;
  readonly demo: string;
  readonly at: number;
  readonly over?: Carriage;
}

/** What a message's field tree weighs beside its octets, about. */
const treeOctets = 2_048;

/** An exchange that is still growing; `read` gives it as it stands. */
export class ExchangeRecord {
  private readonly opened: Opened;
  private readonly limits: WireLogLimits;
  private closedAt: number | undefined;
  /** As the tap saw them, but for those of frames that were let go. A snapshot's chunks do not change. */
  private chunks: readonly WireChunk[] = [];
  /** What came since the last snapshot. */
  private fresh: WireChunk[] = [];
  private handshake: readonly WireMessage[] = [];
  /** Undefined while the exchange is HTTP; on a demo's own port there is nothing else from the start. */
  private frames: FrameRecord | PieceRecord | undefined;
  private kept = 0;
  private omitted = { messages: 0, octets: 0 };
  private isCut = false;
  private shown: LoggedExchange | undefined;

  constructor(opened: Opened, limits: WireLogLimits) {
    this.opened = opened;
    this.frames = opened.over && new PieceRecord(opened.over);
    this.limits = limits;
  }

  get isClosed(): boolean {
    return this.closedAt !== undefined;
  }

  /** Octets of memory, about; the messages are those of the last reading. */
  get weight(): number {
    return this.kept + (this.shown?.messages.length ?? 0) * treeOctets + (this.frames?.weight ?? 0);
  }

  append(chunk: WireChunk): void {
    this.shown = undefined;
    if (this.kept + chunk.bytes.length > this.limits.octets) this.makeRoom(chunk.bytes.length);
    // After a gap nothing can be decoded, so the first octets that find no room are the last ones looked at.
    const bytes = this.isCut ? chunk.bytes.subarray(0, 0) : chunk.bytes.subarray(0, this.limits.octets - this.kept);
    this.isCut ||= bytes.length < chunk.bytes.length;
    this.omit({ messages: 0, octets: chunk.bytes.length - bytes.length });
    this.kept += bytes.length;
    if (bytes.length === 0) return;
    const kept = { ...chunk, bytes };
    this.fresh.push(kept);
    this.frames?.push(kept);
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
    this.chunks = this.chunks.concat(this.fresh.splice(0));
    const messages = this.messages();
    return {
      id: this.opened.exchange,
      demo: this.opened.demo,
      over: this.opened.over,
      openedAt: this.opened.at,
      closedAt: this.closedAt,
      messages,
      chunks: this.chunks,
      isCut: this.isCut,
      omitted: this.omitted,
    };
  }

  private messages(): readonly WireMessage[] {
    if (!this.frames) {
      const messages = decodeExchange(this.chunks, { ended: this.isClosed && !this.isCut });
      const isHttp = messages.every(({ protocol }) => protocol === 'http');
      if (isHttp) return messages;
      this.beginFrames(messages.filter(({ protocol }) => protocol === 'http'));
    }
    this.drop({ frames: (this.frames?.count ?? 0) - this.limits.messages });
    return [...this.handshake, ...(this.frames?.messages() ?? [])];
  }

  /** From here on the octets are frames: those of the handshake are not looked at again. */
  private beginFrames(handshake: readonly WireMessage[]): void {
    this.handshake = handshake;
    const frames = new FrameRecord(deflateAgreed(handshake));
    for (const chunk of divide(this.chunks, octetsBySide(handshake)).after) frames.push(chunk);
    this.frames = frames;
  }

  private makeRoom(octets: number): void {
    this.read();
    this.shown = undefined;
    this.drop({ octets: this.kept + octets - this.limits.octets });
  }

  private drop(what: { frames?: number; octets?: number }): void {
    const dropped = this.frames?.drop(what) ?? [];
    if (dropped.length === 0) return;
    const gone = octetsBySide(dropped);
    const octets = gone.client + gone.server;
    this.kept -= octets;
    this.omit({ messages: dropped.length, octets });
    const { before, after } = divide(this.chunks, octetsBySide(this.handshake));
    this.chunks = before.concat(divide(after, gone).after);
  }

  private omit({ messages, octets }: { messages: number; octets: number }): void {
    if (messages + octets === 0) return;
    this.omitted = { messages: this.omitted.messages + messages, octets: this.omitted.octets + octets };
  }
}

function octetsBySide(messages: readonly WireMessage[]): Record<Side, number> {
  const octets = { client: 0, server: 0 };
  for (const { from, bytes } of messages) octets[from] += bytes.length;
  return octets;
}

/** The first so many octets of each side, and what follows them; a chunk that straddles is cut. */
function divide(
  chunks: readonly WireChunk[],
  octets: Record<Side, number>,
): { readonly before: readonly WireChunk[]; readonly after: readonly WireChunk[] } {
  const left = { ...octets };
  const before: WireChunk[] = [];
  const after: WireChunk[] = [];
  for (const chunk of chunks) {
    const { from, bytes } = chunk;
    const count = Math.min(left[from], bytes.length);
    left[from] -= count;
    if (count > 0) before.push(count === bytes.length ? chunk : { ...chunk, bytes: bytes.subarray(0, count) });
    if (count < bytes.length) after.push(count === 0 ? chunk : { ...chunk, bytes: bytes.subarray(count) });
  }
  return { before, after };
}
