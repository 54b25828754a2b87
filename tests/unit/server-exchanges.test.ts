import { describe, expect, it } from 'vitest';
import type { WireEvent } from '#demos/contract.ts';
import { Exchanges, eventCost, type NumberedEvent } from '#server/exchanges.ts';

const limits = { exchanges: 2, octets: 1000, total: 1_000_000 };

function remembered(exchanges: Exchanges, visitor: string): string[] {
  const { remembered: events, unsubscribe } = exchanges.subscribe(visitor, () => {});
  unsubscribe();
  return events.map(({ event }) => describeEvent(event));
}

function describeEvent(event: WireEvent): string {
  const cut = event.type === 'closed' && event.cut ? ' cut' : '';
  const octets = event.type === 'bytes' ? ` ${event.from} ${event.bytes.length}` : '';
  return `${event.exchange} ${event.type}${octets}${cut}`;
}

function open(exchanges: Exchanges, visitor: string, exchange: string) {
  return exchanges.open(visitor, exchange, 'd', 0);
}

describe('the memory of exchanges', () => {
  it('tells a late subscriber what happened, in order', () => {
    const exchanges = new Exchanges(limits);
    const one = open(exchanges, 'ann', 'a');
    const two = open(exchanges, 'ann', 'b');
    one.bytes('client', 1, new Uint8Array(3));
    two.close(2);
    one.close(3);
    expect(remembered(exchanges, 'ann')).toEqual(['a opened', 'b opened', 'a bytes client 3', 'b closed', 'a closed']);
  });

  it('tells a subscriber what happens, until it unsubscribes', () => {
    const exchanges = new Exchanges(limits);
    const told: NumberedEvent[] = [];
    const { unsubscribe } = exchanges.subscribe('ann', (event) => told.push(event));
    const recorder = open(exchanges, 'ann', 'a');
    recorder.bytes('server', 1, new Uint8Array(2));
    unsubscribe();
    recorder.close(2);
    expect(told.map(({ event }) => describeEvent(event))).toEqual(['a opened', 'a bytes server 2']);
    expect(told.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('tells nobody about another visitor', () => {
    const exchanges = new Exchanges(limits);
    const told: NumberedEvent[] = [];
    exchanges.subscribe('ben', (event) => told.push(event));
    open(exchanges, 'ann', 'a').bytes('client', 1, new Uint8Array(2));
    expect(told).toEqual([]);
    expect(remembered(exchanges, 'ben')).toEqual([]);
  });

  it('forgets a visitor’s oldest exchange', () => {
    const exchanges = new Exchanges(limits);
    for (const name of ['a', 'b', 'c']) open(exchanges, 'ann', name).close(1);
    expect(remembered(exchanges, 'ann')).toEqual(['b opened', 'b closed', 'c opened', 'c closed']);
    expect(exchanges.isRemembered('ann', 'a')).toBe(false);
    expect(exchanges.isRemembered('ann', 'b')).toBe(true);
  });

  it('ends the record of an exchange that is too long, once and with a note', () => {
    const exchanges = new Exchanges(limits);
    const recorder = open(exchanges, 'ann', 'a');
    for (let count = 0; count < 5; count++) recorder.bytes('server', count, new Uint8Array(400));
    recorder.close(9);
    const kept = 1000 - 2 * (400 + eventCost);
    expect(remembered(exchanges, 'ann')).toEqual([
      'a opened',
      'a bytes server 400',
      'a bytes server 400',
      `a bytes server ${kept}`,
      'a closed cut',
    ]);
  });

  it('bounds what many small events cost', () => {
    const exchanges = new Exchanges(limits);
    const recorder = open(exchanges, 'ann', 'a');
    for (let count = 0; count < 1000; count++) recorder.bytes('server', count, new Uint8Array(1));
    expect(remembered(exchanges, 'ann').length).toBeLessThan(1000 / eventCost + 3);
  });

  it('forgets the visitor who has been idle longest when all together cost too much', () => {
    const exchanges = new Exchanges({ exchanges: 5, octets: 1000, total: 2000 });
    open(exchanges, 'ann', 'a').bytes('client', 1, new Uint8Array(700));
    open(exchanges, 'ben', 'b').bytes('client', 1, new Uint8Array(700));
    open(exchanges, 'ann', 'c').close(1);
    open(exchanges, 'eve', 'e').bytes('client', 1, new Uint8Array(600));
    expect(remembered(exchanges, 'ben')).toEqual([]);
    expect(remembered(exchanges, 'ann')).toHaveLength(4);
    expect(remembered(exchanges, 'eve')).toHaveLength(2);
  });

  it('goes on telling a subscriber whose memory had to go', () => {
    const exchanges = new Exchanges({ exchanges: 5, octets: 1000, total: 500 });
    const told: NumberedEvent[] = [];
    exchanges.subscribe('ann', (event) => told.push(event));
    open(exchanges, 'ann', 'a').bytes('client', 1, new Uint8Array(400));
    open(exchanges, 'ben', 'b').bytes('client', 1, new Uint8Array(400));
    open(exchanges, 'ann', 'c');
    expect(told.map(({ event }) => describeEvent(event))).toEqual(['a opened', 'a bytes client 400', 'c opened']);
  });
});
