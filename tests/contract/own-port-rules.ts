// Ports of the demos' own: streams and datagrams that are neither HTTP nor WebSocket, on the wire as everything else.

import { describe, expect, test } from 'vitest';
import type { OwnPortLimits } from '#demos/own-ports.ts';
import type { WireEvent } from '#demos/contract.ts';
import { octetsOf, textOf } from '#wire/http1-octets.ts';
import type { Stage } from './suite.ts';

const echo = { demo: 'own', port: 'echo' };
const datagrams = { demo: 'own', port: 'datagrams' };

export function describeOwnPorts(open: () => Stage, within: (limits: Partial<OwnPortLimits>) => () => Stage): void {
  describe('a demo’s own ports', () => {
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

    test('carry octets both ways, and end each way by itself', async () => {
      const talk = await stage.connect(echo);
      await talk.until(/presenter true\n$/);
      await talk.send('hello');
      await talk.until(/hello$/);
      await talk.stream.end();
      expect(await talk.all()).toEqual({ received: 'presenter true\nhelloover', cut: false });
    });

    test('show each read and each write on the wire, and how it travels', async () => {
      const seen = closed(1);
      const talk = await stage.connect(echo);
      await talk.until(/\n$/);
      await talk.send('one');
      await talk.until(/one$/);
      await talk.send('two');
      await talk.until(/two$/);
      await talk.stream.end();
      await talk.all();
      const [opened, ...events] = await seen;
      expect(opened).toMatchObject({
        type: 'opened',
        demo: 'own',
        at: 1_767_323_045_678,
        over: { transport: 'tcp', protocol: 'octets' },
      });
      const pieces = events.flatMap((event) => (event.type === 'bytes' ? [[event.from, textOf(event.bytes)]] : []));
      expect(pieces).toEqual([
        ['server', 'presenter true\n'],
        ['client', 'one'],
        ['server', 'one'],
        ['client', 'two'],
        ['server', 'two'],
        ['server', 'over'],
      ]);
    });

    test('close the record of a connection that its client cuts', async () => {
      const seen = closed(1);
      const talk = await stage.connect(echo);
      await talk.until(/\n$/);
      talk.stream.abort();
      expect((await seen).at(-1)).toMatchObject({ type: 'closed' });
      expect(stage.host.errors).toEqual([]);
    });

    test('cut a connection whose backend fails, and only that one', async () => {
      const talk = await stage.connect(echo);
      await talk.until(/\n$/);
      const failing = await stage.connect({ demo: 'own', port: 'crash' });
      await failing.send('four');
      expect((await failing.all()).cut).toBe(true);
      expect(stage.host.errors).toMatchObject([{ message: 'crash: 4' }]);
      await talk.send('still here');
      await talk.until(/still here$/);
      talk.stream.abort();
    });

    test.each([
      { demo: 'own', port: 'nothing' },
      { demo: 'nobody', port: 'echo' },
      { demo: 'mirror', port: 'echo' },
    ])('refuse a connection to a port that is not there: $demo/$port', async (to) => {
      await expect(stage.host.connect(to)).rejects.toThrow();
    });

    test('answer a datagram with one', async () => {
      const socket = await stage.host.openDatagrams(datagrams);
      socket.send(octetsOf('hello'));
      expect(textOf((await socket.receive()) ?? new Uint8Array())).toBe('presenter: hello');
      socket.close();
      expect(await socket.receive()).toBeUndefined();
    });

    test('show a datagram and its answer as one exchange', async () => {
      const seen = closed(2);
      const socket = await stage.host.openDatagrams(datagrams);
      socket.send(octetsOf('silence'));
      socket.send(octetsOf('hello'));
      await socket.receive();
      const events = await seen;
      const names = events.flatMap((event) => (event.type === 'opened' ? [event.exchange] : []));
      expect(events[0]).toMatchObject({ over: { transport: 'udp', protocol: 'octets' } });
      const said = names.map((name) =>
        events.flatMap((event) => (event.type === 'bytes' && event.exchange === name ? [textOf(event.bytes)] : [])),
      );
      expect(said).toEqual([['silence'], ['hello', 'presenter: hello']]);
      socket.close();
    });

    test('answer nothing where the backend fails, and go on', async () => {
      const socket = await stage.host.openDatagrams(datagrams);
      socket.send(octetsOf('crash'));
      socket.send(octetsOf('hello'));
      expect(textOf((await socket.receive()) ?? new Uint8Array())).toBe('presenter: hello');
      expect(stage.host.errors).toMatchObject([{ message: 'crash: answer' }]);
      socket.close();
    });
  });

  describe('a demo’s own port, bounded', () => {
    const stage = within({ connections: 2, octets: 1_000 })();

    test('takes no more connections than it may', async () => {
      const talks = [await stage.connect(echo), await stage.connect(echo)];
      for (const talk of talks) await talk.until(/\n$/);
      const third = stage.connect(echo).then((talk) => talk.until(/\n$/));
      await expect(third).rejects.toThrow();
      for (const talk of talks) talk.stream.abort();
    });

    test('cuts a connection that says too much', async () => {
      const talk = await stage.connect(echo);
      const sending = talk.send(new Uint8Array(2_000)).catch(() => {});
      expect((await talk.all()).cut).toBe(true);
      await sending;
      expect(stage.host.errors).toEqual([]);
    });
  });

  describe('a demo’s own port, where nothing passes', () => {
    const stage = within({ idle: 50 })();

    test('cuts the connection', async () => {
      const talk = await stage.connect(echo);
      expect(await talk.all()).toEqual({ received: 'presenter true\n', cut: true });
      expect(stage.host.errors).toEqual([]);
    });
  });
}
