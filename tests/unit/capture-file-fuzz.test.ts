// Capture files damaged at random: 10,000 in the normal run, as many as FUZZ says otherwise; SEED chooses others.

import { readdirSync, readFileSync } from 'node:fs';
import { sample, array, uint8Array, record, nat, string } from 'fast-check';
import { expect, it } from 'vitest';
import { captureFileText } from '#wire/capture-file-text.ts';
import { readCapture } from '#wire/capture-file.ts';
import { writePcapng } from '#wire/pcapng-writer.ts';
import { block, enhancedPacket, interfaceBlock, joined, option, pcap, section } from './capture-builder.ts';

const RUNS = Number(process.env['FUZZ'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 1);
/** Far more than the normal run needs; a reader that hangs is stopped here. */
const MILLISECONDS_EACH = 3;
const captures = 'media/captures/';
const mostOctets = 20_000;

/** What a length, a type or an order may be replaced with. */
const WORDS = [
  0, 1, 4, 8, 11, 12, 13, 0x7fffffff, 0x80000000, 0xfffffff8, 0xffffffff, 0x0a0d0d0a, 0x1a2b3c4d, 2, 3, 6, 10,
];

/** Small, fast, and the same everywhere for one seed (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Real ones, ours, and one with every block in both orders. */
function pool(): readonly Uint8Array[] {
  const real = readdirSync(captures, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.pcap(ng)?$/.test(name))
    .map((name) => new Uint8Array(readFileSync(captures + name)).subarray(0, mostOctets));
  const packets = array(record({ at: nat(), bytes: uint8Array(), comment: string() }));
  const ours = sample(packets, { numRuns: 20, seed: SEED }).map((each) =>
    writePcapng(each, { application: 'fuzz', comment: 'c', interfaceName: 'tap' }),
  );
  const octets = Uint8Array.from({ length: 37 }, (_, index) => index);
  const records = Array.from({ length: 5 }, (_, seconds) => ({ seconds, fraction: 0, bytes: octets }));
  const every = (['little', 'big'] as const).map((order) =>
    joined([
      section(order, [option(order, 1, 'comment')]),
      interfaceBlock(order, [option(order, 9, Uint8Array.of(9)), option(order, 14, new Uint8Array(8))]),
      enhancedPacket(order, octets, { options: [option(order, 1, 'comment')] }),
      ...[2, 3, 4, 5, 10].map((type) => block(order, type, [new Uint8Array(20), octets])),
    ]),
  );
  return [...real, ...ours, ...every, joined(every), pcap(records), pcap(records, { order: 'big', magic: 0xa1b23c4d })];
}

/** One to six wounds: octets and numbers changed, pieces lost, doubled, or taken from another file. */
function damage(bytes: Uint8Array, other: Uint8Array, random: (below: number) => number): Uint8Array<ArrayBuffer> {
  let damaged = bytes.slice();
  for (let left = 1 + random(6); left > 0; left -= 1) {
    const at = random(damaged.length + 1);
    const place = at - (at % 4);
    const piece = damaged.subarray(at, at + random(40));
    const wounds = [
      () => void (damaged[at] = random(256)),
      () => {
        if (place + 4 > damaged.length) return;
        new DataView(damaged.buffer).setUint32(place, WORDS[random(WORDS.length)] ?? 0, random(2) === 0);
      },
      () => void (damaged = joined([damaged.subarray(0, at), damaged.subarray(at + piece.length)])),
      () => void (damaged = joined([damaged.subarray(0, at), piece, damaged.subarray(at)])),
      () => void (damaged = joined([damaged.subarray(0, place), other.subarray(random(other.length + 1))])),
      () => void (damaged = damaged.slice(0, at)),
    ];
    wounds[random(wounds.length)]?.();
  }
  return damaged;
}

/** What went wrong, in words; undefined when nothing did. */
function findBug(bytes: Uint8Array): string | undefined {
  const { packets, faults, secrets } = readCapture(bytes);
  let before = -1;
  for (const { bytes: octets, at, offset } of packets) {
    if (octets.buffer !== bytes.buffer) return 'a packet is a copy';
    if (offset <= before || offset >= bytes.length) return `a packet at ${offset} after one at ${before}`;
    if (at !== undefined && Number.isNaN(new Date(at).getTime())) return `a time of ${at}`;
    before = offset;
  }
  if (secrets.some(({ bytes: octets }) => octets.buffer !== bytes.buffer)) return 'secrets are a copy';
  for (const { key, offset, section: said } of faults) {
    if (offset < 0 || offset > bytes.length) return `${key} at ${offset} of ${bytes.length}`;
    if (!said || !captureFileText.fr[key] || !captureFileText.en[key]) return `${key} has no words`;
  }
  return undefined;
}

it(
  `damaged captures never throw, never hang, and give views of what is there (${RUNS} inputs)`,
  () => {
    const random = createRandom(SEED);
    const files = pool();
    const pick = (): Uint8Array => files[random(files.length)] ?? new Uint8Array();
    for (let run = 0; run < RUNS; run += 1) {
      const bytes = damage(pick(), pick(), random);
      const bug = findBug(bytes);
      if (bug) expect.fail(`${bug}: ${Buffer.from(bytes).toString('base64').slice(0, 4_000)}`);
    }
  },
  RUNS * MILLISECONDS_EACH + 30_000,
);
