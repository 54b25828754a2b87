// A room that some treat badly: who never reads is closed and then cut, floods end, and the others do not notice.

import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { limits, subprotocol } from '#demos/chat/protocol.ts';
import { comes, enter, goes, openChat, python, run, says, type Person } from './chat-stage.ts';

/** Joins, reads nothing until a line comes on its standard input, then reads all there is. */
const deafClient = `
import base64, os, socket, sys
host, port = sys.argv[1].split(":")
line = socket.socket()
line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
line.connect(("127.0.0.1", int(port)))
line.sendall(("GET /demos/chat HTTP/1.1\\r\\nHost: " + sys.argv[1] + "\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n"
    "Sec-WebSocket-Version: 13\\r\\nSec-WebSocket-Key: " + base64.b64encode(os.urandom(16)).decode() + "\\r\\n"
    "Sec-WebSocket-Protocol: chat.v1\\r\\n\\r\\n").encode())
line.recv(1000)
text = b"{\\"type\\":\\"join\\",\\"name\\":\\"Deaf\\"}"
line.sendall(bytes([0x81, 0x80 + len(text), 0, 0, 0, 0]) + text)
print("deaf", flush=True)
sys.stdin.readline()
heard = b""
try:
    while data := line.recv(65536):
        heard += data
except ConnectionResetError:
    pass
print(len(heard), "octets,", "a goodbye" if b"reads too slowly" in heard else "no goodbye", flush=True)
`;

/** Speaks as fast as the room lets it, until told to stop. */
function gabble(person: Person): () => void {
  // A control character takes six octets in JSON.
  const text = '\u0001'.repeat(limits.text);
  for (let said = 0; said < limits.burst; said += 1) person.say(text);
  const timer = setInterval(() => person.say(text), 25);
  return () => clearInterval(timer);
}

describe.skipIf(python === undefined)('a client that never reads (skipped without Python)', () => {
  it('is closed and cut, its memory bounded, and the others go on chatting', async () => {
    const { authority, url, errors, cuts } = await openChat(10);
    const ada = await enter(url, 'Ada');
    const deaf = run(`python3 -c '${deafClient}' ${authority}`);
    await deaf.prints('deaf');
    await ada.heard.until(comes('Deaf'));
    const speakers = await Promise.all(Array.from({ length: 12 }, (_, index) => enter(url, `Speaker ${index}`)));
    const stops = speakers.map(gabble);
    await ada.heard.until(goes('Deaf'));
    stops.forEach((stop) => stop());
    expect(await (await fetch(`http://${authority}/demos/chat/room`)).json()).toMatchObject({ clients: 13 });
    await cuts.until(() => true);
    deaf.type('now read');
    const { printed } = await deaf.ended;
    const [, octets, goodbye] = /(\d+) octets, (.*)\n/.exec(printed) ?? [];
    // What the room lets wait, and what the kernel holds for both ends (tcp_wmem and tcp_rmem).
    expect(Number(octets)).toBeLessThan(limits.queued + 10_000_000);
    // The close frame stood behind all that waited, and went with it.
    expect(goodbye).toBe('no goodbye');
    ada.say('still here');
    await speakers[0]?.heard.until(says('Ada', 'still here'));
    expect(errors).toEqual([]);
  });
});

describe('a client that floods', () => {
  it('is closed with 1008, and the others are told that it left', async () => {
    const { url, errors } = await openChat();
    const ada = await enter(url, 'Ada');
    const flood = await enter(url, 'Flood');
    for (let said = 0; said < 5_000; said += 1) flood.say(String(said));
    const [code] = await once(flood.socket, 'close');
    expect(code).toBe(1008);
    await ada.heard.until(goes('Flood'));
    expect(ada.heard.items.filter(({ type }) => type === 'message').length).toBeLessThanOrEqual(limits.burst);
    expect(errors).toEqual([]);
  });

  it('is refused words of a megabyte and bytes', async () => {
    const { url, errors } = await openChat();
    const [big, bytes] = [await enter(url, 'Big'), await enter(url, 'Bytes')];
    big.say('x'.repeat(1_000_000));
    bytes.socket.send(Buffer.alloc(10));
    const [[bigCode], [bytesCode]] = await Promise.all([once(big.socket, 'close'), once(bytes.socket, 'close')]);
    expect([bigCode, bytesCode]).toEqual([1009, 1003]);
    expect(errors).toEqual([]);
  });
});

describe('a class that comes back at once', () => {
  it('is all there again within seconds, each told of all', async () => {
    const { url, authority } = await openChat();
    const names = Array.from({ length: 300 }, (_, index) => `Phone ${index}`);
    const from = performance.now();
    const people = await Promise.all(names.map((name) => enter(url, name)));
    await Promise.all(people.map(({ heard }) => heard.until((m) => m.type === 'presence' && m.clients === 300)));
    expect(performance.now() - from).toBeLessThan(10_000);
    expect(await (await fetch(`http://${authority}/demos/chat/room`)).json()).toMatchObject({ clients: 300 });
    const presences = people[0]?.heard.items.filter(({ type }) => type === 'presence') ?? [];
    expect(presences.length).toBeLessThan(150);
  });

  it('leaves no trace when it is cut off', async () => {
    const { url, authority, errors } = await openChat();
    const ada = await enter(url, 'Ada');
    const sockets = Array.from({ length: 100 }, () => new WebSocket(url, subprotocol));
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    const clients = (count: number) => () => {
      const last = ada.heard.items.at(-1);
      return last?.type === 'presence' && last.clients === count;
    };
    await ada.heard.until(clients(101));
    sockets.forEach((socket) => socket.terminate());
    await ada.heard.until(clients(1));
    expect(await (await fetch(`http://${authority}/demos/chat/room`)).json()).toMatchObject({ clients: 1 });
    expect(errors).toEqual([]);
  });
});
