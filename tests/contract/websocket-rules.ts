// WebSockets: the handshake octet for octet, messages both ways, every way to close.

import { describe, expect, test } from 'vitest';
import { openWebSocketByHand, type HandMessage, type HandSocket } from '#demos/by-hand.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { textOf } from '#wire/http1-octets.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';
import { requestHandshake } from '#wire/websocket-handshake.ts';
import { converse, type Conversation } from './conversation.ts';
import { seededRandom, timers } from './test-host.ts';
import type { Stage } from './suite.ts';

/** The example of RFC 6455 §1.3. */
const key = 'dGhlIHNhbXBsZSBub25jZQ==';
const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const mask = Uint8Array.of(1, 2, 3, 4);

const frame = (opcode: number, payload: string | Uint8Array, fin = true) =>
  encodeFrame({
    fin,
    rsv: 0,
    opcode,
    mask,
    payload: typeof payload === 'string' ? new TextEncoder().encode(payload) : payload,
  });

export function describeWebSockets(open: () => Stage): void {
  describe('WebSockets', () => {
    const stage = open();

    function shake(
      path: string,
      { fields = [], protocols = [] }: { fields?: [string, string][]; protocols?: string[] } = {},
    ) {
      const host: [string, string] = ['Host', stage.host.authority];
      return encodeRequestHead(requestHandshake(path, { key, protocols }, [host, ...fields]));
    }

    /** A connection whose handshake is done; `received` begins with its answer. */
    async function raw(path = '/demos/socket'): Promise<Conversation> {
      const talk = converse(await stage.host.connect());
      await talk.send(shake(path));
      await talk.until(/\r\n\r\n/);
      return talk;
    }

    async function openSocket(path = '/demos/socket', protocols: string[] = []) {
      const { authority } = stage.host;
      const answer = await openWebSocketByHand(await stage.host.connect(), {
        authority,
        path,
        protocols,
        random: seededRandom(),
        timers,
      });
      if (!answer.socket) throw new Error(`No WebSocket: ${textOf(answer.bytes)}`);
      return { ...answer, socket: answer.socket };
    }

    const echo = async (socket: HandSocket, data: string | Uint8Array): Promise<HandMessage> => {
      socket.send(data);
      return socket.receive();
    };

    test('are accepted with exactly the fields of RFC 6455', async () => {
      expect((await raw()).received).toBe(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
    });

    test('name the subprotocol that the demo chose, last', async () => {
      const { bytes, protocol } = await openSocket('/demos/socket', ['first', 'second']);
      expect(textOf(bytes)).toMatch(/\r\nSec-WebSocket-Protocol: second\r\n\r\n$/);
      expect(protocol).toBe('second');
    });

    test('name no subprotocol where the demo chose none', async () => {
      const { bytes } = await openSocket('/demos/socket', ['first']);
      expect(textOf(bytes)).not.toContain('Protocol:');
    });

    test('are refused by the demo’s own response', async () => {
      const talk = converse(await stage.host.connect());
      await talk.send(shake('/demos/socket/closed'));
      expect((await talk.all()).received).toMatch(/^HTTP\/1\.1 403 Forbidden\r\nX-Why: closed\r\n.*\r\n\r\nno entry$/s);
    });

    test.each([
      ['from a page elsewhere', '/demos/socket', [['Origin', 'https://elsewhere.example']], 403],
      ['where the demo has none', '/demos/mirror', [], 404],
      ['where the demo fails', '/demos/crash', [], 500],
    ] as [string, string, [string, string][], number][])('are refused %s', async (_, path, fields, status) => {
      const talk = converse(await stage.host.connect());
      await talk.send(shake(path, { fields }));
      expect((await talk.all()).received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    });

    test('are refused without a version, with the one that is spoken', async () => {
      const talk = converse(await stage.host.connect());
      const request = textOf(shake('/demos/socket')).replace('Sec-WebSocket-Version: 13\r\n', '');
      await talk.send(request);
      expect((await talk.all()).received).toMatch(/^HTTP\/1\.1 426 .*\r\nSec-WebSocket-Version: 13\r\n/s);
    });

    test('may come from a page of the host’s own', async () => {
      const talk = converse(await stage.host.connect());
      await talk.send(shake('/demos/socket', { fields: [['Origin', `http://${stage.host.authority}`]] }));
      expect(await talk.until(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 101 /);
    });

    test('carry text, octets and empty messages both ways', async () => {
      const { socket } = await openSocket();
      expect(await echo(socket, 'déjà 👩‍🚀')).toEqual({ type: 'message', data: 'déjà 👩‍🚀' });
      expect(await echo(socket, Uint8Array.of(0, 255, 128))).toEqual({
        type: 'message',
        data: Uint8Array.of(0, 255, 128),
      });
      expect(await echo(socket, '')).toEqual({ type: 'message', data: '' });
    });

    test('hand octets to the backend as a plain Uint8Array', async () => {
      const { socket } = await openSocket();
      await echo(socket, Uint8Array.of(7));
      expect(stage.observed.messages[0]?.constructor).toBe(Uint8Array);
    });

    test.each([125, 126, 65_535, 65_536, 1_000_000])('carry a message of %i octets', async (size) => {
      const { socket } = await openSocket();
      const message = await echo(socket, new Uint8Array(size).fill(1));
      expect(message.type === 'message' && message.data.length).toBe(size);
    });

    test('put fragments together, with a ping answered in between', async () => {
      const talk = await raw();
      await talk.send(frame(OPCODE.text, 'one ', false));
      await talk.send(frame(OPCODE.ping, 'there?'));
      await talk.until(/\x8a\x06there\?$/);
      await talk.send(frame(OPCODE.continuation, 'message'));
      await talk.until(/\x81\x0bone message$/);
      expect(stage.observed.messages).toEqual(['one message']);
    });

    test('hear a message that came in one segment with the handshake', async () => {
      const talk = converse(await stage.host.connect());
      const head = shake('/demos/socket');
      const hello = frame(OPCODE.text, 'early');
      await talk.send(Uint8Array.from([...head, ...hello]));
      expect(await talk.until(/early$/)).toMatch(/^HTTP\/1\.1 101 /);
    });

    test('may be spoken to before they speak', async () => {
      const { socket } = await openSocket('/demos/socket/greeting');
      expect(await socket.receive()).toEqual({ type: 'message', data: 'welcome' });
    });

    test('tell the backend the client’s code and reason, and answer with both', async () => {
      const { socket } = await openSocket();
      socket.close(3999, 'until then');
      expect(await socket.receive()).toEqual({ type: 'close', code: 3999, reason: 'until then', wasClean: true });
      await stage.saw(({ closures }) => closures.length === 1);
      expect(stage.observed.closures).toEqual([{ code: 3999, reason: 'until then' }]);
    });

    test('tell the backend 1005 where the close frame has no code', async () => {
      const talk = await raw();
      await talk.send(frame(OPCODE.close, ''));
      await talk.until(/\x88\x00$/);
      await talk.stream.end();
      await stage.saw(({ closures }) => closures.length === 1);
      expect(stage.observed.closures).toEqual([{ code: 1005, reason: '' }]);
    });

    test('tell the client the backend’s code and reason', async () => {
      const { socket } = await openSocket();
      expect(await echo(socket, 'please close')).toEqual({
        type: 'close',
        code: 3001,
        reason: 'as you wish',
        wasClean: true,
      });
    });

    test('close with 1000 where the backend gives no code', async () => {
      const { socket } = await openSocket();
      expect(await echo(socket, 'please close without a word')).toMatchObject({ code: 1000, wasClean: true });
    });

    test('that the client cuts are 1006 to the backend', async () => {
      const { socket } = await openSocket();
      await echo(socket, 'hello');
      socket.abort();
      await stage.saw(({ closures }) => closures.length === 1);
      expect(stage.observed.closures).toEqual([{ code: 1006, reason: '' }]);
    });

    test('that the client ends without a word are 1006 to the backend', async () => {
      const talk = await raw();
      await talk.stream.end();
      await stage.saw(({ closures }) => closures.length === 1);
      expect(stage.observed.closures).toEqual([{ code: 1006, reason: '' }]);
      await talk.all();
    });

    test('that the backend cuts are 1006 to the client', async () => {
      const { socket } = await openSocket();
      expect(await echo(socket, 'please abort')).toMatchObject({ code: 1006, wasClean: false });
      await stage.saw(({ closures }) => closures.length === 1);
    });

    test('tell the backend of the close exactly once, and hear nothing from it after', async () => {
      const { socket } = await openSocket();
      socket.close(1000);
      socket.close(1000);
      await socket.receive();
      await stage.saw(({ closures }) => closures.length === 1);
      stage.observed.peer?.send('too late');
      stage.observed.peer?.close(3000);
      stage.observed.peer?.abort();
      expect(await socket.receive()).toMatchObject({ type: 'close', code: 1000 });
      expect(stage.observed.closures).toHaveLength(1);
    });

    test.each([
      [
        'an unmasked frame',
        encodeFrame({ fin: true, rsv: 0, opcode: OPCODE.text, mask: undefined, payload: new Uint8Array(1) }),
        1002,
      ],
      ['a reserved opcode', frame(3, ''), 1002],
      ['a continuation of nothing', frame(OPCODE.continuation, ''), 1002],
      ['text that is not UTF-8', frame(OPCODE.text, Uint8Array.of(0xff)), 1007],
      ['a message without measure', frame(OPCODE.binary, new Uint8Array(1_048_577)), 1009],
    ])('are closed for %s', async (_, octets, code) => {
      const talk = await raw();
      talk.send(octets).catch(() => {});
      const close = new RegExp(
        `\\x88[\\x02-\\x7d]${String.fromCharCode(code >> 8)}${String.fromCharCode(code & 0xff)}`,
      );
      await talk.until(close);
      await talk.stream.end();
      await stage.saw(({ closures }) => closures.length === 1);
      expect(stage.host.errors).toEqual([]);
    });

    test.each(['open', 'message'])('are closed with 1011 when the backend fails in %s', async (where) => {
      const { socket } = await openSocket(`/demos/crash/${where}`);
      expect(await echo(socket, 'go on')).toMatchObject({ type: 'close', code: 1011 });
      expect(stage.host.errors).toHaveLength(1);
      const { socket: next } = await openSocket();
      expect(await echo(next, 'alive')).toEqual({ type: 'message', data: 'alive' });
    });
  });
}
