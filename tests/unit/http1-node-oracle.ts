// Node's own HTTP parser, asked what it makes of some octets: a server on a stream in memory, a client on another.

import { createServer, request, type IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';

/** What a parser made of one message. Field lines as name, value, name, value. */
export interface SeenMessage {
  readonly start: string;
  readonly headers: readonly string[];
  body: string;
  trailers: readonly string[];
  complete: boolean;
}

export interface Seen {
  readonly messages: SeenMessage[];
  /** Why it refused the rest; undefined if it did not. */
  fault: string | undefined;
}

/** A connection in memory: gives `octets`, then ends; takes whatever is written. */
function connection(octets: Uint8Array): Duplex {
  const stream = new Duplex({
    read() {},
    write: (_chunk, _encoding, done) => done(),
    allowHalfOpen: true,
  });
  stream.push(octets);
  stream.push(null);
  return stream;
}

function collect(message: IncomingMessage, start: string): SeenMessage {
  const seen: SeenMessage = { start, headers: message.rawHeaders, body: '', trailers: [], complete: false };
  message.setEncoding('latin1');
  message.on('data', (text: string) => (seen.body += text));
  message.on('error', () => undefined);
  message.on('end', () => {
    seen.trailers = message.rawTrailers;
    seen.complete = message.complete;
  });
  return seen;
}

/** Requests as node:http's server reads them from one connection, and the code of its error if it refuses. */
export function nodeRequests(octets: Uint8Array): Promise<Seen> {
  const seen: Seen = { messages: [], fault: undefined };
  const server = createServer({ requireHostHeader: false }, (incoming, response) => {
    const { method, url, httpVersion } = incoming;
    seen.messages.push(collect(incoming, `${method} ${url} ${httpVersion}`));
    incoming.on('close', () => response.end());
  });
  server.on('checkExpectation', (incoming, response) => server.emit('request', incoming, response));
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => {
    const { method, url, httpVersion } = incoming;
    seen.messages.push({
      start: `${method} ${url} ${httpVersion}`,
      headers: incoming.rawHeaders,
      body: '',
      trailers: [],
      complete: true,
    });
    socket.destroy();
  });
  const stream = connection(octets);
  return new Promise((resolve) => {
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      seen.fault ??= error.code ?? error.message;
      // Messages that were complete before the fault tell so in a later turn.
      setImmediate(() => socket.destroy());
    });
    stream.on('error', () => undefined);
    stream.on('close', () => resolve(seen));
    server.emit('connection', stream);
  });
}

/** Responses to one request as node:http's client reads them: interim ones, then the final one; the rest is ignored. */
export function nodeResponses(octets: Uint8Array, method: string): Promise<Seen> {
  const seen: Seen = { messages: [], fault: undefined };
  const stream = connection(octets);
  return new Promise((resolve) => {
    const outgoing = request({ method, createConnection: () => stream, setHost: false });
    outgoing.on('information', ({ statusCode, statusMessage, httpVersion, rawHeaders }) => {
      const start = `${httpVersion} ${statusCode} ${statusMessage}`;
      seen.messages.push({ start, headers: rawHeaders as unknown as string[], body: '', trailers: [], complete: true });
    });
    outgoing.on('response', (incoming) => {
      const { statusCode, statusMessage, httpVersion } = incoming;
      const message = collect(incoming, `${httpVersion} ${statusCode} ${statusMessage}`);
      seen.messages.push(message);
      incoming.on('error', (error: NodeJS.ErrnoException) => (seen.fault ??= error.code ?? error.message));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => (seen.fault ??= error.code ?? error.message));
    stream.on('close', () => setImmediate(() => resolve(seen)));
    outgoing.end();
  });
}
