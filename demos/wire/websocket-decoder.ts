// Frames for the eye: one message per frame, with a tree of named fields. Judges by the parser's own rules, and never throws.

import type { Side } from '#demos/contract.ts';
import type { FieldNode, Meaning, WireMessage } from './field.ts';
import { SideOctets, type WireChunk } from './http1-side.ts';
import { closeFault } from './websocket-close.ts';
import { applyMask, isControl, LONGEST_HEADER, OPCODE, readHeader, type FrameHeader } from './websocket-frame.ts';
import type { DeflateAgreement } from './websocket-extensions.ts';
import { MessageInflater } from './websocket-inflate.ts';
import { headerFault, RSV1, type FrameContext, type FrameFault } from './websocket-rules.ts';
import {
  asFault,
  headerNodes,
  hex,
  node,
  payloadNodes,
  summaryOf,
  withMessage,
  type PayloadNews,
} from './websocket-tree.ts';
import { Utf8Check } from './websocket-utf8.ts';

/** What one direction has said so far that the next frame is judged by. */
interface Reading {
  /** The check of an open text message; `'binary'` for an open binary one. */
  open: Utf8Check | 'binary' | OpenCompressed | undefined;
  /** Undefined where no compression was agreed. It is given the payloads of whole frames only: it cannot go back. */
  readonly inflater: MessageInflater | undefined;
  isClosed: boolean;
  /** After a frame that breaks the rules nothing more is read. */
  isLost: boolean;
}

/** Frames that are read at one time: two octets are enough for one, and a message for the eye weighs some hundred times that. */
const MOST_FRAMES = 100_000;
const tooMany: Meaning = { key: 'frames-unread', values: { limit: MOST_FRAMES } };

/** A compressed message and how many of its frames have come. */
interface OpenCompressed {
  readonly isText: boolean;
  readonly frames: number;
}

/** A frame and the piece in which it began: the number that was given with that piece. */
export interface PlacedFrame {
  readonly order: number;
  readonly message: WireMessage;
}

interface Piece {
  readonly chunk: WireChunk;
  readonly order: number;
}

/** The frames of one direction, as its octets come: each frame that is whole is decoded once. */
export class FrameDecoder {
  readonly #from: Side;
  #reading: Reading;
  /** What is in no frame that was given. */
  #pieces: Piece[] = [];

  /** `agreement`: what the handshake said about compression, if anything. */
  constructor(from: Side, agreement?: DeflateAgreement) {
    this.#from = from;
    const inflater = agreement && new MessageInflater(agreement[from]);
    this.#reading = { open: undefined, inflater, isClosed: false, isLost: false };
  }

  /** `order` is the piece's number among those of both directions. */
  push(chunk: WireChunk, order: number): void {
    if (chunk.bytes.length > 0) this.#pieces.push({ chunk, order });
  }

  /** The frames that are final and were not given before, in order, 100,000 at most, and what has come of the next one, which may change. */
  take(): { readonly frames: readonly PlacedFrame[]; readonly rest: PlacedFrame | undefined } {
    const side = new SideOctets(
      this.#pieces.map(({ chunk }) => chunk),
      this.#from,
    );
    const frames: PlacedFrame[] = [];
    const placed = (at: number, message: WireMessage): PlacedFrame => ({ order: this.#orderAt(side, at), message });
    let at = 0;
    let rest: PlacedFrame | undefined;
    while (at < side.bytes.length && !this.#reading.isLost && frames.length < MOST_FRAMES) {
      const { message, next } = decodeFrame(this.#reading, side, at);
      const end = at + message.bytes.length;
      // A frame that lacks octets may still change, but where others follow it: then its header was wrong.
      if (!next && end === side.bytes.length) {
        rest = placed(at, message);
        break;
      }
      frames.push(placed(at, message));
      this.#reading = next ?? { ...this.#reading, isLost: true };
      at = end;
    }
    const means = this.#reading.isLost ? undefined : tooMany;
    if (!rest && at < side.bytes.length) rest = placed(at, unread(side, at, means));
    this.#drop(side, at);
    return { frames, rest };
  }

  #orderAt(side: SideOctets, at: number): number {
    return this.#pieces[side.orderOf(at)]?.order ?? 0;
  }

  #drop(side: SideOctets, octets: number): void {
    if (octets === 0) return;
    const kept = side.chunksFrom(octets);
    const first = this.#pieces.length - kept.length;
    this.#pieces = kept.map((chunk, index) => ({ chunk, order: this.#pieces[first + index]?.order ?? 0 }));
  }
}

/** The frames of one direction. After a frame that breaks the rules the rest is one message of unread octets. */
export function decodeFrames(chunks: readonly WireChunk[], agreement?: DeflateAgreement): WireMessage[] {
  const decoder = new FrameDecoder(chunks[0]?.from ?? 'client', agreement);
  for (const [order, chunk] of chunks.entries()) decoder.push(chunk, order);
  const { frames, rest } = decoder.take();
  return [...frames, ...(rest ? [rest] : [])].map(({ message }) => message);
}

/** The frame at `at`, and what the one after it is judged by: undefined while octets are missing, and after a fault. */
function decodeFrame(before: Reading, side: SideOctets, at: number): { message: WireMessage; next?: Reading } {
  const reading = { ...before, open: before.open instanceof Utf8Check ? before.open.copy() : before.open };
  const available = side.bytes.subarray(at);
  const header = readHeader(available.subarray(0, LONGEST_HEADER));
  const context: FrameContext = {
    from: side.from,
    isMessageOpen: reading.open !== undefined,
    isDeflateAgreed: reading.inflater !== undefined,
  };
  const fault = reading.isClosed ? afterClose : headerFault(header, context);
  const end = frameEnd(header, available.length, fault);
  const bytes = available.subarray(0, end);
  const isWhole = header.size !== undefined && header.length !== undefined && header.size + header.length === end;
  const payload = payloadOf(header, bytes);
  const news = fault ? {} : judgePayload(reading, header, payload, isWhole);
  const whole = news.part?.whole;
  let fields: readonly FieldNode[] | undefined;
  const message: WireMessage = {
    from: side.from,
    protocol: 'websocket',
    at: side.timeOf(at),
    until: side.timeOf(at + Math.max(0, bytes.length - 1)),
    summary: summaryOf(header, payload, news.part),
    bytes,
    // Made when first looked at: of a hundred thousand small frames a reader opens a few.
    get fields() {
      return (fields ??= fieldsOf({ header, context, bytes, news, isAfterClose: fault === afterClose }));
    },
    plain: whole?.fault ? undefined : whole?.plain,
    complete: isWhole || fault !== undefined,
  };
  if (!isWhole) return { message };
  return { message, next: fault || news.fault ? { ...reading, isLost: true } : follow(reading, header) };
}

interface DecodedFrame {
  readonly header: FrameHeader;
  readonly context: FrameContext;
  readonly bytes: Uint8Array;
  readonly news: PayloadNews;
  readonly isAfterClose: boolean;
}

function fieldsOf({ header, context, bytes, news, isAfterClose }: DecodedFrame): readonly FieldNode[] {
  const payload = payloadOf(header, bytes);
  const isEmpty = payload.length === 0;
  const own = headerNodes(header, context, bytes.length);
  const fields = [...(isEmpty ? withMessage(own, news) : own), ...payloadNodes(header, payload, bytes, news)];
  // What no field of the header shows: a frame too many, or a message that an empty last frame leaves unfinished.
  const unplaced = isAfterClose ? afterClose : isEmpty ? (news.fault ?? news.part?.whole?.fault) : undefined;
  if (unplaced) fields[0] = { ...fields[0]!, fault: asFault(unplaced) };
  return fields;
}

const afterClose: FrameFault = { code: 1002, key: 'frame-after-close', section: 'RFC 6455 §5.5.1' };

/** A frame with a wrong header ends with what is there of the header: its length is not to be trusted. */
function frameEnd(header: FrameHeader, available: number, fault: FrameFault | undefined): number {
  if (header.size === undefined) return Math.min(available, LONGEST_HEADER);
  const length = header.length ?? 0;
  const isHopeless = fault?.key === 'length-too-large';
  return isHopeless ? Math.min(available, header.size) : Math.min(available, header.size + length);
}

/** Unmasked, as far as it has come. */
function payloadOf({ size, mask }: FrameHeader, bytes: Uint8Array): Uint8Array {
  const payload = size === undefined ? new Uint8Array() : bytes.slice(size);
  if (mask) applyMask(payload, mask);
  return payload;
}

function judgePayload(reading: Reading, header: FrameHeader, payload: Uint8Array, isWhole: boolean): PayloadNews {
  const { opcode, fin } = header;
  if (opcode === OPCODE.close) return { fault: isWhole ? closeFault(payload) : undefined };
  if (isControl(opcode)) return {};
  if (opcode !== OPCODE.continuation) reading.open = begin(header);
  const { open, inflater } = reading;
  if (open instanceof Utf8Check) return { fault: textFault(open, payload, isWhole && fin) };
  if (typeof open !== 'object' || !inflater) return {};
  const part = { ...open, frames: open.frames + 1 };
  reading.open = part;
  if (!isWhole) return { part };
  inflater.push(payload);
  if (!fin) return { part };
  const whole = inflater.take();
  const isReadable = open.isText && !whole.fault;
  return { part: { ...part, whole }, fault: isReadable ? textFault(new Utf8Check(), whole.plain, true) : undefined };
}

function begin({ opcode, rsv }: FrameHeader): Utf8Check | 'binary' | OpenCompressed {
  if (rsv === RSV1) return { isText: opcode === OPCODE.text, frames: 0 };
  return opcode === OPCODE.text ? new Utf8Check() : 'binary';
}

function textFault(check: Utf8Check, octets: Uint8Array, isLast: boolean): FrameFault | undefined {
  const section = 'RFC 6455 §8.1';
  if (check.push(octets) >= 0) return { code: 1007, key: 'utf8-invalid', section };
  return isLast && !check.isComplete ? { code: 1007, key: 'utf8-truncated', section } : undefined;
}

function follow(reading: Reading, { opcode, fin }: FrameHeader): Reading {
  if (opcode === OPCODE.close) return { ...reading, isClosed: true };
  return !isControl(opcode) && fin ? { ...reading, open: undefined } : reading;
}

function unread(side: SideOctets, at: number, means: Meaning | undefined): WireMessage {
  const bytes = side.bytes.subarray(at);
  const fields = [node(0, bytes.length, 'payload-data', hex(bytes), means)];
  const until = side.timeOf(side.bytes.length - 1);
  return {
    from: side.from,
    protocol: 'websocket',
    at: side.timeOf(at),
    until,
    summary: `(${bytes.length})`,
    bytes,
    fields,
    complete: false,
  };
}
