import { expect, test } from 'vitest';
import type { WireEvent } from '#demos/contract.ts';
import { createWireMemory, type WireMemory } from '#demos/wire-memory.ts';

const opened = (exchange: string): WireEvent => ({ type: 'opened', exchange, demo: 'any', at: 1 });
const bytes = (exchange: string, length = 1): WireEvent => ({
  type: 'bytes',
  exchange,
  from: 'client',
  at: 2,
  bytes: new Uint8Array(length),
});
const closed = (exchange: string): WireEvent => ({ type: 'closed', exchange, at: 3 });

function listen(memory: WireMemory): WireEvent[] {
  const events: WireEvent[] = [];
  memory.subscribe((event) => events.push(event));
  return events;
}

test('a memory tells what it remembers, then what happens', () => {
  const memory = createWireMemory();
  const all = [opened('a'), bytes('a'), closed('a')];
  memory.record(opened('a'));
  const events = listen(memory);
  memory.record(bytes('a'));
  memory.record(closed('a'));
  expect(events).toEqual(all);
  expect(listen(memory)).toEqual(all);
});

test('a memory forgets the oldest exchange first', () => {
  const memory = createWireMemory({ exchanges: 2, octets: 10_000 });
  for (const name of ['a', 'b', 'c']) memory.record(opened(name));
  expect(listen(memory)).toEqual([opened('b'), opened('c')]);
  expect(['a', 'b', 'c'].map((name) => memory.isRemembered(name))).toEqual([false, true, true]);
});

test('a memory holds no more octets than its limit, events counted', () => {
  const memory = createWireMemory({ exchanges: 100, octets: 500 });
  memory.record(opened('a'));
  memory.record(bytes('a', 300));
  memory.record(opened('b'));
  memory.record(bytes('b', 300));
  expect(listen(memory).map(({ exchange }) => exchange)).toEqual(['b', 'b']);
});

test('a listener is not told of an exchange whose beginning is forgotten', () => {
  const memory = createWireMemory({ exchanges: 1, octets: 10_000 });
  memory.record(opened('a'));
  memory.record(opened('b'));
  const events = listen(memory);
  memory.record(bytes('a'));
  memory.record(bytes('b'));
  expect(events).toEqual([opened('b'), bytes('b')]);
});

test('a listener that was there from the start is told to the end, whatever is forgotten', () => {
  const memory = createWireMemory({ exchanges: 1, octets: 10_000 });
  const events = listen(memory);
  memory.record(opened('a'));
  memory.record(opened('b'));
  memory.record(closed('a'));
  expect(events).toEqual([opened('a'), opened('b'), closed('a')]);
});

test('a memory that is emptied says that open exchanges are cut', () => {
  const memory = createWireMemory();
  const events = listen(memory);
  memory.record(opened('a'));
  memory.record(opened('b'));
  memory.record(closed('b'));
  memory.forget(9);
  expect(events.at(-1)).toEqual({ type: 'closed', exchange: 'a', at: 9, cut: true });
  expect(listen(memory)).toEqual([]);
});

test('one function that listens twice is told twice, and each listening ends by itself', () => {
  const memory = createWireMemory();
  const events: WireEvent[] = [];
  const listener = (event: WireEvent) => events.push(event);
  const stop = memory.subscribe(listener);
  memory.subscribe(listener);
  stop();
  memory.record(opened('a'));
  expect(events).toEqual([opened('a')]);
});
