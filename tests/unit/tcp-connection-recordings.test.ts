// The recordings that tcp-connection shows: its words say how many segments they hold, and Wireshark the same of each.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecording } from '#demos/tcp-connection/segments.ts';
import { root } from '#server/root.ts';

const recording = (name: string) => readRecording(readFileSync(join(root, 'media/captures', `${name}.pcapng`)));
const flags = (name: string) => recording(name).segments.map((one) => `${one.from} ${one.flags.join(' ')}`);

describe('the recordings of tcp-connection', () => {
  it('take ten segments for a question and its answer', () => {
    const { segments, at } = recording('http');
    expect(segments).toHaveLength(10);
    expect(flags('http').slice(0, 4)).toEqual(['client SYN', 'server SYN ACK', 'client ACK', 'client PSH ACK']);
    expect(flags('http').filter((each) => each.includes('FIN'))).toEqual(['client FIN ACK', 'server FIN ACK']);
    expect(at).toBeGreaterThan(Date.UTC(2026, 0, 1));
  });

  it('lead both ends through the states of RFC 9293', () => {
    const states = recording('http').segments.map(({ states: { client, server } }) => `${client} ${server}`);
    expect(states).toEqual([
      'SYN-SENT SYN-RECEIVED',
      'ESTABLISHED SYN-RECEIVED',
      ...Array.from({ length: 5 }, () => 'ESTABLISHED ESTABLISHED'),
      'FIN-WAIT-1 CLOSE-WAIT',
      'TIME-WAIT LAST-ACK',
      'TIME-WAIT CLOSED',
    ]);
  });

  it('count numbers from each side’s first', () => {
    const [syn, synAck, ack, request] = recording('http').segments;
    expect([syn?.seq, syn?.ack, synAck?.seq, synAck?.ack, ack?.seq, ack?.ack]).toEqual([0, undefined, 0, 1, 1, 1]);
    expect(request).toMatchObject({ seq: 1, ack: 1, from: 'client' });
    expect(recording('http').segments[4]?.ack).toBe(1 + (request?.length ?? 0));
  });

  it('show a lost segment that goes again, with the same number', () => {
    const { segments } = recording('lost-request');
    const again = segments.filter(({ isAgain }) => isAgain);
    expect(again).toHaveLength(1);
    const first = segments.find(({ length }) => length > 0);
    expect(again[0]).toMatchObject({ seq: first?.seq, length: first?.length });
    expect((again[0]?.since ?? 0) - (first?.since ?? 0)).toBeGreaterThan(150);
  });

  it('show a refusal', () => {
    expect(flags('refused')).toEqual(['client SYN', 'server RST ACK']);
    expect(recording('refused').segments.at(-1)?.states).toEqual({ client: 'CLOSED', server: 'CLOSED' });
  });
});
