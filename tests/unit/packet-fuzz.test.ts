// Real packets damaged at random, each layer in turn: 10,000 a layer in the normal run, as many as FUZZ says otherwise.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCapture } from '#wire/capture-file.ts';
import { decodePacket } from '#wire/packet.ts';
import { shapeError } from '#tests/unit/field-shape.ts';
import { createRandom, damageOctets } from '#tests/unit/random-octets.ts';

const RUNS = Number(process.env['FUZZ'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 1);
/** Far more than the normal run needs; a decoder that hangs is stopped here. */
const MILLISECONDS_EACH = 2;

const folder = 'media/captures';
const packets = readdirSync(folder)
  .filter((name) => /\.pcap(ng)?$/.test(name))
  .flatMap((name) => readCapture(new Uint8Array(readFileSync(`${folder}/${name}`))).packets);

const layers = ['ethernet', 'arp', 'ipv4', 'ipv6', 'icmp', 'icmpv6', 'udp', 'tcp', 'dns', 'tls', 'http'] as const;

describe.each(layers)('%s', (layer) => {
  const samples = packets.flatMap(({ bytes, linkType }) => {
    const start = decodePacket(bytes, linkType).fields.find(({ name }) => name === layer)?.start;
    return start === undefined ? [] : [{ bytes, linkType, start }];
  });

  test('is in the captures', () => {
    expect(samples.length).toBeGreaterThan(0);
  });

  test(`keeps its tree in shape over ${RUNS} damaged packets`, { timeout: 10_000 + RUNS * MILLISECONDS_EACH }, () => {
    const random = createRandom(SEED);
    for (let run = 0; run < RUNS; run += 1) {
      const sample = samples[random(samples.length)];
      if (!sample) return;
      const damaged = damageOctets(sample.bytes, sample.start, random);
      const error = shapeError(decodePacket(damaged, sample.linkType).fields, 0, damaged.length);
      if (error) expect.fail(`run ${run}, seed ${SEED}: ${error}, in ${Buffer.from(damaged).toString('hex')}`);
    }
  });
});
