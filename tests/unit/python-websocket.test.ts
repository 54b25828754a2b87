// The Python programs of the WebSocket chapter, as a student runs them: against each other, against this course’s own
// server, and with somebody else’s client. What terminals on the chapter’s slides show is run, too.

import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { on, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { registry } from '#demos/registry.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);
const folder = fileURLToPath(new URL('media/python/', root));
const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', PYTHONPATH: folder };

/** A Python that has the library, or undefined: a machine may have several, and not all of its libraries in each. */
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import websockets']).status === 0,
);
const isThere = (program: string) => spawnSync('bash', ['-c', `command -v ${program}`]).status === 0;

const running = new Set<ChildProcess>();
const lines = new Set<WebSocket>();
let host: TestServer | undefined;

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const line of lines) line.terminate();
  running.clear();
  lines.clear();
  await host?.end(0);
  host = undefined;
});

interface Program {
  readonly child: ChildProcess;
  /** Its status and signal, once it has ended. */
  readonly ended: Promise<unknown[]>;
  /** Reads on to the first line that holds the words, and gives it back. */
  until(words: string): Promise<string>;
  type(line: string): void;
}

function start(args: readonly string[]): Program {
  const child = spawn(python ?? '', ['-u', ...args], { env, cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  const printed = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let faults = '';
  child.stderr.on('data', (text: Buffer) => (faults += text.toString()));
  return {
    child,
    ended: once(child, 'close'),
    async until(words) {
      const { value, done } = (await printed.next()) as IteratorResult<string, undefined>;
      if (done) throw new Error(`The program ended without “${words}”. ${faults}`);
      return value.includes(words) ? value : this.until(words);
    },
    type: (line) => void child.stdin.write(`${line}\n`),
  };
}

/** Serves on a free port, as the program’s own `main` does on its fixed one; the address. */
async function serve(module: string, handler: string, options = '', extra = ''): Promise<string> {
  const program = start([
    '-c',
    `
import asyncio, websockets
import ${module} as module
${extra}
async def main():
    async with websockets.serve(${handler}, 'localhost', 0, family=2${options}) as server:
        print('port', server.sockets[0].getsockname()[1])
        await asyncio.Future()
asyncio.run(main())`,
  ]);
  return `ws://localhost:${(await program.until('port')).split(' ')[1]}/`;
}

const serveCountdown = () => serve('countdown_server', 'module.obey');
const serveChat = () => serve('chat_server', 'module.welcome', ', max_size=2000');

async function ourServer(): Promise<TestServer> {
  const capabilities = nodeCapabilities(() => {});
  const names = ['chat', 'countdown', 'ping-gnip'] as const;
  const demos = await Promise.all(
    names.map(async (name) => [name, (await registry[name].backend()).demo.create(capabilities)] as const),
  );
  host = await startTestServer({ demos: Object.fromEntries(demos) });
  return host;
}

const ourAddress = async (demo: string) => `ws://${(await ourServer()).authority}/demos/${demo}`;

interface Line {
  readonly socket: WebSocket;
  /** Reads on to the first message that holds the words. */
  until(words: string): Promise<string>;
}

async function open(address: string): Promise<Line> {
  const socket = new WebSocket(address);
  lines.add(socket);
  const messages = on(socket, 'message');
  await once(socket, 'open');
  return {
    socket,
    async until(words) {
      for (;;) {
        const { value } = (await messages.next()) as { value: [Buffer] };
        if (value[0].includes(words)) return value[0].toString();
      }
    },
  };
}

async function countDown(...args: string[]): Promise<string[]> {
  const { stdout } = await run(python ?? '', ['countdown_client.py', ...args], { env, cwd: folder });
  return stdout.trimEnd().split('\n');
}

describe.skipIf(python === undefined)('countdown in Python (skipped without python3-websockets)', () => {
  it('counts down between the client and the server of the chapter', async () => {
    expect(await countDown('2', await serveCountdown())).toEqual(['2', '1', '0']);
  });

  it('counts down on this course’s own server', async () => {
    expect(await countDown('1', await ourAddress('countdown'))).toEqual(['1', '0']);
  });

  it.each([
    ['the server of the chapter', serveCountdown],
    ['this course’s own server', () => ourAddress('countdown')],
  ])('is refused with a sentence by %s, whatever else it sends', async (_, addressOf) => {
    const { socket, until } = await open(await addressOf());
    for (const order of ['0', '-5', '3.5', '3601', '٣', 'soon', '', '9'.repeat(5000)]) {
      socket.send(order);
      expect(await until('')).toMatch(/^error: .*3600/);
    }
    socket.send(' 3600\n');
    expect(await until('')).toBe('3600');
  });

  it('answers a client that is not Python: a new number restarts, cancel stops, a refusal leaves the count alone', async () => {
    const { socket, until } = await open(await serveCountdown());
    socket.send('3600');
    await until('3600');
    socket.send(Buffer.from('3'));
    await until('error: ');
    await until('3599');
    socket.send('cancel');
    socket.send('7');
    const heard: string[] = [];
    socket.on('message', (data: Buffer) => heard.push(data.toString()));
    await until('6');
    expect(heard).toEqual(['7', '6']);
  });

  it('makes coffee and tea side by side', async () => {
    const { stdout } = await run(python ?? '', ['countdown_pair.py'], { env, cwd: folder });
    expect(stdout).toBe('coffee 3\ntea 2\ncoffee 2\ntea 1\ncoffee 1\ntea ready\ncoffee ready\n');
  });
});

const solution = `
from itertools import count
NUMBERS, ROOM = count(1), {}
async def welcome(line):
    ROOM[line] = f'guest {next(NUMBERS)}'
    tell = lambda text: websockets.broadcast(ROOM, text)
    try:
        async for text in line:
            wanted = text.removeprefix('/name ').strip()
            if len(text) > 200:
                await line.close(1009, 'at most 200 characters')
            elif text == '/who':
                await line.send('* here: ' + ', '.join(ROOM.values()))
            elif not text.startswith('/name '):
                tell(f'{ROOM[line]}: {text}')
            elif wanted in ROOM.values():
                await line.send('error: that name is taken; choose another')
            else:
                tell(f'* {ROOM[line]} is now {wanted}')
                ROOM[line] = wanted
    except websockets.ConnectionClosedError:
        pass
    finally:
        name = ROOM.pop(line)
        tell(f'* {name} left ({len(ROOM)} here)')
module.welcome = welcome`;

describe.skipIf(python === undefined)('chat in Python (skipped without python3-websockets)', () => {
  it.each([
    ['the server of the chapter', serveChat],
    ['this course’s own server', () => ourAddress('chat')],
  ])('lets two terminals and a client that is not Python talk through %s', async (_, addressOf) => {
    const address = await addressOf();
    const ada = start(['chat_client.py', 'Ada', address]);
    await ada.until('Ada');
    const grace = start(['chat_client.py', 'Grace', address]);
    await ada.until('Grace');
    const other = await open(address);
    ada.type('hello <b>there</b>');
    expect(await grace.until('hello')).toBe('Ada: hello <b>there</b>');
    expect(await other.until('hello')).toContain('Ada: hello <b>there</b>');
    other.socket.send('hi from elsewhere');
    expect(await ada.until('hi from')).toMatch(/^guest \d+: hi from elsewhere$/);
    grace.child.stdin?.end();
    await ada.until('Grace left');
    expect(await grace.ended).toEqual([0, null]);
  });

  it('tells the number of clients, and survives one that vanishes without a goodbye', async () => {
    const address = await serveChat();
    const ada = await open(address);
    expect(await ada.until('came in')).toBe('* guest 1 came in (1 here)');
    const grace = await open(address);
    expect(await ada.until('came in')).toBe('* guest 2 came in (2 here)');
    grace.socket.terminate();
    expect(await ada.until('left')).toBe('* guest 2 left (1 here)');
    ada.socket.send('still here');
    expect(await ada.until('still')).toBe('guest 1: still here');
  });

  it('says so when the server ends the line', async () => {
    const address = await serveChat();
    const ada = start(['chat_client.py', 'Ada', address]);
    await ada.until('Ada');
    for (const child of running) if (child !== ada.child) child.kill('SIGKILL');
    expect(await ada.until('closed')).toBe('The server closed the line (1006). Press Enter.');
    ada.type('');
    expect(await ada.ended).toEqual([0, null]);
  });

  it('chat_check.py finds four things missing from chat_server.py, where the practical starts', async () => {
    const { status, stdout } = spawnSync(python ?? '', ['chat_check.py', await serveChat()], {
      env,
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout.match(/^ok /gm)).toHaveLength(2);
    expect(stdout.match(/^NOT YET /gm)).toHaveLength(4);
    expect(status).toBe(1);
  });

  it('chat_check.py is content with a server that follows the practical', async () => {
    const address = await serve('chat_server', 'module.welcome', '', solution);
    const { stdout } = await run(python ?? '', ['chat_check.py', address], { env, cwd: folder });
    expect(stdout.match(/^ok /gm)).toHaveLength(6);
  });
});

/** Commands of every terminal in a chapter, each with the output that stands below it. */
function terminalsOf(chapter: string): [command: string, shown: string][] {
  const source = readFileSync(new URL(`slides/${chapter}.md`, root), 'utf8');
  return [...source.matchAll(/```console\n([^]*?)```/g)].flatMap(([, terminal = '']) =>
    terminal
      .split(/^\$ /m)
      .slice(1)
      .map((entry): [string, string] => {
        const [, command = '', shown = ''] = /^((?:.*\\\n)*.*)\n([^]*)$/.exec(entry) ?? [];
        return [command, shown];
      }),
  );
}

const canRunTerminals = python !== undefined && ['curl', 'openssl', 'bash'].every(isThere);

describe.skipIf(!canRunTerminals)('terminals of the WebSocket chapter (skipped without curl and openssl)', () => {
  it.each([...new Map([...terminalsOf('en/07-websocket'), ...terminalsOf('fr/07-websocket')])])(
    '%s',
    async (command, shown) => {
      const { port } = await ourServer();
      const script = `python() { '${python}' "$@"; }\n${command.replaceAll('localhost:8420', `localhost:${port}`)}`;
      const printed = await run('bash', ['-c', script], { env, cwd: folder }).then(
        ({ stdout }) => stdout,
        ({ code, stdout }: { code: number; stdout: string }) =>
          code === 28 ? stdout : Promise.reject(new Error(stdout)),
      );
      expect(printed.replaceAll('\r', '').trimEnd()).toBe(shown.trimEnd());
    },
  );
});

describe('octets that the drawings of the WebSocket chapter show', () => {
  const drawing = (name: string) => readFileSync(new URL(`media/diagrams/${name}.svg`, root), 'utf8');

  it('the mill grinds the key as RFC 6455 §4.2.2 has it', () => {
    const key = Buffer.from("Patrick's coffee").toString('base64');
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    expect(drawing('handshake')).toContain(`>${key}<`);
    expect(drawing('handshake')).toContain(`>${accept}<`);
  });

  it('the frame is “ping” under its mask, the answer “gnip” without one', () => {
    const shown = [...drawing('frame').matchAll(/>([0-9a-f]{2})</g)].map(([, octet = '']) =>
      Number.parseInt(octet, 16),
    );
    const mask = shown.slice(2, 6);
    const content = shown.slice(6, 10).map((octet, index) => octet ^ (mask[index] ?? 0));
    expect(shown.slice(0, 2)).toEqual([0x81, 0x84]);
    expect(String.fromCharCode(...content)).toBe('ping');
    expect(shown.slice(10, 14)).toEqual(content);
    expect(Buffer.from(shown.slice(14))).toEqual(Buffer.from('\x81\x04gnip', 'latin1'));
  });

  it('what wears the carnival mask is the request above it, under the same mask', () => {
    const shown = [...drawing('why-mask').matchAll(/>((?:[0-9a-f]{2} ?){4})</g)].map(([, octets]) => octets).join(' ');
    const mask = [0x9c, 0x3a, 0x51, 0xe7];
    const text = [...Buffer.from(shown.replaceAll(' ', ''), 'hex')].map(
      (octet, index) => octet ^ (mask[index % 4] ?? 0),
    );
    expect(String.fromCharCode(...text)).toBe('GET /men');
  });
});
