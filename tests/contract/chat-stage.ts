// The chat on the real server, with clients that are not ours.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach } from 'vitest';
import { WebSocket } from 'ws';
import { demo } from '#demos/chat/backend.ts';
import { limits, readServerMessage, subprotocol, type ServerMessage } from '#demos/chat/protocol.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { root } from '#server/root.ts';
import { openServer, type TestServer } from './open-server.ts';

/** A Python with websockets, or undefined: a machine may have several Pythons, and not all of its libraries in each. */
export const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import websockets']).status === 0,
);

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const task of cleanUp.splice(0).reverse()) await task();
});

/** The server, and how long connections were given to close before they were cut. */
export type ChatServer = TestServer & { readonly url: string; readonly cuts: Heard<number> };

/** Time passes `speed` times as fast for the chat: paces, and how long a close may take. */
export async function openChat(speed = 1): Promise<ChatServer> {
  const cuts = new Heard<number>();
  const real = nodeCapabilities((error) => expectNone(error));
  const server = await openServer({
    demos: { chat: demo },
    virtualHostDemo: 'chat',
    random: real.random,
    clock: { now: () => real.clock.now() * speed },
    timers: {
      after: (milliseconds, task) =>
        real.timers.after(milliseconds / speed, () => {
          task();
          if (milliseconds === limits.closing) cuts.add(milliseconds);
        }),
    },
  });
  cleanUp.push(() => server.close());
  return { ...server, cuts, url: `ws://${server.authority}/demos/chat` };
}

function expectNone(error: unknown): never {
  throw error;
}

/** What came so far, and a wait for what is to come. */
export class Heard<Item> {
  readonly items: Item[] = [];
  private wake = (): void => {};

  add(item: Item): void {
    this.items.push(item);
    this.wake();
  }

  /** Resolves with the first item that fits, come or to come. */
  async until(fits: (item: Item) => boolean): Promise<Item> {
    for (;;) {
      const found = this.items.find(fits);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

export interface Person {
  readonly socket: WebSocket;
  readonly heard: Heard<ServerMessage>;
  say(text: string): void;
}

/** A client of chat.v1 that has joined. */
export async function enter(url: string, name: string): Promise<Person> {
  const socket = new WebSocket(url, subprotocol);
  const heard = new Heard<ServerMessage>();
  socket.on('message', (data) => {
    const message = readServerMessage(String(data));
    if (message) heard.add(message);
  });
  cleanUp.push(() => socket.terminate());
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'join', name }));
  await heard.until(({ type }) => type === 'welcome');
  return { socket, heard, say: (text) => socket.send(JSON.stringify({ type: 'say', text })) };
}

export interface Program {
  type(line: string): void;
  /** Ends its input: Ctrl+D. */
  finish(): void;
  /** Resolves once its output holds `wanted`. */
  prints(wanted: string | RegExp): Promise<void>;
  readonly ended: Promise<{ status: number | null; printed: string }>;
}

/** Runs a command as a student would type it, in the course's folder. */
export function run(command: string, input: 'open' | 'closed' = 'open'): Program {
  const env = {
    ...process.env,
    PYTHONUNBUFFERED: '1',
    PYTHONIOENCODING: 'utf-8',
    PATH: `/usr/bin:${process.env['PATH']}`,
  };
  const child = spawn('sh', ['-c', `exec ${command}`], { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'] });
  if (input === 'closed') child.stdin.end();
  cleanUp.push(() => child.kill('SIGKILL'));
  const output = new Heard<string>();
  let printed = '';
  const hear = (piece: unknown): void => output.add((printed += String(piece)));
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    type: (line) => void child.stdin.write(`${line}\n`),
    finish: () => void child.stdin.end(),
    prints: (wanted) =>
      output
        .until((all) => (typeof wanted === 'string' ? all.includes(wanted) : wanted.test(all)))
        .then(() => undefined),
    ended: once(child, 'close').then(([status]) => ({ status: status as number | null, printed })),
  };
}

/** Whether a person has heard this text from this name. */
export const says =
  (from: string, text: string) =>
  (message: ServerMessage): boolean =>
    message.type === 'message' && message.from === from && message.text === text;

export const comes =
  (name: string) =>
  (message: ServerMessage): boolean =>
    message.type === 'presence' && message.joined.includes(name);

export const goes =
  (name: string) =>
  (message: ServerMessage): boolean =>
    message.type === 'presence' && message.left.includes(name);
