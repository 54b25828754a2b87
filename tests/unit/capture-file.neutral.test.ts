// Capture files as they are, as they might be, and as somebody hostile would make them.

import { assert, array, property, record, string, integer, uint8Array, option as maybe } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captureFileText } from '#wire/capture-file-text.ts';
import { captureItems, readCapture } from '#wire/capture-file.ts';
import { writePcapng } from '#wire/pcapng-writer.ts';
import {
  block,
  build,
  enhancedPacket,
  interfaceBlock,
  joined,
  option,
  pcap,
  section,
  u16,
  u32,
  u64,
  type Order,
} from './capture-builder.ts';

const orders: readonly Order[] = ['little', 'big'];
const encoder = new TextEncoder();
const packet = encoder.encode('a packet of 21 octets');
const start = 1_769_868_309;
const notes = { application: 'test', interfaceName: 'tap' };

const keys = (bytes: Uint8Array): readonly string[] => readCapture(bytes).faults.map(({ key }) => key);

/** One section, one interface, and these blocks. */
function file(order: Order, ...blocks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined([section(order), interfaceBlock(order), ...blocks]);
}

describe.each(orders)('a pcap file, %s-endian', (order) => {
  it.each([
    [0xa1b2c3d4, 250_000],
    [0xa1b23c4d, 250_000_000],
  ])('has the times that its magic number %i says', (magic, fraction) => {
    const capture = readCapture(pcap([{ seconds: start, fraction, bytes: packet }], { order, magic, link: 101 }));
    expect(capture).toMatchObject({ format: 'pcap', linkTypes: [101], faults: [] });
    expect(capture.packets).toEqual([
      { at: start * 1_000 + 250, bytes: packet, originalLength: 21, linkType: 101, offset: 24 },
    ]);
  });

  it('says how long a packet was that was cut when it was captured', () => {
    const [first] = readCapture(
      pcap([{ seconds: 0, fraction: 0, bytes: packet, originalLength: 9_000 }], { order }),
    ).packets;
    expect(first).toMatchObject({ originalLength: 9_000 });
  });

  it('knows a link type beside the length of a check sequence', () => {
    const capture = readCapture(pcap([], { order, link: 0x24000001 }));
    expect(capture).toMatchObject({ linkTypes: [1], faults: [] });
  });
});

describe('a damaged pcap file', () => {
  const two = pcap([
    { seconds: start, fraction: 0, bytes: packet },
    { seconds: start, fraction: 1, bytes: packet },
  ]);

  it('gives the packets before the cut, and says where it is, wherever it is', () => {
    for (let length = 4; length < two.length; length += 1) {
      const { packets, faults } = readCapture(two.subarray(0, length));
      expect(packets).toHaveLength(length >= 61 ? 1 : 0);
      const isWhole = length === 24 || length === 61;
      expect(faults.map(({ offset }) => offset)).toEqual(isWhole ? [] : [length < 24 ? 0 : length < 61 ? 24 : 61]);
    }
  });

  it('is not believed about a record of 4 GB', () => {
    const bytes = joined([two, build('little', u32(0), u32(0), u32(0xffffffff), u32(0))]);
    const { packets, faults } = readCapture(bytes);
    expect(packets).toHaveLength(2);
    expect(faults).toEqual([
      { key: 'record-cut', offset: two.length, section: 'pcap §5', values: { length: 4_294_967_295, left: 0 } },
    ]);
  });

  it('is read on where only a number is odd', () => {
    const record = { seconds: start, fraction: 2_000_000, bytes: packet };
    const { packets, faults } = readCapture(pcap([record], { snapLength: 8, link: 0x00100001 }));
    expect(faults.map(({ key, offset }) => [key, offset])).toEqual([
      ['reserved-bits', 20],
      ['longer-than-snap', 32],
      ['second-fraction', 28],
    ]);
    expect(packets.map(({ at }) => at)).toEqual([start * 1_000 + 2_000]);
  });

  it('minds no limit larger than the file, and none at all', () => {
    for (const snapLength of [0, 0xffffffff]) {
      expect(keys(pcap([{ seconds: 0, fraction: 0, bytes: packet }], { snapLength }))).toEqual([]);
    }
  });

  it('says which version it does not know', () => {
    expect(readCapture(pcap([], { major: 3 })).faults).toMatchObject([
      { key: 'pcap-version', values: { version: '3.4' } },
    ]);
  });
});

describe.each(orders)('a pcapng file, %s-endian', (order) => {
  it('gives its packets with time, interface, direction and comments', () => {
    const head = joined([
      section(order, [option(order, 1, 'a file'), build(order, u32(0))]),
      interfaceBlock(order, [option(order, 2, 'eth0\0rest'), build(order, u32(0))], 1),
    ]);
    const options = [
      option(order, 1, 'premier, « é »'),
      option(order, 2, build(order, u32(2))),
      option(order, 1, 'second'),
      build(order, u32(0)),
    ];
    const ticks = BigInt(start) * 1_000_000n + 250_001n;
    const bytes = joined([head, enhancedPacket(order, packet, { ticks, originalLength: 60, options })]);
    const { format, linkTypes, packets, faults } = readCapture(bytes);
    expect({ format, linkTypes, faults }).toEqual({ format: 'pcapng', linkTypes: [1], faults: [] });
    expect(packets).toEqual([
      {
        at: start * 1_000 + 250.001,
        bytes: packet,
        originalLength: 60,
        linkType: 1,
        interfaceName: 'eth0',
        direction: 'outbound',
        comment: 'premier, « é »\nsecond',
        offset: head.length,
      },
    ]);
    expect(packets[0]?.bytes.buffer).toBe(bytes.buffer);
  });

  it.each([
    ['seconds', 0, BigInt(start)],
    ['milliseconds', 3, BigInt(start) * 1_000n],
    ['nanoseconds', 9, BigInt(start) * 1_000_000_000n],
    ['picoseconds', 12, 1_000_000_000_000n],
    ['2⁻¹⁰ seconds', 0x8a, BigInt(start) * 1_024n],
    ['2⁻²⁰ seconds', 0x94, BigInt(start) * 1_048_576n],
  ])('counts in %s where it says so', (_name, resolution, ticks) => {
    const scaled = interfaceBlock(order, [option(order, 9, Uint8Array.of(resolution))]);
    const { packets, faults } = readCapture(joined([section(order), scaled, enhancedPacket(order, packet, { ticks })]));
    expect(faults).toEqual([]);
    expect(packets.map(({ at }) => at)).toEqual([resolution === 12 ? 1_000 : start * 1_000]);
  });

  it('adds its interface’s offset to every time', () => {
    for (const seconds of [3_600n, -3_600n]) {
      const shifted = interfaceBlock(order, [option(order, 14, build(order, u64(seconds)))]);
      const bytes = joined([
        section(order),
        shifted,
        enhancedPacket(order, packet, { ticks: 1_000_000n * BigInt(start) }),
      ]);
      expect(readCapture(bytes).packets.map(({ at }) => at)).toEqual([(start + Number(seconds)) * 1_000]);
    }
  });

  it('has packets without a time, and old ones', () => {
    const simple = block(order, 3, [u32(100), packet.subarray(0, 16)]);
    const old = block(order, 2, [u16(0), u16(9), u32(0), u32(1_000), u32(21), u32(21), packet]);
    const bytes = joined([section(order), interfaceBlock(order, [], 1, 16), simple, old]);
    const { packets, faults } = readCapture(bytes);
    expect(faults).toEqual([]);
    expect(packets).toMatchObject([
      { at: undefined, originalLength: 100, bytes: packet.subarray(0, 16) },
      { at: 1, originalLength: 21, bytes: packet },
    ]);
  });

  it('keeps its secrets, and skips names, statistics and what nobody knows', () => {
    const others = [4, 5, 0xbad, 0x80000001].map((type) => block(order, type, ['something']));
    const secrets = block(order, 10, [u32(0x544c534b), u32(5), 'CLIEN']);
    const capture = readCapture(file(order, ...others, secrets, enhancedPacket(order, packet)));
    expect(capture.packets).toHaveLength(1);
    expect(capture.secrets).toEqual([{ kind: 0x544c534b, bytes: encoder.encode('CLIEN'), offset: 144 }]);
    expect(capture.faults).toEqual([]);
  });

  it('may hold a section in the other byte order, with interfaces of its own', () => {
    const other = order === 'little' ? 'big' : 'little';
    const second = joined([section(other, [], 48n), interfaceBlock(other, [], 113), enhancedPacket(other, packet)]);
    const capture = readCapture(joined([file(order, enhancedPacket(order, packet)), second]));
    expect(capture.linkTypes).toEqual([1, 113]);
    expect(capture.packets.map(({ linkType }) => linkType)).toEqual([1, 113]);
    expect(capture.faults).toEqual([]);
  });

  it('skips a section of a version to come', () => {
    const unknown = joined([section(order, [], -1n, 7), interfaceBlock(order), enhancedPacket(order, packet)]);
    const capture = readCapture(joined([file(order), unknown, file(order, enhancedPacket(order, packet))]));
    expect(capture.packets).toHaveLength(1);
    expect(capture.faults).toMatchObject([{ key: 'section-version', offset: 60, values: { version: '7.0' } }]);
  });
});

describe.each(orders)('a damaged pcapng file, %s-endian', (order) => {
  const good = enhancedPacket(order, packet);
  const before = file(order, good);

  it.each([
    [0, 'block-length'],
    [8, 'block-length'],
    [13, 'block-length'],
    [0x80000000, 'block-cut'],
    [0xfffffffc, 'block-cut'],
    [0xffffffff, 'block-length'],
  ])('ends at a block that says it is %i octets long', (first, key) => {
    const { packets, faults } = readCapture(joined([before, block(order, 5, [packet], { first }), good]));
    expect(packets).toHaveLength(1);
    expect(faults).toMatchObject([{ key, values: { length: first } }]);
  });

  it('believes the first of two lengths', () => {
    const { packets, faults } = readCapture(joined([before, block(order, 5, [packet], { last: 4 }), good]));
    expect(packets).toHaveLength(2);
    expect(faults).toMatchObject([{ key: 'block-length-differs', values: { first: 36, last: 4 } }]);
  });

  it('gives what stands before a cut, wherever it is', () => {
    for (let length = 4; length < before.length; length += 1) {
      const { packets, faults } = readCapture(before.subarray(0, length));
      expect(packets).toEqual([]);
      expect(faults).toHaveLength(length === 28 || length === 48 ? 0 : 1);
    }
  });

  it.each([
    ['an interface that nobody described', enhancedPacket(order, packet, { number: 1 }), 'unknown-interface'],
    ['more octets than its block holds', enhancedPacket(order, packet, { claimed: 25 }), 'packet-length'],
    ['4 GB of octets', enhancedPacket(order, packet, { claimed: 0xffffffff }), 'packet-length'],
    ['too short a block', block(order, 6, [u32(0), u32(0)]), 'block-short'],
    ['too short an old block', block(order, 2, [u32(0)]), 'block-short'],
    ['an empty simple block', block(order, 3, []), 'block-short'],
    ['secrets that are not there', block(order, 10, [u32(1), u32(80), 'x']), 'packet-length'],
  ])('skips a packet with %s, and goes on', (_name, bad, key) => {
    const { packets, faults } = readCapture(joined([before, bad, good]));
    expect(packets).toHaveLength(2);
    expect(faults.map((fault) => fault.key)).toEqual([key]);
  });

  it('gives a packet whose options are wrong, with those before', () => {
    const bad = enhancedPacket(order, packet, { options: [option(order, 1, 'said'), build(order, u16(1), u16(400))] });
    const flags = enhancedPacket(order, packet, { options: [option(order, 2, Uint8Array.of(1))] });
    const { packets, faults } = readCapture(file(order, bad, flags));
    expect(packets.map(({ comment }) => comment)).toEqual(['said', undefined]);
    expect(faults.map(({ key, values }) => [key, values?.['length']])).toEqual([
      ['option-length', 400],
      ['option-length', 1],
    ]);
  });

  it('reads an interface whose options are wrong as if they were not there', () => {
    const odd = interfaceBlock(order, [option(order, 9, Uint8Array.of(9, 9)), option(order, 14, Uint8Array.of(1))]);
    const bytes = joined([section(order), odd, enhancedPacket(order, packet, { ticks: 1_000n })]);
    expect(readCapture(bytes)).toMatchObject({ packets: [{ at: 1 }] });
    expect(keys(bytes)).toEqual(['option-length', 'option-length']);
  });

  it('shows no time that no calendar has', () => {
    const seconds = interfaceBlock(order, [option(order, 9, Uint8Array.of(0))]);
    const late = enhancedPacket(order, packet, { ticks: 0xffffffffffffffffn });
    const { packets, faults } = readCapture(joined([section(order), seconds, late]));
    expect(packets.map(({ at }) => at)).toEqual([undefined]);
    expect(faults.map(({ key }) => key)).toEqual(['time-out-of-range']);
  });

  it('takes no notice of an impossible section length, and stops at an impossible byte order', () => {
    expect(keys(joined([section(order, [], -2n), interfaceBlock(order), good]))).toEqual(['section-length']);
    const confused = block(order, 0x0a0d0d0a, [u32(0x11223344), u16(1), u16(0), u64(-1n)]);
    expect(readCapture(joined([before, confused, good]))).toMatchObject({
      packets: [{}],
      faults: [{ key: 'byte-order', offset: before.length + 8 }],
    });
  });
});

describe('a file that is something else', () => {
  it.each([
    ['', 'empty-file'],
    ['\ufeff\n <!DOCTYPE html><title>Log in</title>', 'html-page'],
    ['<html lang=fr>', 'html-page'],
    ['PK\x03\x04\x14\0', 'zip-archive'],
    ['%PDF-1.7', 'pdf'],
    ['{"log":{"version":"1.2"}}', 'json'],
    ['snoop\0\0\0', 'other-capture'],
    ['\n\r\n\x1c\0\0\0M<+\x1a', 'text-transfer'],
    ['\r\n\r\r\r\n\0\0\0\x1c\x1a+<M', 'text-transfer'],
    ['\n\nDear all', 'text-file'],
    ['0000  45 00 00 3c é', 'text-file'],
    ['\0\x01\x02\x03', 'not-a-capture'],
    ['\0', 'not-a-capture'],
  ])('is named: %j', (text, key) => {
    expect(readCapture(encoder.encode(text))).toMatchObject({
      format: undefined,
      packets: [],
      faults: [{ key, offset: 0 }],
    });
  });

  it.each([
    [[0x1f, 0x8b, 8, 0], 'gzip'],
    [[0x28, 0xb5, 0x2f, 0xfd], 'compressed'],
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'picture'],
    [[0xff, 0xd8, 0xff, 0xe0], 'picture'],
    [[0xa1, 0xb2, 0xcd, 0x34], 'pcap-variant'],
  ])('is named by its octets: %j', (octets, key) => {
    expect(keys(Uint8Array.from(octets))).toEqual([key]);
  });

  it('is put into words in which nothing is left to fill in', () => {
    for (const fault of readCapture(encoder.encode('\x04"M\x18')).faults) {
      for (const words of [captureFileText.fr, captureFileText.en]) {
        expect(words[fault.key].match(/\{\w+\}/g) ?? []).toEqual(['{name}']);
        expect(fault.values).toEqual({ name: 'LZ4' });
      }
    }
  });
});

describe('bounds', () => {
  it('says the first hundred faults, and how many more there are', () => {
    const odd = Array.from({ length: 150 }, () => enhancedPacket('little', packet, { number: 9 }));
    const { faults } = readCapture(file('little', ...odd));
    expect(faults).toHaveLength(101);
    expect(faults.at(-1)).toMatchObject({ key: 'more-faults', values: { count: 50 } });
  });

  it('gives a million packets and no more, of a file of nothing but empty ones', () => {
    const bytes = new Uint8Array(24 + 16 * 1_000_001);
    bytes.set(pcap([]));
    const { packets, faults } = readCapture(bytes);
    expect(packets).toHaveLength(1_000_000);
    expect(faults.map(({ key, offset }) => [key, offset])).toEqual([['too-many-packets', 24 + 16_000_000]]);
  });

  it('reads no further than it is asked to', () => {
    const ten = pcap(Array.from({ length: 10 }, (_, seconds) => ({ seconds, fraction: 0, bytes: packet })));
    const taken: string[] = [];
    for (const { type } of captureItems(ten)) {
      taken.push(type);
      if (taken.length === 3) break;
    }
    expect(taken).toEqual(['interface', 'packet', 'packet']);
  });

  it('describes so many interfaces and stops', () => {
    const many = Array.from({ length: 10_001 }, () => interfaceBlock('little'));
    expect(keys(joined([section('little'), ...many]))).toEqual(['too-many-interfaces']);
  });
});

describe('what is written', () => {
  const written = record(
    {
      at: integer({ min: 0, max: 4_000_000_000_000_000 }).map((microseconds) => microseconds / 1_000),
      bytes: uint8Array({ maxLength: 200 }),
      comment: string({ unit: 'grapheme', maxLength: 100 }).filter((text) => !text.includes('\0')),
    },
    { requiredKeys: ['at', 'bytes'] },
  );

  it('is read back as it was', () => {
    assert(
      property(array(written), maybe(string({ maxLength: 20 }), { nil: undefined }), (packets, comment) => {
        const bytes = writePcapng(packets, { ...notes, ...(comment !== undefined && { comment }) });
        const capture = readCapture(bytes);
        expect(capture.faults).toEqual([]);
        expect(capture.linkTypes).toEqual([1]);
        const read = capture.packets.map(({ at, bytes: octets, comment: said }) => ({
          at,
          bytes: octets,
          ...(said !== undefined && { comment: said }),
        }));
        expect(read).toEqual(packets);
      }),
    );
  });

  it('cuts a comment of more than 65,535 octets between two characters', () => {
    const { packets, faults } = readCapture(
      writePcapng([{ at: 0, bytes: packet, comment: '€'.repeat(30_000) }], notes),
    );
    expect(faults).toEqual([]);
    expect(packets[0]?.comment).toBe('€'.repeat(21_845));
  });
});
