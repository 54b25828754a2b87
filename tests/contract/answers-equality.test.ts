// Well-formed or not, the same octets get the same answer on both hosts, octet for octet, but for the listed differences.
// All of those come from Node's HTTP parser, which judges before the demo server can; none is in a field line.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDemos } from './backends.ts';
import { converse } from './conversation.ts';
import { openInPageAt } from './open-in-page.ts';
import { openServer } from './open-server.ts';
import { seededRandom, standingClock, timers, type HostSetup, type TestHost } from './test-host.ts';

const host = 'Host: localhost';
const handshake = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const request = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`;
const get = (path: string, ...fields: string[]) => request(`GET ${path} HTTP/1.1`, host, ...fields);

const same: Record<string, string> = {
  'a demo’s answer': get('/demos/mirror'),
  'the answer to HEAD': request('HEAD /demos/mirror HTTP/1.1', host),
  'no content': get('/demos/mirror/nothing'),
  'streamed content': `${request('POST /demos/flow HTTP/1.1', host, 'Transfer-Encoding: chunked')}3\r\nabc\r\n0\r\n\r\n`,
  'streamed content in HTTP/1.0': `${request('POST /demos/flow HTTP/1.0', 'Content-Length: 3')}abc`,
  'three pipelined requests':
    get('/demos/mirror/1') + get('/demos/nope') + get('/demos/mirror/nothing', 'Connection: close'),
  'empty lines first': `\r\n\r\n${get('/demos/mirror')}`,
  'a virtual host': request('GET /x HTTP/1.1', 'Host: any.localhost:8420'),
  'an absolute target': request('GET http://any.localhost/x HTTP/1.1', 'Host: other.localhost'),
  'a wait for 100 Continue': `${request('POST /demos/mirror HTTP/1.1', host, 'Expect: 100-continue', 'Content-Length: 1')}a`,
  'an octet above 7F in a value': get('/demos/mirror', 'X: \xe9'),
  'no such demo': get('/demos/nope'),
  'a demo without requests': get('/demos/mute'),
  'a demo that is a WebSocket': get('/demos/socket'),
  'an upgrade to something else': get('/demos/mirror', 'Connection: Upgrade, close', 'Upgrade: h2c'),
  'a demo that fails': get('/demos/crash'),
  'a demo that would split its field lines': get('/demos/crash/injection', 'Accept-Language: fr'),
  'a request line of the largest size': get(`/demos/mirror?${'x'.repeat(8_000 - 28)}`),
  'a request line of one octet more': get(`/demos/mirror?${'x'.repeat(8_000 - 27)}`),
  'a change from elsewhere': request(
    'POST /demos/mirror HTTP/1.1',
    host,
    'Origin: https://elsewhere.example',
    'Content-Length: 0',
  ),
  'no Host': request('GET /demos/mirror HTTP/1.1'),
  'two Hosts': request('GET /demos/mirror HTTP/1.1', host, host),
  'a Host that is no name': request('GET /demos/mirror HTTP/1.1', 'Host: a b'),
  'a foreign Host': request('GET /demos/mirror HTTP/1.1', 'Host: elsewhere.example'),
  'no request line': 'nonsense\r\n\r\n',
  'a space before the colon': request('GET /demos/mirror HTTP/1.1', 'Host : localhost'),
  'a bare line feed': 'GET /demos/mirror HTTP/1.1\nHost: localhost\n\n',
  'a folded line': get('/demos/mirror', 'X: a', ' b'),
  'a line without a colon, in French': get('/demos/mirror', 'Accept-Language: fr', 'X'),
  'a field name that is no token': get('/demos/mirror', 'X\xe9: 1'),
  'two ways to tell the length': request(
    'POST /demos/mirror HTTP/1.1',
    host,
    'Content-Length: 1',
    'Transfer-Encoding: chunked',
  ),
  'an unknown coding': request('POST /demos/mirror HTTP/1.1', host, 'Transfer-Encoding: gzip'),
  'a chunk without a size': `${request('POST /demos/mirror HTTP/1.1', host, 'Transfer-Encoding: chunked')}zz\r\n`,
  'a header section without measure': get('/demos/mirror', `X: ${'x'.repeat(20_000)}`),
  'a tunnel': request('CONNECT elsewhere.example:443 HTTP/1.1', 'Host: elsewhere.example'),
  'a WebSocket that is accepted': get('/demos/socket', ...handshake, 'Sec-WebSocket-Protocol: second'),
  'a WebSocket that the demo refuses': get('/demos/socket/closed', ...handshake),
  'a WebSocket where there is none': get('/demos/mirror', ...handshake),
  'a WebSocket whose request line is too long': get(`/demos/socket?${'x'.repeat(8_000)}`, ...handshake),
  'a tunnel whose request line is too long': request(`CONNECT ${'x'.repeat(8_000)}:1 HTTP/1.1`, host),
  'a WebSocket of an older version': get('/demos/socket', ...handshake, 'Sec-WebSocket-Version: 8'),
};

/** What differs, and why. */
const different: Record<string, { octets: string; because: string }> = {
  'a method that Node does not know': {
    octets: request('FOO /demos/mirror HTTP/1.1', host),
    because: 'Node’s parser has a fixed list of methods and stops (501); RFC 9110 §9.1 lets a method be any token.',
  },
  'two spaces before the target': {
    octets: request('GET  /demos/mirror HTTP/1.1', host),
    because: 'Node’s parser skips the second space; RFC 9112 §3 has a single one.',
  },
  'a length that is a list of equal ones': {
    octets: `${request('POST /demos/mirror HTTP/1.1', host, 'Content-Length: 1, 1')}a`,
    because: 'Node’s parser refuses it; RFC 9112 §6.3 lets a recipient take it as one.',
  },
  'an expectation that nobody knows': {
    octets: get('/demos/mirror', 'Expect: a-miracle'),
    because: 'Both answer 417; Node hands the request over without naming the expectation in words.',
  },
  'HTTP/2 in words of HTTP/1': {
    octets: request('GET /demos/mirror HTTP/2.0', host),
    because: 'Both answer 505; Node’s parser lets the line pass and the server has a sentence of its own.',
  },
  'a request that breaks off': {
    octets: 'GET /demos/mirror HTT',
    because: 'Both answer 400; Node does not say that the end came too early.',
  },
};

describe('both hosts', () => {
  const random = { server: seededRandom(), page: seededRandom() };
  let server: TestHost;
  let page: TestHost;

  beforeAll(async () => {
    const setup = (chance: HostSetup['random']): HostSetup => {
      return {
        demos: createTestDemos().demos,
        virtualHostDemo: 'mirror',
        clock: standingClock,
        timers,
        random: chance,
      };
    };
    server = await openServer(setup(random.server));
    page = await openInPageAt(server.authority)(setup(random.page));
  });
  afterAll(() => Promise.all([server.close(), page.close()]));

  async function answer(to: TestHost, octets: string): Promise<string> {
    const talk = converse(await to.connect());
    await talk.send(octets);
    await talk.stream.end().catch(() => {});
    const { received, cut } = await talk.all();
    return cut ? `${received}(cut)` : received;
  }

  async function answers(octets: string): Promise<{ fromServer: string; fromPage: string }> {
    random.server.restart();
    random.page.restart();
    return { fromServer: await answer(server, octets), fromPage: await answer(page, octets) };
  }

  test.each(Object.entries(same))('answer alike: %s', async (_, octets) => {
    const { fromServer, fromPage } = await answers(octets);
    expect(fromPage).toBe(fromServer);
    expect(fromPage).toMatch(/^HTTP\/1\.1 \d{3} /);
  });

  test.each(Object.entries(different))('still differ, as documented: %s', async (_, { octets, because }) => {
    const { fromServer, fromPage } = await answers(octets);
    expect(fromPage, because).not.toBe(fromServer);
  });
});
