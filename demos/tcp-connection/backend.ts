// A server of lines on a port of its own, which ends, or breaks off, as it is told; and what the system says of both ends.

import type { ByteStream, Capabilities, Demo, HttpResponse } from '#demos/contract.ts';
import { LineReader } from './line-reader.ts';
import { echoPort, farewell, pause, ports, statesPath, tooLong, type StatesAnswer } from './protocol.ts';

/** Visitors whose newest connection is remembered; the one that came first is forgotten first. */
const mostVisitors = 1_000;

export const demo: Demo = {
  name: echoPort.demo,
  scope: 'visitor',
  ports,
  create({ timers, tcpStates }) {
    const newest = new Map<string, string>();

    function remember(visitor: string, exchange: string): void {
      newest.delete(visitor);
      newest.set(visitor, exchange);
      const [oldest] = newest.keys();
      if (newest.size > mostVisitors && oldest !== undefined) newest.delete(oldest);
    }

    return {
      serve(_port, stream, { visitor, exchange }) {
        remember(visitor, exchange);
        return serve(stream, timers);
      },
      async respond({ target }, { visitor }) {
        if (target.replace(/\?.*/, '') !== statesPath) return asText(404, `Nothing here. Ask for ${statesPath}\n`);
        const exchange = newest.get(visitor);
        const states = exchange === undefined ? undefined : await tcpStates?.(exchange);
        const answer: StatesAnswer = { supported: tcpStates !== undefined, states: states ?? null };
        return asText(200, JSON.stringify(answer), 'application/json');
      },
    };
  },
};

function asText(status: number, body: string, type = 'text/plain; charset=utf-8'): HttpResponse {
  return {
    status,
    headers: [
      ['Content-Type', type],
      ['Cache-Control', 'no-store'],
    ],
    body,
  };
}

async function serve(stream: ByteStream, timers: Capabilities['timers']): Promise<void> {
  const reader = new LineReader();
  const heard = { lines: 0, octets: 0 };
  let hasEnded = false;

  /** False once the connection is to be left. */
  async function obey(line: Uint8Array): Promise<boolean> {
    heard.lines += 1;
    const order = new TextDecoder().decode(line).trim();
    if (order === 'crash') {
      stream.abort();
      return false;
    }
    if (!hasEnded) await stream.write(line);
    if (order !== 'bye' || hasEnded) return true;
    hasEnded = true;
    await stream.end();
    return true;
  }

  for (let bytes = await stream.read(); bytes; bytes = await stream.read()) {
    heard.octets += bytes.length;
    for (const line of reader.take(bytes)) if (!(await obey(line))) return;
    if (!reader.isTooLong) continue;
    if (!hasEnded) await say(stream, `${tooLong}\n`);
    return;
  }
  if (hasEnded) return;
  // What has no newline is said all the same: nothing more can come.
  if (reader.rest.length > 0) await stream.write(reader.rest);
  await say(stream, farewell(heard.lines, heard.octets));
  const wait = () => new Promise<void>((resolve) => timers.after(pause, resolve));
  for (const word of ['2\n', '1\n']) {
    await wait();
    await say(stream, word);
  }
  await wait();
}

function say(stream: ByteStream, text: string): Promise<void> {
  return stream.write(new TextEncoder().encode(text));
}
