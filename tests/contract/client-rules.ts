// What a widget may rely on (DemoClient), whichever host is behind it.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exchangeByHand } from '#demos/by-hand.ts';
import type { ClientResponse, Demo, DemoClient, Link, SocketEvent, WireEvent } from '#demos/contract.ts';
import { octetsOf, textOf } from '#wire/http1-octets.ts';
import { createTestDemos, type Observed } from './backends.ts';
import { write } from './conversation.ts';

export interface TestClient {
  readonly client: DemoClient;
  /** The host goes away, as a demo server that is killed. */
  stopHost(): Promise<void>;
  close(): Promise<void>;
}

export type OpenClient = (demos: Readonly<Record<string, Demo>>) => Promise<TestClient>;

export function describeClient(name: string, openClient: OpenClient): void {
  describe(name, () => {
    let opened: TestClient;
    let client: DemoClient;
    let observed: Observed;

    beforeEach(async () => {
      const demos = createTestDemos();
      ({ observed } = demos);
      opened = await openClient(demos.demos);
      ({ client } = opened);
    });
    afterEach(() => opened.close());

    const octets = async ({ body }: ClientResponse): Promise<Uint8Array> => {
      const all: number[] = [];
      for await (const piece of body) all.push(...piece);
      return Uint8Array.from(all);
    };

    const text = async (response: ClientResponse) => new TextDecoder().decode(await octets(response));

    const field = ({ headers }: ClientResponse, name: string) => headers.find(([key]) => key === name)?.[1];

    describe('fetch', () => {
      test('gives status, fields as a script sees them, content, and the exchange’s name', async () => {
        const response = await client.fetch({ path: '/demos/mirror?x=1' });
        expect(response.status).toBe(200);
        expect(field(response, 'x-second')).toBe('2, two');
        expect(response.headers.map(([name]) => name)).toEqual(response.headers.map(([name]) => name).sort());
        expect(response.exchange).toMatch(/^[0-9a-f]{32}$/);
        expect(JSON.parse(await text(response))).toMatchObject({
          method: 'GET',
          target: '/demos/mirror?x=1',
          body: '',
        });
      });

      test('sends method, fields and text', async () => {
        const response = await client.fetch({
          method: 'PUT',
          path: '/demos/mirror',
          headers: [['X-Mine', 'yes']],
          body: 'déjà',
        });
        const seen = JSON.parse(await text(response)) as { method: string; headers: [string, string][]; body: string };
        const headers = new Map(seen.headers.map(([name, value]) => [name.toLowerCase(), value]));
        expect(seen.method).toBe('PUT');
        expect(seen.body).toBe('déjà');
        expect(headers.get('x-mine')).toBe('yes');
        expect(headers.get('content-type')).toBe('text/plain;charset=UTF-8');
        expect(headers.get('content-length')).toBe('6');
        expect(headers.get('host')).toBe(client.authority);
      });

      test('sends octets as they are', async () => {
        const response = await client.fetch({ method: 'POST', path: '/demos/flow', body: Uint8Array.of(0, 128, 255) });
        expect(await octets(response)).toEqual(Uint8Array.of(0, 128, 255));
      });

      test('resolves for a status that says no', async () => {
        expect((await client.fetch({ path: '/demos/crash' })).status).toBe(500);
        expect((await client.fetch({ path: '/demos/nothing-here' })).status).toBe(404);
      });

      test('gives no content for HEAD', async () => {
        expect(await text(await client.fetch({ method: 'HEAD', path: '/demos/mirror' }))).toBe('');
      });

      test('rejects a GET with a body, as a browser does', async () => {
        await expect(client.fetch({ path: '/demos/mirror', body: 'x' })).rejects.toThrow(TypeError);
      });

      test('gives content piece by piece, and tells the demo when it is not wanted any more', async () => {
        // A browser that leaves ends the connection, which a silent server cannot tell from a half-close.
        const { body } = await client.fetch({ path: '/demos/flow/ticking' });
        for await (const piece of body) {
          expect(textOf(piece)).toMatch(/^first/);
          break;
        }
        await new Promise<void>((resolve) => {
          observed.changed = () => observed.contentEnds === 1 && resolve();
          observed.changed();
        });
      });

      test('gives a request up that nobody waits for any more, and leaves an answered one alone', async () => {
        let giveUp = () => {};
        const until = new Promise<void>((resolve) => (giveUp = resolve));
        const answered = await client.fetch({ path: '/demos/mirror/nothing', until });
        const held = client.fetch({ path: '/demos/mirror/held', until });
        giveUp();
        await expect(held).rejects.toThrow();
        expect(answered.status).toBe(204);
        expect((await client.fetch({ path: '/demos/mirror/nothing' })).status).toBe(204);
      });

      test('serves requests at once and one after another', async () => {
        const paths = ['/demos/mirror/1', '/demos/mirror/2', '/demos/mirror/3'];
        const answers = await Promise.all(paths.map((path) => client.fetch({ path })));
        const targets = await Promise.all(
          answers.map(async (answer) => JSON.parse(await text(answer)).target as string),
        );
        expect(targets).toEqual(paths);
        expect((await client.fetch({ path: '/demos/mirror/nothing' })).status).toBe(204);
      });

      test('rejects with a TypeError when the host is gone', async () => {
        await opened.stopHost();
        await expect(client.fetch({ path: '/demos/mirror' })).rejects.toThrow(TypeError);
      });
    });

    describe('openSocket', () => {
      /** Opens, and gives the events until one of `type` has come. */
      function listen(path: string, protocols?: string[]) {
        const events: SocketEvent[] = [];
        let check = () => {};
        const socket = client.openSocket(
          path,
          (event) => {
            events.push(event);
            check();
          },
          protocols,
        );
        const until = (type: SocketEvent['type'], count = 1) =>
          new Promise<SocketEvent[]>((resolve) => {
            check = () => events.filter((event) => event.type === type).length >= count && resolve(events);
            check();
          });
        return { socket, until, events };
      }

      test('tells of open, message and close, in this order', async () => {
        const { socket, until } = listen('/demos/socket', ['first', 'second']);
        await until('open');
        socket.send('hello');
        await until('message');
        socket.close(3000, 'done');
        expect(await until('close')).toEqual([
          { type: 'open', protocol: 'second' },
          { type: 'message', data: 'hello' },
          { type: 'close', code: 3000, reason: 'done', wasClean: true },
        ]);
      });

      test('carries octets as a Uint8Array', async () => {
        const { socket, until } = listen('/demos/socket');
        await until('open');
        socket.send(Uint8Array.of(1, 2));
        const [, message] = await until('message');
        expect(message).toEqual({ type: 'message', data: Uint8Array.of(1, 2) });
      });

      test('may be sent from within the open event', async () => {
        const events: SocketEvent[] = [];
        const message = new Promise<void>((resolve) => {
          const socket = client.openSocket('/demos/socket', (event) => {
            events.push(event);
            if (event.type === 'open') socket.send('at once');
            if (event.type === 'message') resolve();
          });
        });
        await message;
        expect(events.at(-1)).toEqual({ type: 'message', data: 'at once' });
      });

      test('throws when something is sent too early', () => {
        const { socket } = listen('/demos/socket');
        expect(() => socket.send('too early')).toThrow();
      });

      test('tells of an error and then of 1006 when it is refused', async () => {
        const events = await listen('/demos/socket/closed').until('close');
        expect(events.map(({ type }) => type)).toEqual(['error', 'close']);
        expect(events[1]).toMatchObject({ code: 1006, wasClean: false });
      });

      test('tells of an error and then of 1006 when it is closed before it is open', async () => {
        const { socket, until } = listen('/demos/socket');
        socket.close();
        const events = await until('close');
        expect(events.map(({ type }) => type)).toEqual(['error', 'close']);
        expect(events[1]).toMatchObject({ code: 1006, wasClean: false });
      });

      test('tells of 1006 and of no error when the connection is cut', async () => {
        const { socket, until, events } = listen('/demos/socket');
        await until('open');
        socket.send('please abort');
        await until('close');
        expect(events.slice(1)).toEqual([{ type: 'close', code: 1006, reason: '', wasClean: false }]);
      });

      test('does nothing after the close', async () => {
        const { socket, until, events } = listen('/demos/socket');
        await until('open');
        socket.send('please close');
        await until('close');
        socket.send('too late');
        socket.close();
        await client.fetch({ path: '/demos/mirror/nothing' });
        expect(events.at(-1)).toEqual({ type: 'close', code: 3001, reason: 'as you wish', wasClean: true });
      });

      test('names its exchange on the wire', async () => {
        const { socket, until } = listen('/demos/socket');
        await until('open');
        socket.close();
        const closed = await closedExchanges(1);
        expect(closed).toEqual([socket.exchange]);
      });
    });

    describe('wire', () => {
      test('tells of the page’s exchanges, remembered ones first', async () => {
        const first = await client.fetch({ path: '/demos/mirror' });
        await text(first);
        expect(await closedExchanges(1)).toEqual([first.exchange]);
        const second = await client.fetch({ path: '/demos/mirror' });
        await text(second);
        expect(await closedExchanges(2)).toEqual([first.exchange, second.exchange]);
      });
    });

    describe('connect', () => {
      test('gives a byte stream to the host’s own port', async () => {
        const stream = await client.connect();
        const { head, body } = await exchangeByHand(
          stream,
          octetsOf(write('GET /x', client.authority, ['Host: any.localhost'])),
          'GET',
        );
        expect(head?.status).toBe(200);
        expect(JSON.parse(textOf(body))).toMatchObject({ target: '/x' });
        stream.abort();
      });

      test('carries more than any buffer holds, both ways', async () => {
        const stream = await client.connect();
        const size = 3_000_000;
        const head = octetsOf(
          write('POST /demos/flow', client.authority, [`Content-Length: ${size}`, 'Connection: close']),
        );
        const request = new Uint8Array(head.length + size);
        request.set(head);
        const { body } = await exchangeByHand(stream, request, 'POST', { limit: 2 * size });
        expect(body.length).toBe(size);
      });

      test('half-closes', async () => {
        const stream = await client.connect();
        await stream.write(octetsOf(write('POST /demos/mirror', client.authority, ['Content-Length: 4'], 'last')));
        await stream.end();
        await expect(stream.write(Uint8Array.of(1))).rejects.toThrow();
        let received = '';
        for (let bytes = await stream.read(); bytes; bytes = await stream.read()) received += textOf(bytes);
        expect(received).toMatch(/"body":"last"}$/);
      });

      test('aborts: pending reads reject, and the demo’s content is told', async () => {
        const stream = await client.connect();
        await stream.write(octetsOf(write('GET /demos/flow/endless', client.authority)));
        let received = '';
        while (!received.includes('first')) received += textOf((await stream.read()) ?? new Uint8Array());
        const reading = stream.read();
        stream.abort();
        await expect(reading).rejects.toThrow();
        await new Promise<void>((resolve) => {
          observed.changed = () => observed.contentEnds === 1 && resolve();
          observed.changed();
        });
      });

      test('rejects when the host is gone', async () => {
        await opened.stopHost();
        await expect(client.connect()).rejects.toThrow(TypeError);
      });
    });

    describe('a demo’s own port', () => {
      const echo = { demo: 'own', port: 'echo' };
      const datagrams = { demo: 'own', port: 'datagrams' };

      test('is reached by a byte stream, as the page’s visitor', async () => {
        const stream = await client.connect(echo);
        let received = '';
        while (!received.endsWith('\n')) received += textOf((await stream.read()) ?? new Uint8Array());
        expect(received).toBe('presenter true\n');
        await stream.write(octetsOf('hello'));
        await stream.end();
        for (let bytes = await stream.read(); bytes; bytes = await stream.read()) received += textOf(bytes);
        expect(received).toBe('presenter true\nhelloover');
      });

      test('tells its demo of a cut by closing the exchange', async () => {
        const stream = await client.connect(echo);
        await stream.read();
        stream.abort();
        expect(await closedExchanges(1)).toHaveLength(1);
      });

      test('is reached by datagrams, each whole', async () => {
        const socket = await client.openDatagrams(datagrams);
        socket.send(octetsOf('one'));
        expect(textOf((await socket.receive()) ?? new Uint8Array())).toBe('presenter: one');
        socket.send(octetsOf('two'));
        expect(textOf((await socket.receive()) ?? new Uint8Array())).toBe('presenter: two');
        const waiting = socket.receive();
        socket.close();
        expect(await waiting).toBeUndefined();
      });

      test('takes no datagram that no network would', async () => {
        const socket = await client.openDatagrams(datagrams);
        expect(() => socket.send(new Uint8Array(65_508))).toThrow(RangeError);
        socket.close();
      });

      test('that is not there is refused with a TypeError', async () => {
        await expect(client.connect({ demo: 'own', port: 'nothing' })).rejects.toThrow(TypeError);
        await expect(client.connect(datagrams)).rejects.toThrow(TypeError);
        await expect(client.openDatagrams({ demo: 'own', port: 'nothing' })).rejects.toThrow(TypeError);
        await expect(client.openDatagrams(echo)).rejects.toThrow(TypeError);
      });
    });

    describe('watchLink', () => {
      test('says that the host is there', async () => {
        let stop = () => {};
        const up = new Promise<Link>((resolve) => {
          stop = client.watchLink((link) => link.state === 'up' && resolve(link));
        });
        expect(await up).toEqual({ state: 'up' });
        stop();
      });
    });

    /** Names of the exchanges in the order in which they opened, once `count` have been closed. */
    function closedExchanges(count: number): Promise<string[]> {
      const events: WireEvent[] = [];
      return new Promise((resolve) => {
        client.wire.subscribe((event) => {
          events.push(event);
          if (events.filter(({ type }) => type === 'closed').length < count) return;
          resolve(events.flatMap((each) => (each.type === 'opened' ? [each.exchange] : [])));
        });
      });
    }
  });
}
