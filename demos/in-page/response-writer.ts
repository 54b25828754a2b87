// A framed response as octets: the head with whole content in one piece, streamed content as it is produced.

import type { ByteStream } from '#demos/contract.ts';
import type { FramedResponse } from '#demos/framed-response.ts';
import { encodeChunk, encodeLastChunk, encodeResponseHead } from '#wire/http1-encoder.ts';
import { valuesOf } from '#wire/http1-message.ts';
import { join } from '#wire/http1-octets.ts';
import type { Departure } from './departure.ts';

/**
 * Resolves when all is handed over. Rejects with a TypeError, before any octet, for a head that cannot be written, with
 * the content's own error, and with ConnectionCut. Content whose reader has departed is told to return.
 */
export async function writeResponse(stream: ByteStream, framed: FramedResponse, departure: Departure): Promise<void> {
  const { headers, body } = framed;
  const head = encodeHead(framed);
  if (body === undefined) return stream.write(head);
  if (body instanceof Uint8Array) return stream.write(join([head, body], head.length + body.length));
  // Whoever waits for an event stream wants to know at once that it is open.
  await stream.write(head);
  const isChunked = valuesOf(headers, 'transfer-encoding').length > 0;
  await writePieces(body, departure, (piece) => stream.write(isChunked ? encodeChunk(piece) : piece));
  if (isChunked) await stream.write(encodeLastChunk(framed.trailers?.()));
}

/** Throws a TypeError for a head that cannot be written. */
export function encodeHead({ status, reason, headers }: FramedResponse): Uint8Array {
  return encodeResponseHead({ version: '1.1', status, reason, headers });
}

async function writePieces(
  pieces: AsyncIterable<Uint8Array>,
  departure: Departure,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const step = await departure.unless(iterator.next());
      if (step.done) return;
      await write(step.value);
    }
  } catch (error) {
    // Not awaited: a generator that waits for its next event returns after that event only.
    void Promise.resolve(iterator.return?.()).catch(() => {});
    throw error;
  }
}
