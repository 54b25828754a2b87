// Exchanges on a demo's own port in the wire view's log, rows and filters.

import { describe, expect, it } from 'vitest';
import type { Carriage, Side, WireEvent } from '#demos/contract.ts';
import { filterRows, noFilter } from '#ui/wire-filter.ts';
import { WireLog } from '#ui/wire-log.ts';
import { ladderRows } from '#ui/wire-rows.ts';

const over: Carriage = { transport: 'tcp', port: 8431, protocol: 'octets' };
const exchange = 'a'.repeat(32);
const opened: WireEvent = { type: 'opened', exchange, demo: 'framing', at: 0, over };
const said = (from: Side, words: string, at: number): WireEvent => ({
  type: 'bytes',
  exchange,
  from,
  at,
  bytes: new TextEncoder().encode(words),
});

function logOf(events: readonly WireEvent[], limits = {}): WireLog {
  const log = new WireLog(limits);
  for (const event of events) log.add(event);
  return log;
}

const summaries = (log: WireLog) =>
  ladderRows(log.exchanges()).map((row) => (row.kind === 'message' ? row.message.summary : row.kind));

describe('an exchange on a demo’s own port', () => {
  it('is a row for each piece, though it looks like HTTP', () => {
    const log = logOf([opened, said('client', 'GET / HTTP/1.1\r\n\r\n', 1), said('server', 'no', 2)]);
    expect(summaries(log)).toEqual(['GET / HTTP/1.1␍␊␍␊', 'no']);
    expect(log.exchanges()[0]).toMatchObject({ over, demo: 'framing' });
  });

  it('lets go of the oldest pieces first, and says so', () => {
    const many = Array.from({ length: 10 }, (_, index) => said('client', String(index), index));
    expect(summaries(logOf([opened, ...many], { messages: 3 }))).toEqual(['omitted', '7', '8', '9']);
  });

  it('keeps the key of a row when older ones go', () => {
    const log = logOf([opened, said('client', 'a', 1), said('client', 'b', 2), said('client', 'c', 3)], {
      messages: 3,
    });
    const before = ladderRows(log.exchanges()).at(-1)?.key;
    log.add(said('client', 'd', 4));
    expect(ladderRows(log.exchanges()).at(-2)?.key).toBe(before);
  });

  it('is bounded in octets', () => {
    const log = logOf([opened, ...Array.from({ length: 50 }, (_, at) => said('server', 'x'.repeat(1_000), at))], {
      octets: 5_000,
    });
    expect(log.exchanges()[0]?.messages.length).toBeLessThanOrEqual(5);
    expect(log.exchanges()[0]?.omitted.octets).toBeGreaterThanOrEqual(45_000);
  });

  it('passes the filter of its kind, of its side and of its words', () => {
    const rows = ladderRows(logOf([opened, said('client', 'un café', 1), said('server', 'merci', 2)]).exchanges());
    expect(filterRows(rows, { ...noFilter, kind: 'octets' })).toHaveLength(2);
    expect(filterRows(rows, { ...noFilter, kind: 'text' })).toHaveLength(0);
    expect(filterRows(rows, { ...noFilter, from: 'server' })).toHaveLength(1);
    expect(filterRows(rows, { ...noFilter, words: 'CAFÉ' })).toHaveLength(1);
  });
});
