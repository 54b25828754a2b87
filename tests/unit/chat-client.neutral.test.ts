import { describe, expect, it } from 'vitest';
import type { SocketEvent } from '#demos/contract.ts';
import { ChatClient } from '#demos/chat/chat-client.ts';
import { firstPane, hear, mostLines, type Pane } from '#demos/chat/model.ts';
import type { ServerMessage } from '#demos/chat/protocol.ts';

/** A client whose sockets a test plays the server of. */
function openClient() {
  let pane: Pane = firstPane('Ada');
  const due = new Set<{ milliseconds: number; task: () => void }>();
  const sockets: { sent: unknown[]; closed: boolean; fire(event: SocketEvent): void }[] = [];
  const client = new ChatClient({
    client: {
      openSocket(_path, listener) {
        const socket = { sent: [] as unknown[], closed: false, fire: listener };
        sockets.push(socket);
        return {
          exchange: '',
          send: (data) => void socket.sent.push(JSON.parse(String(data))),
          close: () => void (socket.closed = true),
        };
      },
    },
    timers: {
      after(milliseconds, task) {
        const timer = { milliseconds, task };
        due.add(timer);
        return () => void due.delete(timer);
      },
    },
    chance: () => 0.5,
    change: (update) => void (pane = update(pane)),
  });
  const tell = (message: ServerMessage) => sockets.at(-1)?.fire({ type: 'message', data: JSON.stringify(message) });
  return {
    client,
    sockets,
    tell,
    pane: () => pane,
    waits: () => [...due].map(({ milliseconds }) => milliseconds),
    fireTimer: () => due.forEach((timer) => due.delete(timer) && timer.task()),
    open: () => sockets.at(-1)?.fire({ type: 'open', protocol: 'chat.v1' }),
    close: (code: number) => sockets.at(-1)?.fire({ type: 'close', code, reason: '', wasClean: code !== 1006 }),
  };
}

const welcome: ServerMessage = { type: 'welcome', name: 'Ada', people: [], clients: 1, history: [] };
const said = (number: number, at = number) => ({ number, from: 'Bob', text: `text ${number}`, at });

describe('a client of the chat', () => {
  it('joins with its name, and speaks once it is in', () => {
    const { client, sockets, open, tell, pane } = openClient();
    client.join('Ada');
    expect(pane().status).toBe('joining');
    open();
    client.say('too early');
    tell(welcome);
    client.say('hello');
    expect(sockets[0]?.sent).toEqual([
      { type: 'join', name: 'Ada' },
      { type: 'say', text: 'hello' },
    ]);
    expect(pane().status).toBe('in');
  });

  it('says that the connection is lost, and comes back under the name that it wanted', () => {
    const { client, sockets, open, close, tell, pane, waits, fireTimer } = openClient();
    client.join('Ada');
    open();
    tell({ ...welcome, name: 'Ada 2' });
    close(1006);
    expect(pane()).toMatchObject({ status: 'lost', lines: [{ kind: 'lost', code: 1006 }] });
    expect(waits()).toEqual([375]);
    fireTimer();
    close(1006);
    expect(waits()).toEqual([750]);
    expect(pane().lines).toHaveLength(1);
    client.hurry();
    expect(waits()).toEqual([500]);
    fireTimer();
    open();
    expect(sockets[2]?.sent).toEqual([{ type: 'join', name: 'Ada' }]);
  });

  it('does not come back where the server wants no more of it', () => {
    const { client, open, close, tell, pane, waits } = openClient();
    client.join('Ada');
    open();
    tell(welcome);
    tell({ type: 'error', code: 'flood', sentence: '…' });
    close(1008);
    expect(pane()).toMatchObject({ status: 'ended', problem: 'flood' });
    expect(waits()).toEqual([]);
  });

  it('leaves for good when told to, even before it was in', () => {
    const { client, sockets, open, close, pane, waits } = openClient();
    client.join('Ada');
    client.leave();
    expect(sockets[0]?.closed).toBe(false);
    open();
    expect(sockets[0]).toMatchObject({ closed: true, sent: [] });
    close(1000);
    expect([pane().status, waits()]).toEqual(['out', []]);
  });

  it('leaves where its name is refused, so that another one can be chosen', () => {
    const { client, sockets, open, tell, pane } = openClient();
    client.join('\u200b');
    open();
    tell({ type: 'error', code: 'name-empty', sentence: '…' });
    expect(pane()).toMatchObject({ status: 'out', problem: 'name-empty' });
    expect(sockets[0]?.closed).toBe(true);
  });

  it('leaves aside what a later version of the protocol may say', () => {
    const { client, sockets, open, pane } = openClient();
    client.join('Ada');
    open();
    sockets[0]?.fire({ type: 'message', data: '{"type":"typing","who":"Bob"}' });
    sockets[0]?.fire({ type: 'message', data: new Uint8Array(2) });
    expect(pane().lines).toEqual([]);
  });
});

describe('what a client sees', () => {
  const hearAll = (messages: readonly ServerMessage[]) => messages.reduce(hear, firstPane('Ada'));

  it('follows presence: left, renamed all at once, joined', () => {
    const pane = hearAll([
      { ...welcome, people: ['Bob', 'Eve', 'Zoe'], clients: 4 },
      {
        type: 'presence',
        left: ['Bob'],
        renamed: [
          { from: 'Eve', to: 'Zoe' },
          { from: 'Zoe', to: 'Eve' },
        ],
        joined: ['Bob', 'Ada'],
        clients: 5,
      },
    ]);
    expect(pane.people).toEqual(['Zoe', 'Eve', 'Bob', 'Ada']);
    expect(pane.clients).toBe(5);
    expect(pane.lines.map(({ kind }) => kind)).toEqual(['left', 'renamed', 'renamed', 'joined']);
  });

  it('has what was said before, once, also after a lost connection and after a restart of the server', () => {
    const pane = hearAll([
      { ...welcome, history: [said(1), said(2)] },
      { type: 'message', ...said(3) },
      { ...welcome, history: [said(2), said(3), said(4)] },
      { ...welcome, history: [said(1, 99)] },
    ]);
    expect(pane.lines.map((line) => (line.kind === 'said' ? line.at : line.kind))).toEqual([
      1,
      2,
      'history',
      3,
      4,
      'history',
      99,
      'history',
    ]);
  });

  it('keeps the newest lines only', () => {
    const messages = Array.from({ length: 300 }, (_, index): ServerMessage => ({ type: 'message', ...said(index) }));
    const { lines } = hearAll(messages);
    expect(lines).toHaveLength(mostLines);
    expect(lines.at(-1)).toMatchObject({ number: 299 });
  });

  it('is empty after the room was cleared', () => {
    expect(hearAll([{ type: 'message', ...said(1) }, { type: 'cleared' }]).lines).toEqual([{ kind: 'cleared' }]);
  });
});
