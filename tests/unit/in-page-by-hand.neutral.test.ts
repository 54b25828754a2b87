import { describe, expect, test } from 'vitest';
import { exchangeByHand, openWebSocketByHand, type HandProblem } from '#demos/by-hand.ts';
import { problemSentence } from '#demos/by-hand-text.ts';
import { createStreamPair } from '#in-page/network.ts';
import { octetsOf, textOf } from '#wire/http1-octets.ts';
import { converse } from '#tests/contract/conversation.ts';
import { seededRandom } from '#tests/contract/test-host.ts';

const request = octetsOf('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');

/** A client's end, and a server of which every octet is ours. */
function pair() {
  const [near, far] = createStreamPair();
  return { near, server: converse(far) };
}

describe('an exchange by hand', () => {
  test('sends exactly those octets and gives head, content and every octet that came', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'GET');
    expect(await server.until(/\r\n\r\n/)).toBe(textOf(request));
    const answer = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n';
    for (const octet of answer) await server.send(octet);
    const { head, body, bytes, problem } = await exchange;
    expect(head?.status).toBe(200);
    expect(textOf(body)).toBe('hi');
    expect(textOf(bytes)).toBe(answer);
    expect(problem).toBeUndefined();
  });

  test('leaves the stream open for the next one', async () => {
    const { near, server } = pair();
    for (const body of ['a', 'b']) {
      const exchange = exchangeByHand(near, request, 'GET');
      await server.send(`HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n${body}`);
      expect(textOf((await exchange).body)).toBe(body);
    }
  });

  test('knows that HEAD gets no content', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'HEAD');
    await server.send('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n');
    expect((await exchange).problem).toBeUndefined();
  });

  test('passes over interim responses, and keeps their octets', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'GET');
    await server.send('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n');
    const { head, bytes } = await exchange;
    expect(head?.status).toBe(204);
    expect(textOf(bytes)).toMatch(/^HTTP\/1\.1 100 /);
  });

  test('takes content until the end where there is no length', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'GET');
    await server.send('HTTP/1.1 200 OK\r\n\r\nall of it');
    await server.stream.end();
    const { body, problem } = await exchange;
    expect(textOf(body)).toBe('all of it');
    expect(problem).toBeUndefined();
  });

  test('says that the server ended too early, with what came', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'GET');
    await server.send('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab');
    await server.stream.end();
    const { body, problem } = await exchange;
    expect(problem).toEqual({ kind: 'ended' });
    expect(textOf(body)).toBe('ab');
  });

  test('says that nothing came before the end', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'GET');
    await server.stream.end();
    expect(await exchange).toMatchObject({ head: undefined, problem: { kind: 'ended' } });
  });

  test('says that the connection was cut', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'GET');
    server.stream.abort();
    expect((await exchange).problem).toEqual({ kind: 'cut' });
  });

  test('says that the answer is no HTTP, and keeps it', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'GET');
    await server.send('SSH-2.0-x\r\n');
    const { problem, bytes } = await exchange;
    expect(problem?.kind).toBe('fault');
    expect(textOf(bytes)).toBe('SSH-2.0-x\r\n');
  });

  test('says that time is over, and cuts the connection', async () => {
    const { near, server } = pair();
    const timers = { after: (_: number, task: () => void) => (queueMicrotask(task), () => {}) };
    expect((await exchangeByHand(near, request, 'GET', { timers })).problem).toEqual({ kind: 'timeout' });
    expect((await server.all()).cut).toBe(true);
  });

  test('refuses more content than it may keep', async () => {
    const { near, server } = pair();
    const exchange = exchangeByHand(near, request, 'GET', { limit: 3 });
    await server.send('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd');
    expect((await exchange).problem).toMatchObject({ kind: 'fault', fault: { key: 'content-too-large' } });
  });
});

describe('a WebSocket by hand', () => {
  const options = { authority: 'localhost:8420', path: '/x', random: seededRandom() };

  test('asks with exactly the fields of the handshake, its own ones after Host', async () => {
    const { near, server } = pair();
    void openWebSocketByHand(near, { ...options, protocols: ['a', 'b'], headers: [['Origin', 'http://x']] });
    const asked = await server.until(/\r\n\r\n/);
    expect(asked.replace(/Key: .*/, 'Key: K')).toBe(
      'GET /x HTTP/1.1\r\nHost: localhost:8420\r\nOrigin: http://x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: K\r\nSec-WebSocket-Protocol: a, b\r\n\r\n',
    );
  });

  test('says what is wrong with an answer that does not accept', async () => {
    const { near, server } = pair();
    const opening = openWebSocketByHand(near, options);
    await server.send('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno');
    const { socket, problem, body } = await opening;
    expect(socket).toBeUndefined();
    expect(problem).toMatchObject({ kind: 'refused', fault: { key: 'accept-status' } });
    expect(textOf(body)).toBe('no');
  });

  test('says that no message came in time', async () => {
    const { near, server } = pair();
    let patience: (() => void) | undefined;
    const timers = { after: (_: number, task: () => void) => ((patience = task), () => {}) };
    const opening = openWebSocketByHand(near, { ...options, timers });
    const asked = await server.until(/\r\n\r\n/);
    const { acceptHandshake } = await import('#wire/websocket-handshake.ts');
    const { encodeResponseHead } = await import('#wire/http1-encoder.ts');
    const key = /Sec-WebSocket-Key: (.*)\r/.exec(asked)?.[1] ?? '';
    await server.send(encodeResponseHead(acceptHandshake({ key, protocols: [] })));
    const { socket } = await opening;
    const receiving = socket?.receive();
    patience?.();
    expect(await receiving).toEqual({ type: 'timeout' });
    expect(await socket?.receive()).toMatchObject({ type: 'close', code: 1006, wasClean: false });
  });
});

test.each<HandProblem>([
  { kind: 'timeout' },
  { kind: 'cut' },
  { kind: 'ended' },
  { kind: 'fault', fault: { status: 502, key: 'status-line', section: 'RFC 9112 §4', offset: 0, end: 0 } },
  { kind: 'refused', fault: { key: 'accept-status', section: 'RFC 6455 §4.1', values: { status: 403 } } },
])('$kind has a sentence in both languages', (problem) => {
  const [fr, en] = [problemSentence(problem, 'fr'), problemSentence(problem, 'en')];
  expect(fr).not.toBe(en);
  for (const sentence of [fr, en]) expect(sentence).toMatch(/^\S.*\.$/);
});
