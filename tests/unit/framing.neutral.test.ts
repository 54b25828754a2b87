import { describe, expect, it } from 'vitest';
import { demo } from '#demos/framing/backend.ts';
import { send } from '#demos/framing/client.ts';
import { attempt, experimentNames } from '#demos/framing/experiments.ts';
import {
  cutInto,
  isUnderstood,
  messagesFor,
  octetsOf,
  partsOf,
  readsOf,
  understood,
  ways,
  writesFor,
} from '#demos/framing/model.ts';
import {
  decodeReport,
  encodeLength,
  encodeMessage,
  encodeReport,
  longestMessage,
  rules,
  type Rule,
} from '#demos/framing/protocol.ts';
import { createReader } from '#demos/framing/reader.ts';
import { createStreamPair } from '#in-page/network.ts';
import { standingClock, seededRandom, timers } from '#tests/contract/test-host.ts';

const orders = ['1 café', '1 thé', '2 croissants'];
const text = (value: string) => new TextEncoder().encode(value);

/** One connection to the server of `rule`, in memory. */
async function talk(rule: Rule, writes: readonly Uint8Array[], waits = true) {
  const [near, far] = createStreamPair();
  const backend = demo.create({ clock: standingClock, timers, random: seededRandom() });
  const serving = backend
    .serve?.(rule, far, { visitor: 'a', exchange: 'b', isPresenter: false })
    .then(() => far.end())
    .catch(() => far.abort());
  const outcome = await send(near, { writes, waits });
  await serving;
  return outcome;
}

describe('a reader', () => {
  it('without a rule takes each read for a message', () => {
    const reader = createReader('naive');
    expect(reader.take(text('onetwo'))).toEqual({ messages: ['onetwo'] });
    expect(reader.take(text('th'))).toEqual({ messages: ['th'] });
  });

  it.each(['lines', 'length'] as const)('by %s finds the same messages however they are cut', (rule) => {
    const octets = octetsOf(partsOf(rule, orders));
    for (let size = 1; size <= octets.length; size += 1) {
      const reader = createReader(rule);
      const messages: string[] = [];
      for (let at = 0; at < octets.length; at += size)
        messages.push(...reader.take(octets.slice(at, at + size)).messages);
      expect(messages).toEqual(orders);
      expect(reader.waiting).toBe(0);
    }
  });

  it('finds empty messages', () => {
    expect(createReader('lines').take(text('\n\n')).messages).toEqual(['', '']);
    expect(createReader('length').take(new Uint8Array(8)).messages).toEqual(['', '']);
  });

  it('does not wait for a length that lies', () => {
    expect(createReader('length').take(encodeLength(4_294_967_295))).toEqual({ messages: [], problem: 'too-long' });
  });

  it.each(rules)('by %s refuses a message that is too long, however it comes', (rule) => {
    const octets = encodeMessage(rule, 'x'.repeat(longestMessage + 1));
    expect(createReader(rule).take(octets).problem).toBe('too-long');
    expect(createReader(rule).take(encodeMessage(rule, 'x'.repeat(longestMessage)))).toMatchObject({
      messages: ['x'.repeat(longestMessage)],
    });
  });

  it('of lines refuses a line without end', () => {
    expect(createReader('lines').take(new Uint8Array(2_000)).problem).toBe('too-long');
  });

  it('shows what is no UTF-8 as such', () => {
    expect(createReader('naive').take(Uint8Array.of(0xc3)).messages).toEqual(['\ufffd']);
  });
});

describe('a report', () => {
  it('survives the way', () => {
    const report = { read: 2, octets: 5, messages: ['a\n"'], waiting: 1, problem: 'unfinished' } as const;
    expect(decodeReport(new TextDecoder().decode(encodeReport(report)).trim())).toEqual(report);
  });

  it.each(['', 'null', '7', '{}', '{"read":1}', '{"read":-1,"octets":0,"messages":[],"waiting":0}', '[1]'])(
    'is not %j',
    (line) => {
      expect(decodeReport(line)).toBeUndefined();
    },
  );
});

describe('what is sent', () => {
  it.each(rules)('by %s is each message with what tells its end', (rule) => {
    const octets = orders.flatMap((order) => [...encodeMessage(rule, order)]);
    expect([...octetsOf(partsOf(rule, orders))]).toEqual(octets);
  });

  it.each(ways)('%s is written whole', (way) => {
    const parts = partsOf('length', messagesFor(way, orders));
    const writes = cutInto(octetsOf(parts), writesFor(way, parts));
    expect(writes.flatMap((bytes) => [...bytes])).toEqual([...octetsOf(parts)]);
    expect(writes).toHaveLength(way === 'together' ? 1 : 3);
  });

  it('keeps the number of a message that goes alone', () => {
    expect(partsOf('lines', ['x'], 2).map(({ message }) => message)).toEqual([2, 2]);
  });

  it('in pieces of almost nothing has no empty write', () => {
    for (const message of ['', 'a', 'ab'])
      expect(writesFor('pieces', partsOf('naive', [message])).every((size) => size > 0)).toBe(true);
  });

  it('is found again in the reads of the server', () => {
    const parts = partsOf('lines', ['ab', 'c']);
    const report = { messages: [], waiting: 0 };
    const reads = readsOf({
      parts,
      reports: [
        { ...report, read: 1, octets: 1 },
        { ...report, read: 2, octets: 4 },
      ],
    });
    expect(reads).toEqual([
      [{ message: 0, isFraming: false, text: 'a' }],
      [
        { message: 0, isFraming: false, text: 'b' },
        { message: 0, isFraming: true, text: '↵' },
        { message: 1, isFraming: false, text: 'c' },
        { message: 1, isFraming: true, text: '↵' },
      ],
    ]);
  });
});

describe('the servers', () => {
  it('without a rule hear one message in one write, and three in three that wait', async () => {
    const parts = partsOf('naive', orders);
    const one = await talk('naive', [octetsOf(parts)]);
    expect(understood(one)).toEqual([orders.join('')]);
    const three = await talk('naive', cutInto(octetsOf(parts), writesFor('apart', parts)));
    expect(isUnderstood({ ...three, messages: orders })).toBe(true);
    const last = partsOf('naive', orders.slice(-1));
    const pieces = await talk('naive', cutInto(octetsOf(last), writesFor('pieces', last)));
    expect(understood(pieces)).toEqual(['2 cr', 'oiss', 'ants']);
  });

  it.each(['lines', 'length'] as const)('of %s hear right whatever the writes', async (rule) => {
    for (const way of ways) {
      const messages = messagesFor(way, orders);
      const parts = partsOf(rule, messages);
      const outcome = await talk(rule, cutInto(octetsOf(parts), writesFor(way, parts)), way !== 'hurry');
      expect(isUnderstood({ ...outcome, messages })).toBe(true);
    }
  });

  it('tell of octets that nobody will understand', async () => {
    const { reports } = await talk('lines', [text('half')]);
    expect(reports.at(-1)).toEqual({ read: 2, octets: 0, messages: [], waiting: 4, problem: 'unfinished' });
  });

  it('say nothing to who says nothing', async () => {
    expect(await talk('length', [])).toEqual({ reports: [], isCut: false });
  });
});

describe('the experiments', () => {
  it.each(experimentNames)('%s is misunderstood', async (name) => {
    const { parts, serverRule, messages } = attempt(name, orders, 'crème brûlée');
    const { reports, isCut } = await talk(serverRule, [octetsOf(parts)]);
    expect(isUnderstood({ reports, messages })).toBe(false);
    expect(isCut).toBe(false);
    expect(reports.length).toBeGreaterThan(0);
  });

  it('a line end within a message makes two of it', async () => {
    const { parts } = attempt('newline', orders, '');
    expect(understood(await talk('lines', [octetsOf(parts)]))).toEqual(orders);
  });

  it('an accented word counted in characters is cut, and the next length is nonsense', async () => {
    const { parts } = attempt('characters', orders, 'crème brûlée');
    const { reports } = await talk('length', [octetsOf(parts)]);
    expect(understood({ reports })).toEqual(['crème brûl']);
    expect(reports.at(-1)?.problem).toBe('too-long');
  });
});
