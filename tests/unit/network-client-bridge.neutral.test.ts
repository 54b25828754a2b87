import { describe, expect, test } from 'vitest';
import {
  bridgeClosure,
  bridgeMessageLimit,
  bridgePath,
  bridgeWindow,
  decodeBridgeMessage,
  encodeBridgeMessage,
  type BridgeMessage,
} from '#demos/bridge-protocol.ts';
import { openBridge } from '#demos/bridge-stream.ts';
import type { SocketEvent } from '#demos/contract.ts';

/** The server's end of the bridge, in the test's hands. */
function server() {
  const sent: (string | Uint8Array)[] = [];
  const state = { path: '', isClosed: false };
  let tell: (event: SocketEvent) => void = () => {};
  const opening = openBridge((path, listener) => {
    state.path = path;
    tell = listener;
    return { send: (data) => void sent.push(data), close: () => void (state.isClosed = true) };
  });
  return {
    opening,
    state,
    sent,
    octets: () => sent.filter((data) => typeof data !== 'string').reduce((sum, data) => sum + data.length, 0),
    steering: () => sent.flatMap((data) => (typeof data === 'string' ? [decodeBridgeMessage(data)] : [])),
    steer: (message: BridgeMessage) => tell({ type: 'message', data: encodeBridgeMessage(message) }),
    say: (...octets: number[]) => tell({ type: 'message', data: Uint8Array.from(octets) }),
    close: (code: number) => tell({ type: 'close', code, reason: '', wasClean: true }),
  };
}

async function open() {
  const end = server();
  end.steer({ type: 'open' });
  return { ...end, stream: await end.opening };
}

describe('a bridge', () => {
  test('is asked for at its path, and stands when the server says so', async () => {
    const { state, stream } = await open();
    expect(state.path).toBe(bridgePath);
    expect(stream).toBeDefined();
  });

  test('that is refused rejects with a TypeError', async () => {
    const { opening, close } = server();
    close(1006);
    await expect(opening).rejects.toThrow(TypeError);
  });

  test('too many says which', async () => {
    const { opening, close } = server();
    close(bridgeClosure.tooMany);
    await expect(opening).rejects.toThrow('Close one');
  });

  test('gives octets as they come, and says how many were taken', async () => {
    const { stream, say, steering } = await open();
    say(1, 2);
    say(3);
    expect(await stream.read()).toEqual(Uint8Array.of(1, 2));
    expect(await stream.read()).toEqual(Uint8Array.of(3));
    expect(steering()).toEqual([
      { type: 'taken', octets: 2 },
      { type: 'taken', octets: 1 },
    ]);
  });

  test('says nothing as taken before it is read', async () => {
    const { say, steering } = await open();
    say(1);
    expect(steering()).toEqual([]);
  });

  test('sends octets in messages of the agreed size', async () => {
    const { stream, sent } = await open();
    await stream.write(new Uint8Array(2 * bridgeMessageLimit + 1));
    expect(sent.map(({ length }) => length)).toEqual([bridgeMessageLimit, bridgeMessageLimit, 1]);
  });

  test('has no more under way than the window, and goes on when some are taken', async () => {
    const { stream, octets, steer } = await open();
    const writing = stream.write(new Uint8Array(bridgeWindow + 10));
    await new Promise((resolve) => setTimeout(resolve));
    expect(octets()).toBe(bridgeWindow);
    steer({ type: 'taken', octets: 4 });
    await new Promise((resolve) => setTimeout(resolve));
    expect(octets()).toBe(bridgeWindow + 4);
    steer({ type: 'taken', octets: 6 });
    await writing;
    expect(octets()).toBe(bridgeWindow + 10);
  });

  test('half-closes after what was written', async () => {
    const { stream, sent, say } = await open();
    void stream.write(Uint8Array.of(1));
    await stream.end();
    expect(sent).toEqual([Uint8Array.of(1), encodeBridgeMessage({ type: 'end' })]);
    await expect(stream.write(Uint8Array.of(2))).rejects.toThrow('ended');
    say(5);
    expect(await stream.read()).toEqual(Uint8Array.of(5));
  });

  test('reads the rest, then the end, when both sides have ended', async () => {
    const { stream, say, steer, close } = await open();
    await stream.end();
    say(1);
    steer({ type: 'end' });
    close(1000);
    expect(await stream.read()).toEqual(Uint8Array.of(1));
    expect(await stream.read()).toBeUndefined();
  });

  test.each([bridgeClosure.aborted, 1001, 1006])('rejects what waits when it is closed with %i', async (code) => {
    const { stream, close } = await open();
    const waiting = [stream.read(), stream.write(new Uint8Array(bridgeWindow + 1))];
    close(code);
    for (const promise of waiting) await expect(promise).rejects.toThrow('cut');
    await expect(stream.read()).rejects.toThrow('cut');
    await expect(stream.end()).rejects.toThrow('cut');
  });

  test('aborts by closing', async () => {
    const { stream, state } = await open();
    const reading = stream.read();
    stream.abort();
    await expect(reading).rejects.toThrow('cut');
    expect(state.isClosed).toBe(true);
  });

  test('passes over what is no message of the bridge', async () => {
    const { stream, say, steer } = await open();
    steer({ type: 'taken', octets: 0 });
    say(1);
    expect(await stream.read()).toEqual(Uint8Array.of(1));
  });
});
