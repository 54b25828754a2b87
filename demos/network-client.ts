// The demo server seen from its page: fetch and WebSocket as the browser has them, the bridge for what it has not.

import { openDatagramBridge } from './bridge-datagrams.ts';
import { openBridge, type OpenSocket } from './bridge-stream.ts';
import type { ClientRequest, ClientResponse, ClientSocket, DemoClient, SocketEvent } from './contract.ts';
import { randomId, withExchange } from './random-id.ts';
import { createFeed } from './wire-feed.ts';

/** Milliseconds that `/health` has before the server counts as lost. */
const patience = 3_000;

/** Client of the server that this page came from; it asks no other. Works where the page is no secure context, too. */
export function createNetworkClient(): DemoClient {
  const feed = createFeed({
    openSocket: openPlainSocket,
    isAlive,
    clock: { now: () => Date.now() },
    timers: {
      after(milliseconds, task) {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    chance: () => Math.random(),
  });
  return {
    host: 'server',
    authority: location.host,
    fetch: fetchFromServer,
    openSocket,
    connect: (to) => openBridge(openPlainSocket, to),
    openDatagrams: (to) => openDatagramBridge(openPlainSocket, to),
    scriptCookies: { read: () => document.cookie, write: (line) => void (document.cookie = line) },
    jar: undefined,
    ...feed,
  };
}

async function fetchFromServer(request: ClientRequest): Promise<ClientResponse> {
  const { method = 'GET', path, headers = [], body, until } = request;
  const leaving = new AbortController();
  let isAnswered = false;
  void until?.then(() => isAnswered || leaving.abort());
  const response = await fetch(pageAddress(path), {
    method,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    signal: leaving.signal,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : body.slice() }),
  });
  isAnswered = true;
  return {
    status: response.status,
    headers: [...response.headers],
    body: piecesOf(response.body, () => leaving.abort()),
    exchange: response.headers.get('wire-exchange') ?? undefined,
  };
}

/** Not every browser can iterate a ReadableStream. A reader that stops early closes the connection. */
async function* piecesOf(stream: ReadableStream<Uint8Array> | null, leave: () => void): AsyncGenerator<Uint8Array> {
  if (!stream) return;
  const reader = stream.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    leave();
  }
}

/** Without a name of its own on the wire: it is no exchange of a demo. */
const openPlainSocket: OpenSocket = (path, listener) => listenTo(new WebSocket(socketAddress(path)), listener);

function openSocket(
  path: string,
  listener: (event: SocketEvent) => void,
  protocols: readonly string[] = [],
): ClientSocket {
  // crypto.randomUUID is missing where the page is no secure context; this is not.
  const exchange = randomId({ bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) });
  const socket = new WebSocket(socketAddress(withExchange(path, exchange)), [...protocols]);
  return { exchange, ...listenTo(socket, listener) };
}

function listenTo(socket: WebSocket, listener: (event: SocketEvent) => void): Omit<ClientSocket, 'exchange'> {
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => listener({ type: 'open', protocol: socket.protocol });
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) =>
    listener({ type: 'message', data: typeof data === 'string' ? data : new Uint8Array(data) });
  socket.onerror = () => listener({ type: 'error' });
  socket.onclose = ({ code, reason, wasClean }) => listener({ type: 'close', code, reason, wasClean });
  return {
    send: (data) => socket.send(typeof data === 'string' ? data : data.slice()),
    close: (code, reason) => socket.close(code, reason),
  };
}

/** On the server that this page came from. Throws a TypeError for a path that leads elsewhere. */
function pageAddress(path: string): URL {
  const address = new URL(path, location.href);
  if (address.origin !== location.origin)
    throw new TypeError(`${address.origin} is not this page’s server. Begin the path with one /`);
  return address;
}

function socketAddress(path: string): URL {
  const address = pageAddress(path);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return address;
}

async function isAlive(): Promise<boolean> {
  try {
    const response = await fetch(pageAddress('/health'), { cache: 'no-store', signal: AbortSignal.timeout(patience) });
    return response.ok;
  } catch {
    return false;
  }
}
