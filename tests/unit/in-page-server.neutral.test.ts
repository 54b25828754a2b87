import { describe, expect, test, vi } from 'vitest';
import type { Backend, Demo, WireEvent } from '#demos/contract.ts';
import { createInPageHost } from '#in-page/host.ts';
import type { InPageServerOptions } from '#in-page/server.ts';
import { converse, write } from '#tests/contract/conversation.ts';
import { seededRandom, standingClock, timers } from '#tests/contract/test-host.ts';

const authority = 'localhost:8420';
const plain = (body: string) => ({ status: 200, headers: [], body });

function asDemo(name: string, backend: Backend): { backend(): Promise<{ demo: Demo }> } {
  return { backend: async () => ({ demo: { name, scope: 'visitor', create: () => backend } }) };
}

function openHost(demos: InPageServerOptions['demos'], options: Partial<InPageServerOptions> = {}) {
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const capabilities = { clock: standingClock, timers, random: seededRandom() };
  const host = createInPageHost({ authority, ...capabilities, ...(demos && { demos }), onError, ...options });
  return { host, errors, connect: async () => converse(await host.connect()) };
}

describe('a backend in the page', () => {
  test('is loaded when it is first asked for, and once', async () => {
    const backend = vi.fn(asDemo('late', { respond: () => plain('here') }).backend);
    const { host } = openHost({ late: { backend } });
    expect(backend).not.toHaveBeenCalled();
    const answers = await Promise.all([1, 2].map(() => host.fetch({ path: '/demos/late' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(backend).toHaveBeenCalledTimes(1);
  });

  test('that does not load is a 500, and is tried again', async () => {
    const { backend } = asDemo('shaky', { respond: () => plain('here') });
    const load = vi.fn(backend).mockRejectedValueOnce(new Error('no network'));
    const { host, errors } = openHost({ shaky: { backend: load } });
    expect((await host.fetch({ path: '/demos/shaky' })).status).toBe(500);
    expect(errors).toEqual([new Error('no network')]);
    expect((await host.fetch({ path: '/demos/shaky' })).status).toBe(200);
  });

  test('is nobody’s business before its name is right', async () => {
    const { host } = openHost({});
    expect((await host.fetch({ path: '/demos/toString' })).status).toBe(404);
  });
});

describe('a connection in the page', () => {
  test('answers what came before a fault, then the fault, then ends', async () => {
    const { connect } = openHost({ slow: asDemo('slow', { respond: async () => plain('first') }) });
    const talk = await connect();
    await talk.send(`${write('GET /demos/slow', authority)}nonsense\r\n\r\n`);
    const { received, cut } = await talk.all();
    expect(received).toMatch(/^HTTP\/1\.1 200 .*firstHTTP\/1\.1 400 /s);
    expect(cut).toBe(false);
  });

  test('takes a limited number of pipelined requests at once, and answers all', async () => {
    const { connect } = openHost({ quick: asDemo('quick', { respond: ({ target }) => plain(`${target};`) }) });
    const talk = await connect();
    const count = 200;
    const requests = Array.from({ length: count }, (_, at) => write(`GET /demos/quick/${at}`, authority));
    await talk.send(requests.join(''));
    const received = await talk.until(new RegExp(`/${count - 1};$`));
    expect(received.match(/\/\d+;/g)).toEqual(requests.map((_, at) => `/${at};`));
  });

  test('whose client leaves a demo that never answers is over', async () => {
    const { host, connect, errors } = openHost({ mute: asDemo('mute', { respond: () => new Promise(() => {}) }) });
    const closed = new Promise<WireEvent>((resolve) => {
      host.wire.subscribe((event) => event.type === 'closed' && resolve(event));
    });
    const talk = await connect();
    await talk.send(write('GET /demos/mute', authority));
    talk.stream.abort();
    await closed;
    expect(errors).toEqual([]);
  });

  test('lets a demo read no faster than its client sends, and no more than a buffer ahead', async () => {
    let read = () => {};
    const mayRead = new Promise<void>((resolve) => (read = resolve));
    const demo = asDemo('patient', {
      async respond({ body }) {
        await mayRead;
        let length = 0;
        for await (const piece of body) length += piece.length;
        return plain(String(length));
      },
    });
    const { connect } = openHost({ patient: demo });
    const talk = await connect();
    await talk.send(write('POST /demos/patient', authority, ['Content-Length: 1000000']));
    let isSent = false;
    const sending = talk.send(new Uint8Array(1_000_000)).then(() => (isSent = true));
    await new Promise((resolve) => setTimeout(resolve));
    expect(isSent).toBe(false);
    read();
    await sending;
    expect(await talk.until(/1000000$/)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('gives up on a request whose content does not arrive', async () => {
    const demo = asDemo('reader', {
      async respond({ body }) {
        for await (const _ of body);
        return plain('never');
      },
    });
    const { connect, errors } = openHost({ reader: demo }, { limits: { request: 30 } });
    const talk = await connect();
    await talk.send(write('POST /demos/reader', authority, ['Content-Length: 4'], 'ab'));
    expect((await talk.all()).received).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(errors).toEqual([]);
  });

  test('ends when it is idle, though the last content came after its answer', async () => {
    const { connect } = openHost(
      { quick: asDemo('quick', { respond: () => plain('done') }) },
      { limits: { idle: 30 } },
    );
    const talk = await connect();
    await talk.send(write('POST /demos/quick', authority, ['Content-Length: 2']));
    await talk.until(/done$/);
    await talk.send('ab');
    expect(await talk.all()).toMatchObject({ cut: false });
  });

  test('closes the record of a request that was answered and never ends', async () => {
    const quick = asDemo('quick', { respond: () => plain('done') });
    const { host, connect } = openHost({ quick }, { limits: { request: 30 } });
    const closed = new Promise<void>((resolve) => {
      host.wire.subscribe(({ type }) => type === 'closed' && resolve());
    });
    const talk = await connect();
    await talk.send(write('POST /demos/quick', authority, ['Content-Length: 2']));
    await talk.all();
    await talk.stream.end();
    await closed;
  });

  test('lets no ordinary request choose its exchange’s name', async () => {
    const { host } = openHost({ quick: asDemo('quick', { respond: () => plain('done') }) });
    const name = '0123456789abcdef0123456789abcdef';
    expect((await host.fetch({ path: `/demos/quick?exchange=${name}` })).exchange).not.toBe(name);
  });

  test('gives up on a client that says nothing at all', async () => {
    const { connect } = openHost({}, { limits: { headers: 20 } });
    expect((await (await connect()).all()).received).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('cuts a client that goes on sending after the last answer', async () => {
    let set: (task: () => void) => void = () => {};
    const lingering = new Promise<() => void>((resolve) => (set = resolve));
    const slow = { after: (milliseconds: number, task: () => void) => (milliseconds === 1_000 && set(task), () => {}) };
    const { connect } = openHost({}, { timers: slow });
    const talk = await connect();
    await talk.send(write('GET /nowhere', authority, ['Connection: close']));
    expect((await talk.all()).cut).toBe(false);
    (await lingering)();
    await expect(talk.send('more')).rejects.toThrow('cut');
  });
});
