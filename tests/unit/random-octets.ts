// Octets damaged at random, the same everywhere for one seed.

/** Small and fast (mulberry32): a number from 0 to `below` − 1. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Values at which lengths, flags and pointers tip over. */
const telling = [0x00, 0x01, 0x05, 0x0f, 0x3f, 0x40, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xfe, 0xff];

/** One to five wounds from octet `from` on: changed, lost, doubled, cut off. Never the same array. */
export function damageOctets(octets: Uint8Array, from: number, random: (below: number) => number): Uint8Array {
  let damaged = Array.from(octets);
  for (let left = 1 + random(5); left > 0; left -= 1) {
    const at = from + random(Math.max(1, damaged.length - from));
    const count = 1 + random(8);
    const wounds = [
      () => damaged.with(Math.min(at, damaged.length - 1), random(256)),
      () => damaged.with(Math.min(at, damaged.length - 1), telling[random(telling.length)] ?? 0),
      () => damaged.toSpliced(at, count),
      () => damaged.toSpliced(at, 0, ...damaged.slice(at, at + count)),
      () => damaged.slice(0, at),
    ];
    if (damaged.length > 0) damaged = wounds[random(wounds.length)]?.() ?? damaged;
  }
  return Uint8Array.from(damaged);
}
