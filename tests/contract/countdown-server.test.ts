// The countdown over real sockets, with somebody else's clients: Python's websockets, Node's own WebSocket, curl; and
// every command that the widget prints, run as it stands.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demo } from '#demos/countdown/backend.ts';
import { commandsFor } from '#demos/countdown/commands.ts';
import { path, runningPath } from '#demos/countdown/protocol.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';

let server: TestServer;
const programs = new Set<ChildProcess>();

beforeAll(async () => {
  const capabilities = nodeCapabilities((error) => expect.fail(String(error)));
  server = await startTestServer({ demos: { countdown: demo.create(capabilities) } });
});

afterAll(async () => {
  for (const program of programs) program.kill('SIGKILL');
  await server.end();
});

const runs = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

/** The folder of a Python that has websockets, '' for the one that `python3` is; undefined where none has. */
const pythonFolder = ['', '/usr/bin/'].find((folder) => runs(`${folder}python3`, '-c', 'import websockets'));
const hasCurl = runs('curl', '--version');
const env = { ...process.env, PATH: `${pythonFolder ?? ''}:${process.env['PATH']}`, PYTHONUNBUFFERED: '1' };

interface Program {
  readonly child: ChildProcess;
  /** What it prints, line by line. */
  readonly lines: AsyncIterableIterator<string>;
  readonly ended: Promise<number | null>;
}

function start(program: string, ...args: string[]): Program {
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  programs.add(child);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, ended, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

async function linesOf({ lines }: Program): Promise<string[]> {
  const all = [];
  for await (const line of lines) all.push(line);
  return all;
}

const running = async () => Number(await (await fetch(`http://127.0.0.1:${server.port}${runningPath}`)).text());

/** Asks until the server has heard what happened on another connection. */
async function untilRunning(count: number): Promise<void> {
  while ((await running()) !== count);
}

describe.skipIf(process.platform === 'win32')(
  'the printed commands (skipped on Windows: they are for a POSIX shell)',
  { concurrent: true },
  () => {
    const command = (name: 'prompt' | 'python' | 'node' | 'curl') => commandsFor(server.authority)[name];

    it.skipIf(pythonFolder === undefined)('python, at a prompt, counts from what is typed', async () => {
      const prompt = start('sh', '-c', command('prompt'));
      prompt.child.stdin?.write('3\n');
      let said = '';
      for await (const line of prompt.lines) if ((said += `${line}\n`) && /< 0\b/.test(line)) break;
      expect([...said.matchAll(/< (\d+)/g)].map(([, number]) => number)).toEqual(['3', '2', '1', '0']);
      prompt.child.stdin?.end();
      await prompt.ended;
    });

    it.skipIf(pythonFolder === undefined)('python, as a whole client, prints the numbers and ends', async () => {
      const program = start('sh', '-c', command('python'));
      expect(await linesOf(program)).toEqual(['3', '2', '1', '0']);
      expect(await program.ended).toBe(0);
    });

    it('node prints the numbers and ends', async () => {
      const program = start('sh', '-c', command('node'));
      expect(await linesOf(program)).toEqual(['3', '2', '1', '0']);
      expect(await program.ended).toBe(0);
    });

    it.skipIf(!hasCurl)('curl prints how many run', async () => {
      expect(await linesOf(start('sh', '-c', `${command('curl')} --silent`))).toEqual([expect.stringMatching(/^\d$/)]);
    });
  },
);

/** Speaks lines of its input to the server and prints what comes, each with its time in ms since the first. */
const client = (port: number, language: string) => `
import asyncio, sys, time, websockets
async def main():
    headers = {'Accept-Language': '${language}'}
    async with websockets.connect('ws://localhost:${port}${path}', extra_headers=headers) as line:
        async def speak():
            loop = asyncio.get_running_loop()
            while text := await loop.run_in_executor(None, sys.stdin.readline):
                text = text.removesuffix('\\n')
                await line.send(bytes.fromhex(text[1:]) if text.startswith('#') else text)
        asyncio.create_task(speak())
        first = None
        async for message in line:
            now = time.monotonic()
            first = first or now
            print(round((now - first) * 1000), message, flush=True)
asyncio.run(main())`;

function connect(language = 'en') {
  const program = start(`${pythonFolder}python3`, '-c', client(server.port, language));
  return {
    ...program,
    say: (...texts: string[]) => void program.child.stdin?.write(texts.map((text) => `${text}\n`).join('')),
    /** The next messages, with their times. */
    async hear(count: number): Promise<{ at: number; text: string }[]> {
      const messages = [];
      while (messages.length < count) {
        const { value } = await program.lines.next();
        const [at = '', ...words] = String(value).split(' ');
        messages.push({ at: Number(at), text: words.join(' ') });
      }
      return messages;
    },
  };
}

describe.skipIf(pythonFolder === undefined)(
  'a client in Python (skipped without python3-websockets)',
  { concurrent: true },
  () => {
    const texts = (messages: { text: string }[]) => messages.map(({ text }) => text);

    it('hears 3, 2, 1, 0, one a second, the first at once', async () => {
      const python = connect();
      python.say('3');
      const messages = await python.hear(4);
      expect(texts(messages)).toEqual(['3', '2', '1', '0']);
      for (const [second, { at }] of messages.entries()) {
        // A timer may be early by a millisecond, and the way here is not always equally long.
        expect(at).toBeGreaterThan(second * 1_000 - 100);
        expect(at).toBeLessThan(second * 1_000 + 900);
      }
    });

    it('starts again with a new number, and is silent after cancel', async () => {
      const python = connect();
      python.say('60');
      expect(texts(await python.hear(2))).toEqual(['60', '59']);
      python.say('2');
      expect(texts(await python.hear(3))).toEqual(['2', '1', '0']);
      python.say('60', 'cancel', '1');
      expect(texts(await python.hear(3))).toEqual(['60', '1', '0']);
    });

    it('is told what is accepted, once for each wrong message, while the countdown goes on', async () => {
      const wrong = ['0', '-5', '1.5', '1e3', '3601', 'ten', '', '9'.repeat(20_000), '#33', '#'];
      const python = connect();
      python.say('2', ...wrong);
      const messages = texts(await python.hear(3 + wrong.length));
      expect(messages.filter((text) => !text.startsWith('error: '))).toEqual(['2', '1', '0']);
      expect(new Set(messages.filter((text) => text.startsWith('error: ')))).toEqual(
        new Set(['error: send a whole number of seconds from 1 to 3600, or cancel.']),
      );
      python.say('1');
      expect(texts(await python.hear(2))).toEqual(['1', '0']);
    });

    it('is told so in French, where its handshake asks for French', async () => {
      const python = connect('fr');
      python.say('dix');
      expect(texts(await python.hear(1))[0]).toMatch(/^error: envoyez un nombre entier/);
    });
  },
);

describe.skipIf(pythonFolder === undefined)('a client that leaves (skipped without python3-websockets)', () => {
  it('is not counted for any more, whether it says goodbye or is killed', async () => {
    const [polite, killed] = [connect(), connect()];
    for (const python of [polite, killed]) {
      python.say('3600');
      await python.hear(1);
    }
    expect(await running()).toBe(2);
    killed.child.kill('SIGKILL');
    await untilRunning(1);
    polite.child.kill('SIGTERM');
    await untilRunning(0);
    expect(server.errors).toEqual([]);
  });
});
