// How connections end: by wish, half, by a cut, and when nobody has anything to say.

import { describe, expect, test } from 'vitest';
import { write } from './conversation.ts';
import type { Stage } from './suite.ts';

export function describeEndings(open: () => Stage): void {
  describe('connections', () => {
    const stage = open();

    test('answer a client that has half-closed after its request', async () => {
      const talk = await stage.connect();
      await talk.send(write('POST /demos/mirror', stage.host.authority, ['Content-Length: 4'], 'last'));
      await talk.stream.end();
      const { received, cut } = await talk.all();
      expect(received).toMatch(/"body":"last"}$/);
      expect(cut).toBe(false);
    });

    test('refuse a request that its client has half-closed in the middle', async () => {
      const talk = await stage.connect();
      await talk.send('GET /demos/mirror HTT');
      await talk.stream.end();
      expect((await talk.all()).received).toMatch(/^HTTP\/1\.1 400 |^$/);
    });

    test('go on after an answer until the client says close', async () => {
      const talk = await stage.connect();
      await talk.send(write('GET /demos/mirror/unread', stage.host.authority));
      await talk.until(/not read$/);
      await talk.send(write('GET /demos/mirror/nothing', stage.host.authority, ['Connection: close']));
      expect((await talk.all()).received).toMatch(/not readHTTP\/1\.1 204 .*Connection: close\r\n\r\n$/s);
    });

    test('that the client cuts tell streamed content to return', async () => {
      const talk = await stage.connect();
      await talk.send(write('GET /demos/flow/endless', stage.host.authority));
      await talk.until(/first/);
      talk.stream.abort();
      await stage.saw(({ contentEnds }) => contentEnds === 1);
      expect(stage.host.errors).toEqual([]);
    });

    test('reject what is read or written after a cut of one’s own', async () => {
      const { stream } = await stage.connect();
      stream.abort();
      stream.abort();
      await expect(stream.read()).rejects.toThrow();
      await expect(stream.write(new Uint8Array(1))).rejects.toThrow();
    });
  });
}

/** On a host that lets a connection be idle for a moment only. */
export function describeIdleness(open: () => Stage): void {
  describe('idle connections', () => {
    const stage = open();

    test('end', async () => {
      const talk = await stage.connect();
      await talk.send(write('GET /demos/mirror/unread', stage.host.authority));
      const { received, cut } = await talk.all();
      expect(received).toMatch(/not read$/);
      expect(cut).toBe(false);
    });
  });
}

/** On a host that waits for a request for a moment only. */
export function describeSlowness(open: () => Stage): void {
  describe('slow requests', () => {
    const stage = open();

    test('are answered 408', async () => {
      const talk = await stage.connect();
      await talk.send('GET /demos/mirror HTTP/1.1\r\nHost: local');
      expect((await talk.all()).received).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    });
  });
}
