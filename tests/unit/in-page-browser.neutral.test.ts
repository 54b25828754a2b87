import { describe, expect, test } from 'vitest';
import type { ByteStream, HttpResponse, SocketEvent } from '#demos/contract.ts';
import { asBrowserSends, asScriptSees } from '#in-page/browser-fields.ts';
import type { InPageHost } from '#in-page/client.ts';
import { createInPageHost } from '#in-page/host.ts';
import { createHttpClient } from '#in-page/http-client.ts';
import { seededRandom, standingClock, timers } from '#tests/contract/test-host.ts';

const authority = 'localhost:8420';

describe('what a browser sends for a script', () => {
  const send = (request: Parameters<typeof asBrowserSends>[0]) => asBrowserSends(request, authority).head;

  test('begins with Host and keeps the script’s own fields', () => {
    expect(send({ path: '/a', headers: [['X-Mine', '1']] }).headers).toEqual([
      ['Host', authority],
      ['Connection', 'keep-alive'],
      ['Accept', '*/*'],
      ['X-Mine', '1'],
    ]);
  });

  test.each(['Host', 'cookie', 'ORIGIN', 'Content-Length', 'Sec-Fetch-Mode', 'Proxy-Authorization', 'Connection'])(
    'leaves out %s, which scripts may not set',
    (name) => {
      expect(send({ path: '/', headers: [[name, 'forged']] }).headers).not.toContainEqual([name, 'forged']);
    },
  );

  test('names its origin where something may change', () => {
    expect(send({ method: 'DELETE', path: '/' }).headers).toContainEqual(['Origin', 'http://localhost:8420']);
  });

  test('knows the usual methods in any case', () => {
    expect(send({ method: 'put', path: '/' }).method).toBe('PUT');
    expect(send({ method: 'patch', path: '/' }).method).toBe('patch');
  });

  test('tells the length of no content where content is usual', () => {
    expect(send({ method: 'POST', path: '/' }).headers).toContainEqual(['Content-Length', '0']);
  });

  test('encodes the path as a browser does', () => {
    expect(send({ path: '/a/../é b?q=é#fragment' }).target).toBe('/%C3%A9%20b?q=%C3%A9');
  });

  test.each(['//elsewhere.example/', 'https://elsewhere.example/'])('does not go to %s', (path) => {
    expect(() => send({ path })).toThrow(TypeError);
  });

  test.each(['CONNECT', 'trace'])('does not send %s', (method) => {
    expect(() => send({ method, path: '/' })).toThrow(TypeError);
  });
});

test('a script sees fields in order, joined, in lower case, and no Set-Cookie', () => {
  const fields = asScriptSees([
    ['X-B', '1'],
    ['Set-Cookie', 'secret'],
    ['A', '2'],
    ['x-b', '3'],
  ]);
  expect(fields).toEqual([
    ['a', '2'],
    ['x-b', '1, 3'],
  ]);
});

describe('the client’s connections', () => {
  function openHost(
    respond: (path: string) => HttpResponse,
    idle?: number,
  ): {
    host: InPageHost;
    connects: { count: number };
    client: ReturnType<typeof createHttpClient>;
  } {
    const demo = {
      name: 'any',
      scope: 'visitor' as const,
      create: () => ({ respond: ({ target }: { target: string }) => respond(target) }),
    };
    const host = createInPageHost({
      authority,
      clock: standingClock,
      timers,
      random: seededRandom(),
      demos: { any: { backend: async () => ({ demo }) } },
      ...(idle !== undefined && { limits: { idle } }),
    });
    const connects = { count: 0 };
    const connect = (): Promise<ByteStream> => {
      connects.count += 1;
      return host.connect();
    };
    return { host, connects, client: createHttpClient({ authority, connect }) };
  }

  const read = async ({ body }: { body: AsyncIterable<Uint8Array> }) => {
    let text = '';
    for await (const piece of body) text += new TextDecoder().decode(piece);
    return text;
  };

  const ok = () => ({ status: 200, headers: [], body: 'ok' });

  test('are one for requests that follow each other', async () => {
    const { client, connects } = openHost(ok);
    for (const path of ['/demos/any/1', '/demos/any/2', '/demos/any/3']) await read(await client.fetch({ path }));
    expect(connects.count).toBe(1);
  });

  test('are several for requests at once, of which one stays', async () => {
    const { client, connects } = openHost(ok);
    await Promise.all([1, 2, 3].map(async (at) => read(await client.fetch({ path: `/demos/any/${at}` }))));
    expect(connects.count).toBe(3);
    await read(await client.fetch({ path: '/demos/any/4' }));
    expect(connects.count).toBe(3);
  });

  test('are free again after an answer without content, though nobody reads it', async () => {
    const { client, connects } = openHost(() => ({ status: 204, headers: [] }));
    await client.fetch({ path: '/demos/any' });
    await client.fetch({ path: '/demos/any' });
    expect(connects.count).toBe(1);
  });

  test('are new when the host has ended the idle one', async () => {
    const { client, connects, host } = openHost(ok, 30);
    await read(await client.fetch({ path: '/demos/any/1' }));
    // A second connection, idle later, ends later.
    const stream = await host.connect();
    await stream.write(new TextEncoder().encode('GET /demos/any HTTP/1.1\r\nHost: localhost\r\n\r\n'));
    while (await stream.read());
    await read(await client.fetch({ path: '/demos/any/2' }));
    expect(connects.count).toBe(2);
  });

  test('follow a redirect, and POST becomes GET after 303', async () => {
    const { client } = openHost((target) =>
      target.endsWith('/old')
        ? { status: 303, headers: [['Location', 'new?x=1']] }
        : { status: 200, headers: [], body: target },
    );
    expect(await read(await client.fetch({ method: 'POST', path: '/demos/any/old', body: 'x' }))).toBe(
      '/demos/any/new?x=1',
    );
  });

  test('do not follow a circle, nor a way out', async () => {
    const circle = openHost(() => ({ status: 302, headers: [['Location', '/demos/any']] }));
    await expect(circle.client.fetch({ path: '/demos/any' })).rejects.toThrow('circle');
    const out = openHost(() => ({ status: 302, headers: [['Location', 'https://elsewhere.example/']] }));
    await expect(out.client.fetch({ path: '/demos/any' })).rejects.toThrow(TypeError);
  });

  test('end when content breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('half');
      throw new Error('broken');
    }
    const { client } = openHost(() => ({ status: 200, headers: [], body: broken() }));
    await expect(client.fetch({ path: '/demos/any' }).then(read)).rejects.toThrow(TypeError);
  });
});

describe('a WebSocket in the page', () => {
  function openSocket() {
    const demo = { name: 'any', scope: 'visitor' as const, create: () => ({ upgrade: () => ({ open: () => ({}) }) }) };
    const host = createInPageHost({
      authority,
      clock: standingClock,
      timers,
      random: seededRandom(),
      demos: { any: { backend: async () => ({ demo }) } },
    });
    let opened = () => {};
    const open = new Promise<void>((resolve) => (opened = resolve));
    const events: SocketEvent[] = [];
    const socket = host.openSocket('/demos/any', (event) => {
      events.push(event);
      if (event.type === 'open') opened();
    });
    return { socket, open, events };
  }

  test.each([0, 999, 1001, 1006, 2999, 5000])('does not let a script close with %i', async (code) => {
    const { socket, open } = openSocket();
    await open;
    expect(() => socket.close(code)).toThrow(RangeError);
  });

  test('does not let a script give a reason of more than 123 octets', async () => {
    const { socket, open } = openSocket();
    await open;
    expect(() => socket.close(1000, 'é'.repeat(62))).toThrow(RangeError);
  });
});
