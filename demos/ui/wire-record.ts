// One exchange of the log, decoded as far as it has come. HTTP is decoded from its beginning; frames once each.

import type { Side } from '#demos/contract.ts';
import { decodeExchange, type WireChunk } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';
import { FrameRecord } from './wire-frames.ts';
import type { LoggedExchange, WireLogLimits } from './wire-log.ts';

interface Opened {
  readonly exchange: string;
  readonly demo: string;
  readonly at: number;
}

/** What a message's field tree weighs beside its octets, about. */
const treeOctets = 2_048;

/** An exchange that is still growing; `read` gives it as it stands. */
export class ExchangeRecord {
  private readonly opened: Opened;
  private readonly limits: WireLogLimits;
  private closedAt: number | undefined;
  /** The octets of HTTP; of a WebSocket those of the opening handshake. */
  private chunks: WireChunk[] = [];
  private handshake: readonly WireMessage[] = [];
  /** Undefined while the exchange is HTTP. */
  private frames: FrameRecord | undefined;
  private kept = 0;
  private omitted = { messages: 0, octets: 0 };
  private isCut = false;
  private shown: LoggedExchange | undefined;

  constructor(opened: Opened, limits: WireLogLimits) {
    this.opened = opened;
    this.limits = limits;
  }

  get isClosed(): boolean {
    return this.closedAt !== undefined;
  }

  /** Octets of memory, about; the messages are those of the last reading. */
  get weight(): number {
    return this.kept + (this.shown?.messages.length ?? 0) * treeOctets;
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
    if (this.frames) this.frames.push({ ...chunk, bytes });
    else this.chunks.push({ ...chunk, bytes });
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
    const messages = this.messages();
    return {
      id: this.opened.exchange,
      demo: this.opened.demo,
      openedAt: this.opened.at,
      closedAt: this.closedAt,
      messages,
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
    this.frames = new FrameRecord();
    for (const chunk of after(this.chunks, octetsBySide(handshake))) this.frames.push(chunk);
    this.chunks = [];
  }

  private makeRoom(octets: number): void {
    this.read();
    this.shown = undefined;
    this.drop({ octets: this.kept + octets - this.limits.octets });
  }

  private drop(what: { frames?: number; octets?: number }): void {
    const dropped = this.frames?.drop(what);
    if (!dropped) return;
    this.kept -= dropped.octets;
    this.omit(dropped);
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

/** What follows the first so many octets of each side; a chunk that straddles is cut. */
function after(chunks: readonly WireChunk[], octets: Record<Side, number>): readonly WireChunk[] {
  const left = { ...octets };
  return chunks.flatMap((chunk) => {
    const skipped = Math.min(left[chunk.from], chunk.bytes.length);
    left[chunk.from] -= skipped;
    return skipped < chunk.bytes.length ? [{ ...chunk, bytes: chunk.bytes.subarray(skipped) }] : [];
  });
}
