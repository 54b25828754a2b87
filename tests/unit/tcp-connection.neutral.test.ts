import { describe, expect, it } from 'vitest';
import type { Caller, HttpRequest, TcpStates } from '#demos/contract.ts';
import { readBytes } from '#demos/read-body.ts';
import { demo } from '#demos/tcp-connection/backend.ts';
import { LineReader } from '#demos/tcp-connection/line-reader.ts';
import { isAfter, phaseAfter, withStates, type Deed, type Phase, type Step } from '#demos/tcp-connection/model.ts';
import { decodeStates, longestLine, pause, statesPath } from '#demos/tcp-connection/protocol.ts';
import { readRecording } from '#demos/tcp-connection/segments.ts';
import { Session, type Heard } from '#demos/tcp-connection/session.ts';
import { createStreamPair } from '#in-page/network.ts';
import { seededRandom, standingClock } from '#tests/contract/test-host.ts';

const text = (value: string) => new TextEncoder().encode(value);
const caller: Caller = { visitor: 'someone', exchange: 'one', isPresenter: false };

interface Options {
  readonly tcpStates?: (exchange: string) => Promise<TcpStates | undefined>;
}

/** A backend whose pauses pass at once, and are counted. */
function open({ tcpStates }: Options = {}) {
  const pauses: number[] = [];
  const backend = demo.create({
    clock: standingClock,
    random: seededRandom(),
    timers: {
      after(milliseconds, task) {
        pauses.push(milliseconds);
        queueMicrotask(task);
        return () => {};
      },
    },
    ...(tcpStates && { tcpStates }),
  });
  const connect = (who = caller) => {
    const [near, far] = createStreamPair();
    const served = backend
      .serve?.('echo', far, who)
      .then(() => far.end())
      .catch(() => far.abort());
    return { near, served };
  };
  const ask = async (target = statesPath) => {
    const request: HttpRequest = { method: 'GET', target, version: '1.1', headers: [], body: empty() };
    const response = await backend.respond?.(request, caller);
    return { status: response?.status, body: String(response?.body) };
  };
  return { connect, ask, pauses };
}

async function* empty(): AsyncGenerator<Uint8Array> {}

const everything = async (stream: { read(): Promise<Uint8Array | undefined> }) => {
  async function* pieces() {
    for (let bytes = await stream.read(); bytes; bytes = await stream.read()) yield bytes;
  }
  return new TextDecoder().decode(await readBytes(pieces(), 100_000));
};

describe('the server of lines', () => {
  it('repeats lines, and says goodbye once the client has ended', async () => {
    const { connect, pauses } = open();
    const { near } = connect();
    await near.write(text('one\ntwo\nrest'));
    await near.end();
    expect(await everything(near)).toBe('one\ntwo\nrestFIN lines=2 octets=12\n2\n1\n');
    expect(pauses).toEqual([pause, pause, pause]);
  });

  it('ends first when told so, and listens on in silence', async () => {
    const { near, served } = open().connect();
    await near.write(text('bye\n'));
    expect(await everything(near)).toBe('bye\n');
    await near.write(text('still here\n'));
    await near.end();
    await served;
  });

  it('breaks off when told so', async () => {
    const { near } = open().connect();
    near.write(text('crash\n')).catch(() => {});
    await expect(everything(near)).rejects.toThrow();
  });

  it('gives up on a line without end', async () => {
    const { near } = open().connect();
    void near.write(new Uint8Array(longestLine + 1)).catch(() => {});
    expect(await everything(near)).toBe('more than 1000 octets without a newline\n');
  });

  it('takes any octets', async () => {
    const { near } = open().connect();
    await near.write(Uint8Array.of(0, 255, 10));
    expect(await near.read()).toEqual(Uint8Array.of(0, 255, 10));
    near.abort();
  });
});

describe('states', () => {
  it('are of the visitor’s newest connection', async () => {
    const states: TcpStates = { client: 'ESTABLISHED', server: 'CLOSE-WAIT' };
    const { connect, ask } = open({ tcpStates: async (exchange) => (exchange === 'two' ? states : undefined) });
    expect(JSON.parse((await ask()).body)).toEqual({ supported: true, states: null });
    connect();
    connect({ ...caller, exchange: 'two' });
    connect({ ...caller, visitor: 'someone else', exchange: 'three' });
    expect(JSON.parse((await ask()).body)).toEqual({ supported: true, states });
  });

  it('are not there where the system does not tell them', async () => {
    expect(JSON.parse((await open().ask()).body)).toEqual({ supported: false, states: null });
  });

  it('are nowhere else', async () => {
    expect((await open().ask('/demos/tcp-connection')).status).toBe(404);
  });

  it.each(['', 'null', '[]', '7', '{"supported":1}'])('are not %j', (body) => {
    expect(decodeStates(body)).toBeUndefined();
  });
});

describe('lines', () => {
  it('are found whatever the reads', () => {
    const reader = new LineReader();
    expect(reader.take(text('a'))).toEqual([]);
    expect(reader.take(text('b\nc\nd'))).toEqual([text('ab\n'), text('c\n')]);
    expect(reader.rest).toEqual(text('d'));
  });
});

describe('the phase', () => {
  const after = (...deeds: [Step['from'], Deed][]) =>
    deeds.reduce<Phase>((phase, [from, deed]) => phaseAfter(phase, { from, deed }), 'none');

  it('follows ends and cuts', () => {
    expect(after(['client', 'connect'], ['client', 'data'])).toBe('open');
    expect(after(['client', 'connect'], ['client', 'fin'])).toBe('client-ended');
    expect(after(['client', 'connect'], ['server', 'fin'])).toBe('server-ended');
    expect(after(['client', 'connect'], ['client', 'fin'], ['server', 'data'], ['server', 'fin'])).toBe('closed');
    expect(after(['client', 'connect'], ['server', 'rst'])).toBe('closed');
  });

  it('knows states that are older than the step', () => {
    const established: TcpStates = { client: 'ESTABLISHED', server: 'ESTABLISHED' };
    expect(isAfter({ from: 'client', deed: 'fin' }, established)).toBe(false);
    expect(isAfter({ from: 'client', deed: 'fin' }, { client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' })).toBe(true);
    expect(isAfter({ from: 'client', deed: 'rst' }, established)).toBe(false);
    expect(isAfter({ from: 'client', deed: 'data' }, established)).toBe(true);
    expect(isAfter({ from: 'server', deed: 'fin' }, established)).toBe(true);
  });

  it('gives states to the step that they were read after', () => {
    const step: Step = { id: 1, from: 'client', deed: 'connect', text: '' };
    const states: TcpStates = { client: 'ESTABLISHED', server: 'ESTABLISHED' };
    expect(withStates([step, { ...step, id: 2 }], 2, states)).toEqual([step, { ...step, id: 2, states }]);
  });
});

describe('a session', () => {
  it('tells of octets, of the end, and of nothing after its own cut', async () => {
    const [near, far] = createStreamPair();
    const heard: Heard[] = [];
    const ended = new Promise<void>((resolve) => {
      void new Session(near, (one) => {
        heard.push(one);
        if (one.type !== 'data') resolve();
      });
    });
    await far.write(text('é'));
    await far.end();
    await ended;
    expect(heard.map(({ type }) => type)).toEqual(['data', 'fin']);
  });

  it('tells of a cut', async () => {
    const [near, far] = createStreamPair();
    const cut = new Promise<Heard>((resolve) => void new Session(near, resolve));
    far.abort();
    expect(await cut).toEqual({ type: 'rst' });
  });
});

describe('a recording', () => {
  it.each([new Uint8Array(), text('no capture'), new Uint8Array(1_000)])('that is none has no segments', (bytes) => {
    expect(readRecording(bytes).segments).toEqual([]);
  });
});
