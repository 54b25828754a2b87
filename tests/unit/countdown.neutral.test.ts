import { describe, expect, it } from 'vitest';
import type { Backend, Field, HttpRequest, HttpResponse, Peer, PeerEvents } from '#demos/contract.ts';
import { rateLimit } from '#demos/rate-limit.ts';
import { demo } from '#demos/countdown/backend.ts';
import { createCounter } from '#demos/countdown/counter.ts';
import {
  afterClose,
  afterEvent,
  afterSending,
  mostArrivals,
  newLane,
  shownNumber,
  type Lane,
} from '#demos/countdown/model.ts';
import { messageRate, path, readOrder, runningPath } from '#demos/countdown/protocol.ts';

interface Wait {
  readonly due: number;
  readonly task: () => void;
}

/** Time by hand. `lateness`: milliseconds by which each timer fires after it is due. */
function createTime(lateness: (nth: number) => number = () => 0) {
  const waits = new Set<Wait>();
  const time = {
    now: 1_000_000.25,
    fired: 0,
    get pending() {
      return waits.size;
    },
    /** Lets time pass; what falls due on the way happens at its time. */
    pass(milliseconds: number): void {
      const end = time.now + milliseconds;
      for (let next = first(); next && next.due <= end; next = first()) {
        waits.delete(next);
        time.now = Math.max(time.now, next.due);
        time.fired += 1;
        next.task();
      }
      time.now = Math.max(time.now, end);
    },
    /** The machine sleeps: the clock goes on, timers do not; on waking those that are due fire. */
    sleep(milliseconds: number): void {
      time.now += milliseconds;
      time.pass(0);
    },
  };
  const first = () => [...waits].toSorted((a, b) => a.due - b.due)[0];
  const clock = { now: () => time.now };
  const timers = {
    after(milliseconds: number, task: () => void) {
      const wait = { due: time.now + milliseconds + lateness(time.fired), task };
      waits.add(wait);
      return () => void waits.delete(wait);
    },
  };
  return Object.assign(time, { clock, timers });
}

type Time = ReturnType<typeof createTime>;

function start(time: Time): Backend {
  return demo.create({ clock: time.clock, timers: time.timers, random: { bytes: (length) => new Uint8Array(length) } });
}

interface Opening {
  readonly visitor?: string;
  readonly headers?: readonly Field[];
  readonly target?: string;
}

function open(backend: Backend, { visitor = 'v', headers = [], target = path }: Opening = {}) {
  const said: (string | number)[] = [];
  const peer: Peer = {
    send: (data) => said.push(data as string),
    close: (code) => said.push(code ?? 1000),
    abort: () => undefined,
    bufferedAmount: 0,
  };
  const upgrade = backend.upgrade?.({ target, headers } as unknown as HttpRequest, {
    visitor,
    exchange: 'e',
    isPresenter: true,
  });
  if (!upgrade || !('open' in upgrade)) throw new Error('The handshake was refused.');
  const events: PeerEvents = upgrade.open(peer);
  return {
    said,
    send: (data: string | Uint8Array) => events.message?.(data),
    leave: () => events.close?.({ code: 1001, reason: '' }),
  };
}

async function ask(backend: Backend, target: string, options: { method?: string; headers?: Field[] } = {}) {
  const request = { method: 'GET', headers: [], ...options, target } as unknown as HttpRequest;
  return (await backend.respond?.(request, { visitor: 'v', exchange: 'e', isPresenter: true })) as HttpResponse;
}

/** A whole number of seconds, said with the times at which its numbers came. */
function countFrom(time: Time, seconds: number): { number: number; at: number }[] {
  const heard: { number: number; at: number }[] = [];
  const startedAt = time.now;
  createCounter(time, (number) => heard.push({ number, at: time.now - startedAt })).start(seconds);
  return heard;
}

describe('a counter', () => {
  it('says the first number at once, then one a second, and ends with 0', () => {
    const time = createTime();
    const heard = countFrom(time, 3);
    expect(heard).toEqual([{ number: 3, at: 0 }]);
    time.pass(10_000);
    expect(heard.map(({ number }) => number)).toEqual([3, 2, 1, 0]);
    expect(heard.map(({ at }) => at)).toEqual([0, 1_000, 2_000, 3_000]);
    expect(time.pending).toBe(0);
  });

  it('does not add up the lateness of its timers, in an hour either', () => {
    const time = createTime((nth) => (nth * 7) % 30);
    const heard = countFrom(time, 3_600);
    time.pass(4_000_000);
    expect(heard).toHaveLength(3_601);
    for (const { number, at } of heard) expect(at - (3_600 - number) * 1_000).toBeLessThan(30);
  });

  it('takes a timer that fires a little early as its second', () => {
    const time = createTime(() => -0.75);
    const heard = countFrom(time, 3);
    time.pass(10_000);
    expect(heard.map(({ number }) => number)).toEqual([3, 2, 1, 0]);
    expect(Math.max(...heard.map(({ number, at }) => Math.abs(at - (3 - number) * 1_000)))).toBeLessThan(1);
  });

  it('leaves out the numbers whose second was slept through, and goes on in time', () => {
    const time = createTime();
    const heard = countFrom(time, 60);
    time.pass(1_500);
    time.sleep(30_000);
    expect(heard.map(({ number }) => number)).toEqual([60, 59, 29]);
    time.pass(1_000);
    expect(heard.slice(3)).toEqual([{ number: 28, at: 32_000 }]);
  });

  it('says 0 once where the whole rest was slept through', () => {
    const time = createTime();
    const heard = countFrom(time, 10);
    time.sleep(3_600_000);
    expect(heard.map(({ number }) => number)).toEqual([10, 0]);
    expect(time.pending).toBe(0);
  });

  it('goes on, a second at a time, where the clock is set back or stands', () => {
    const time = createTime();
    const heard: number[] = [];
    const counter = createCounter({ clock: { now: () => 0 }, timers: time.timers }, (number) => heard.push(number));
    counter.start(3);
    time.pass(3_000);
    expect(heard).toEqual([3, 2, 1, 0]);
  });

  it('starts again in place of what runs, and stops', () => {
    const time = createTime();
    const heard: number[] = [];
    const counter = createCounter(time, (number) => heard.push(number));
    counter.start(9);
    time.pass(1_400);
    counter.start(2);
    time.pass(1_000);
    expect(heard).toEqual([9, 8, 2, 1]);
    counter.stop();
    counter.stop();
    expect(counter.isRunning).toBe(false);
    time.pass(9_000);
    expect(heard).toEqual([9, 8, 2, 1]);
    expect(time.pending).toBe(0);
  });
});

describe('an order', () => {
  it.each(['1', '3', '42', '3600', ' 3', '3\n', '\t3\r\n'])('%j starts a countdown', (text) => {
    expect(readOrder(text)).toEqual({ type: 'start', seconds: Number(text) });
  });

  it.each(['cancel', 'cancel\n', ' cancel '])('%j stops it', (text) => {
    expect(readOrder(text)).toEqual({ type: 'cancel' });
  });

  const refused: (string | Uint8Array)[] = [
    ...['0', '-5', '+3', '03', '1.5', '1,5', '1e3', '0x10', '3601', '9999', '9'.repeat(20_000), 'NaN', 'Infinity'],
    ...['', ' ', '3 4', '3\n4', '3s', 'ten', 'Cancel', 'CANCEL', 'cancel 3', '３', '٣', '3\0', '\u00a03', '\ufeff3'],
    ...[' '.repeat(1_000_000), new Uint8Array(), Uint8Array.of(0x33)],
  ];
  it.each(refused)('%j is refused', (data) => expect(readOrder(data)).toBeUndefined());
});

describe('the countdown’s server', () => {
  it('counts for each connection by itself', () => {
    const time = createTime();
    const backend = start(time);
    const [one, two] = [open(backend), open(backend)];
    one.send('3');
    time.pass(1_500);
    two.send('2');
    time.pass(10_000);
    expect(one.said).toEqual(['3', '2', '1', '0']);
    expect(two.said).toEqual(['2', '1', '0']);
  });

  it('starts again at a new number', () => {
    const time = createTime();
    const line = open(start(time));
    line.send('30');
    time.pass(1_000);
    line.send('2');
    time.pass(10_000);
    expect(line.said).toEqual(['30', '29', '2', '1', '0']);
  });

  it('answers cancel with silence, whether one runs or not', () => {
    const time = createTime();
    const line = open(start(time));
    line.send('cancel');
    line.send('30');
    line.send('cancel');
    line.send('cancel');
    time.pass(60_000);
    expect(line.said).toEqual(['30']);
  });

  it('refuses with one message that says what is accepted, and what runs goes on', () => {
    const time = createTime();
    const line = open(start(time));
    line.send('2');
    for (const wrong of ['-1', 'ten', '', Uint8Array.of(0x33)]) line.send(wrong);
    time.pass(5_000);
    const refusal = 'error: send a whole number of seconds from 1 to 3600, or cancel.';
    expect(line.said).toEqual(['2', refusal, refusal, refusal, refusal, '1', '0']);
  });

  it('refuses in French whom the handshake or the address says to', () => {
    const french: Field = ['Accept-Language', 'fr-CH, en'];
    const sentence = 'error: envoyez un nombre entier de secondes, de 1 à 3600, ou cancel.';
    const backend = start(createTime());
    const refusalTo = (opening: Opening) => {
      const line = open(backend, opening);
      line.send('?');
      return line.said[0];
    };
    expect(refusalTo({ headers: [french] })).toBe(sentence);
    expect(refusalTo({ target: `${path}?language=fr&exchange=x` })).toBe(sentence);
    expect(refusalTo({ headers: [french], target: `${path}?language=en` })).toMatch(/^error: send /);
    expect(refusalTo({ target: `${path}?language=fra` })).toMatch(/^error: send /);
  });

  it('stops when the client leaves, and tells how many run', async () => {
    const time = createTime();
    const backend = start(time);
    const running = async () => (await ask(backend, runningPath)).body;
    expect(await running()).toBe('0\n');
    const [one, two, stranger] = [open(backend), open(backend), open(backend, { visitor: 'w' })];
    for (const line of [one, two, stranger]) line.send('10');
    expect(await running()).toBe('2\n');
    one.leave();
    expect(await running()).toBe('1\n');
    expect(time.pending).toBe(2);
    two.send('cancel');
    expect(await running()).toBe('0\n');
    time.pass(20_000);
    expect(one.said).toEqual(['10']);
    expect(stranger.said).toHaveLength(11);
  });

  it('no longer counts one that has come to its end', async () => {
    const time = createTime();
    const backend = start(time);
    open(backend).send('1');
    time.pass(1_000);
    expect((await ask(backend, runningPath)).body).toBe('0\n');
  });

  it('lets a burst pass and closes a flood with 1008', () => {
    const time = createTime();
    const line = open(start(time));
    for (let sent = 0; sent < messageRate.burst; sent += 1) line.send('cancel');
    expect(line.said).toEqual([]);
    line.send('cancel');
    expect(line.said).toEqual([1008]);
  });

  it('accepts handshakes at its own path only', () => {
    const upgrade = start(createTime()).upgrade?.({ target: `${path}/x`, headers: [] } as unknown as HttpRequest, {
      visitor: 'v',
      exchange: 'e',
      isPresenter: true,
    });
    expect(upgrade).toMatchObject({ status: 404 });
  });

  it('says in words what else it answers', async () => {
    const backend = start(createTime());
    const french: Field[] = [['Accept-Language', 'fr']];
    expect(await ask(backend, path)).toMatchObject({
      status: 426,
      headers: [['Upgrade', 'websocket'], ['Connection', 'Upgrade'], expect.anything(), ['Content-Language', 'en']],
    });
    expect(await ask(backend, `${path}/more`, { headers: french })).toMatchObject({
      status: 404,
      body: expect.stringMatching(/^Rien ici\. .*\n$/),
    });
    expect(await ask(backend, runningPath, { method: 'POST' })).toMatchObject({
      status: 405,
      headers: expect.arrayContaining([['Allow', 'GET, HEAD']]),
    });
  });
});

describe('a lane of the widget', () => {
  const open = (lane: Lane) => afterEvent(lane, { type: 'open', protocol: '' }, 0);
  const hear = (lane: Lane, data: string, at: number) => afterEvent(lane, { type: 'message', data }, at);

  it('times each number from the first, and its distance from its second', () => {
    let lane = afterSending(open(newLane(1)), '3');
    for (const [at, data] of [
      [500, '3'],
      [1_503.5, '2'],
      [2_498, '1'],
      [3_501, '0'],
    ] as const)
      lane = hear(lane, data, at);
    expect(lane.arrivals.map(({ after }) => after)).toEqual([0, 1_003.5, 1_998, 3_001]);
    expect(lane).toMatchObject({ phase: 'done', furthest: 3.5 });
  });

  it('keeps the newest arrivals only, and measures from the run’s first all the same', () => {
    let lane = afterSending(newLane(1), '20');
    for (let second = 0; second <= 20; second += 1) lane = hear(lane, String(20 - second), 40 + second * 1_000);
    expect(lane.arrivals).toHaveLength(mostArrivals);
    expect(lane.furthest).toBe(0);
  });

  it('begins anew with the number that was sent, higher or lower', () => {
    let lane = hear(hear(afterSending(newLane(1), '10'), '10', 0), '9', 1_000);
    lane = hear(afterSending(lane, ' 5 '), '5', 1_200);
    expect(lane.arrivals).toEqual([{ number: 5, after: 0 }]);
    lane = hear(afterSending(lane, '5'), '5', 1_500);
    expect(lane.arrivals).toEqual([{ number: 5, after: 0 }]);
  });

  it('shows a refusal until a number is accepted, and counts on', () => {
    let lane = hear(afterSending(newLane(1), '10'), '10', 0);
    lane = hear(afterSending(lane, '-5'), 'error: no', 100);
    expect(lane).toMatchObject({ phase: 'counting', refusal: 'error: no' });
    lane = hear(lane, '9', 1_000);
    expect(lane.refusal).toBe('error: no');
    lane = hear(afterSending(lane, '4'), '4', 1_100);
    expect(lane.refusal).toBeUndefined();
  });

  it('stays cancelled when a number was on its way', () => {
    let lane = hear(afterSending(newLane(1), '10'), '10', 0);
    lane = hear(afterSending(lane, 'cancel'), '9', 1_000);
    expect(lane).toMatchObject({ phase: 'cancelled' });
    expect(shownNumber(lane)).toBe(9);
    expect(hear(afterSending(lane, '2'), '2', 1_500).phase).toBe('counting');
  });

  it('tells a goodbye from a cut, and a finished countdown stays finished', () => {
    const counting = hear(afterSending(open(newLane(1)), '10'), '10', 0);
    expect(afterClose(counting, true)).toMatchObject({ connection: 'closed', phase: 'left' });
    expect(afterEvent(counting, { type: 'close', code: 1006, reason: '', wasClean: false }, 5).phase).toBe('lost');
    expect(afterClose(hear(counting, '0', 10_000), false).phase).toBe('done');
  });

  it('takes no notice of what is neither number nor refusal', () => {
    const lane = newLane(1);
    expect(hear(lane, 'hello', 0)).toBe(lane);
    expect(afterEvent(lane, { type: 'message', data: Uint8Array.of(0x33) }, 0)).toBe(lane);
    expect(afterEvent(lane, { type: 'error' }, 0)).toBe(lane);
  });
});

describe('a rate limit', () => {
  it('takes no tokens away when the clock is set back', () => {
    const time = { now: 10_000 };
    const isTooFast = rateLimit({ now: () => time.now }, { perSecond: 1, burst: 2 });
    time.now = 0;
    expect([isTooFast(), isTooFast(), isTooFast()]).toEqual([false, false, true]);
    time.now = 1_000;
    expect(isTooFast()).toBe(false);
  });
});
