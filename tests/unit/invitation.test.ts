import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import type { Reach } from '#demos/instructor-protocol.ts';
import { inviteTo } from '#deck/invitation.ts';
import { qrPath, quiet } from '#deck/qr-path.ts';

const page = new URL('http://localhost:8420/fr/server.html?host=in-page#/one-port');
const reach: Reach = {
  lan: true,
  port: 8420,
  addresses: [
    { host: '192.168.1.17', interface: 'wlan0', kind: 'wired' },
    { host: '[2001:db8::7]', interface: 'wlan0', kind: 'wired' },
    { host: '10.8.0.2', interface: 'tun0', kind: 'vpn' },
  ],
};

describe('the room is invited', () => {
  it('to the present slide, under each address of the server, the likeliest first', () => {
    const { situation, invitations } = inviteTo(page, reach, true);
    expect(situation).toBe('open');
    expect(invitations.map(({ url }) => url)).toEqual([
      'http://192.168.1.17:8420/fr/server.html#/one-port',
      'http://[2001:db8::7]:8420/fr/server.html#/one-port',
      'http://10.8.0.2:8420/fr/server.html#/one-port',
    ]);
    expect(invitations[0]?.shown).toBe('http://192.168.1.17:8420');
  });

  it('without a port where it is 80', () => {
    const { invitations } = inviteTo(new URL('http://localhost/fr/server.html'), { ...reach, port: 80 }, true);
    expect(invitations[0]?.shown).toBe('http://192.168.1.17');
  });

  it('not at all where the server listens on its own machine only', () => {
    expect(inviteTo(page, { ...reach, lan: false }, true)).toEqual({ situation: 'this machine only', invitations: [] });
  });

  it('with a warning where no network of a class is near', () => {
    const { situation, invitations } = inviteTo(page, { ...reach, addresses: reach.addresses.slice(2) }, true);
    expect([situation, invitations.length]).toEqual(['no network', 1]);
  });

  it('by the address that a page elsewhere has come by itself', () => {
    const there = new URL('http://192.168.1.17:8420/fr/server.html#/one-port');
    expect(inviteTo(there, undefined, true).invitations).toMatchObject([
      { shown: 'http://192.168.1.17:8420', url: there.href },
    ]);
  });

  it('to the published folder', () => {
    const there = new URL('https://example.org/course/fr/server.html#/one-port');
    expect(inviteTo(there, undefined, false).invitations).toMatchObject([
      { shown: 'https://example.org/course', url: there.href },
    ]);
  });

  it.each(['http://localhost:4173/x/fr/server.html', 'http://127.0.0.1/fr/server.html', 'http://[::1]/fr/server.html'])(
    'not to %s, which is no phone’s',
    (address) => {
      expect(inviteTo(new URL(address), undefined, false).situation).toBe('published here only');
    },
  );
});

describe('a QR code’s path', () => {
  it('is dark where the code is, and nowhere else', () => {
    const { data, size } = create('http://192.168.1.17:8420/fr/server.html#/one-port').modules;
    const drawn = new Uint8Array(size * size);
    for (const [, x, y, length] of qrPath(data, size).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      const start = (Number(y) - quiet) * size + Number(x) - quiet;
      drawn.fill(1, start, start + Number(length));
    }
    expect(drawn).toEqual(Uint8Array.from(data));
  });
});
