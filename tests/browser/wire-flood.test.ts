// Hundreds of exchanges, and a flood of new ones: what is in the document, and what is decoded, stays small. Times are
// reported, not judged: they are the machine's.

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Side, WireEvent } from '#demos/contract.ts';
import { WireLog } from '#ui/wire-log.ts';
import { encodeFrame } from '#wire/websocket-frame.ts';
import { FrameDecoder } from '#wire/websocket-decoder.ts';
import { all, one, part, settled, show } from './wire-view-fixture.ts';

afterEach(() => document.body.replaceChildren());

const encoder = new TextEncoder();
const exchanges = 500;
const framesEach = 6;
const upgrade =
  'GET /demos/flood HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n';
const switching =
  'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';

function sent(exchange: string, from: Side, at: number, what: string | Uint8Array): WireEvent {
  return { type: 'bytes', exchange, from, at, bytes: typeof what === 'string' ? encoder.encode(what) : what };
}

function frame(from: Side, words: string): Uint8Array {
  const mask = from === 'client' ? Uint8Array.of(1, 2, 3, 4) : undefined;
  return encodeFrame({ fin: true, rsv: 0, opcode: 1, mask, payload: encoder.encode(words) });
}

function open(log: WireLog, id: string, at: number): void {
  log.add({ type: 'opened', exchange: id, demo: 'flood', at });
  log.add(sent(id, 'client', at, upgrade));
  log.add(sent(id, 'server', at, switching));
  for (let index = 0; index < framesEach; index++) {
    const from = index % 2 ? 'server' : 'client';
    log.add(sent(id, from, at, frame(from, `${id}, message ${index}`)));
  }
}

/** Milliseconds between animation frames while something goes on. */
async function frameTimes(count: number, act: (index: number) => void): Promise<readonly number[]> {
  const times: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  for (let index = 0; index < count; index++) {
    act(index);
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - before);
    before = now;
  }
  return times.toSorted((a, b) => a - b);
}

function told(times: readonly number[]): string {
  const at = (part: number): string => (times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(0);
  const long = times.filter((time) => time > 50).length;
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms; ${long} of ${times.length} above 50 ms`;
}

describe('500 exchanges', () => {
  it('have few rows in the document while the reader scrolls, and while 10 exchanges a second and a flood of frames come', async () => {
    const log = new WireLog();
    for (let index = 0; index < exchanges - 21; index++) open(log, `first ${index}`, index);
    const view = await show(log.exchanges());
    const scroller = one(part(view, 'wire-ladder'), '.scroller');
    const rows = (): number => all(part(view, 'wire-ladder'), '.row').length;
    let most = 0;
    const scrolling = await frameTimes(120, (index) => {
      scroller.scrollTop = ((index % 60) / 60) * scroller.scrollHeight;
      most = Math.max(most, rows());
    });
    const take = vi.spyOn(FrameDecoder.prototype, 'take');
    open(log, 'open', exchanges);
    log.exchanges();
    const atStart = take.mock.calls.length;
    const flooding = await frameTimes(120, (index) => {
      if (index % 6 === 0) open(log, `then ${index}`, exchanges + index);
      for (let each = 0; each < 4; each++)
        log.add(sent('open', 'server', exchanges + index, frame('server', `flood ${index}.${each}`)));
      view.exchanges = log.exchanges();
      most = Math.max(most, rows());
    });
    const decoded = take.mock.calls.length - atStart;
    take.mockRestore();
    console.info(`500 exchanges, scrolling: ${told(scrolling)}`);
    console.info(`500 exchanges, flooding: ${told(flooding)}`);
    await settled(view);
    expect(log.exchanges()).toHaveLength(exchanges);
    expect(most).toBeLessThan(70);
    // Each turn looks at the one open conversation, both sides of it, and twice at a new one: at no other.
    expect(decoded).toBeLessThanOrEqual(2 * (120 + 2 * 20));
  });

  it('let the oldest go beyond 500, and the reader’s own choice stays while it is kept', async () => {
    const log = new WireLog();
    for (let index = 0; index < exchanges; index++) open(log, `e${index}`, index);
    const view = await show(log.exchanges());
    view.show('e300', 3);
    for (let index = 0; index < 100; index++) open(log, `later ${index}`, exchanges + index);
    view.exchanges = log.exchanges();
    await settled(view);
    expect(view.exchanges).toHaveLength(exchanges);
    expect(one(part(view, 'wire-ladder'), '[aria-selected=true]').dataset['key']).toBe('e300:3');
  });
});
