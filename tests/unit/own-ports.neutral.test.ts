// What passes on a demo's own port, from the tap's event to the wire view's rows.

import { describe, expect, it } from 'vitest';
import { bridgeTarget, bridgeTo } from '#demos/bridge-protocol.ts';
import type { Carriage, Side, WireEvent } from '#demos/contract.ts';
import { copyAs, copyFormatsOf } from '#demos/copy-as/copy-as.ts';
import { DatagramQueue } from '#demos/datagram-queue.ts';
import { decodeFeedMessage, encodeFeedMessage } from '#demos/feed-protocol.ts';
import { parsePortName, portName } from '#demos/own-ports.ts';
import { decodePiece } from '#wire/decode-piece.ts';

const text = (value: string) => new TextEncoder().encode(value);
const piece = (bytes: Uint8Array, protocol: Carriage['protocol'] = 'octets', from: Side = 'client') =>
  decodePiece({ from, at: 7, bytes }, { transport: 'udp', port: 0, protocol });

/** A question for www.lan, type A (RFC 1035 §4.1). */
const question = Uint8Array.from('12340100000100000000000003777777036c616e0000010001'.match(/../g) ?? [], (digits) =>
  Number.parseInt(digits, 16),
);

describe('a piece', () => {
  it('is text where it is UTF-8, its line ends shown', () => {
    expect(piece(text('un thé\r\n'))).toMatchObject({
      protocol: 'octets',
      from: 'client',
      at: 7,
      until: 7,
      summary: 'un thé␍␊',
      fields: [{ start: 0, end: 9, name: 'octets', value: 'un thé␍␊' }],
      complete: true,
    });
  });

  it('is DNS with a length in front where DNS goes over TCP, and octets where the message is not whole', () => {
    const overTcp = (bytes: Uint8Array) =>
      decodePiece({ from: 'client', at: 7, bytes }, { transport: 'tcp', port: 0, protocol: 'dns' });
    const whole = Uint8Array.of(0, question.length, ...question);
    expect(overTcp(whole)).toMatchObject({ summary: 'DNS www.lan A ?' });
    expect(overTcp(whole).fields[0]).toMatchObject({ name: 'dns-tcp-length', value: '25' });
    expect(overTcp(whole.subarray(0, 9)).fields).toMatchObject([{ name: 'octets' }]);
  });

  it('bears the fault where a datagram ends between two fields', () => {
    expect(piece(question.subarray(0, 4), 'dns').fields.at(-1)).toMatchObject({
      name: 'packet-data',
      fault: { key: 'truncated' },
    });
  });

  it('is hexadecimal where it is not', () => {
    expect(piece(Uint8Array.of(0, 0, 1, 255)).summary).toBe('00 00 01 ff');
  });

  it.each([0, 1, 100_000])('of %i octets has a summary of bounded length', (length) => {
    for (const octet of [0x41, 0xff]) {
      const { summary, fields } = piece(new Uint8Array(length).fill(octet));
      expect(summary.length).toBeLessThanOrEqual(120);
      expect(fields[0]?.value.length).toBeLessThanOrEqual(1_000);
    }
  });

  it('of DNS is a tree', () => {
    const { summary, fields, protocol } = piece(question, 'dns');
    expect(protocol).toBe('dns');
    expect(summary).toContain('www.lan');
    expect(fields.length).toBeGreaterThan(1);
  });

  it('of DNS that is none has its fault, and no exception', () => {
    for (const bytes of [new Uint8Array(), text('no DNS'), question.slice(0, 13)])
      expect(() => piece(bytes, 'dns')).not.toThrow();
  });

  it('can be copied as hexadecimal and text', () => {
    const message = piece(text('bonjour\n'));
    expect(copyFormatsOf([message], 'localhost:8420')).toEqual(['hex', 'text']);
    expect(copyAs('text', message, [message], 'localhost:8420')).toBe('bonjour\n');
    expect(copyAs('hex', message, [message], 'localhost:8420')).toContain('62 6f 6e 6a');
    expect(copyAs('curl', message, [message], 'localhost:8420')).toBeUndefined();
  });
});

describe('the feed', () => {
  const exchange = 'a'.repeat(32);
  const over: Carriage = { transport: 'udp', port: 8453, protocol: 'dns' };
  const roundTrip = (event: WireEvent) => decodeFeedMessage(encodeFeedMessage({ type: 'event', number: 1, event }));

  it('tells how an exchange travels', () => {
    const event: WireEvent = { type: 'opened', exchange, demo: 'dns-lookup', at: 1, over };
    expect(roundTrip(event)).toMatchObject({ event });
  });

  it('takes no carriage that it does not know', () => {
    for (const wrong of [
      null,
      7,
      {},
      { ...over, transport: 'sctp' },
      { ...over, protocol: 'smtp' },
      { ...over, port: 0 },
    ]) {
      const message = JSON.stringify({ number: 1, type: 'opened', exchange, demo: 'x', at: 1, over: wrong });
      expect(decodeFeedMessage(message)).toEqual({
        type: 'event',
        number: 1,
        event: { type: 'opened', exchange, demo: 'x', at: 1 },
      });
    }
  });

  it('takes only numbers for ports', () => {
    const hello = { type: 'hello', run: exchange, now: 1, ports: { 'a/b': 8431, 'c/d': '22', 'e/f': -1 } };
    expect(decodeFeedMessage(JSON.stringify(hello))).toMatchObject({ ports: { 'a/b': 8431 } });
    expect(decodeFeedMessage(JSON.stringify({ ...hello, ports: 'all' }))).toMatchObject({ ports: {} });
  });
});

describe('a port’s name', () => {
  it('is read as it is written', () => {
    expect(parsePortName(portName({ demo: 'dns-lookup', port: 'dns' }))).toEqual({ demo: 'dns-lookup', port: 'dns' });
  });

  it.each(['', 'framing', 'framing/', '/naive', 'a/b/c', 'A/b', '127.0.0.1:22', 'a/b c', 'x'.repeat(65) + '/a'])(
    'is not %j',
    (name) => {
      expect(parsePortName(name)).toBeUndefined();
    },
  );

  it('is found in a bridge’s path', () => {
    const to = { demo: 'framing', port: 'naive' };
    expect(bridgeTarget(bridgeTo(to, 'tcp'))).toEqual({ to, transport: 'tcp' });
    expect(bridgeTarget(bridgeTo(to, 'udp'))).toEqual({ to, transport: 'udp' });
    expect(bridgeTarget(bridgeTo(undefined, 'tcp'))).toBeUndefined();
    expect(bridgeTarget('/wire/bridge?tcp=../../etc')).toBeNull();
  });
});

describe('a queue of datagrams', () => {
  it('gives them in order, then the end', async () => {
    const queue = new DatagramQueue();
    queue.put(text('one'));
    queue.put(text('two'));
    queue.close();
    queue.put(text('late'));
    expect([await queue.take(), await queue.take(), await queue.take()]).toEqual([text('one'), text('two'), undefined]);
  });

  it('loses what nobody reads', async () => {
    const queue = new DatagramQueue();
    for (let count = 0; count < 1_000; count += 1) queue.put(Uint8Array.of(count % 256));
    queue.close();
    let kept = 0;
    while (await queue.take()) kept += 1;
    expect(kept).toBe(64);
  });
});
