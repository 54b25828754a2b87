// What goes wrong gets an answer: a status and a sentence. The host lives on.

import { describe, expect, test } from 'vitest';
import { write } from './conversation.ts';
import type { Stage } from './suite.ts';

export function describeFaults(open: () => Stage): void {
  describe('faults', () => {
    const stage = open();

    /** Sends octets as they are and collects all that comes until the host ends. */
    async function tell(octets: string): Promise<string> {
      const talk = await stage.connect();
      await talk.send(octets);
      const { received, cut } = await talk.all();
      expect(cut).toBe(false);
      return received;
    }

    const ask = (line: string, fields: string[] = [], body = '') =>
      tell(write(line, stage.host.authority, [...fields, 'Connection: close'], body));

    async function expectLife(): Promise<void> {
      expect(await ask('GET /demos/mirror')).toMatch(/^HTTP\/1\.1 200 /);
    }

    /** Status, then a sentence of content. */
    const refusal = (status: number) => new RegExp(`^HTTP/1\\.1 ${status} .*\\r\\n\\r\\n\\S.* .*\\n$`, 's');

    test('no such demo: 404', async () => {
      expect(await ask('GET /demos/nothing-here')).toMatch(refusal(404));
    });

    test('a demo that answers no requests: 404', async () => {
      expect(await ask('GET /demos/mute')).toMatch(refusal(404));
    });

    test('a demo that is a WebSocket only: 426, with what it speaks', async () => {
      expect(await ask('GET /demos/socket')).toMatch(/^HTTP\/1\.1 426 Upgrade Required\r\nUpgrade: websocket\r\n/);
    });

    test('no Host in HTTP/1.1: 400, and the connection ends', async () => {
      expect(await tell('GET /demos/mirror HTTP/1.1\r\n\r\n')).toMatch(refusal(400));
    });

    test('two Hosts: 400', async () => {
      expect(await tell('GET / HTTP/1.1\r\nHost: localhost\r\nHost: other.localhost\r\n\r\n')).toMatch(refusal(400));
    });

    test('a name that is not ours: 421, and the connection ends', async () => {
      expect(await tell('GET /demos/mirror HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n')).toMatch(refusal(421));
    });

    test('a change asked for by a page from elsewhere: 403, and the demo is not asked', async () => {
      const answer = await ask('POST /demos/mirror', ['Origin: https://elsewhere.example', 'Content-Length: 0']);
      expect(answer).toMatch(refusal(403));
    });

    test.each([
      ['no request line', 'nonsense\r\n\r\n', 400],
      ['a space before the colon', 'GET /demos/mirror HTTP/1.1\r\nHost : localhost\r\n\r\n', 400],
      [
        'two ways to tell the length',
        'POST /demos/mirror HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
        400,
      ],
      [
        'a length that is no number',
        'POST /demos/mirror HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1x\r\n\r\n',
        400,
      ],
      [
        'a header section without measure',
        `GET /demos/mirror HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
        431,
      ],
      ['an unknown expectation', 'GET /demos/mirror HTTP/1.1\r\nHost: localhost\r\nExpect: a-miracle\r\n\r\n', 417],
      ['HTTP/2 in words of HTTP/1', 'GET /demos/mirror HTTP/2.0\r\nHost: localhost\r\n\r\n', 505],
      ['a tunnel', 'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n', 501],
    ])('%s: refused in words, and the connection ends', async (_, octets, status) => {
      const answer = await tell(octets);
      expect(answer).toMatch(refusal(status));
      expect(answer).toMatch(/\r\nConnection: close\r\n/);
      await expectLife();
    });

    test('a fault in content that the demo is reading: 400', async () => {
      const talk = await stage.connect();
      await talk.send(write('POST /demos/mirror', stage.host.authority, ['Transfer-Encoding: chunked']));
      await talk.send('2\r\nab\r\nno size\r\n');
      expect((await talk.all()).received).toMatch(refusal(400));
      expect(stage.host.errors).toEqual([]);
    });

    test('a refusal speaks French to who asks for French', async () => {
      const answer = await tell(
        'GET /demos/mirror HTTP/1.1\r\nAccept-Language: fr-FR, en;q=0.5\r\nHost : localhost\r\n\r\n',
      );
      expect(answer).toMatch(/\r\nContent-Language: fr\r\n/);
    });

    test.each(['', '/later', '/injection'])(
      'a demo that fails (%s): 500, told to the host, which lives',
      async (path) => {
        expect(await ask(`GET /demos/crash${path}`)).toMatch(/^HTTP\/1\.1 500 /);
        expect(stage.host.errors).toHaveLength(1);
        await expectLife();
      },
    );

    test('a demo’s field lines never become two', async () => {
      expect(await ask('GET /demos/crash/injection')).not.toContain('X-Injected');
    });

    test('a demo whose content fails half-way: the connection is cut, and the host lives', async () => {
      const talk = await stage.connect();
      await talk.send(write('GET /demos/crash/content', stage.host.authority));
      const { received, cut } = await talk.all();
      expect(received).not.toContain('0\r\n\r\n');
      expect(cut || received.length > 0).toBe(true);
      expect(stage.host.errors).toHaveLength(1);
      await expectLife();
    });
  });
}
