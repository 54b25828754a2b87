// The tap: every octet of a demo's exchange, in order, sorted by exchange, and nothing else.

import { describe, expect, test } from 'vitest';
import { openWebSocketByHand } from '#demos/by-hand.ts';
import type { Side, WireEvent } from '#demos/contract.ts';
import { textOf } from '#wire/http1-octets.ts';
import { write } from './conversation.ts';
import { seededRandom, timers } from './test-host.ts';
import type { Stage } from './suite.ts';

export function describeWire(open: () => Stage): void {
  describe('the wire', () => {
    const stage = open();

    /** Resolves with all events once `count` exchanges have been closed. */
    function closed(count: number): Promise<WireEvent[]> {
      const events: WireEvent[] = [];
      return new Promise((resolve) => {
        stage.host.subscribe((event) => {
          events.push(event);
          if (events.filter(({ type }) => type === 'closed').length === count) resolve(events);
        });
      });
    }

    async function exchangeOnce(path: string): Promise<{ sent: string; received: string }> {
      const talk = await stage.connect();
      const sent = write(`GET ${path}`, stage.host.authority, ['Connection: close']);
      await talk.send(sent);
      return { sent, ...(await talk.all()) };
    }

    test('tells of an exchange: opened, its octets both ways, closed', async () => {
      const seen = closed(1);
      const { sent, received } = await exchangeOnce('/demos/mirror');
      const events = await seen;
      const [opened] = events;
      expect(opened).toMatchObject({ type: 'opened', demo: 'mirror', at: 1_767_323_045_678 });
      expect(events.at(-1)).toMatchObject({ type: 'closed' });
      expect(new Set(events.map(({ exchange }) => exchange)).size).toBe(1);
      expect(octets(events, 'client')).toBe(sent);
      expect(octets(events, 'server')).toBe(received);
    });

    test('names the exchange as the response does', async () => {
      const seen = closed(1);
      const { received } = await exchangeOnce('/demos/mirror');
      const [opened] = await seen;
      expect(received).toContain(`\r\nWire-Exchange: ${opened?.exchange}\r\n`);
    });

    test('tells pipelined requests apart, to the octet', async () => {
      const seen = closed(3);
      const { authority } = stage.host;
      const sent = [
        write('POST /demos/mirror/1', authority, ['Content-Length: 3'], 'a\nb'),
        write('POST /demos/mirror/2', authority, ['Transfer-Encoding: chunked'], '2\r\nab\r\n0\r\n\r\n'),
        write('GET /demos/mirror/3', authority),
      ];
      const talk = await stage.connect();
      await talk.send(sent.join(''));
      const events = await seen;
      const ids = events.flatMap((event) => (event.type === 'opened' ? [event.exchange] : []));
      expect(ids.map((id) => octets(events, 'client', id))).toEqual(sent);
      expect(ids.map((id) => octets(events, 'server', id)).join('')).toBe(await talk.until(/mirror\/3".*$/s));
    });

    test('says nothing of what is no demo’s', async () => {
      const seen = closed(1);
      await exchangeOnce('/demos/nothing-here');
      await exchangeOnce('/favicon.ico');
      await exchangeOnce('/demos/mirror/nothing');
      const events = await seen;
      expect(events.filter(({ type }) => type === 'opened')).toHaveLength(1);
      expect(octets(events, 'client')).toMatch(/^GET \/demos\/mirror\/nothing /);
    });

    test.each(['', 'Host: elsewhere.example\r\n'])(
      'shows a refused host (%j) as the virtual hosts’ exchange',
      async (field) => {
        const seen = closed(1);
        const talk = await stage.connect();
        await talk.send(`GET / HTTP/1.1\r\n${field}\r\n`);
        const { received } = await talk.all();
        const events = await seen;
        expect(events[0]).toMatchObject({ type: 'opened', demo: 'mirror' });
        expect(octets(events, 'server')).toBe(received);
      },
    );

    test('tells who subscribes late what it remembers, once', async () => {
      await exchangeOnce('/demos/mirror');
      const first = await closed(1);
      const second = await closed(1);
      expect(second).toEqual(first);
    });

    test('tells nothing more after the unsubscription', async () => {
      const events: WireEvent[] = [];
      const stop = stage.host.subscribe((event) => events.push(event));
      stop();
      const seen = closed(1);
      await exchangeOnce('/demos/mirror');
      await seen;
      expect(events).toEqual([]);
    });

    test('calls a WebSocket by the name that its page chose, from the handshake to the last frame', async () => {
      const seen = closed(1);
      const name = '0123456789abcdef0123456789abcdef';
      const sent = await talkOverWebSocket(`/demos/socket?exchange=${name}`);
      const events = await seen;
      expect(new Set(events.map(({ exchange }) => exchange))).toEqual(new Set([name]));
      expect(octets(events, 'server')).toBe(sent);
      expect(octets(events, 'client')).toMatch(/^GET \/demos\/socket\?exchange=.*\r\n\r\n\x81/s);
    });

    test.each(['no-name', '0123456789ABCDEF0123456789ABCDEF'])(
      'gives a WebSocket with a bad name (%s) another one',
      async (name) => {
        const seen = closed(1);
        await talkOverWebSocket(`/demos/socket?exchange=${name}`);
        const [opened] = await seen;
        expect(opened?.exchange).toMatch(/^[0-9a-f]{32}$/);
        expect(opened?.exchange).not.toBe(name);
      },
    );

    test('gives the second WebSocket of one name another name', async () => {
      const seen = closed(2);
      const name = '0123456789abcdef0123456789abcdef';
      await talkOverWebSocket(`/demos/socket?exchange=${name}`);
      await talkOverWebSocket(`/demos/socket?exchange=${name}`);
      const ids = (await seen).flatMap((event) => (event.type === 'opened' ? [event.exchange] : []));
      expect(new Set(ids).size).toBe(2);
    });

    test('closes the record of an exchange that its client cuts', async () => {
      const seen = closed(1);
      const talk = await stage.connect();
      await talk.send(write('GET /demos/flow/endless', stage.host.authority));
      await talk.until(/first/);
      talk.stream.abort();
      expect((await seen).at(-1)).toMatchObject({ type: 'closed' });
    });

    test('ends the record of an exchange that grows without measure, and says so', async () => {
      const seen = closed(1);
      const talk = await stage.connect();
      await talk.send(write('POST /demos/flow', stage.host.authority, ['Content-Length: 300000', 'Connection: close']));
      const sending = talk.send(new Uint8Array(300_000));
      await Promise.all([sending, talk.all()]);
      expect((await seen).at(-1)).toMatchObject({ type: 'closed', cut: true });
    });

    /** One message there and back, and a clean close; gives what the server sent. */
    async function talkOverWebSocket(path: string): Promise<string> {
      const { authority } = stage.host;
      let received = '';
      const stream = await stage.host.connect();
      const watched = {
        ...stream,
        write: (bytes: Uint8Array) => stream.write(bytes),
        end: () => stream.end(),
        abort: () => stream.abort(),
        async read() {
          const bytes = await stream.read();
          received += textOf(bytes ?? new Uint8Array());
          return bytes;
        },
      };
      const { socket } = await openWebSocketByHand(watched, { authority, path, random: seededRandom(), timers });
      socket?.send('hello');
      await socket?.receive();
      socket?.close(1000);
      await socket?.receive();
      return received;
    }
  });
}

function octets(events: readonly WireEvent[], from: Side, exchange = events[0]?.exchange): string {
  const own = events.filter((event) => event.type === 'bytes' && event.from === from && event.exchange === exchange);
  return own.map((event) => (event.type === 'bytes' ? textOf(event.bytes) : '')).join('');
}
