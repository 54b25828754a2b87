// Octets in, messages out: one direction of a connection (RFC 6455 §5 and §6.2). Any chunking gives the same events.

import type { Side } from '#demos/contract.ts';
import { OctetBuffer } from './octet-buffer.ts';
import { closeFault, readClose } from './websocket-close.ts';
import { LONGEST_HEADER, OPCODE, applyMask, isControl, readHeader, type FrameHeader } from './websocket-frame.ts';
import { headerFault, type FrameFault } from './websocket-rules.ts';
import { Utf8Check, decodeUtf8 } from './websocket-utf8.ts';

export interface ParserLimits {
  /** Octets of one message, all its frames together; 1 MiB unless told. */
  readonly message: number;
  /** Frames of one message; 16,384 unless told. Empty frames would otherwise never end. */
  readonly frames: number;
}

/** After `close` and after `fault` the parser is finished: it ignores what follows. */
export type MessageEvent =
  | { readonly type: 'message'; readonly data: string | Uint8Array }
  | { readonly type: 'ping' | 'pong'; readonly data: Uint8Array }
  /** 1005 where the frame has no code (RFC 6455 §7.1.5). */
  | { readonly type: 'close'; readonly code: number; readonly reason: string }
  | ({ readonly type: 'fault' } & FrameFault);

const DEFAULT_LIMITS: ParserLimits = { message: 1_048_576, frames: 16_384 };

/** A frame whose payload is arriving. */
interface OpenFrame {
  readonly header: FrameHeader;
  readonly length: number;
  received: number;
}

/** A text or binary message, from its first frame to its last. */
interface OpenMessage {
  readonly data: OctetBuffer;
  /** Undefined for a binary message. */
  readonly utf8: Utf8Check | undefined;
  frames: number;
}

export class FrameParser {
  readonly #from: Side;
  readonly #limits: ParserLimits;
  readonly #header = new Uint8Array(LONGEST_HEADER);
  #headerLength = 0;
  #frame: OpenFrame | undefined;
  #message: OpenMessage | undefined;
  readonly #control = new OctetBuffer();
  #isFinished = false;

  /** `receiver` is the end that reads: a server takes masked frames only, a client unmasked ones (RFC 6455 §5.1). */
  constructor(receiver: Side, limits: Partial<ParserLimits> = {}) {
    this.#from = receiver === 'server' ? 'client' : 'server';
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** Everything that the octets so far complete, in order. Never throws; keeps no view of `bytes`. */
  push(bytes: Uint8Array): MessageEvent[] {
    const events: MessageEvent[] = [];
    let at = 0;
    while (at < bytes.length && !this.#isFinished) {
      at += this.#frame
        ? this.#takePayload(bytes.subarray(at), this.#frame, events)
        : this.#takeHeader(bytes[at]!, events);
    }
    return events;
  }

  /** One octet at a time: a header is short, and its first wrong octet must be the last one read. */
  #takeHeader(octet: number, events: MessageEvent[]): number {
    this.#header[this.#headerLength++] = octet;
    const header = readHeader(this.#header.subarray(0, this.#headerLength));
    const fault =
      headerFault(header, { from: this.#from, isMessageOpen: this.#message !== undefined }) ?? this.#limitFault(header);
    if (fault) this.#fail(fault, events);
    else if (header.size !== undefined) this.#begin(header, events);
    return 1;
  }

  #begin(header: FrameHeader, events: MessageEvent[]): void {
    this.#headerLength = 0;
    const { opcode, length = 0 } = header;
    if (opcode === OPCODE.text || opcode === OPCODE.binary) {
      const utf8 = opcode === OPCODE.text ? new Utf8Check() : undefined;
      this.#message = { data: new OctetBuffer(), utf8, frames: 0 };
    }
    if (!isControl(opcode) && this.#message) this.#message.frames += 1;
    this.#frame = { header, length, received: 0 };
    if (length === 0) this.#endFrame(this.#frame, events);
  }

  /** Takes what belongs to the frame, unmasks it and judges text at once. Returns the octets taken. */
  #takePayload(bytes: Uint8Array, frame: OpenFrame, events: MessageEvent[]): number {
    const taken = Math.min(bytes.length, frame.length - frame.received);
    const piece = bytes.slice(0, taken);
    if (frame.header.mask) applyMask(piece, frame.header.mask, frame.received);
    frame.received += taken;
    if (isControl(frame.header.opcode)) this.#control.push(piece);
    else if (!this.#keep(piece, events)) return taken;
    if (frame.received === frame.length) this.#endFrame(frame, events);
    return taken;
  }

  /** False once the text is known not to be UTF-8. */
  #keep(piece: Uint8Array, events: MessageEvent[]): boolean {
    const message = this.#message;
    if (!message) return false;
    if (message.utf8 && message.utf8.push(piece) >= 0) {
      this.#fail({ code: 1007, key: 'utf8-invalid', section: 'RFC 6455 §8.1' }, events);
      return false;
    }
    message.data.push(piece);
    return true;
  }

  #endFrame({ header }: OpenFrame, events: MessageEvent[]): void {
    this.#frame = undefined;
    if (isControl(header.opcode)) this.#endControl(header.opcode, events);
    else if (header.fin) this.#endMessage(events);
  }

  #endControl(opcode: number, events: MessageEvent[]): void {
    const data = this.#control.take();
    if (opcode === OPCODE.ping) events.push({ type: 'ping', data });
    if (opcode === OPCODE.pong) events.push({ type: 'pong', data });
    if (opcode !== OPCODE.close) return;
    const fault = closeFault(data);
    if (fault) return this.#fail(fault, events);
    events.push({ type: 'close', ...readClose(data) });
    this.#isFinished = true;
  }

  #endMessage(events: MessageEvent[]): void {
    const message = this.#message;
    this.#message = undefined;
    if (!message) return;
    if (message.utf8?.isComplete === false) {
      return this.#fail({ code: 1007, key: 'utf8-truncated', section: 'RFC 6455 §8.1' }, events);
    }
    const data = message.data.take();
    events.push({ type: 'message', data: message.utf8 ? (decodeUtf8(data) ?? '') : data });
  }

  /** Told as soon as the length is known, before the payload is there (RFC 6455 §7.4.1, 1009). */
  #limitFault({ opcode, length }: FrameHeader): FrameFault | undefined {
    if (isControl(opcode) || length === undefined) return undefined;
    const { message, frames } = this.#limits;
    const isFirst = opcode !== OPCODE.continuation;
    const before = isFirst ? undefined : this.#message;
    const section = 'RFC 6455 §10.4';
    if ((before?.data.length ?? 0) + length > message) {
      return { code: 1009, key: 'message-too-big', section, values: { limit: message } };
    }
    if ((before?.frames ?? 0) + 1 <= frames) return undefined;
    return { code: 1009, key: 'message-in-too-many-frames', section, values: { limit: frames } };
  }

  #fail(fault: FrameFault, events: MessageEvent[]): void {
    this.#isFinished = true;
    this.#message = undefined;
    events.push({ type: 'fault', ...fault });
  }
}
