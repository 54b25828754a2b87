// What the log keeps of the tap's events, and what it costs.

import { describe, expect, it } from 'vitest';
import type { Side, WireEvent } from '#demos/contract.ts';
import { WireLog, type LoggedExchange } from '#ui/wire-log.ts';

const encoder = new TextEncoder();
const upgrade =
  'GET /demos/x HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
const switching =
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';

const opened = (exchange: string): WireEvent => ({ type: 'opened', exchange, demo: 'x', at: 0 });
const closed = (exchange: string, cut?: true): WireEvent => ({ type: 'closed', exchange, at: 9, ...(cut && { cut }) });

function sent(from: Side, what: string | Uint8Array, at = 1, exchange = 'a'): WireEvent {
  return { type: 'bytes', exchange, from, at, bytes: typeof what === 'string' ? encoder.encode(what) : what };
}

/** An unmasked text frame of the server; `first` is FIN and opcode. */
function frame(text: string, first = 0x81): Uint8Array {
  return Uint8Array.of(first, text.length, ...encoder.encode(text));
}

function logOf(events: readonly WireEvent[], log = new WireLog()): WireLog {
  for (const event of events) log.add(event);
  return log;
}

function webSocketLog(log = new WireLog()): WireLog {
  return logOf([opened('a'), sent('client', upgrade), sent('server', switching)], log);
}

function only(log: WireLog): LoggedExchange {
  const [exchange, another] = log.exchanges();
  if (!exchange || another) throw new Error('expected one exchange');
  return exchange;
}

const summaries = ({ messages }: LoggedExchange): readonly string[] => messages.map(({ summary }) => summary);

describe('WireLog', () => {
  it('decodes an exchange, however its octets were cut', () => {
    const log = logOf([
      opened('a'),
      sent('client', 'GET / HT', 1),
      sent('client', 'TP/1.1\r\nHost: x\r\n\r\n', 2),
      sent('server', 'HTTP/1.1 204 No Content\r\n\r\n', 5),
      closed('a'),
    ]);
    const exchange = only(log);
    expect(exchange).toMatchObject({ id: 'a', demo: 'x', openedAt: 0, closedAt: 9, isCut: false });
    expect(exchange.messages.map(({ from, at, until }) => [from, at, until])).toEqual([
      ['client', 1, 2],
      ['server', 5, 5],
    ]);
  });

  it('ignores octets of an exchange whose opening it never saw', () => {
    expect(logOf([sent('client', upgrade, 1, 'unknown'), closed('unknown')]).exchanges()).toEqual([]);
  });

  it('gives the same objects while nothing was added, and new ones only where something was', () => {
    const log = logOf([opened('a'), opened('b'), sent('client', upgrade, 1, 'a')]);
    const [a, b] = log.exchanges();
    expect(log.exchanges()).toBe(log.exchanges());
    log.add(sent('client', upgrade, 1, 'b'));
    expect(log.exchanges()[0]).toBe(a);
    expect(log.exchanges()[1]).not.toBe(b);
  });

  it('keeps the newest exchanges only', () => {
    const log = logOf(['a', 'b', 'c'].map(opened), new WireLog({ exchanges: 2 }));
    expect(log.exchanges().map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('lets go of exchanges that are over before one that is open, however old', () => {
    const log = logOf(
      [opened('open'), opened('a'), closed('a'), opened('b'), closed('b'), opened('c')],
      new WireLog({ exchanges: 3 }),
    );
    expect(log.exchanges().map(({ id }) => id)).toEqual(['open', 'b', 'c']);
  });

  it('stays within its weight, whatever the number of exchanges, and always keeps the newest', () => {
    const log = new WireLog({ weight: 10_000 });
    for (let index = 0; index < 100; index++) {
      logOf([opened(`${index}`), sent('client', upgrade, 1, `${index}`), closed(`${index}`)], log);
    }
    expect(log.exchanges().map(({ id }) => id)).toEqual(['96', '97', '98', '99']);
    log.add(opened('large'));
    log.add(sent('server', new Uint8Array(100_000), 1, 'large'));
    expect(log.exchanges().map(({ id }) => id)).toEqual(['large']);
  });

  it('decodes only what changed: of 500 exchanges the others stay as they are, message by message', () => {
    const log = new WireLog();
    for (let index = 0; index < 500; index++) logOf([opened(`${index}`), sent('client', upgrade, 1, `${index}`)], log);
    const before = log.exchanges();
    log.add(sent('server', switching, 2, '7'));
    const after = log.exchanges();
    expect(after.filter((exchange, index) => exchange !== before[index]).map(({ id }) => id)).toEqual(['7']);
  });

  it('is empty after clear', () => {
    const log = webSocketLog();
    log.clear();
    expect(log.exchanges()).toEqual([]);
  });

  it('ends an HTTP record where it is full, and says so', () => {
    const log = logOf([opened('a'), sent('client', upgrade)], new WireLog({ octets: upgrade.length + 20 }));
    log.add(sent('server', switching));
    log.add(sent('server', 'more'));
    expect(only(log).isCut).toBe(true);
    expect(only(log).omitted).toEqual({ messages: 0, octets: switching.length - 20 + 4 });
  });

  it('says so too when the tap ended its record', () => {
    expect(only(logOf([opened('a'), closed('a', true)])).isCut).toBe(true);
  });
});

describe('the pieces', () => {
  const joinedFrom = (side: Side, pieces: readonly { from: Side; bytes: Uint8Array }[]): Uint8Array =>
    Uint8Array.from(pieces.filter(({ from }) => from === side).flatMap(({ bytes }) => [...bytes]));

  it('stay as the tap saw them, before and after the handshake', () => {
    const log = webSocketLog();
    const whole = frame('in two');
    for (const piece of [whole.slice(0, 3), whole.slice(3)]) log.add(sent('server', piece, 2));
    expect(only(log).chunks.map(({ bytes }) => bytes.length)).toEqual([upgrade.length, switching.length, 3, 5]);
  });

  it('are the messages’ octets, whatever was let go, and a reading that was given does not change', () => {
    const log = webSocketLog(new WireLog({ messages: 3, octets: upgrade.length + switching.length + 60 }));
    const readings = Array.from({ length: 40 }, (_, index) => {
      const octets = frame(`number ${index}`);
      for (const [from, to] of [
        [0, 2],
        [2, octets.length],
      ]) {
        log.add(sent('server', octets.slice(from, to), index));
      }
      if (index % 5 === 0) log.add(sent('client', Uint8Array.of(0x89, 0x80, 0, 0, 0, 0), index));
      const { chunks, messages } = only(log);
      return { chunks, messages, count: chunks.length };
    });
    for (const { chunks, messages, count } of readings) {
      expect(chunks).toHaveLength(count);
      for (const side of ['client', 'server'] as const)
        expect(joinedFrom(side, chunks)).toEqual(joinedFrom(side, messages));
    }
  });
});

describe('a long WebSocket connection', () => {
  it('reads the same in one reading as in one reading per chunk', () => {
    const events = Array.from({ length: 40 }, (_, index) => sent('server', frame(`n${index}`), index + 2));
    const atOnce = only(logOf(events, webSocketLog()));
    const log = webSocketLog();
    for (const event of events) {
      log.add(event);
      log.exchanges();
    }
    expect(only(log).messages).toEqual(atOnce.messages);
    expect(atOnce.messages).toHaveLength(42);
  });

  it('decodes a frame that comes octet by octet', () => {
    const log = webSocketLog();
    for (const octet of frame('bonjour')) {
      log.add(sent('server', Uint8Array.of(octet)));
      log.exchanges();
    }
    expect(only(log).messages.at(-1)).toMatchObject({ protocol: 'websocket', complete: true });
    expect(only(log).messages).toHaveLength(3);
  });

  it('decodes each whole frame once, in a fragmented message too, and while the other side is in the middle of one', () => {
    const log = webSocketLog();
    const half = frame('a long frame of the client');
    half[1] = (half[1] ?? 0) | 0x80;
    log.add(sent('client', half.subarray(0, 9)));
    log.add(sent('server', frame('one', 0x01)));
    const seen = new Map(only(log).messages.map((message, index) => [index, message]));
    for (let index = 0; index < 200; index++) {
      log.add(sent('server', frame('more', 0x00)));
      const { messages } = only(log);
      // The client's frame, still without its end, stands third and is the only one that is looked at again.
      for (const [at, message] of seen) if (at !== 2) expect(messages[at]).toBe(message);
      seen.set(messages.length - 1, messages.at(-1)!);
    }
    expect(seen.get(2)).toMatchObject({ from: 'client', complete: false });
    log.add(sent('client', Uint8Array.of(...half.subarray(9), 0, 0, 0, 0)));
    expect(only(log).messages[2]).toMatchObject({ from: 'client', complete: true });
    expect(only(log).messages).toHaveLength(2 + 1 + 201);
  });

  it('still sees what a frame breaks of an earlier one: a message begun twice, data after a close', () => {
    for (const [first, second] of [
      [frame('a', 0x01), frame('b', 0x81)],
      [Uint8Array.of(0x88, 0), frame('b', 0x81)],
    ] as const) {
      const log = webSocketLog();
      for (const bytes of [first, second]) {
        log.add(sent('server', bytes));
        log.exchanges();
      }
      const atOnce = only(logOf([sent('server', first), sent('server', second)], webSocketLog()));
      expect(JSON.stringify(atOnce.messages)).toContain('fault');
      expect(only(log).messages).toEqual(atOnce.messages);
    }
  });

  it('lets the oldest frames go, never the handshake, and counts them', () => {
    const log = webSocketLog(new WireLog({ messages: 3 }));
    for (let index = 0; index < 10; index++) log.add(sent('server', frame(`n${index}`)));
    const exchange = only(log);
    expect(exchange.messages.filter(({ protocol }) => protocol === 'http')).toHaveLength(2);
    expect(
      summaries(exchange)
        .slice(2)
        .map((summary) => /n\d/.exec(summary)?.[0]),
    ).toEqual(['n7', 'n8', 'n9']);
    expect(exchange.omitted).toEqual({ messages: 7, octets: 7 * 4 });
  });

  it('stays within its octets when nobody reads it, and goes on decoding', () => {
    const octets = upgrade.length + switching.length + 50;
    const log = webSocketLog(new WireLog({ octets }));
    for (let index = 0; index < 1_000; index++) log.add(sent('server', frame(`n${index}`.padEnd(5))));
    const exchange = only(log);
    const kept = exchange.messages.reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(kept).toBeLessThanOrEqual(octets);
    expect(exchange.isCut).toBe(false);
    expect(summaries(exchange).at(-1)).toContain('n999');
    expect(exchange.messages.length - 2 + exchange.omitted.messages).toBe(1_000);
  });

  it('costs no more per frame after 6,000 of them than after 200', () => {
    const log = webSocketLog();
    const millisecondsFor = (frames: number): number => {
      const start = performance.now();
      for (let index = 0; index < frames; index++) {
        log.add(sent('server', frame('a frame of some thirty octets')));
        log.exchanges();
      }
      return performance.now() - start;
    };
    millisecondsFor(100);
    const early = millisecondsFor(100);
    for (let index = 0; index < 6_000; index++) log.add(sent('server', frame('a frame of some thirty octets')));
    log.exchanges();
    // A hundred frames are half a second of a busy connection; the bound is what a screen of 60 Hz leaves.
    expect(millisecondsFor(100)).toBeLessThan(Math.max(early * 4, 250));
  });
});
