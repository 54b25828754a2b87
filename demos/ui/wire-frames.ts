// The frames of one WebSocket, both directions in the order in which they began. Each whole frame is decoded once.

import type { Side } from '#demos/contract.ts';
import type { WireChunk } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';
import { FrameDecoder, type PlacedFrame } from '#wire/websocket-decoder.ts';
import type { DeflateAgreement } from '#wire/websocket-extensions.ts';

export class FrameRecord {
  private readonly decoders: Record<Side, FrameDecoder>;
  private settled: PlacedFrame[] = [];
  /** What has come of the next frame of each side. */
  private unsettled: readonly PlacedFrame[] = [];
  private pieces = 0;
  private isRead = true;
  /** Octets of what was decompressed and is kept; the decoders bound what one connection may come to. */
  private plain = 0;

  constructor(agreement: DeflateAgreement | undefined) {
    this.decoders = { client: new FrameDecoder('client', agreement), server: new FrameDecoder('server', agreement) };
  }

  push(chunk: WireChunk): void {
    this.decoders[chunk.from].push(chunk, this.pieces++);
    this.isRead = false;
  }

  /** Frames that will not change. */
  get count(): number {
    this.read();
    return this.settled.length;
  }

  /** Octets of memory beside those that came. */
  get weight(): number {
    return this.plain;
  }

  messages(): readonly WireMessage[] {
    this.read();
    const frames = this.settled.concat(this.unsettled);
    const first = Math.min(...this.unsettled.map(({ order }) => order));
    return ((this.settled.at(-1)?.order ?? -1) > first ? inOrder(frames) : frames).map(({ message }) => message);
  }

  /** Lets go of the oldest frames: so many, or as many as hold so many octets. Returns them. */
  drop({ frames = 0, octets = 0 }: { frames?: number; octets?: number }): readonly WireMessage[] {
    this.read();
    let freed = 0;
    let count = 0;
    while (count < this.settled.length && (count < frames || freed < octets))
      freed += this.settled[count++]?.message.bytes.length ?? 0;
    const dropped = this.settled.splice(0, count);
    this.plain -= plainOctets(dropped);
    return dropped.map(({ message }) => message);
  }

  private read(): void {
    if (this.isRead) return;
    this.isRead = true;
    const { client, server } = { client: this.decoders.client.take(), server: this.decoders.server.take() };
    const last = this.settled.at(-1)?.order ?? -1;
    const fresh = inOrder([...client.frames, ...server.frames]);
    this.settled.push(...fresh);
    this.plain += plainOctets(fresh);
    // A long frame of one side may have begun before frames of the other side that are known already.
    if ((fresh[0]?.order ?? last) < last) inOrder(this.settled);
    this.unsettled = [client.rest, server.rest].filter((rest) => rest !== undefined);
  }
}

function plainOctets(frames: readonly PlacedFrame[]): number {
  return frames.reduce((sum, { message }) => sum + (message.plain?.length ?? 0), 0);
}

/** In place, and stable, so that frames that came in one piece stay as they were. */
function inOrder(frames: PlacedFrame[]): PlacedFrame[] {
  return frames.sort((one, other) => one.order - other.order);
}
