import { describe, expect, it } from 'vitest';
import type { HttpRequest, Peer, PeerEvents, Upgrade } from '#demos/contract.ts';
import { demo } from '#demos/ping-gnip/backend.ts';
import { dessert, reverse, reverseCodeUnits } from '#demos/ping-gnip/model.ts';
import { longestMessage, messagesPerSecond } from '#demos/ping-gnip/protocol.ts';

function open(): { events: PeerEvents; said: unknown[]; clock: { time: number } } {
  const clock = { time: 0 };
  const said: unknown[] = [];
  const backend = demo.create({
    clock: { now: () => clock.time },
    timers: { after: () => () => undefined },
    random: { bytes: (length) => new Uint8Array(length) },
  });
  const peer: Peer = {
    send: (data) => said.push(data),
    close: (code) => said.push(code),
    abort: () => said.push('abort'),
    bufferedAmount: 0,
  };
  const upgrade = backend.upgrade?.({} as HttpRequest, { visitor: 'v', exchange: 'e', isPresenter: true }) as Upgrade;
  return { events: upgrade.open(peer), said, clock };
}

describe('reverse', () => {
  it('turns text around', () => expect(reverse('ping')).toBe('gnip'));
  it('keeps accents on their letters', () => expect(reverse(dessert)).toBe('eélûrb emèrc'.normalize('NFD')));
  it('keeps flags, families and line ends whole', () => {
    expect(reverse('a🇫🇷b')).toBe('b🇫🇷a');
    expect(reverse('👩‍👩‍👧!')).toBe('!👩‍👩‍👧');
    expect(reverse('a\r\nb')).toBe('b\r\na');
  });
  it('differs from what a careless program does', () => expect(reverseCodeUnits(dessert)).not.toBe(reverse(dessert)));
});

describe('ping-gnip', () => {
  it('answers each text with its reverse', () => {
    const { events, said } = open();
    events.message?.('ping');
    events.message?.('');
    expect(said).toEqual(['gnip', '']);
  });

  it('closes with 1003 for octets and 1009 for too much', () => {
    const { events, said } = open();
    events.message?.(new Uint8Array(1));
    events.message?.('a'.repeat(longestMessage + 1));
    expect(said).toEqual([1003, 1009]);
  });

  it('lets a burst pass and closes a flood with 1008', () => {
    const { events, said, clock } = open();
    for (let sent = 0; sent < 2 * messagesPerSecond; sent += 1) events.message?.('a');
    expect(said).not.toContain(1008);
    events.message?.('a');
    expect(said.at(-1)).toBe(1008);
    clock.time += 1_000;
    events.message?.('b');
    expect(said.at(-1)).toBe('b');
  });
});
