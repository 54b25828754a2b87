// Octets as lines, and the geometry that links an octet with its place.

import { describe, expect, it } from 'vitest';
import { arrange, atHex, dumpLine, hexStretch, hexWidth, offsetDigits, textStretch, unmask } from '#ui/wire-dump.ts';

const octets = new TextEncoder().encode('GET / HTTP/1.1\r\nHost: é\r\n');

describe('dumpLine', () => {
  it('writes hex in groups of four beside printable text', () => {
    expect(dumpLine(octets, octets, 8, 8)).toEqual({ offset: 8, hex: '54 50 2f 31  2e 31 0d 0a', text: 'TP/1.1··' });
  });

  it('shows a dot for each octet of a character outside ASCII, and ends with the message', () => {
    expect(dumpLine(octets, octets, 16, 16).text).toBe('Host: ····');
  });
});

describe('stretches', () => {
  it('span the octets of a range on one line', () => {
    expect(textStretch({ start: 4, end: 14 }, 8, 8)).toEqual({ left: 0, width: 6 });
    expect(hexStretch({ start: 0, end: 8 }, 0, 8)).toEqual({ left: 0, width: hexWidth(8) });
  });

  it('are absent on lines that the range does not touch', () => {
    expect(hexStretch({ start: 0, end: 8 }, 8, 8)).toBeUndefined();
    expect(textStretch({ start: 9, end: 9 }, 8, 8)).toBeUndefined();
  });
});

describe('atHex', () => {
  it('finds each octet and both of its digits again', () => {
    for (let index = 0; index < 16; index++) {
      const { left } = hexStretch({ start: index, end: index + 1 }, 0, 16) ?? { left: NaN };
      expect(atHex(left + 0.1, 16)).toEqual({ index, bit: 0 });
      expect(atHex(left + 1.9, 16)).toEqual({ index, bit: 7 });
    }
  });

  it('stays within the line', () => {
    expect(atHex(-3, 8)).toEqual({ index: 0, bit: 0 });
    expect(atHex(1_000, 8)).toEqual({ index: 7, bit: 7 });
  });
});

describe('arrange', () => {
  it('takes longer lines as the place grows', () => {
    expect([20, 38, 55, 70, 130].map((width) => arrange(width, 3))).toEqual([
      { isBeside: false, perLine: 4 },
      { isBeside: false, perLine: 8 },
      { isBeside: true, perLine: 4 },
      { isBeside: true, perLine: 8 },
      { isBeside: true, perLine: 16 },
    ]);
  });
});

describe('offsetDigits', () => {
  it('fits the last offset and is never less than two', () => {
    expect([0, 10, 100, 101, 262_144].map(offsetDigits)).toEqual([2, 2, 2, 3, 6]);
  });
});

describe('unmask', () => {
  it('combines each octet of the payload with its octet of the key (RFC 6455 §5.7, the masked Hello)', () => {
    const frame = Uint8Array.of(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58);
    const plain = unmask(frame, { start: 2, end: 6 }, { start: 6, end: 11 });
    expect(new TextDecoder().decode(plain.subarray(6))).toBe('Hello');
    expect(plain.subarray(0, 6)).toEqual(frame.subarray(0, 6));
  });
});
