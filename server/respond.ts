// Between Node's HTTP and the contract's plain messages. Node adds nothing: the octets are those of the framed response.

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Field, HttpRequest } from '#demos/contract.ts';
import type { FramedResponse } from '#demos/framed-response.ts';

/** The request as it stood on the wire: Node keeps the field lines in `rawHeaders`, in pairs. */
export function asRequest(request: IncomingMessage): HttpRequest {
  const headers: Field[] = [];
  const { rawHeaders } = request;
  for (let at = 0; at < rawHeaders.length; at += 2) headers.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    version: request.httpVersion === '1.0' ? '1.0' : '1.1',
    headers,
    body: { [Symbol.asyncIterator]: () => bodyOf(request) },
  };
}

/** A reader that stops early must not destroy the request: the response still has to go out on its connection. */
async function* bodyOf(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  for await (const bytes of request.iterator({ destroyOnReturn: false })) yield plain(bytes as Buffer);
}

/** A Buffer answers to `slice` and `toString` in its own way; the contract promises a Uint8Array. */
export function plain(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Sends it all; resolves when the last octet is handed over or the client has left. Rejects when the content fails. */
export async function sendFramed(response: ServerResponse, framed: FramedResponse): Promise<void> {
  response.sendDate = false;
  for (const name of ['connection', 'transfer-encoding', 'content-length']) response.removeHeader(name);
  response.writeHead(framed.status, framed.reason, framed.headers.flat());
  if (framed.body === undefined || framed.body instanceof Uint8Array) {
    sendWhole(response, framed.body);
    return;
  }
  // Whoever waits for an event stream wants to know at once that it is open.
  response.flushHeaders();
  await sendPieces(response, framed.body);
  if (framed.trailers) response.addTrailers(framed.trailers().map(([name, value]): [string, string] => [name, value]));
  response.end();
}

/** Largest content, in octets, that is sent as Latin-1: Node joins a text with the head, for one write instead of two. */
const joined = 16_384;

function sendWhole(response: ServerResponse, body: Uint8Array | undefined): void {
  if (!body || body.length > joined) response.end(body);
  else response.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
}

async function sendPieces(response: ServerResponse, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const leaving = new AbortController();
  response.once('close', () => leaving.abort());
  const left = once(response, 'close').then(() => ({ done: true, value: undefined }) as const);
  const iterator = pieces[Symbol.asyncIterator]();
  while (!response.destroyed) {
    const piece = await Promise.race([iterator.next(), left]);
    if (piece.done) break;
    // An empty piece would be the last chunk (RFC 9112 §7.1). A demo may fill the same octets anew; the tap keeps what it saw.
    if (piece.value.length === 0 || response.write(piece.value.slice())) continue;
    await once(response, 'drain', { signal: leaving.signal }).catch(ignoreLeaving);
  }
  if (response.destroyed) void iterator.return?.();
}

function ignoreLeaving(): void {}
