// The one shape in which every decoder tells what octets mean. Views render from it and from nothing else.

import type { PieceProtocol, Side } from '#demos/contract.ts';
import type { FaultKey, FieldName, MeaningKey } from '#wire/text.ts';

/** What a field means, as data: a key of the wire's text table and the values to put into its sentence. */
export interface Meaning {
  readonly key: MeaningKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What is wrong with a field, as data, and the section that says so (for example `RFC 9112 §6.3`). */
export interface Fault {
  readonly key: FaultKey;
  readonly section: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * A run of octets that has a name. Offsets count octets from the start of the message, `end` excluded.
 * Siblings lie inside their parent, in order, without overlap; gaps are allowed. Only siblings with `bits` may share
 * octets: they cover the same ones, and their bits do not overlap either.
 */
export interface FieldNode {
  readonly start: number;
  readonly end: number;
  /** Which bits of these octets are meant, both ends included; 0 is the most significant bit of the first octet. */
  readonly bits?: { readonly from: number; readonly to: number };
  /** The specification's own term, for example `request-target`, `opcode`. */
  readonly name: FieldName;
  /** The decoded value as text, at most 1,000 characters; may be empty where the children say it all. */
  readonly value: string;
  readonly meaning?: Meaning;
  readonly fault?: Fault;
  readonly children?: readonly FieldNode[];
}

/** One message on the wire: an HTTP request or response, one WebSocket frame, or what passed at once on a demo's own port. */
export interface WireMessage {
  readonly from: Side;
  readonly protocol: 'http' | 'websocket' | 'packet' | PieceProtocol;
  /** Milliseconds on the host's clock, of its first and of its last octet. */
  readonly at: number;
  readonly until: number;
  /** One line for the ladder: `GET / HTTP/1.1`, `200 OK`, `text "bonjour"`. At most 120 characters. */
  readonly summary: string;
  readonly bytes: Uint8Array;
  readonly fields: readonly FieldNode[];
  /** What a compressed WebSocket message says, with the frame that ends it; absent where it cannot be read whole. */
  readonly plain?: Uint8Array | undefined;
  /** False while octets are still missing. */
  readonly complete: boolean;
}
