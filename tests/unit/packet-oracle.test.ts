// Our decoders beside Wireshark's, over every capture in media/captures: what both know, both say alike, of the same octets.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCapture } from '#wire/capture-file.ts';
import { decodePacket } from '#wire/packet.ts';
import { flatten, pairs, sameWords, type FlatField } from '#tests/unit/packet-fields.ts';
import { readWithTshark, type Field, type Packet } from '#tests/unit/tshark.ts';

const folder = 'media/captures';
const files = readdirSync(folder).filter((name) => /\.pcap(ng)?$/.test(name));

/** Where the two differ, and why that is right. */
const deviations: readonly { theirs: string; when?: (packet: Packet) => boolean; why: string }[] = [
  { theirs: 'ip.version', when: has('ipv6'), why: 'tshark repeats the version of IPv6 under this name' },
  {
    theirs: 'dns.flags.authoritative',
    when: isQuery,
    why: 'means something in answers only (RFC 1035 §4.1.1): tshark hides it',
  },
  { theirs: 'dns.flags.recavail', when: isQuery, why: 'the same' },
  { theirs: 'dns.flags.rcode', when: isQuery, why: 'the same' },
];

/** Where segments were repeated, or hold parts of several messages, tshark decodes these out of its own reassembly alone. */
const reassembled = new Set(['http', 'tls']);

function has(layer: string): (packet: Packet) => boolean {
  return ({ layers }) => layers.some(({ name }) => name === layer);
}

function isQuery({ layers }: Packet): boolean {
  return layers.some(({ fields }) => fields.some(({ name, show }) => name === 'dns.flags.response' && show === '0'));
}

function isDeviation(theirs: string, packet: Packet): boolean {
  return deviations.some((deviation) => deviation.theirs === theirs && (deviation.when?.(packet) ?? true));
}

/** Bits: tshark counts the octets that it shows them in, we those of the whole word. */
function isSamePlace(ours: FlatField, theirs: Field): boolean {
  const [start, end] = [theirs.start, theirs.start + theirs.length];
  if (ours.isBits) return (ours.start <= start && end <= ours.end) || (start <= ours.start && ours.end <= end);
  return ours.start === start && ours.end === end;
}

const inWords = (name: string, start: number, value: string): string => `${name} at ${start}: ${sameWords(value)}`;

test('there are captures to compare', () => {
  expect(files.length).toBeGreaterThanOrEqual(9);
});

describe.each(files)('%s', (file) => {
  const { packets } = readCapture(new Uint8Array(readFileSync(`${folder}/${file}`)));
  const theirs = readWithTshark(`${folder}/${file}`);

  test('has the same packets', () => {
    expect(packets.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual(
      theirs.map(({ bytes }) => Buffer.from(bytes).toString('hex')),
    );
  });

  test('has the same fields with the same values in the same octets', () => {
    let compared = 0;
    for (const [index, packet] of packets.entries()) {
      const theirPacket = theirs[index];
      if (!theirPacket) continue;
      const { fields } = decodePacket(packet.bytes, packet.linkType);
      const theirFields = theirPacket.layers.flatMap((layer) => layer.fields).filter(({ inFrame }) => inFrame);
      for (const [layer, list] of Object.entries(pairs)) {
        const ourFields = flatten(fields.filter(({ name }) => name === layer));
        for (const pair of list) {
          if (isDeviation(pair.theirs, theirPacket)) continue;
          const known = theirFields.filter(({ name }) => name === pair.theirs);
          const ours = ourFields.filter(
            ({ name, start }) =>
              name === pair.ours && (!reassembled.has(layer) || known.some((field) => field.start === start)),
          );
          const place = `${file}, packet ${index + 1}, ${pair.ours} = ${pair.theirs}`;
          expect(
            ours.map(({ value }, at) => inWords(pair.theirs, known[at]?.start ?? -1, value)),
            place,
          ).toEqual(known.map(({ start, show }) => inWords(pair.theirs, start, show)));
          ours.forEach((field, at) => expect(isSamePlace(field, known[at] as Field), place).toBe(true));
          compared += ours.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(10 * packets.length);
  });

  test('has no fault, as tshark finds none', () => {
    const faults = packets.flatMap(({ bytes, linkType }, index) =>
      JSON.stringify(decodePacket(bytes, linkType).fields).includes('"fault"') ? [index + 1] : [],
    );
    expect(faults).toEqual([]);
  });
});
