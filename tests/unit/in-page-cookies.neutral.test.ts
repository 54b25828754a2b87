import { describe, expect, test } from 'vitest';
import type { Field, HttpRequest, HttpResponse, SocketEvent, Upgrade } from '#demos/contract.ts';
import { createPageCookies } from '#in-page/cookies.ts';
import { createInPageHost } from '#in-page/host.ts';
import { createHttpClient } from '#in-page/http-client.ts';
import { createNetwork } from '#in-page/network.ts';
import { seededRandom, standingClock, timers } from '#tests/contract/test-host.ts';
import { octetsOf, textOf } from '#wire/http1-octets.ts';

const authority = 'localhost:8420';
const cookieOf = ({ headers }: HttpRequest) => headers.filter(([name]) => name === 'Cookie').map(([, value]) => value);

/** A host whose demo writes down requests and answers as told. */
function openHost(answer: (target: string) => HttpResponse | Upgrade = () => ({ status: 204, headers: [] })) {
  const requests: HttpRequest[] = [];
  const heard = (request: HttpRequest) => {
    requests.push(request);
    return answer(request.target);
  };
  const create = () => ({ respond: (request: HttpRequest) => heard(request) as HttpResponse, upgrade: heard });
  const demo = { name: 'any', scope: 'visitor' as const, create };
  const host = createInPageHost({
    authority,
    clock: standingClock,
    timers,
    random: seededRandom(),
    demos: { any: { backend: async () => ({ demo }) } },
  });
  return { host, requests };
}

const setting = (...lines: string[]): HttpResponse => ({
  status: 204,
  headers: lines.map((line): Field => ['Set-Cookie', line]),
});

describe('a page’s requests', () => {
  test('take back what an answer has set, in one field, the last', async () => {
    const { host, requests } = openHost(() => setting('a=1', 'b=2; HttpOnly'));
    for (let at = 0; at < 2; at += 1) await host.fetch({ method: 'POST', path: '/demos/any/x', body: 'x' });
    expect(requests.map(cookieOf)).toEqual([[], ['a=1; b=2']]);
    expect(requests[1]?.headers.at(-1)?.[0]).toBe('Cookie');
  });

  test('keep to the rules of path', async () => {
    const { host, requests } = openHost((target) => (target.endsWith('/set') ? setting('a=1') : setting()));
    for (const path of ['/demos/any/set', '/demos/any/deep/x', '/demos/any', '/demos/anyhow'])
      await host.fetch({ path });
    expect(requests.map(cookieOf)).toEqual([[], ['a=1'], ['a=1']]);
  });

  test('carry octets as they came', async () => {
    const { host, requests } = openHost(() => setting('a=\xff\xe9'));
    for (let at = 0; at < 2; at += 1) await host.fetch({ path: '/demos/any' });
    expect(cookieOf(requests[1] as HttpRequest)).toEqual(['a=\xff\xe9']);
  });

  test('take cookies at each step of a redirect, and from each', async () => {
    const { host, requests } = openHost((target) => ({
      ...setting(`at=${target.at(-1)}`),
      ...(target.endsWith('1') && {
        status: 302,
        headers: [
          ['Location', '/demos/any/2'],
          ['Set-Cookie', 'at=1'],
        ] as Field[],
      }),
    }));
    await host.fetch({ path: '/demos/any/1' });
    await host.fetch({ path: '/demos/any/3' });
    expect(requests.map(cookieOf)).toEqual([[], ['at=1'], ['at=2']]);
  });

  test('send no cookie that the script wrote into their fields', async () => {
    const { host, requests } = openHost();
    await host.fetch({ path: '/demos/any', headers: [['Cookie', 'forged=1']] });
    expect(requests.map(cookieOf)).toEqual([[]]);
  });

  test('refuse a Domain that is a public suffix, though the list comes late', async () => {
    const github = createPageCookies('someone.github.io', standingClock);
    const request = { method: 'GET', target: '/' };
    await github.keep(request, [
      ['Set-Cookie', 'a=1; Domain=github.io'],
      ['Set-Cookie', 'b=1'],
    ]);
    expect(github.fieldFor(request)).toEqual([['Cookie', 'b=1']]);
  });

  test('take what interim answers set', async () => {
    const network = createNetwork({ timers });
    network.listen(80, (stream) => {
      void stream.read().then(() => {
        const early = 'HTTP/1.1 103 Early Hints\r\nSet-Cookie: early=1\r\n\r\n';
        return stream.write(octetsOf(`${early}HTTP/1.1 204 No Content\r\nSet-Cookie: late=1\r\n\r\n`));
      });
    });
    const cookies = createPageCookies(authority, standingClock);
    await createHttpClient({ authority, cookies, connect: () => network.connect(80) }).fetch({ path: '/' });
    expect(cookies.jar.cookies().map(({ name }) => name)).toEqual(['early', 'late']);
    network.close();
  });
});

describe('a page’s WebSocket', () => {
  const opened = (host: ReturnType<typeof openHost>['host'], path: string) =>
    new Promise<SocketEvent>((resolve) => void host.openSocket(path, resolve));

  test('takes cookies along in its handshake', async () => {
    const { host, requests } = openHost((target) =>
      target.includes('exchange=') ? { open: () => ({}) } : setting('a=1; Path=/', 'b=1; Secure; Path=/'),
    );
    await host.fetch({ path: '/demos/any' });
    expect(await opened(host, '/demos/any')).toMatchObject({ type: 'open' });
    expect(cookieOf(requests[1] as HttpRequest)).toEqual(['a=1; b=1']);
    host.close();
  });

  test('keeps what the refusal of a handshake sets', async () => {
    const { host } = openHost(() => ({ status: 403, headers: [['Set-Cookie', 'no=1; Path=/']] }));
    expect(await opened(host, '/demos/any')).toEqual({ type: 'error' });
    expect(host.scriptCookies.read()).toBe('no=1');
  });

  test('keeps what the 101 sets', async () => {
    const network = createNetwork({ timers });
    network.listen(8420, (stream) => void acceptWithCookie(stream));
    const { createInPageClient } = await import('#in-page/client.ts');
    const { wire } = openHost().host;
    const server = {
      connect: () => network.connect(8420),
      openDatagrams: () => Promise.reject(new TypeError('none')),
      wire,
      close: network.close,
    };
    const client = createInPageClient(server, { authority, clock: standingClock, timers, random: seededRandom() });
    expect(await opened(client, '/demos/any')).toMatchObject({ type: 'open' });
    expect(client.scriptCookies.read()).toBe('hand=shaken');
    client.close();
  });
});

async function acceptWithCookie(stream: {
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array): Promise<void>;
}) {
  const { acceptKey } = await import('#wire/websocket-handshake.ts');
  const key = /sec-websocket-key: (.*)\r/i.exec(textOf((await stream.read()) ?? new Uint8Array()))?.[1] ?? '';
  const fields = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptKey(key)}\r\n`;
  await stream.write(octetsOf(`HTTP/1.1 101 Switching Protocols\r\n${fields}Set-Cookie: hand=shaken; Path=/\r\n\r\n`));
}

describe('a page’s script', () => {
  test('sees cookies of the page, but for HttpOnly', async () => {
    const { host } = openHost(() => setting('seen=1; Path=/', 'hidden=1; Path=/; HttpOnly', 'elsewhere=1'));
    await host.fetch({ path: '/demos/any/x' });
    expect(host.scriptCookies.read()).toBe('seen=1');
    expect(host.jar?.cookies()).toHaveLength(3);
  });

  test('writes cookies in UTF-8, reads them again, and the next request takes them', async () => {
    const { host, requests } = openHost();
    host.scriptCookies.write('café=crème');
    host.scriptCookies.write('never=1; HttpOnly');
    expect(host.scriptCookies.read()).toBe('café=crème');
    await host.fetch({ path: '/demos/any' });
    expect(cookieOf(requests[0] as HttpRequest)).toEqual(['caf\xc3\xa9=cr\xc3\xa8me']);
  });

  test('reads nothing where nothing is', () => {
    expect(openHost().host.scriptCookies.read()).toBe('');
  });
});
