// Other people's clients in our room: every command that the widget shows, and Python in both ways of speaking.

import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { commandsFor, type ChatCommand } from '#demos/chat/commands.ts';
import { comes, enter, goes, openChat, python, run, says } from './chat-stage.ts';

const commandOf = (authority: string, wanted: ChatCommand['name']): string =>
  commandsFor(authority).find(({ name }) => name === wanted)?.command ?? '';

describe.skipIf(python === undefined)('Python in the chat (skipped without python3-websockets)', () => {
  it('chats in lines by python3 -m websockets', async () => {
    const { authority, url } = await openChat();
    const ada = await enter(url, 'Ada');
    const program = run(commandOf(authority, 'lines'));
    await program.prints('* You are guest 1; /name Ada makes you Ada. 2 here: Ada and you.');
    program.type('/name Grace');
    await program.prints('Grace');
    program.type('brûlée 🇫🇷');
    await ada.heard.until(says('Grace', 'brûlée 🇫🇷'));
    ada.say('<b>hi</b>');
    await program.prints('Ada: <b>hi</b>');
    const bob = await enter(url, 'Bob');
    await program.prints('* Bob came in (3 here)');
    bob.socket.close();
    await program.prints('* Bob left (2 here)');
    program.finish();
    await ada.heard.until(goes('Grace'));
    expect((await program.ended).status).toBe(0);
  });

  it('chats by the program of the course', async () => {
    const { authority, url } = await openChat();
    const bob = await enter(url, 'Bob');
    const program = run(commandOf(authority, 'program'));
    await bob.heard.until(comes('Ada'));
    program.type('hello');
    await bob.heard.until(says('Ada', 'hello'));
    bob.say('hello yourself');
    await program.prints('Bob: hello yourself');
    program.finish();
    await bob.heard.until(goes('Ada'));
    expect((await program.ended).status).toBe(0);
  });

  it('speaks chat.v1', async () => {
    const { url } = await openChat();
    const ada = await enter(url, 'Ada');
    const program = run(`python3 -c '${conversation}' ${url}`);
    await ada.heard.until(says('Python', 'crème'));
    ada.say('brûlée');
    const { printed, status } = await program.ended;
    expect(status).toBe(0);
    expect(printed).toBe('chat.v1\nwelcome Python 2\nPython: crème\nAda: brûlée\n');
  });
});

const conversation = `
import asyncio, json, sys, websockets
async def main():
    async with websockets.connect(sys.argv[1], subprotocols=["chat.v1"]) as line:
        print(line.subprotocol)
        await line.send(json.dumps({"type": "join", "name": "Python"}))
        async for text in line:
            message = json.loads(text)
            if message["type"] == "welcome":
                print("welcome", message["name"], message["clients"])
                await line.send(json.dumps({"type": "say", "text": "cr\\u00e8me"}))
            if message["type"] == "message":
                print(message["from"] + ": " + message["text"])
                if message["from"] == "Ada":
                    return
asyncio.run(main())
`;

describe('Node and curl in the chat', () => {
  it('Node joins by subprotocol and hears', async () => {
    const { authority, url } = await openChat();
    const ada = await enter(url, 'Ada');
    const program = run(commandOf(authority, 'node'));
    await ada.heard.until(comes('Node'));
    ada.say('hello');
    await program.prints(/"from":"Ada","text":"hello"/);
  });

  it('curl reads the size of the room', async () => {
    const { authority, url } = await openChat();
    await enter(url, 'Ada');
    const { printed, status } = await run(commandOf(authority, 'room')).ended;
    expect(status).toBe(0);
    expect(printed).toContain('{"clients":1,"mayReset":true}');
  });

  it('a client that offers what the server does not speak is given no subprotocol, and lines', async () => {
    const { url, connect, authority } = await openChat();
    const stream = await connect();
    const fields = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13'];
    const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    const head = ['GET /demos/chat HTTP/1.1', `Host: ${authority}`, ...fields, key, 'Sec-WebSocket-Protocol: chat.v2'];
    await stream.write(new TextEncoder().encode(`${head.join('\r\n')}\r\n\r\n`));
    let received = '';
    while (!received.includes('You are guest 1')) received += new TextDecoder().decode(await stream.read());
    expect(received).toMatch(/^HTTP\/1\.1 101 /);
    expect(received).not.toMatch(/sec-websocket-protocol/i);
    stream.abort();
    // A browser's rules, and those of ws, end a connection whose offer was not taken.
    const strict = new WebSocket(url, 'chat.v2');
    const [error] = await once(strict, 'error');
    expect(String(error)).toContain('no subprotocol');
  });
});

describe('the room on the server', () => {
  it('is reset by the presenter, and by nobody else', async () => {
    const { authority, url, cookie } = await openChat();
    const ada = await enter(url, 'Ada');
    ada.say('hello');
    await ada.heard.until(says('Ada', 'hello'));
    const reset = (headers: Record<string, string>) =>
      fetch(`http://${authority}/demos/chat/reset`, { method: 'POST', headers });
    const stranger = await reset({ Cookie: `visitor=${'0'.repeat(32)}`, 'Accept-Language': 'fr' });
    expect([stranger.status, await stranger.text()]).toEqual([403, expect.stringContaining('Demandez-lui')]);
    expect((await reset({ Origin: 'http://evil.example', Cookie: cookie })).status).toBe(403);
    expect(ada.heard.items.some(({ type }) => type === 'cleared')).toBe(false);
    expect((await reset({ Cookie: cookie })).status).toBe(204);
    await ada.heard.until(({ type }) => type === 'cleared');
    const bob = await enter(url, 'Bob');
    expect(bob.heard.items[0]).toMatchObject({ people: ['Ada'], history: [] });
  });

  it('refuses a handshake from another origin', async () => {
    const { url } = await openChat();
    const socket = new WebSocket(url, { origin: 'http://evil.example' });
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
  });
});
