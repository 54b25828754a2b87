import { describe, expect, it } from 'vitest';
import { bridgeWindow, decodeBridgeMessage, encodeBridgeMessage, type BridgeMessage } from '#demos/bridge-protocol.ts';
import { decodeFeedMessage, encodeFeedMessage, type FeedMessage } from '#demos/feed-protocol.ts';

const exchange = '0123456789abcdef0123456789abcdef';

describe('the feed’s messages', () => {
  const messages: FeedMessage[] = [
    { type: 'hello', run: exchange, now: 1.5, ports: { 'framing/naive': 8431 } },
    { type: 'event', number: 1, event: { type: 'opened', exchange, demo: 'ping-gnip', at: 2.25 } },
    { type: 'event', number: 2, event: { type: 'bytes', exchange, from: 'client', at: 3, bytes: allOctets() } },
    { type: 'event', number: 3, event: { type: 'closed', exchange, at: 4 } },
    { type: 'event', number: 9, event: { type: 'closed', exchange, at: 4, cut: true } },
  ];

  it.each(messages)('come back as they went: $type', (message) => {
    expect(decodeFeedMessage(encodeFeedMessage(message))).toEqual(message);
  });

  it('carry octets by the thousand', () => {
    const bytes = new Uint8Array(200_000).fill(255);
    const event = { type: 'bytes', exchange, from: 'server', at: 3, bytes } as const;
    const message = decodeFeedMessage(encodeFeedMessage({ type: 'event', number: 1, event }));
    expect(message?.type === 'event' && message.event.type === 'bytes' && message.event.bytes.length).toBe(200_000);
  });

  it.each([
    'no JSON',
    'null',
    '[]',
    '{"type":"hello"}',
    '{"type":"hello","run":"short","now":1}',
    `{"type":"closed","exchange":"${exchange}","at":4}`,
    `{"type":"closed","exchange":"${exchange}","at":"4","number":1}`,
    `{"type":"closed","exchange":"../etc","at":4,"number":1}`,
    `{"type":"bytes","exchange":"${exchange}","at":4,"number":1,"from":"nobody","bytes":"AA=="}`,
    `{"type":"bytes","exchange":"${exchange}","at":4,"number":1,"from":"client","bytes":"%"}`,
    `{"type":"surprise","exchange":"${exchange}","at":4,"number":1}`,
  ])('are refused when they are none: %s', (text) => {
    expect(decodeFeedMessage(text)).toBeUndefined();
  });
});

describe('the bridge’s messages', () => {
  const messages: BridgeMessage[] = [{ type: 'open' }, { type: 'end' }, { type: 'taken', octets: bridgeWindow }];

  it.each(messages)('come back as they went: $type', (message) => {
    expect(decodeBridgeMessage(encodeBridgeMessage(message))).toEqual(message);
  });

  it.each([
    'no JSON',
    'null',
    '7',
    '{"type":"close"}',
    '{"type":"taken"}',
    '{"type":"taken","octets":-1}',
    '{"type":"taken","octets":1e9}',
  ])('are refused when they are none: %s', (text) => {
    expect(decodeBridgeMessage(text)).toBeUndefined();
  });
});

function allOctets(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, octet) => octet);
}
