// What the router hands to a host: nothing is left to be added.

import type { Field } from './contract.ts';

/** A response ready for the wire: every field line, framing included, in order (RFC 9112 §6). */
export interface FramedResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Field[];
  /** Whole content, or its pieces: one chunk each where the headers say chunked. Undefined: none follows. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array> | undefined;
  /** The trailer section of chunked content, once all of it is sent. */
  readonly trailers?: () => readonly Field[];
  /** The connection ends after this response. */
  readonly close: boolean;
}
