// The Node programs of the WebSocket chapter, as a student runs them: with the Python servers of the chapter, with the
// course's server, with the server in the page, and in one room with Python.

import { afterEach, describe, expect, it } from 'vitest';
import {
  endAll,
  endPrograms,
  inPageAddress,
  ourAddress,
  python,
  serveChat,
  serveCountdown,
  serveGnip,
  serveGnipInNode,
  start,
  type SocketDemo,
} from './course-programs.ts';

afterEach(endAll);

/** Where a program of a demo can call; those in Python are there where Python is. */
function servers(demo: SocketDemo, inPython: () => Promise<string>): (readonly [string, () => Promise<string>])[] {
  return [
    ['this course’s own server', () => ourAddress(demo)],
    ['the server in the page', () => inPageAddress(demo)],
    ...(python === undefined ? [] : [['the Python server of the chapter', inPython] as const]),
  ];
}

describe('ping-gnip.mjs', () => {
  it.each([...servers('ping-gnip', serveGnip), ['the Node server of the chapter', serveGnipInNode] as const])(
    'is answered by %s',
    async (_, addressOf) => {
      const program = start('node', ['ping-gnip.mjs', await addressOf()]);
      expect(await program.rest()).toEqual(['ping -> gnip', 'un café -> éfac nu', 'closed with 1000']);
    },
  );

  it('says what is wrong where nobody listens, and that the line is closed', async () => {
    const program = start('node', ['ping-gnip.mjs', 'ws://localhost:1/']);
    expect(await program.rest()).toEqual(['closed with 1006']);
  });
});

describe('countdown-client.mjs', () => {
  it.each(servers('countdown', serveCountdown))('counts down with %s', async (_, addressOf) => {
    const program = start('node', ['countdown-client.mjs', '1', await addressOf()]);
    expect(await program.rest()).toEqual(['1', '0']);
  });

  it.each(servers('countdown', serveCountdown))('is refused by %s, and ends', async (_, addressOf) => {
    const program = start('node', ['countdown-client.mjs', 'soon', await addressOf()]);
    expect(await program.rest()).toEqual([expect.stringMatching(/^error: .*3600/)]);
  });
});

describe('chat-client.mjs', () => {
  it.each(servers('chat', serveChat))('talks to another one through %s', async (_, addressOf) => {
    const address = await addressOf();
    const ada = start('node', ['chat-client.mjs', 'Ada', address]);
    await ada.until('Ada');
    const grace = start('node', ['chat-client.mjs', 'Grace', address]);
    await ada.until('Grace');
    ada.type('hello <b>there</b>');
    expect(await grace.until('hello')).toBe('Ada: hello <b>there</b>');
    grace.child.stdin?.end();
    await ada.until('Grace left');
    expect(await grace.ended).toEqual([0, null]);
  });
});

describe.skipIf(python === undefined)('Node and Python in one room (skipped without python3-websockets)', () => {
  it('say so when the server ends the line', async () => {
    const ada = start('node', ['chat-client.mjs', 'Ada', await serveChat()]);
    await ada.until('Ada');
    endPrograms(ada);
    expect(await ada.until('closed')).toBe('The line is closed (1006).');
  });

  it('hear each other', async () => {
    const address = await serveChat();
    const ada = start('node', ['chat-client.mjs', 'Ada', address]);
    await ada.until('Ada');
    const alan = start('python', ['chat_client.py', 'Alan', address]);
    await ada.until('Alan');
    alan.type('from Python');
    expect(await ada.until('from')).toBe('Alan: from Python');
    ada.type('from Node');
    expect(await alan.until('from Node')).toBe('Ada: from Node');
  });
});
