import { describe, expect, test } from 'vitest';
import { tapStream } from '#demos/tap-stream.ts';
import { createNetwork, createStreamPair } from '#in-page/network.ts';

const octets = (...values: number[]) => Uint8Array.from(values);

describe('a stream pair', () => {
  test('delivers what one end writes to the other', async () => {
    const [near, far] = createStreamPair();
    await near.write(octets(1, 2));
    expect(await far.read()).toEqual(octets(1, 2));
    await far.write(octets(3));
    expect(await near.read()).toEqual(octets(3));
  });

  test('never delivers synchronously', async () => {
    const [near, far] = createStreamPair();
    const seen: string[] = [];
    const read = far.read().then(() => seen.push('read'));
    void near.write(octets(1));
    seen.push('written');
    await read;
    expect(seen).toEqual(['written', 'read']);
  });

  test('keeps the order of writes that nobody waited for', async () => {
    const [near, far] = createStreamPair({ capacity: 2 });
    const writes = [near.write(octets(1, 2, 3)), near.write(octets(4)), near.end()];
    const seen: number[] = [];
    for (let piece = await far.read(); piece; piece = await far.read()) seen.push(...piece);
    await Promise.all(writes);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  test('copies what is written, so that the writer may use its buffer again', async () => {
    const [near, far] = createStreamPair();
    const buffer = octets(1);
    await near.write(buffer);
    buffer[0] = 9;
    expect(await far.read()).toEqual(octets(1));
  });

  test('lets a write wait while its buffer is full', async () => {
    const [near, far] = createStreamPair({ capacity: 4 });
    let isWritten = false;
    const write = near.write(new Uint8Array(5)).then(() => (isWritten = true));
    expect((await far.read())?.length).toBe(4);
    expect(isWritten).toBe(false);
    expect((await far.read())?.length).toBe(1);
    await write;
    expect(isWritten).toBe(true);
  });

  test('lets a writer go on in a later task after each bufferful when it has timers', async () => {
    const tasks: (() => void)[] = [];
    const timers = { after: (_: number, task: () => void) => (tasks.push(task), () => {}) };
    const [near, far] = createStreamPair({ capacity: 1, timers });
    const write = near.write(octets(1));
    await far.read();
    await Promise.resolve();
    expect(tasks).toHaveLength(1);
    tasks[0]?.();
    await write;
  });

  test('half-closes: the other direction goes on', async () => {
    const [near, far] = createStreamPair();
    await near.end();
    expect(await far.read()).toBeUndefined();
    await far.write(octets(7));
    expect(await near.read()).toEqual(octets(7));
  });

  test('delivers what was written before the end, then the end again and again', async () => {
    const [near, far] = createStreamPair();
    await near.write(octets(1));
    await near.end();
    expect(await far.read()).toEqual(octets(1));
    expect(await far.read()).toBeUndefined();
    expect(await far.read()).toBeUndefined();
  });

  test('refuses a write after its own end', async () => {
    const [near] = createStreamPair();
    await near.end();
    await expect(near.write(octets(1))).rejects.toThrow('ended');
  });

  test('rejects pending reads and writes on both ends when one aborts', async () => {
    const [near, far] = createStreamPair({ capacity: 1 });
    const pending = [near.read(), far.write(octets(1, 2, 3)), far.read().then(() => far.read())];
    near.abort();
    near.abort();
    const outcomes = await Promise.allSettled(pending);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(far.read()).rejects.toThrow('cut');
    await expect(near.write(octets(1))).rejects.toThrow('cut');
    await expect(near.end()).rejects.toThrow('cut');
  });

  test('ignores an empty write', async () => {
    const [near, far] = createStreamPair();
    await near.write(octets());
    await near.write(octets(1));
    expect(await far.read()).toEqual(octets(1));
  });
});

describe('a network', () => {
  test('cuts its connections when it closes, and nobody listens any more', async () => {
    const network = createNetwork();
    network.listen(80, (stream) => void stream.read().catch(() => {}));
    const stream = await network.connect(80);
    const reading = stream.read();
    network.close();
    await expect(reading).rejects.toThrow('cut');
    await expect(network.connect(80)).rejects.toThrow('port 80');
  });

  test('refuses more connections than it can hold, and takes new ones when others have ended', async () => {
    const network = createNetwork();
    network.listen(80, (stream) => void stream.read().catch(() => {}));
    const streams = await Promise.all(Array.from({ length: 256 }, () => network.connect(80)));
    await expect(network.connect(80)).rejects.toThrow('256');
    streams[0]?.abort();
    await streams[0]?.read().catch(() => {});
    await expect(network.connect(80)).resolves.toBeDefined();
  });

  test('joins who connects with who listens', async () => {
    const network = createNetwork();
    network.listen(80, (stream) => void stream.write(octets(42)));
    const stream = await network.connect(80);
    expect(await stream.read()).toEqual(octets(42));
  });

  test('refuses a connection to a port where nobody listens any more', async () => {
    const network = createNetwork();
    const stop = network.listen(80, () => {});
    stop();
    await expect(network.connect(80)).rejects.toThrow('port 80');
  });

  test('refuses to listen twice on one port', () => {
    const network = createNetwork();
    network.listen(80, () => {});
    expect(() => network.listen(80, () => {})).toThrow('taken');
  });
});

describe('a tap', () => {
  test('sees both directions and changes nothing', async () => {
    const [near, far] = createStreamPair();
    const seen: [string, Uint8Array][] = [];
    const tapped = tapStream(far, {
      received: (bytes) => seen.push(['received', bytes]),
      sent: (bytes) => seen.push(['sent', bytes]),
      over() {},
    });
    await near.write(octets(1));
    expect(await tapped.read()).toEqual(octets(1));
    await tapped.write(octets(2));
    expect(await near.read()).toEqual(octets(2));
    expect(seen).toEqual([
      ['received', octets(1)],
      ['sent', octets(2)],
    ]);
  });

  test('tells once that both directions have ended', async () => {
    const [near, far] = createStreamPair();
    let overs = 0;
    const tapped = tapStream(far, { received() {}, sent() {}, over: () => (overs += 1) });
    await tapped.end();
    expect(overs).toBe(0);
    await near.end();
    await tapped.read();
    await tapped.read();
    expect(overs).toBe(1);
  });

  test.each(['near', 'far'])('tells once that the %s end has cut', async (end) => {
    const [near, far] = createStreamPair();
    let overs = 0;
    const tapped = tapStream(far, { received() {}, sent() {}, over: () => (overs += 1) });
    const reading = tapped.read();
    (end === 'near' ? near : tapped).abort();
    await expect(reading).rejects.toThrow();
    expect(overs).toBe(1);
  });
});
