import { describe, expect, it } from 'vitest';
import { asMessage, isDeckName, type Message } from '#deck/speaker-protocol.ts';

const place = {
  type: 'place',
  page: '1',
  chapter: 'server',
  language: 'fr',
  slide: 'one-port',
  shown: [0, 2],
  isBlack: false,
} as const;

describe('a message between deck and speaker page', () => {
  it.each<Message>([
    { type: 'hello' },
    { type: 'ping' },
    { type: 'black' },
    { type: 'move', step: -1 },
    { type: 'leaving', page: '1' },
    { type: 'taken', page: '1' },
    place,
    { type: 'demo', slide: 'ping-gnip', index: 0, host: 'server', state: { panel: 'try' } },
  ])('is read: %j', (message) => {
    expect(asMessage(structuredClone(message))).toEqual(message);
  });

  it.each([
    undefined,
    'hello',
    { type: 'shout' },
    { type: 'move', step: 100 },
    { type: 'leaving' },
    { ...place, language: 'de' },
    { ...place, chapter: '../../elsewhere' },
    { ...place, slide: '' },
    { ...place, shown: ['0'] },
    { ...place, shown: Array.from({ length: 1_000 }, () => 0) },
    { type: 'demo', slide: 'x', index: 0.5, host: 'server', state: {} },
    { type: 'demo', slide: 'x', index: 0, host: 'elsewhere', state: {} },
    { type: 'demo', slide: 'x', index: 0, host: 'server', state: 'x' },
  ])('is none: %j', (data) => {
    expect(asMessage(data)).toBeUndefined();
  });
});

describe('the name of a deck', () => {
  it('is short and plain, for it stands in an address', () => {
    expect(['1z141z3', 'a'].every(isDeckName)).toBe(true);
    expect(['', 'A', '../x', '123456789'].some(isDeckName)).toBe(false);
  });
});
