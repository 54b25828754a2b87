// Demos that exist for the contract suite only: each shows one side of the contract as plainly as it can.

import type { Closure, Demo, HttpRequest, HttpResponse, Peer, PeerEvents } from '#demos/contract.ts';
import { readBytes } from '#demos/read-body.ts';

/** What the backends saw, for the suite to look at: host and suite share a process or a page. */
export interface Observed {
  /** Closures in the order in which backends were told of them. */
  readonly closures: Closure[];
  /** Messages that reached a backend. */
  readonly messages: (string | Uint8Array)[];
  /** How often streamed content was told to return, or ended. */
  contentEnds: number;
  peer: Peer | undefined;
  /** Called after each change. */
  changed(): void;
}

export interface TestDemos {
  readonly demos: Readonly<Record<string, Demo>>;
  readonly observed: Observed;
}

export function createTestDemos(): TestDemos {
  const observed: Observed = { closures: [], messages: [], contentEnds: 0, peer: undefined, changed() {} };
  const all = [mirror(), flow(observed), crash(), mute(), socket(observed), own()];
  return { demos: Object.fromEntries(all.map((demo) => [demo.name, demo])), observed };
}

function asDemo(name: string, backend: ReturnType<Demo['create']>): Demo {
  return { name, scope: 'visitor', create: () => backend };
}

/** Tells what it sees, as JSON. */
function mirror(): Demo {
  return asDemo('mirror', { respond: reflect, respondAsVirtualHost: reflect });
}

async function reflect(request: HttpRequest): Promise<HttpResponse> {
  const { method, target, version, headers } = request;
  if (target.endsWith('/nothing')) return { status: 204, headers: [['X-Nothing', 'yes']] };
  if (target.endsWith('/held')) return new Promise(() => {});
  if (target.endsWith('/unread')) return { status: 200, headers: [], body: 'not read' };
  const body = new TextDecoder().decode(await readBytes(request.body, 1_000_000));
  return {
    status: 200,
    headers: [
      ['X-Second', '2'],
      ['x-FIRST', '1'],
      ['X-Second', 'two'],
      ['Content-Type', 'application/json'],
    ],
    body: JSON.stringify({ method, target, version, headers, body }),
  };
}

/** Streams: each piece of the request back as it comes; a first piece and then silence; or pieces without end. */
function flow(observed: Observed): Demo {
  const content = (target: string) => {
    if (target.endsWith('/endless')) return endless(observed, () => new Promise(() => {}));
    if (target.endsWith('/ticking')) return endless(observed, () => new Promise((resolve) => setTimeout(resolve, 5)));
    return undefined;
  };
  return asDemo('flow', {
    respond: ({ target, body }) => ({ status: 200, headers: [], body: content(target) ?? body }),
  });
}

/** Content without end; `next` decides when there is more of it. */
function endless(observed: Observed, next: () => Promise<unknown>): AsyncIterable<Uint8Array> {
  let isFirst = true;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (!isFirst) await next();
        isFirst = false;
        return { done: false, value: new TextEncoder().encode('first') };
      },
      async return() {
        observed.contentEnds += 1;
        observed.changed();
        return { done: true, value: undefined };
      },
    }),
  };
}

function crash(): Demo {
  return asDemo('crash', {
    respond({ target }) {
      if (target.endsWith('/later')) return Promise.reject(new Error('crash: later'));
      if (target.endsWith('/content')) return { status: 200, headers: [], body: failing() };
      if (target.endsWith('/injection'))
        return { status: 200, headers: [['X-Split', 'a\r\nX-Injected: b']], body: 'x' };
      throw new Error('crash: at once');
    },
    upgrade({ target }) {
      if (target.startsWith('/demos/crash/open')) return { open: () => fail('crash: open') };
      if (target.startsWith('/demos/crash/message')) return { open: () => ({ message: () => fail('crash: message') }) };
      return fail('crash: upgrade');
    },
  });
}

function fail(message: string): never {
  throw new Error(message);
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('begun');
  fail('crash: content');
}

/** Ports of its own: one that repeats what it reads and then says so, one that fails, one for datagrams. */
function own(): Demo {
  return {
    name: 'own',
    scope: 'visitor',
    ports: [
      { name: 'echo', transport: 'tcp', preferred: 18_431 },
      { name: 'crash', transport: 'tcp', preferred: 18_432 },
      { name: 'datagrams', transport: 'udp', preferred: 18_431 },
    ],
    create: () => ({
      async serve(port, stream, { visitor, isPresenter }) {
        if (port === 'crash') fail(`crash: ${(await stream.read())?.length}`);
        await stream.write(new TextEncoder().encode(`${visitor} ${isPresenter}\n`));
        for (let bytes = await stream.read(); bytes; bytes = await stream.read()) await stream.write(bytes);
        await stream.write(new TextEncoder().encode('over'));
      },
      answer(_port, datagram, { visitor }) {
        const text = new TextDecoder().decode(datagram);
        if (text === 'crash') fail('crash: answer');
        if (text === 'silence') return undefined;
        return new TextEncoder().encode(`${visitor}: ${text}`);
      },
    }),
  };
}

/** Defines nothing. */
function mute(): Demo {
  return asDemo('mute', {});
}

/** A WebSocket that sends back what it gets; texts that begin with `please` are orders. */
function socket(observed: Observed): Demo {
  return asDemo('socket', {
    upgrade({ target, headers }) {
      if (target.startsWith('/demos/socket/closed'))
        return { status: 403, headers: [['X-Why', 'closed']], body: 'no entry' };
      const offered = headers.find(([name]) => name.toLowerCase() === 'sec-websocket-protocol')?.[1] ?? '';
      const open = (peer: Peer) => serve(peer, observed, target.startsWith('/demos/socket/greeting'));
      return offered.includes('second') ? { protocol: 'second', open } : { open };
    },
  });
}

function serve(peer: Peer, observed: Observed, greets: boolean): PeerEvents {
  observed.peer = peer;
  if (greets) peer.send('welcome');
  return {
    message(data) {
      observed.messages.push(data);
      observed.changed();
      obey(peer, data);
    },
    close(closure) {
      observed.closures.push(closure);
      observed.changed();
      peer.send('too late');
      peer.close();
    },
  };
}

function obey(peer: Peer, data: string | Uint8Array): void {
  if (data === 'please close') return peer.close(3001, 'as you wish');
  if (data === 'please close without a word') return peer.close();
  if (data === 'please abort') return peer.abort();
  peer.send(data);
}
