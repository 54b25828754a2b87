// TCP connections put together again from segments that were lost, repeated, overtaken and cut otherwise.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Conversations } from '#wire/conversations.ts';
import type { PacketFacts, TcpFacts } from '#wire/layer.ts';
import { TcpDirection } from '#wire/tcp-direction.ts';

const flags = { syn: false, ack: true, fin: false, rst: false, psh: false };

function facts(sequence: number, length: number, more: Partial<TcpFacts> = {}): TcpFacts {
  const data = { dataStart: 0, dataEnd: length, dataLength: length };
  return {
    sourcePort: 50_000,
    destinationPort: 80,
    sequence: sequence >>> 0,
    acknowledgment: 0,
    window: 1,
    ...flags,
    ...data,
    ...more,
  };
}

/** Octets 0, 1, 2… so that each tells its own place. */
function octets(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => index % 251);
}

describe('one direction', () => {
  const initial = fc.integer({ min: 0, max: 0xffff_ffff });
  const pieces = fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 60 })), { maxLength: 30 });

  test('delivers every octet once and in order, whatever way its segments came', () => {
    fc.assert(
      fc.property(initial, pieces, fc.infiniteStream(fc.nat(1_000)), (isn, cuts, order) => {
        const sent = octets(200);
        const direction = new TcpDirection(facts(isn, 0, { syn: true }));
        direction.place(facts(isn, 0, { syn: true }), new Uint8Array());
        // Any pieces of the stream, overlapping at will, and last all of it in tens: then every octet has passed.
        const whole = Array.from({ length: 20 }, (_, index) => [index * 10, 10] as const);
        const segments = [...cuts, ...whole]
          .map((piece) => ({ piece, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key);
        const delivered = segments.flatMap(({ piece: [start, length] }) => {
          const data = sent.subarray(start, start + length);
          return direction.place(facts(isn + 1 + start, data.length), data).delivered.map((part) => Array.from(part));
        });
        expect(delivered.flat()).toEqual(Array.from(sent));
        expect(direction.hasGap).toBe(false);
      }),
    );
  });

  test('says which segments were sent again, came too early, or filled a gap', () => {
    const direction = new TcpDirection(facts(999, 0, { syn: true }));
    const note = (start: number, length: number) => direction.place(facts(1000 + start, length), octets(length)).note;
    direction.place(facts(999, 0, { syn: true }), new Uint8Array());
    expect(note(0, 10)).toBeUndefined();
    expect(note(20, 10)).toBe('gap-before');
    expect(direction.hasGap).toBe(true);
    expect(note(10, 10)).toBe('fills-gap');
    expect(direction.hasGap).toBe(false);
    expect(note(0, 10)).toBe('retransmission');
    expect(note(25, 10)).toBe('overlap');
    expect(note(34, 1)).toBe('keep-alive');
  });

  test('ends with its FIN, and not before what came ahead of it', () => {
    const direction = new TcpDirection(facts(0, 0, { syn: true }));
    direction.place(facts(0, 0, { syn: true }), new Uint8Array());
    direction.place(facts(11, 5, { fin: true }), octets(5));
    expect(direction.isEnded).toBe(false);
    direction.place(facts(1, 10), octets(10));
    expect(direction.isEnded).toBe(true);
    expect(direction.place(facts(16, 0, { fin: true }), new Uint8Array()).note).toBe('retransmission');
  });

  test('puts 200,000 segments in order that all came too early, and does not hang', { timeout: 20_000 }, () => {
    const direction = new TcpDirection(facts(0, 0, { syn: true }));
    direction.place(facts(0, 0, { syn: true }), new Uint8Array());
    const one = octets(1);
    const count = 200_000;
    for (let start = count; start >= 1; start -= 1) direction.place(facts(1 + start, 1), one);
    const { delivered } = direction.place(facts(1, 1), one);
    expect(delivered.length).toBe(count + 1);
  });
});

describe('a capture', () => {
  const client = Uint8Array.of(192, 0, 2, 1);
  const server = Uint8Array.of(198, 51, 100, 1);

  function packet(index: number, fromClient: boolean, tcp: Partial<TcpFacts>, data: Uint8Array = new Uint8Array()) {
    const ports = fromClient
      ? { sourcePort: 50_000, destinationPort: 80 }
      : { sourcePort: 80, destinationPort: 50_000 };
    const ends = fromClient ? { source: client, destination: server } : { source: server, destination: client };
    const seen: PacketFacts = {
      ip: { ...ends, protocol: 6, isFragment: false, missing: 0 },
      tcp: facts(0, data.length, { ...ports, ...tcp }),
    };
    return { index, at: index, bytes: data, facts: seen };
  }

  test('names the client by its SYN, and numbers from there on both sides', () => {
    const conversations = new Conversations();
    conversations.add(packet(0, true, { sequence: 5_000, syn: true, ack: false }));
    conversations.add(packet(1, false, { sequence: 9_000, acknowledgment: 5_001, syn: true }));
    const segment = conversations.add(packet(2, true, { sequence: 5_001, acknowledgment: 9_001 }, octets(3)));
    expect(segment).toMatchObject({ from: 'client', sequence: 1, acknowledgment: 1, length: 3 });
    const [conversation] = conversations.all();
    expect(conversation?.client).toEqual({ address: '192.0.2.1', port: 50_000 });
    expect(conversation?.chunks).toEqual([{ from: 'client', at: 2, bytes: octets(3) }]);
  });

  test('begins another connection when the ports are used again after the end', () => {
    const conversations = new Conversations();
    conversations.add(packet(0, true, { sequence: 1, syn: true, ack: false }));
    conversations.add(packet(1, false, { rst: true }));
    conversations.add(packet(2, true, { sequence: 70_000, syn: true, ack: false }));
    expect(conversations.all().map(({ isEnded }) => isEnded)).toEqual([true, false]);
  });
});
