// Requests and responses: what the backend sees is what was sent, what comes back is what it said.

import { describe, expect, test } from 'vitest';
import { write } from './conversation.ts';
import type { Stage } from './suite.ts';

export function describeRequests(open: () => Stage): void {
  describe('requests', () => {
    const stage = open();

    /** What the mirror saw, from its whole answer. */
    function seen(answer: string): {
      method: string;
      target: string;
      version: string;
      headers: string[][];
      body: string;
    } {
      return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
    }

    /** Sends and collects until the connection ends. */
    async function ask(line: string, fields: string[] = [], body = ''): Promise<string> {
      const talk = await stage.connect();
      await talk.send(write(line, stage.host.authority, [...fields, 'Connection: close'], body));
      return (await talk.all()).received;
    }

    test('reach the backend with every field line, in order, in its own case, duplicates kept', async () => {
      const { headers } = seen(await ask('GET /demos/mirror', ['X-b: 1', 'x-A: 2', 'X-B:   3  ']));
      expect(headers).toEqual([
        ['Host', stage.host.authority],
        ['X-b', '1'],
        ['x-A', '2'],
        ['X-B', '3'],
        ['Connection', 'close'],
      ]);
    });

    test('keep method and target as they were sent', async () => {
      const sent = seen(await ask('PROPFIND /demos/mirror/a%20b//c?q=1&q=%C3%A9'));
      expect(sent).toMatchObject({ method: 'PROPFIND', target: '/demos/mirror/a%20b//c?q=1&q=%C3%A9', version: '1.1' });
    });

    test('may have a target in absolute form', async () => {
      const target = `http://${stage.host.authority}/demos/mirror`;
      expect(seen(await ask(`GET ${target}`))).toMatchObject({ target });
    });

    test('bring counted content', async () => {
      const { body } = seen(await ask('POST /demos/mirror', ['Content-Length: 6'], 'one\ntwo'.slice(0, 6)));
      expect(body).toBe('one\ntw');
    });

    test('bring chunked content, without its coding', async () => {
      const body = '3\r\nabc\r\n4;x=y\r\n\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n';
      expect(seen(await ask('POST /demos/mirror', ['Transfer-Encoding: chunked'], body)).body).toBe('abc\r\nde');
    });

    test('may leave their content unread, and the next one is answered', async () => {
      const talk = await stage.connect();
      await talk.send(write('POST /demos/mirror/unread', stage.host.authority, ['Content-Length: 4'], 'lost'));
      await talk.send(write('GET /demos/mirror/also/unread', stage.host.authority));
      expect(await talk.until(/not read.*not read/s)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*HTTP\/1\.1 200 OK\r\n/s);
    });

    test('get the demo’s own field lines first, in order, then Date, the exchange and the framing', async () => {
      const answer = await ask('GET /demos/mirror');
      const [status, ...lines] = answer.slice(0, answer.indexOf('\r\n\r\n')).split('\r\n');
      expect(status).toBe('HTTP/1.1 200 OK');
      expect(lines.map((line) => line.replace(/[0-9a-f]{32}$/, 'ID').replace(/: \d+$/, ': N'))).toEqual([
        'X-Second: N',
        'x-FIRST: N',
        'X-Second: two',
        'Content-Type: application/json',
        'Date: Fri, 02 Jan 2026 03:04:05 GMT',
        'Wire-Exchange: ID',
        'Content-Length: N',
        'Connection: close',
      ]);
    });

    test('get an answer without content where the status allows none', async () => {
      const answer = await ask('GET /demos/mirror/nothing');
      expect(answer).toMatch(/^HTTP\/1\.1 204 No Content\r\nX-Nothing: yes\r\n/);
      expect(answer).not.toMatch(/Content-Length|Transfer-Encoding/);
      expect(answer.endsWith('\r\n\r\n')).toBe(true);
    });

    test('by HEAD get the same head and no content, and the connection goes on', async () => {
      const talk = await stage.connect();
      await talk.send(write('HEAD /demos/mirror/unread', stage.host.authority));
      await talk.until(/Content-Length: 8\r\n\r\n/);
      await talk.send(write('GET /demos/mirror/nothing', stage.host.authority));
      expect(await talk.until(/204 No Content.*\r\n\r\n/s)).not.toContain('not read');
    });

    test('stream both ways: a piece comes back before the next one is sent', async () => {
      const talk = await stage.connect();
      await talk.send(write('POST /demos/flow', stage.host.authority, ['Transfer-Encoding: chunked']));
      await talk.send('3\r\none\r\n');
      expect(await talk.until(/3\r\none\r\n$/)).toMatch(/\r\nTransfer-Encoding: chunked\r\n/);
      await talk.send('3\r\ntwo\r\n');
      await talk.until(/3\r\ntwo\r\n$/);
      await talk.send('0\r\n\r\n');
      await talk.until(/\r\n0\r\n\r\n$/);
    });

    test('carry more content than any buffer holds', async () => {
      const talk = await stage.connect();
      const size = 3_000_000;
      const sending = talk.send(
        write('POST /demos/flow', stage.host.authority, [`Content-Length: ${size}`, 'Connection: close']),
      );
      const rest = sending.then(() => talk.send(new Uint8Array(size).fill(1)));
      const { received } = await talk.all();
      await rest;
      expect(received.match(/\x01/g)?.length).toBe(size);
    });

    test('are answered in order when they are pipelined, however long the first one takes', async () => {
      const talk = await stage.connect();
      const { authority } = stage.host;
      const first = write('POST /demos/mirror/first', authority, ['Content-Length: 2']);
      await talk.send(
        first + 'ab' + write('GET /demos/mirror/second', authority) + write('GET /demos/mirror/nothing', authority),
      );
      expect(await talk.until(/204 No Content/)).toMatch(/mirror\/first.*mirror\/second/s);
    });

    test('in HTTP/1.0 need no Host, and the connection ends with the content', async () => {
      const talk = await stage.connect();
      await talk.send('POST /demos/flow HTTP/1.0\r\nContent-Length: 4\r\n\r\nback');
      const { received, cut } = await talk.all();
      expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\nConnection: close\r\n\r\nback$/s);
      expect(received).not.toContain('chunked');
      expect(cut).toBe(false);
    });

    test('that wait for 100 Continue get it before their content is read', async () => {
      const talk = await stage.connect();
      await talk.send(write('POST /demos/mirror', stage.host.authority, ['Expect: 100-continue', 'Content-Length: 2']));
      expect(await talk.until(/\r\n\r\n/)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
      await talk.send('ok');
      expect(await talk.until(/"body":"ok"}$/)).toContain('HTTP/1.1 200 OK');
    });

    test('for *.localhost reach the demo of the virtual hosts', async () => {
      const { headers, target } = seen(await ask('GET /any/path', ['Host: a-site.localhost']));
      expect(target).toBe('/any/path');
      expect(headers[0]).toEqual(['Host', 'a-site.localhost']);
    });

    test('that change nothing may come from any origin', async () => {
      expect(await ask('GET /demos/mirror', ['Origin: https://elsewhere.example'])).toMatch(/^HTTP\/1\.1 200 /);
    });

    test('that change something may come from an origin of the host’s own', async () => {
      const own = `Origin: http://${stage.host.authority}`;
      expect(await ask('POST /demos/mirror', [own, 'Content-Length: 0'])).toMatch(/^HTTP\/1\.1 200 /);
    });
  });
}
