// Our readers beside tshark's: the same packets, lengths, link types and times, of every format that editcap writes.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCapture } from '#wire/capture-file.ts';
import { writePcapng } from '#wire/pcapng-writer.ts';
import {
  build,
  enhancedPacket,
  interfaceBlock,
  joined,
  option,
  pcap,
  section,
  u64,
  type Order,
} from './capture-builder.ts';
import { rowsOf } from './tshark-fields.ts';

const directory = mkdtempSync(join(tmpdir(), 'capture-'));
afterAll(() => rmSync(directory, { recursive: true }));

const captures = 'media/captures/';
const recorded = readdirSync(captures, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.pcap(ng)?$/.test(name))
  .map((name) => captures + name);

/** As libwiretap numbers what LINKTYPE_ numbers otherwise. */
const encapsulations: Readonly<Record<string, readonly number[]>> = {
  '1': [1],
  '7': [101],
  '15': [0, 108],
  '25': [113],
  '129': [228],
  '130': [229],
  '210': [276],
};

function written(name: string, bytes: Uint8Array): string {
  const file = join(directory, name);
  writeFileSync(file, bytes);
  return file;
}

function converted(file: string, format: string): string {
  const to = join(directory, `${format}-${file.replaceAll('/', '-')}`);
  const { error, status, stderr } = spawnSync('editcap', ['-F', format, file, to], { encoding: 'utf8' });
  if (error) throw new Error('editcap is not installed: apt-get install wireshark-common.', { cause: error });
  if (status !== 0) throw new Error(`editcap cannot convert ${file}: ${stderr}`);
  return to;
}

const fields = ['frame.time_epoch', 'frame.cap_len', 'frame.len', 'frame.encap_type', 'frame.comment'];

function expectAgreement(file: string): void {
  const { packets, faults } = readCapture(new Uint8Array(readFileSync(file)));
  const rows = rowsOf(file, fields);
  expect(faults).toEqual([]);
  expect(packets).toHaveLength(rows.length);
  for (const [index, { at, bytes, originalLength, linkType, comment }] of packets.entries()) {
    const [time = '', captured, length, encapsulation = ''] = rows[index] ?? [];
    expect([bytes.length, originalLength]).toEqual([Number(captured), Number(length)]);
    expect(encapsulations[encapsulation]).toContain(linkType);
    // A double holds milliseconds of our century to a quarter of a microsecond.
    expect(Math.abs((at ?? 0) - millisecondsIn(time))).toBeLessThan(0.0005);
    if (comment !== undefined) expect(rows[index]?.slice(4).join()).toContain(comment.split('\n')[0]);
  }
}

/** Nanoseconds are more digits than a number has: the whole and its fraction are read apart. */
function millisecondsIn(time: string): number {
  const [seconds = '0', fraction = '0'] = time.split('.');
  return Number(seconds) * 1_000 + Number(fraction.padEnd(9, '0')) / 1_000_000;
}

const frame = Uint8Array.from({ length: 64 }, (_, index) => (index === 12 ? 0x88 : index === 13 ? 0xb5 : index));
const odd = frame.subarray(0, 61);
const now = 1_769_868_309;

describe('readers agree with tshark on', () => {
  it.each(recorded)('%s', expectAgreement);

  it('a recorded file as pcap, in microseconds and nanoseconds', () => {
    const file = `${captures}http.pcapng`;
    for (const format of ['pcap', 'nsecpcap']) expectAgreement(converted(file, format));
  });

  it('what we write', () => {
    const packets = [odd, frame].map((bytes, index) => ({
      at: now * 1_000 + index / 1_000,
      bytes,
      comment: `n° ${index}`,
    }));
    expectAgreement(
      written('ours.pcapng', writePcapng(packets, { application: 'a', comment: 'b', interfaceName: 'c' })),
    );
  });

  it.each(['little', 'big'] as const)('pcap, %s-endian, both clocks', (order: Order) => {
    const of = (fraction: number, magic: number) =>
      pcap(
        [
          { seconds: now, fraction, bytes: odd },
          { seconds: now + 1, fraction, bytes: frame, originalLength: 1_500 },
        ],
        { order, magic },
      );
    expectAgreement(written(`us-${order}.pcap`, of(250_001, 0xa1b2c3d4)));
    expectAgreement(written(`ns-${order}.pcap`, of(250_001_001, 0xa1b23c4d)));
  });

  it.each(['little', 'big'] as const)('pcapng, %s-endian, with clocks of all kinds', (order: Order) => {
    const clocks = [0, 3, 6, 9, 0x8a, 0x94].map((resolution) => ({
      resolution,
      perSecond: resolution < 0x80 ? 10n ** BigInt(resolution) : 2n ** BigInt(resolution & 0x7f),
    }));
    const interfaces = clocks.map(({ resolution }) =>
      interfaceBlock(order, [option(order, 9, Uint8Array.of(resolution))]),
    );
    const shifted = interfaceBlock(order, [option(order, 14, build(order, u64(3_600n)))]);
    const packets = [...clocks, { perSecond: 1_000_000n }].map(({ perSecond }, number) =>
      enhancedPacket(order, odd, { number, ticks: BigInt(now) * perSecond + perSecond / 4n }),
    );
    const other: Order = order === 'little' ? 'big' : 'little';
    const second = [section(other), interfaceBlock(other), enhancedPacket(other, frame, { ticks: 1_000_000n })];
    expectAgreement(
      written(`${order}.pcapng`, joined([section(order), ...interfaces, shifted, ...packets, ...second])),
    );
  });
});
