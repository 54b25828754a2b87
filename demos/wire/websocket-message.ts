// A message that came in several frames, as one (RFC 6455 §5.4). Frames of control may have passed between its own.

import type { Side } from '#demos/contract.ts';
import type { FieldNode, WireMessage } from './field.ts';
import { join } from './http1-octets.ts';
import { applyMask, isControl, LONGEST_HEADER, OPCODE, readHeader } from './websocket-frame.ts';

const MOST_SUMMARY = 120;
/** Octets of the text that a summary is made of. */
const SUMMARISED = 400;
/** RSV1 in a frame's first octet (RFC 7692 §6). */
const COMPRESSED = 0x40;

/** Its octets and its fields are those of its frames, one after the other; they are put together when first asked for. */
export class FragmentedMessage implements WireMessage {
  readonly protocol = 'websocket';
  readonly from: Side;
  readonly at: number;
  readonly until: number;
  readonly summary: string;
  readonly complete: boolean;
  /** In order, at least one. */
  readonly frames: readonly WireMessage[];
  #bytes: Uint8Array | undefined;
  #fields: readonly FieldNode[] | undefined;

  constructor(frames: readonly [WireMessage, ...WireMessage[]]) {
    const [first] = frames;
    const last = frames.at(-1) ?? first;
    this.frames = frames;
    this.from = first.from;
    this.at = first.at;
    this.until = last.until;
    this.complete = last.complete && isLast(last);
    this.summary = summaryOf(frames, this.complete);
  }

  get bytes(): Uint8Array {
    const pieces = this.frames.map(({ bytes }) => bytes);
    return (this.#bytes ??= join(
      pieces,
      pieces.reduce((sum, { length }) => sum + length, 0),
    ));
  }

  get plain(): Uint8Array | undefined {
    return this.frames.at(-1)?.plain;
  }

  get fields(): readonly FieldNode[] {
    return (this.#fields ??= this.#join());
  }

  #join(): FieldNode[] {
    let start = 0;
    return this.frames.map(({ bytes, fields }, index) => {
      const offset = start;
      start += bytes.length;
      const values = { number: index + 1, count: this.frames.length };
      return {
        start: offset,
        end: start,
        name: 'frame',
        value: `${index + 1}/${this.frames.length}`,
        meaning: { key: 'frame-of-message', values },
        children: fields.map((field) => moved(field, offset)),
      };
    });
  }
}

/** What a message says: decompressed, or else what its frames carry, in so many of its first octets. */
export function contentOf({ plain, bytes }: WireMessage, most = Infinity): Uint8Array {
  return plain ? plain.subarray(0, most) : payloadsIn(bytes.subarray(0, most));
}

/** What the frames in these octets carry, unmasked, one after the other; what is not whole as far as it goes. */
export function payloadsIn(bytes: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const header = readHeader(bytes.subarray(at, at + LONGEST_HEADER));
    if (header.size === undefined || header.length === undefined) break;
    const piece = bytes.slice(at + header.size, at + header.size + header.length);
    if (header.mask) applyMask(piece, header.mask);
    pieces.push(piece);
    length += piece.length;
    at += header.size + header.length;
  }
  return join(pieces, length);
}

/** Whether a message begins here that more frames are to follow. */
export function isFirstOfSeveral({ bytes: [first = 0x80] }: WireMessage): boolean {
  const opcode = first & 0x0f;
  return first < 0x80 && opcode !== OPCODE.continuation && !isControl(opcode);
}

export function isContinuation({ bytes: [first = 0x80] }: WireMessage): boolean {
  return (first & 0x0f) === OPCODE.continuation;
}

/** Whether its message ends with this frame. */
export function isLast({ bytes: [first = 0] }: WireMessage): boolean {
  return first >= 0x80;
}

function moved(node: FieldNode, by: number): FieldNode {
  const children = node.children?.map((child) => moved(child, by));
  return { ...node, start: node.start + by, end: node.end + by, ...(children && { children }) };
}

function summaryOf(frames: readonly [WireMessage, ...WireMessage[]], isComplete: boolean): string {
  const [first = 0] = frames[0].bytes;
  const isText = (first & 0x0f) === OPCODE.text;
  const more = isComplete ? '' : ' …';
  const plain = frames.at(-1)?.plain;
  const isReadable = plain !== undefined || (first & COMPRESSED) === 0;
  const said =
    isText && isReadable
      ? `text "${textOf(frames, plain)}"`
      : `${isText ? 'text' : 'binary'} (${plain?.length ?? lengthOf(frames)})`;
  return said.length + more.length > MOST_SUMMARY ? `${said.slice(0, MOST_SUMMARY - 1)}…` : said + more;
}

function textOf(frames: readonly WireMessage[], plain: Uint8Array | undefined): string {
  // A character may be cut in two where the octets end.
  const words = plain?.subarray(0, SUMMARISED) ?? firstPayload(frames);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(words, { stream: true });
}

function firstPayload(frames: readonly WireMessage[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const { bytes } of frames) {
    if (length >= SUMMARISED) break;
    const piece = payloadsIn(bytes.subarray(0, LONGEST_HEADER + SUMMARISED));
    pieces.push(piece);
    length += piece.length;
  }
  return join(pieces, length);
}

function lengthOf(frames: readonly WireMessage[]): number {
  return frames.reduce((sum, { bytes }) => {
    const { size = bytes.length } = readHeader(bytes.subarray(0, LONGEST_HEADER));
    return sum + bytes.length - size;
  }, 0);
}
