// What RFC 6455 forbids, in one place for those who judge frames: the parser, which stops at a fault, and the decoder,
// which shows it.

import type { Side } from '#demos/contract.ts';
import { OPCODE, extendedLengthSize, isControl, type FrameHeader } from './websocket-frame.ts';
import type { WebSocketFaultKey } from './websocket-text.ts';

/** The close codes that a receiver answers a fault with (RFC 6455 §7.4.1). */
export type FaultCode = 1002 | 1007 | 1009;

export interface FrameFault {
  readonly code: FaultCode;
  readonly key: WebSocketFaultKey;
  readonly section: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What a header must fit: who sent it, and whether a message is open that began in an earlier frame. */
export interface FrameContext {
  readonly from: Side;
  readonly isMessageOpen: boolean;
  /** Whether the handshake agreed on permessage-deflate; not, unless told. */
  readonly isDeflateAgreed?: boolean;
}

/** Of the three reserved bits, the first one alone. */
export const RSV1 = 0b100;

const DEFINED = new Set<number>(Object.values(OPCODE));

/** The first fault of a header, as far as its octets have come; more octets never take a fault back. */
export function headerFault(header: FrameHeader, context: FrameContext): FrameFault | undefined {
  return (
    rsvFault(header, context) ??
    opcodeFault(header, context) ??
    finFault(header) ??
    maskFault(header, context) ??
    shortLengthFault(header) ??
    lengthFault(header)
  );
}

/** RSV1, which says that a message is compressed, stands on its first frame only (RFC 7692 §6.1). */
export function rsvFault(
  { rsv, opcode }: FrameHeader,
  { isDeflateAgreed = false }: FrameContext,
): FrameFault | undefined {
  if (rsv === 0) return undefined;
  if (!isDeflateAgreed) return { code: 1002, key: 'rsv-set', section: 'RFC 6455 §5.2' };
  if (rsv !== RSV1) return { code: 1002, key: 'rsv-unknown', section: 'RFC 6455 §5.2' };
  const isFirst = !isControl(opcode) && opcode !== OPCODE.continuation;
  return isFirst ? undefined : { code: 1002, key: 'rsv-not-first', section: 'RFC 7692 §6.1' };
}

export function opcodeFault({ opcode }: FrameHeader, { isMessageOpen }: FrameContext): FrameFault | undefined {
  if (!DEFINED.has(opcode)) {
    const values = { opcode: opcode.toString(16).toUpperCase() };
    return { code: 1002, key: 'opcode-reserved', section: 'RFC 6455 §5.2', values };
  }
  if (isControl(opcode)) return undefined;
  const continues = opcode === OPCODE.continuation;
  if (continues === isMessageOpen) return undefined;
  const key = continues ? 'continuation-unexpected' : 'message-interrupted';
  return { code: 1002, key, section: 'RFC 6455 §5.4' };
}

export function finFault({ fin, opcode }: FrameHeader): FrameFault | undefined {
  const isWrong = !fin && isControl(opcode);
  return isWrong ? { code: 1002, key: 'control-fragmented', section: 'RFC 6455 §5.5' } : undefined;
}

export function maskFault({ masked }: FrameHeader, { from }: FrameContext): FrameFault | undefined {
  if (masked === undefined || masked === (from === 'client')) return undefined;
  return { code: 1002, key: masked ? 'mask-forbidden' : 'mask-missing', section: 'RFC 6455 §5.1' };
}

export function shortLengthFault({ opcode, shortLength = 0 }: FrameHeader): FrameFault | undefined {
  const isWrong = isControl(opcode) && shortLength > 125;
  return isWrong ? { code: 1002, key: 'control-too-long', section: 'RFC 6455 §5.5' } : undefined;
}

/** Of the extended length: its first bit must be 0, and a shorter form must not have done (RFC 6455 §5.2). */
export function lengthFault({ shortLength = 0, length }: FrameHeader): FrameFault | undefined {
  const size = extendedLengthSize(shortLength);
  if (size === 0 || length === undefined) return undefined;
  const section = 'RFC 6455 §5.2';
  if (length >= 2 ** 63) return { code: 1002, key: 'length-too-large', section };
  const isMinimal = length > (size === 2 ? 125 : 0xffff);
  return isMinimal ? undefined : { code: 1002, key: 'length-not-minimal', section, values: { length } };
}

/** Whether a close frame may carry the code (RFC 6455 §7.4, and the codes that IANA has registered since). */
export function isCloseCode(code: number): boolean {
  if (!Number.isInteger(code)) return false;
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}
