import { describe, expect, it } from 'vitest';
import type { Backend, Caller, Field, HttpRequest } from '#demos/contract.ts';
import { createDispatcher, type Dispatcher } from '#demos/dispatch.ts';

const caller: Caller = { visitor: 'v', exchange: 'e'.repeat(32), isPresenter: true };
const date = 'Thu, 01 Jan 1970 00:00:00 GMT';

async function* nothing(): AsyncIterable<Uint8Array> {}

async function* pieces(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

function dispatcher(backend: Backend): Dispatcher {
  return createDispatcher({
    demos: new Map([['x', backend]]),
    virtualHostDemo: 'x',
    isOwnName: (name) => name === 'localhost',
    clock: { now: () => 0 },
  });
}

function request(part: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    target: '/demos/x',
    version: '1.1',
    headers: [['Host', 'localhost']],
    body: nothing(),
    ...part,
  };
}

describe('respond', () => {
  it('adds Date, the exchange and Content-Length after the demo’s own field lines', async () => {
    const { respond } = dispatcher({ respond: () => ({ status: 200, headers: [['X-Own', '1']], body: 'é' }) });
    expect(await respond(request(), caller)).toMatchObject({
      status: 200,
      reason: 'OK',
      headers: [
        ['X-Own', '1'],
        ['Date', date],
        ['Wire-Exchange', caller.exchange],
        ['Content-Length', '2'],
      ],
      close: false,
    });
  });

  it('frames a stream as chunks, and for HTTP/1.0 by closing', async () => {
    const { respond } = dispatcher({ respond: () => ({ status: 200, headers: [], body: pieces('a', 'b') }) });
    const chunked = await respond(request(), caller);
    expect(chunked.headers).toContainEqual(['Transfer-Encoding', 'chunked']);
    const old = await respond(request({ version: '1.0' }), caller);
    expect(old.headers.map(([name]) => name)).toEqual(['Date', 'Wire-Exchange', 'Connection']);
    expect(old.close).toBe(true);
  });

  it('keeps the length and drops the content for HEAD, and both for 204 and 304', async () => {
    const ok = dispatcher({ respond: () => ({ status: 200, headers: [], body: 'abc' }) });
    const head = await ok.respond(request({ method: 'HEAD' }), caller);
    expect(head.headers).toContainEqual(['Content-Length', '3']);
    expect(head.body).toBeUndefined();
    for (const status of [204, 304]) {
      const empty = await dispatcher({ respond: () => ({ status, headers: [] }) }).respond(request(), caller);
      expect(empty.headers.map(([name]) => name)).toEqual(['Date', 'Wire-Exchange']);
      expect(empty.body).toBeUndefined();
    }
  });

  it('answers 500 in words when a backend throws, and reports it', async () => {
    const errors: unknown[] = [];
    const { respond } = createDispatcher({
      demos: new Map<string, Backend>([['x', { respond: () => Promise.reject(new Error('boom')) }]]),
      virtualHostDemo: undefined,
      isOwnName: () => true,
      clock: { now: () => 0 },
      onError: (error, demo) => errors.push([String(error), demo]),
    });
    expect((await respond(request(), caller)).status).toBe(500);
    expect(errors).toEqual([['Error: boom', 'x']]);
  });

  it.each([
    ['no demo of that name', { target: '/demos/nobody' }, 404],
    ['a name that only begins like one', { target: '/demos/xy' }, 404],
    ['no Host', { headers: [] }, 400],
    ['a foreign Host', { headers: [['Host', 'example.com']] as Field[] }, 421],
    [
      'a foreign Origin that would change something',
      {
        method: 'POST',
        headers: [
          ['Host', 'localhost'],
          ['Origin', 'http://a.example'],
        ] as Field[],
      },
      403,
    ],
    ['a plain GET of a WebSocket', { target: '/demos/x' }, 426],
  ])('answers %s with its status', async (_, part, status) => {
    const answer = await dispatcher({ upgrade: () => ({ open: () => ({}) }) }).respond(request(part), caller);
    expect(answer.status).toBe(status);
  });

  it('answers in French where French is asked for', async () => {
    const headers: Field[] = [['Accept-Language', 'fr-FR,fr;q=0.9']];
    const { body } = await dispatcher({}).respond(request({ headers }), caller);
    expect(new TextDecoder().decode(body as Uint8Array)).toContain('n’a pas de champ Host');
  });

  it('grants a client’s wish to close', async () => {
    const headers: Field[] = [
      ['Host', 'localhost'],
      ['Connection', 'keep-alive, Close'],
    ];
    const answer = await dispatcher({ respond: () => ({ status: 200, headers: [] }) }).respond(
      request({ headers }),
      caller,
    );
    expect(answer).toMatchObject({ close: true });
    expect(answer.headers).toContainEqual(['Connection', 'close']);
  });

  it('sends *.localhost to the demo of virtual hosts', async () => {
    const { respond, demoFor } = dispatcher({
      respondAsVirtualHost: () => ({ status: 200, headers: [], body: 'site' }),
    });
    const virtual = request({ target: '/', headers: [['Host', 'a.localhost:1']] });
    expect(demoFor(virtual)).toBe('x');
    expect((await respond(virtual, caller)).status).toBe(200);
  });
});

describe('upgrade', () => {
  const handshake = (...more: Field[]): HttpRequest =>
    request({
      headers: [
        ['Host', 'localhost:8420'],
        ['Upgrade', 'websocket'],
        ['Connection', 'Upgrade'],
        ['Sec-WebSocket-Version', '13'],
        ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
        ...more,
      ],
    });
  const open = { upgrade: () => ({ open: () => ({}) }) };

  it('accepts a handshake without an Origin, and with our own', async () => {
    expect(await dispatcher(open).upgrade(handshake(), caller)).toHaveProperty('open');
    expect(await dispatcher(open).upgrade(handshake(['Origin', 'http://localhost:8420']), caller)).toHaveProperty(
      'open',
    );
  });

  it('refuses a foreign Origin, a demo without WebSocket, and a thrown error', async () => {
    expect(await dispatcher(open).upgrade(handshake(['Origin', 'http://a.example']), caller)).toMatchObject({
      status: 403,
    });
    expect(await dispatcher({}).upgrade(handshake(), caller)).toMatchObject({ status: 404 });
    const crash: Backend = {
      upgrade() {
        throw new Error('boom');
      },
    };
    expect(await dispatcher(crash).upgrade(handshake(), caller)).toMatchObject({ status: 500 });
  });
});
