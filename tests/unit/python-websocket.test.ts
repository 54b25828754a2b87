// The Python programs of the WebSocket chapter, as a student runs them: against each other, against this course’s own
// server, and with somebody else’s client. What terminals on the chapter’s slides show is run, too.

import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { on, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import {
  endAll,
  endPrograms,
  env,
  inPageAddress,
  ourAddress,
  ourServer,
  python,
  pythonFolder as folder,
  root,
  serve,
  serveChat,
  serveCountdown,
  serveGnipInNode,
  start,
} from './course-programs.ts';

const run = promisify(execFile);
const isThere = (program: string) => spawnSync('bash', ['-c', `command -v ${program}`]).status === 0;
const lines = new Set<WebSocket>();

afterEach(async () => {
  for (const line of lines) line.terminate();
  lines.clear();
  await endAll();
});

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

  it.each([
    ['this course’s own server', ourAddress],
    ['the server in the page', inPageAddress],
  ])('counts down on %s', async (_, addressOf) => {
    expect(await countDown('1', await addressOf('countdown'))).toEqual(['1', '0']);
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

describe.skipIf(python === undefined)('ping-gnip in Python (skipped without python3-websockets)', () => {
  it.each([
    ['this course’s own server', () => ourAddress('ping-gnip')],
    ['the server in the page', () => inPageAddress('ping-gnip')],
  ])('is answered by %s, accents and flags in one piece', async (_, addressOf) => {
    const { stdout } = await run(python ?? '', ['ping_gnip.py', await addressOf()], { env, cwd: folder });
    const [ping, dessert, flags, close] = stdout.normalize('NFC').split('\n');
    expect([ping, dessert, close]).toEqual(['ping -> gnip', 'crème brûlée -> eélûrb emèrc', 'closed with 1000']);
    expect(flags).toBe('🇫🇷🇬🇧 -> 🇬🇧🇫🇷');
  });

  it('is answered by the Node server of the chapter, code point by code point', async () => {
    const { stdout } = await run(python ?? '', ['ping_gnip.py', await serveGnipInNode()], { env, cwd: folder });
    expect(stdout).toMatch(/^ping -> gnip\n[^]*🇫🇷🇬🇧 -> 🇧🇬🇷🇫\nclosed with 1000\n$/);
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
    ['the server in the page', () => inPageAddress('chat')],
  ])('lets two terminals and a client that is not Python talk through %s', async (_, addressOf) => {
    const address = await addressOf();
    const ada = start('python', ['chat_client.py', 'Ada', address]);
    await ada.until('Ada');
    const grace = start('python', ['chat_client.py', 'Grace', address]);
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
    const ada = start('python', ['chat_client.py', 'Ada', address]);
    await ada.until('Ada');
    endPrograms(ada);
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
