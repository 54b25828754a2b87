// Ports of the demos' own on the demo server: where they are, whose their exchanges are, what they refuse, how they end.

import { createSocket } from 'node:dgram';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { bridgeClosure, bridgePath } from '#demos/bridge-protocol.ts';
import type { Backend, OwnPort } from '#demos/contract.ts';
import { decodeFeedMessage, feedPath } from '#demos/feed-protocol.ts';
import { announcement } from '#server/announce.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { Exchanges } from '#server/exchanges.ts';
import { createOwnPorts, isPrivate, type OpenPort } from '#server/own-ports.ts';
import { createTcpTable, stateIn, type TcpTable } from '#server/tcp-states.ts';
import { terminalText } from '#server/terminal-text.ts';
import { createVisitors } from '#server/visitors.ts';
import { watchFeed } from './server-feed-watcher.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server-harness.ts';

const echoPort: OwnPort = { name: 'echo', transport: 'tcp', preferred: 18_451 };
const datagramPort: OwnPort = { name: 'datagrams', transport: 'udp', preferred: 18_452 };

const repeat: Backend = {
  async serve(_port, stream) {
    for (let bytes = await stream.read(); bytes; bytes = await stream.read()) await stream.write(bytes);
  },
  answer: (_port, datagram, { visitor }) =>
    new TextEncoder().encode(`${visitor} ${new TextDecoder().decode(datagram)}`),
};

let server: TestServer | undefined;
const cleanings: (() => void)[] = [];

afterEach(async () => {
  for (const clean of cleanings.splice(0)) clean();
  await server?.end(0);
  server = undefined;
});

async function start(options: Partial<TestServerOptions> = {}): Promise<TestServer> {
  return (server = await startTestServer({
    demos: { repeat },
    ports: { repeat: [echoPort, datagramPort] },
    ...options,
  }));
}

/** Sends octets to the echo and gives what comes back once as many have come. */
function exchange(port: number, octets: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(octets));
    let received = '';
    socket.on('error', reject).on('data', (bytes) => {
      received += bytes.toString('latin1');
      if (received.length < octets.length) return;
      resolve(received);
      socket.end();
    });
  });
}

function bridge(to: TestServer, query: string, cookie: string): WebSocket {
  const socket = to.socket(`${bridgePath}${query}`, { Cookie: cookie });
  cleanings.push(() => socket.terminate());
  return socket;
}

const opened = (socket: WebSocket) => new Promise((resolve) => socket.once('message', resolve));
const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

function portsAlone(ports: readonly OwnPort[], faults: unknown[] = []) {
  const capabilities = nodeCapabilities(() => {});
  const own = createOwnPorts({
    owners: [{ demo: 'repeat', ports, backend: repeat }],
    capabilities,
    exchanges: new Exchanges(),
    visitors: createVisitors(capabilities.random),
    onError: (error) => void faults.push(error),
  });
  cleanings.push(() => own.end());
  return own;
}

/** Takes a port on both address families' loopback. */
async function occupy(): Promise<number> {
  const taken: Server = createServer();
  await new Promise<void>((resolve) => taken.listen({ port: 0, host: '127.0.0.1' }, resolve));
  cleanings.push(() => taken.close());
  return (taken.address() as AddressInfo).port;
}

describe('a demo’s own ports', () => {
  it('are where they are preferred, TCP and UDP', async () => {
    const own = portsAlone([echoPort, datagramPort]);
    const ports = await own.open({ lan: false, any: false });
    expect(ports.map(({ number }) => number)).toEqual([18_451, 18_452]);
    expect(own.numbers()).toEqual({ 'repeat/echo': 18_451, 'repeat/datagrams': 18_452 });
    expect(await exchange(18_451, 'hello')).toBe('hello');
  });

  it('move where another program is, and the terminal says so', async () => {
    const preferred = await occupy();
    const ports = await portsAlone([{ ...echoPort, preferred }]).open({ lan: false, any: false });
    expect(ports[0]?.number).not.toBe(preferred);
    expect(await exchange(ports[0]?.number ?? 0, 'hello')).toBe('hello');
    const options = { port: 8420, isExplicit: false, lan: false, names: [], data: undefined, help: false, ports };
    const lines = await announcement(terminalText.en, options, 8420, {});
    expect(lines.join('\n')).toContain(
      `Port ${preferred} is taken by another program, so the demo’s own port repeat/echo is ${ports[0]?.number}.`,
    );
  });

  it('may be any where the server’s own is any, and nothing is said of it', async () => {
    const ports = await portsAlone([echoPort]).open({ lan: false, any: true });
    expect(ports[0]?.number).not.toBe(echoPort.preferred);
    const options = { port: 0, isExplicit: true, lan: false, names: [], data: undefined, help: false, ports };
    expect((await announcement(terminalText.fr, options, 8420, {})).join('\n')).not.toContain('repeat');
  });

  it('listen to this machine alone unless they are to be open to the network', async () => {
    const { address } =
      Object.values(networkInterfaces())
        .flatMap((all) => all ?? [])
        .find(({ internal, family }) => !internal && family === 'IPv4') ?? {};
    if (address === undefined) return;
    const near = await portsAlone([echoPort]).open({ lan: false, any: true });
    const far = await portsAlone([echoPort]).open({ lan: true, any: true });
    const reach = (port: number) =>
      new Promise<boolean>((resolve) => {
        const socket = connect(port, address, () => resolve(true));
        socket.on('error', () => resolve(false));
        cleanings.push(() => socket.destroy());
      });
    expect(await reach(near[0]?.number ?? 0)).toBe(false);
    expect(await reach(far[0]?.number ?? 0)).toBe(true);
  });

  it('are told to pages when the feed greets', async () => {
    const { ports, socket, openDeck } = await start();
    const feed = socket(feedPath, { Cookie: await openDeck() });
    cleanings.push(() => feed.terminate());
    const greeting = await new Promise<string>((resolve) =>
      feed.once('message', (data: Buffer) => resolve(data.toString())),
    );
    expect(decodeFeedMessage(greeting)).toMatchObject({ type: 'hello', ports });
    expect(ports).toEqual({ 'repeat/echo': expect.any(Number), 'repeat/datagrams': expect.any(Number) });
  });

  it('take nobody once the server ends, and cut who is there', async () => {
    const running = await start();
    const port = running.ports['repeat/echo'] ?? 0;
    const socket = connect(port, '127.0.0.1');
    cleanings.push(() => socket.destroy());
    socket.on('error', () => {});
    await new Promise((resolve) => socket.write('x', resolve));
    await new Promise((resolve) => socket.once('data', resolve));
    const gone = new Promise((resolve) => socket.once('close', resolve));
    await running.end(0);
    server = undefined;
    await gone;
    await expect(exchange(port, 'x')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('exchanges on a demo’s own port', () => {
  it('of other programs are the presenter’s', async () => {
    const running = await start();
    const cookie = await running.openDeck();
    const feed = await watchFeed(running, cookie);
    await exchange(running.ports['repeat/echo'] ?? 0, 'hello');
    const [watched] = await feed.untilClosed(1);
    expect(watched).toMatchObject({ client: 'hello', server: 'hello' });
  });

  it('over a bridge are its visitor’s, by TCP and by UDP', async () => {
    const running = await start();
    await running.openDeck();
    const cookie = `visitor=${'b'.repeat(32)}`;
    await running.exchange(
      `GET / HTTP/1.1\r\nHost: ${running.authority}\r\nCookie: visitor=${'a'.repeat(32)}\r\nConnection: close\r\n\r\n`,
    );
    const feed = await watchFeed(running, cookie);
    const socket = bridge(running, '?tcp=repeat/echo', cookie);
    await opened(socket);
    socket.send(Buffer.from('hello'));
    socket.send('{"type":"end"}');
    expect(await closed(socket)).toBe(1000);
    const datagrams = bridge(running, '?udp=repeat/datagrams', cookie);
    await opened(datagrams);
    const answer = new Promise<string>((resolve) =>
      datagrams.once('message', (data: Buffer) => resolve(data.toString())),
    );
    datagrams.send(Buffer.from('ping'));
    expect(await answer).toBe(`${'b'.repeat(32)} ping`);
    const [stream, datagram] = await feed.untilClosed(2);
    expect(stream).toMatchObject({ client: 'hello', server: 'hello' });
    expect(datagram).toMatchObject({ client: 'ping' });
  });
});

describe('a bridge', () => {
  it.each([
    '?tcp=repeat/nothing',
    '?tcp=nobody/echo',
    '?udp=repeat/echo',
    '?tcp=repeat/datagrams',
    '?tcp=127.0.0.1:22',
    '?udp=',
  ])('leads nowhere else: %s', async (query) => {
    const running = await start();
    expect(await closed(bridge(running, query, await running.openDeck()))).toBe(bridgeClosure.noSuchPort);
  });

  it('of datagrams is closed on misuse', async () => {
    const running = await start();
    const cookie = await running.openDeck();
    for (const wrong of ['{"type":"end"}', Buffer.alloc(65_508)]) {
      const socket = bridge(running, '?udp=repeat/datagrams', cookie);
      await opened(socket);
      socket.send(wrong);
      expect(await closed(socket)).toBe(bridgeClosure.misused);
    }
  });

  it('loses datagrams beyond its rate, and stays open', async () => {
    const running = await start();
    const socket = bridge(running, '?udp=repeat/datagrams', await running.openDeck());
    await opened(socket);
    let answers = 0;
    const last = new Promise<void>((resolve) => {
      socket.on('message', () => {
        answers += 1;
        if (answers === 100) resolve();
      });
    });
    for (let count = 0; count < 1_000; count += 1) socket.send(Buffer.from('x'));
    await last;
    await new Promise<void>((resolve) => {
      socket.once('pong', () => resolve());
      socket.ping();
    });
    expect(answers).toBeLessThan(400);
    expect(socket.readyState).toBe(socket.OPEN);
  });
});

describe('a UDP port', () => {
  it('answers any number of empty and odd datagrams', async () => {
    const running = await start();
    const socket = createSocket('udp4');
    cleanings.push(() => socket.close());
    const answers: string[] = [];
    const third = new Promise<void>((resolve) => {
      socket.on('message', (bytes) => {
        answers.push(bytes.toString());
        if (answers.length === 3) resolve();
      });
    });
    for (const octets of ['', '\0\xff', 'x'.repeat(20_000)])
      socket.send(octets, running.ports['repeat/datagrams'], '127.0.0.1');
    await third;
    expect(answers.every((answer) => answer.startsWith('presenter '))).toBe(true);
    expect(running.errors).toEqual([]);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.20',
    '169.254.3.4',
    '100.64.0.1',
    '::1',
    'fe80::1%eth0',
    'fd00::10',
    '::ffff:10.0.0.1',
  ])('answers %s', (address) => {
    expect(isPrivate(address)).toBe(true);
  });

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2001:db8::1', '::ffff:1.1.1.1', '192.0.2.1'])(
    'never answers %s',
    (address) => {
      expect(isPrivate(address)).toBe(false);
    },
  );
});

const linux = createTcpTable();

describe('the states of a connection', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:20EE 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1
   1: 0100007F:20EE 0100007F:C001 08 00000000:00000000 00:00000000 00000000  1000        0 2
   2: 0100007F:C001 0100007F:20EE 05 00000000:00000000 00:00000000 00000000  1000        0 3
`;

  it('are found by both ports', () => {
    expect(stateIn(table, 0x20ee, 0xc001)).toBe('CLOSE-WAIT');
    expect(stateIn(table, 0xc001, 0x20ee)).toBe('FIN-WAIT-2');
    expect(stateIn(table, 0xc001, 0x20ef)).toBe('CLOSED');
  });

  it('are unknown of a connection that nobody noted', async () => {
    const known = createTcpTable(async () => table);
    expect(await known?.statesOf('none')).toBeUndefined();
  });

  it.skipIf(!linux)('are Linux’s own (skipped on other systems)', async () => {
    const noted: string[] = [];
    const system = linux as TcpTable;
    const running = await start({
      host: {
        noteConnection: (exchangeName, socket) => {
          noted.push(exchangeName);
          system.note(exchangeName, socket);
        },
      },
    });
    const socket = connect({ port: running.ports['repeat/echo'] ?? 0, host: '127.0.0.1', allowHalfOpen: true });
    cleanings.push(() => socket.destroy());
    await new Promise((resolve) => socket.write('x', resolve));
    await new Promise((resolve) => socket.once('data', resolve));
    expect(await system.statesOf(noted[0] ?? '')).toEqual({ client: 'ESTABLISHED', server: 'ESTABLISHED' });
    socket.end();
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
    expect(await system.statesOf(noted[0] ?? '')).toEqual({ client: 'TIME-WAIT', server: 'CLOSED' });
  });
});

describe('an own port that cannot be opened', () => {
  it('is reported, and harms no other', async () => {
    const faults: unknown[] = [];
    const own = portsAlone([{ ...echoPort, preferred: 70_000 }, datagramPort], faults);
    const ports: readonly OpenPort[] = await own.open({ lan: false, any: false });
    expect(ports).toHaveLength(2);
    expect(faults).toEqual([]);
  });
});
