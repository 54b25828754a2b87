// What the presenter's pages are told, and nobody else; and the phones that come with a pass.

import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asPass, asReach, asVisits, phonePath } from '#demos/instructor-protocol.ts';
import { instructorRoutes, reachOf } from '#server/instructor.ts';
import { createPhoneVisits, phoneVisitLimits } from '#server/phone-visits.ts';
import { createThisMachine, plainAddress } from '#server/this-machine.ts';

let now = 0;
let chance = 0;
const by = {
  clock: { now: () => now },
  random: { bytes: (length: number) => new Uint8Array(length).fill((chance += 1)) },
};
const phone = { from: '192.168.1.40', isOwn: false };

beforeEach(() => {
  now = 1_000;
});

describe('a pass for phones', () => {
  it('cannot be guessed, and knows nobody at first', () => {
    const visits = createPhoneVisits(by);
    const [one, other] = [visits.issue(), visits.issue()];
    expect(one.token).toMatch(/^[0-9a-f]{32}$/);
    expect(one.token).not.toBe(other.token);
    expect(visits.visitsOf(one.token)).toEqual([]);
  });

  it('remembers who came, the latest first, each address once', () => {
    const visits = createPhoneVisits(by);
    const { token } = visits.issue();
    visits.note(token, phone);
    now = 2_000;
    visits.note(token, { from: '192.168.1.41', isOwn: false });
    now = 3_000;
    visits.note(token, phone);
    expect(visits.visitsOf(token)).toEqual([
      { at: 3_000, ...phone },
      { at: 2_000, from: '192.168.1.41', isOwn: false },
    ]);
  });

  it('is not valid for ever', () => {
    const visits = createPhoneVisits(by);
    const { token, lifetime } = visits.issue();
    now += lifetime;
    visits.note(token, phone);
    expect(visits.visitsOf(token)).toBeUndefined();
  });

  it('that nobody was given is nobody’s', () => {
    const visits = createPhoneVisits(by);
    visits.note('0'.repeat(32), phone);
    expect(visits.visitsOf('0'.repeat(32))).toBeUndefined();
  });

  it('gives way to newer ones, and holds a bounded number of addresses', () => {
    const visits = createPhoneVisits(by);
    const first = visits.issue();
    const others = Array.from({ length: phoneVisitLimits.passes }, () => visits.issue());
    expect(visits.visitsOf(first.token)).toBeUndefined();
    const token = others.at(-1)?.token ?? '';
    for (let each = 0; each < 1_000; each += 1) visits.note(token, { from: `10.0.0.${each}`, isOwn: false });
    expect(visits.visitsOf(token)).toHaveLength(phoneVisitLimits.visits);
  });
});

describe('this machine', () => {
  const isThisMachine = createThisMachine(() => ({
    wlan0: [
      { address: '192.168.1.17', family: 'IPv4', internal: false, netmask: '', mac: '', cidr: null },
      { address: 'fe80::7', family: 'IPv6', internal: false, netmask: '', mac: '', cidr: null, scopeid: 2 },
    ],
  }));

  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '::ffff:127.0.0.1',
    '192.168.1.17',
    '::ffff:192.168.1.17',
    'fe80::7%wlan0',
  ])('is %s', (address) => expect(isThisMachine(address)).toBe(true));

  it.each(['192.168.1.40', '::ffff:192.168.1.40', '1.127.0.0', undefined])('is not %s', (address) => {
    expect(isThisMachine(address)).toBe(false);
  });

  it('is written without zone and prefix', () => {
    expect(plainAddress('::ffff:10.0.0.1')).toBe('10.0.0.1');
    expect(plainAddress('fe80::7%wlan0')).toBe('fe80::7');
  });
});

describe('the presenter’s questions', () => {
  let isHere: boolean;
  let server: Server;

  beforeEach(async () => {
    isHere = true;
    const app = express();
    const reach = () => reachOf({ lan: true, names: ['deck.lan'], port: 8420 }, {});
    app.use(instructorRoutes({ visits: createPhoneVisits(by), reach, isHere: () => isHere }));
    app.use((_request, response) => void response.send('the deck'));
    server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const ask = (path: string, method = 'GET', headers = {}): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      asked.on('error', reject).end();
    });

  async function issue(): Promise<string> {
    const { text } = await ask(phonePath, 'POST');
    return asPass(JSON.parse(text))?.token ?? '';
  }

  it('how the room gets here: names that were given come first', async () => {
    const { text } = await ask('/wire/addresses');
    expect(asReach(JSON.parse(text))).toEqual({
      lan: true,
      port: 8420,
      addresses: [{ host: 'deck.lan', interface: '', kind: 'wired' }],
    });
  });

  it('whether a phone has come: one that opens the pre-flight page with the pass', async () => {
    const token = await issue();
    isHere = false;
    expect((await ask(`/fr/preflight.html?phone=${token}`)).text).toBe('the deck');
    isHere = true;
    const { text } = await ask(`${phonePath}/${token}`);
    expect(asVisits(JSON.parse(text))).toEqual({ visits: [{ at: now, from: '127.0.0.1', isOwn: false }] });
  });

  it('who comes from this very machine is told apart', async () => {
    const token = await issue();
    await ask(`/en/preflight?phone=${token}`);
    expect(asVisits(JSON.parse((await ask(`${phonePath}/${token}`)).text))?.visits).toMatchObject([{ isOwn: true }]);
  });

  it('a pass counts on the pre-flight page only, and once', async () => {
    const token = await issue();
    await ask(`/fr/server.html?phone=${token}`);
    await ask(`/fr/preflight.html?phone=${token}&phone=${token}`);
    expect((await ask(`${phonePath}/${token}`)).text).toBe('{"visits":[]}');
  });

  it('are refused to everybody else, also behind a proxy', async () => {
    const proxied = await ask(phonePath, 'POST', { 'X-Forwarded-For': '203.0.113.9' });
    isHere = false;
    expect((await ask('/wire/addresses')).text).toBe('{}');
    const answers = await Promise.all([ask(phonePath, 'POST'), ask(`${phonePath}/${'0'.repeat(32)}`)]);
    expect([proxied, ...answers].map(({ status, text }) => [status, text])).toEqual(
      Array.from({ length: 3 }, () => [403, '{}']),
    );
  });

  it('about a pass that is not valid are answered 404', async () => {
    expect((await ask(`${phonePath}/nonsense`)).status).toBe(404);
  });
});
