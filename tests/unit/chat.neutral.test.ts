import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkName, nameKey, uniqueName } from '#demos/chat/names.ts';
import { limits, readServerMessage, subprotocol, type ServerMessage } from '#demos/chat/protocol.ts';
import { openRoom, type Client } from './chat-room.ts';

const last = ({ messages }: Client): ServerMessage | undefined => messages().at(-1);
const saidTo = ({ messages }: Client): string[] =>
  messages().flatMap((message) => (message.type === 'message' ? [`${message.from}: ${message.text}`] : []));
const codeOf = (client: Client): string | undefined => {
  const message = last(client);
  return message?.type === 'error' ? message.code : undefined;
};

describe('names', () => {
  it('are kept as they are where they are names', () => {
    for (const name of ['Ada', 'Zoë', '李', 'محمد', '👩‍👩‍👧', 'O’Brien-Smith 3'])
      expect(checkName(name)).toEqual({ ok: true, name: name.normalize('NFC') });
  });

  it('lose control characters, bidi controls, colons and spare spaces', () => {
    expect(checkName('  A\u0007d\u202Ea\u2069 :\n L ')).toEqual({ ok: true, name: 'A da L' });
    expect(checkName('e\u0301')).toEqual({ ok: true, name: 'é' });
  });

  it('must show something', () => {
    for (const name of ['', '   ', '\u200D', '\u3164', '\u2800', '\u202E', '\u0301', '\uD800'])
      expect(checkName(name)).toEqual({ ok: false, code: 'name-empty' });
  });

  it('are counted in graphemes', () => {
    expect(checkName('👩‍👩‍👧'.repeat(5)).ok).toBe(true);
    expect(checkName('a'.repeat(limits.name)).ok).toBe(true);
    expect(checkName('a'.repeat(limits.name + 1))).toEqual({ ok: false, code: 'name-long' });
    expect(checkName(`a${'\u0301'.repeat(200)}`)).toEqual({ ok: false, code: 'name-long' });
  });

  it('that are taken get the next free number, whatever their case or width', () => {
    const taken = new Set(['ada', 'ada 2'].map(nameKey));
    expect(uniqueName('ＡＤＡ', (key) => taken.has(key))).toBe('ＡＤＡ 3');
    expect(uniqueName('Bob', (key) => taken.has(key))).toBe('Bob');
  });

  it('never hold what turns or ends a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (wanted) => {
        const check = checkName(wanted);
        if (!check.ok) return;
        expect(check.name).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069:]|^\s|\s$/u);
        expect(checkName(check.name)).toEqual(check);
      }),
    );
  });
});

describe('chat.v1', () => {
  it('is chosen where it is offered among others', () => {
    const room = openRoom();
    expect(room.connect({ protocols: 'soap, chat.v1' }).protocol).toBe(subprotocol);
    expect(room.connect({ protocols: 'chat.v2' }).protocol).toBeUndefined();
    expect(room.connect().protocol).toBeUndefined();
  });

  it('welcomes with the name, who is here and what was said', () => {
    const room = openRoom();
    const ada = room.join('Ada');
    expect(ada.messages()).toEqual([
      { type: 'welcome', name: 'Ada', people: [], clients: 1, history: [] },
      { type: 'presence', left: [], renamed: [], joined: ['Ada'], clients: 1 },
    ]);
    ada.say({ type: 'say', text: 'hello' });
    const other = room.join('ADA');
    const history = [{ number: 1, from: 'Ada', text: 'hello', at: 50 }];
    expect(other.messages()[0]).toEqual({ type: 'welcome', name: 'ADA 2', people: ['Ada'], clients: 2, history });
    expect(last(ada)).toEqual({ type: 'presence', left: [], renamed: [], joined: ['ADA 2'], clients: 2 });
  });

  it('relays a message to all, its author included', () => {
    const room = openRoom();
    const clients = [room.join('Ada'), room.join('Bob'), room.join('Eve')];
    const text = '<img src=x onerror=alert(1)>\u202e\u0000\n';
    clients[0]?.say({ type: 'say', text });
    for (const client of clients)
      expect(last(client)).toEqual({ type: 'message', number: 1, from: 'Ada', text, at: 150 });
  });

  it('says who leaves, and gives the name to the next one', () => {
    const room = openRoom();
    const ada = room.join('Ada');
    const bob = room.join('Bob');
    bob.close({ code: 1006, reason: '' });
    room.pass(50);
    expect(last(ada)).toEqual({ type: 'presence', left: ['Bob'], renamed: [], joined: [], clients: 1 });
    expect(room.join('Bob').messages()[0]).toMatchObject({ name: 'Bob' });
  });

  it('tells a crowd in one message, and nothing of who came and went meanwhile', () => {
    const room = openRoom();
    const ada = room.join('Ada');
    ada.heard.length = 0;
    const crowd = Array.from({ length: 30 }, (_, index) => {
      const client = room.connect({ protocols: subprotocol });
      client.say({ type: 'join', name: `Phone ${index}` });
      return client;
    });
    crowd[0]?.close();
    room.pass(50);
    expect(ada.messages()).toHaveLength(1);
    const joined = Array.from({ length: 29 }, (_, index) => `Phone ${index + 1}`);
    expect(last(ada)).toEqual({ type: 'presence', left: [], renamed: [], joined, clients: 30 });
  });

  it('says nothing to who has not joined, but counts them', () => {
    const room = openRoom();
    const ada = room.join('Ada');
    const mute = room.connect({ protocols: subprotocol });
    room.pass(50);
    expect(last(ada)).toMatchObject({ type: 'presence', joined: [], clients: 2 });
    ada.say({ type: 'say', text: 'hello' });
    expect(mute.heard).toEqual([]);
  });

  it('refuses in words, in the client’s language, and stays', () => {
    const room = openRoom();
    const french = room.connect({ protocols: subprotocol, language: 'fr-FR,en;q=0.5' });
    french.say('rubbish');
    expect(last(french)).toMatchObject({ code: 'not-json', sentence: expect.stringContaining('Ce n’est pas du JSON') });
    const wrong: [unknown, string][] = [
      [{ type: 'dance' }, 'shape'],
      [{ type: 'join' }, 'shape'],
      [null, 'shape'],
      [{ type: 'say', text: 'hello' }, 'join-first'],
      [{ type: 'join', name: '\u200B' }, 'name-empty'],
      [{ type: 'join', name: 'x'.repeat(100) }, 'name-long'],
    ];
    for (const [message, code] of wrong) {
      french.say(JSON.stringify(message));
      expect(codeOf(french)).toBe(code);
    }
    room.pass(5_000);
    french.say({ type: 'join', name: 'Zoé' });
    french.say({ type: 'join', name: 'Léa' });
    expect(codeOf(french)).toBe('joined');
    french.say({ type: 'say', text: ' \n' });
    expect(codeOf(french)).toBe('text-empty');
    french.say({ type: 'say', text: 'a'.repeat(limits.text + 1) });
    expect(codeOf(french)).toBe('text-long');
    expect(french.ends).toEqual([]);
  });

  it('closes with 1009 for too much and 1003 for octets, and cuts after two seconds', () => {
    const room = openRoom();
    const [long, bytes] = [room.join('Long'), room.join('Bytes')];
    long.say('x'.repeat(limits.frame + 1));
    bytes.say(new Uint8Array(3));
    expect([codeOf(long), long.ends[0]]).toEqual(['too-big', '1009 too big']);
    expect([codeOf(bytes), bytes.ends[0]]).toEqual(['text-only', '1003 text only']);
    long.close({ code: 1009, reason: '' });
    room.pass(2_000);
    expect(long.ends).toHaveLength(1);
    expect(bytes.ends).toEqual(['1003 text only', 'abort']);
    bytes.say({ type: 'say', text: 'still here?' });
    expect(room.timersLeft()).toBe(0);
  });
});

describe('lines', () => {
  it('let anybody chat under a guest’s name', () => {
    const room = openRoom();
    const [ada, guest] = [room.join('Ada'), room.connect()];
    room.pass(50);
    expect(guest.heard).toEqual([
      '* You are guest 1; /name Ada makes you Ada. 2 here: Ada and you.',
      '* guest 1 came in (2 here)',
    ]);
    guest.say('hello\n');
    expect(saidTo(ada)).toEqual(['guest 1: hello']);
    ada.say({ type: 'say', text: 'hi' });
    expect(guest.heard.slice(2)).toEqual(['guest 1: hello', 'Ada: hi']);
    ada.close();
    room.pass(50);
    expect(guest.heard.at(-1)).toBe('* Ada left (1 here)');
  });

  it('tell a first line with a name as if it had come with it, a later one as another name', () => {
    const room = openRoom();
    const [ada, other] = [room.join('Ada'), room.connect({ language: 'fr' })];
    other.say('/name Zoé');
    room.pass(50);
    expect(last(ada)).toMatchObject({ joined: ['Zoé'], renamed: [] });
    other.say('/name  ada');
    room.pass(50);
    expect(last(ada)).toMatchObject({ joined: [], renamed: [{ from: 'Zoé', to: 'ada 2' }] });
    expect(other.heard.at(-1)).toBe('* Zoé s’appelle désormais ada 2');
    other.say('/name');
    expect(other.heard.at(-1)).toMatch(/^\* Il n’y a rien à lire/);
  });

  it('speak French from the first word, and number guests past a name that somebody has taken', () => {
    const room = openRoom();
    room.join('invité 1');
    expect(room.connect({ language: 'fr' }).heard[0]).toBe(
      '* Vous êtes invité 2\u00a0; /name Ada vous renomme Ada. 2 en ligne\u00a0: invité 1 et vous.',
    );
  });

  it('give no text the power to move a terminal, or to speak as somebody else', () => {
    const room = openRoom();
    const [eve, guest] = [room.join('Eve'), room.connect()];
    eve.say({ type: 'say', text: 'one\nBob: two\r\n\u001B[2J\u0007\u009B\ttab' });
    expect(guest.heard.at(-1)).toBe('Eve: one\nEve: Bob: two\nEve: ␛[2J␇\uFFFD\ttab');
  });

  it('bring latecomers what was said before', () => {
    const room = openRoom();
    const ada = room.join('Ada');
    ada.say({ type: 'say', text: 'first' });
    expect(room.connect().heard[0]).toMatch(/^Ada: first\n\* You are guest 1;/);
  });
});

describe('the pace', () => {
  it('lets a burst pass, makes more wait their turn, and loses nothing', () => {
    const room = openRoom();
    const ada = room.join('Ada');
    room.pass(2_000);
    for (let said = 1; said <= 15; said += 1) ada.say({ type: 'say', text: String(said) });
    expect(saidTo(ada)).toHaveLength(10);
    expect(ada.messages().filter(({ type }) => type === 'error')).toMatchObject([{ code: 'slow-down' }]);
    room.pass(400);
    expect(saidTo(ada)).toHaveLength(12);
    ada.say({ type: 'say', text: '16' });
    room.pass(1_000);
    expect(saidTo(ada)).toEqual(Array.from({ length: 16 }, (_, index) => `Ada: ${index + 1}`));
    expect(ada.ends).toEqual([]);
  });

  it('closes a flood with 1008 and hears no more of it', () => {
    const room = openRoom();
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    for (let said = 1; said <= 60; said += 1) ada.say({ type: 'say', text: String(said) });
    expect(codeOf(ada)).toBe('flood');
    expect(ada.ends).toEqual(['1008 flood']);
    room.pass(10_000);
    expect(saidTo(bob)).toHaveLength(9);
    expect(last(bob)).toMatchObject({ type: 'presence', left: ['Ada'] });
  });

  it('counts what is refused as well', () => {
    const room = openRoom();
    const ada = room.connect({ protocols: subprotocol });
    for (let sent = 0; sent < 21; sent += 1) ada.say('rubbish');
    expect(ada.ends).toEqual(['1008 flood']);
    expect(ada.heard).toHaveLength(12);
  });

  it('forgets what waits when its author leaves', () => {
    const room = openRoom();
    const [ada, bob] = [room.join('Ada'), room.join('Bob')];
    for (let said = 1; said <= 15; said += 1) ada.say({ type: 'say', text: String(said) });
    ada.close();
    room.pass(10_000);
    expect(saidTo(bob)).toHaveLength(9);
    expect(room.timersLeft()).toBe(0);
  });
});

describe('a slow reader', () => {
  it('is closed once too much waits for it, and cut two seconds later', () => {
    const room = openRoom();
    const [ada, slow] = [room.join('Ada'), room.join('Slow')];
    slow.peer.send = (data) => void (slow.peer.bufferedAmount += data.length);
    for (let told = 0; slow.ends.length === 0 && told < 10_000; told += 1) {
      room.pass(200);
      ada.say({ type: 'say', text: 'a'.repeat(limits.text) });
    }
    expect(slow.peer.bufferedAmount).toBeLessThan(limits.queued + 2 * limits.text);
    expect(slow.ends).toEqual(['1008 reads too slowly']);
    room.pass(50);
    expect(last(ada)).toMatchObject({ type: 'presence', left: ['Slow'], clients: 1 });
    room.pass(2_000);
    expect(slow.ends).toEqual(['1008 reads too slowly', 'abort']);
    slow.close({ code: 1006, reason: '' });
    expect(room.timersLeft()).toBe(0);
  });

  it('is not cut where it closes in time', () => {
    const room = openRoom();
    const [ada, slow] = [room.join('Ada'), room.join('Slow')];
    slow.peer.bufferedAmount = limits.queued + 1;
    ada.say({ type: 'say', text: 'hello' });
    slow.close({ code: 1008, reason: '' });
    room.pass(5_000);
    expect(slow.ends).toEqual(['1008 reads too slowly']);
  });
});

describe('a broadcast', () => {
  it('survives a peer that throws', () => {
    const room = openRoom();
    const [ada, bad, bob] = [room.join('Ada'), room.join('Bad'), room.join('Bob')];
    bad.peer.send = () => {
      throw new Error('no');
    };
    ada.say({ type: 'say', text: 'hello' });
    expect(saidTo(bob)).toEqual(['Ada: hello']);
    room.pass(50);
    expect(last(bob)).toMatchObject({ left: ['Bad'] });
  });

  it('survives peers that leave, or speak, while it goes round', () => {
    const room = openRoom();
    const clients = ['Ada', 'Bob', 'Eve', 'Zoe'].map((name) => room.join(name));
    const [ada, bob, eve, zoe] = clients as [Client, Client, Client, Client];
    const { send } = bob.peer;
    bob.peer.send = (data) => {
      bob.peer.send = send;
      eve.close();
      bob.say({ type: 'say', text: 'me too' });
      send(data);
    };
    ada.say({ type: 'say', text: 'hello' });
    expect(saidTo(eve)).toEqual([]);
    expect(saidTo(zoe).toSorted()).toEqual(['Ada: hello', 'Bob: me too']);
    expect(saidTo(ada)).toEqual(['Ada: hello', 'Bob: me too']);
  });
});

describe('the room', () => {
  it('keeps at most so many messages and so many characters', () => {
    const room = openRoom();
    const ada = room.join('Ada');
    const say = (text: string, times: number) => {
      for (let said = 0; said < times; said += 1) {
        room.pass(200);
        ada.say({ type: 'say', text });
      }
    };
    const history = () => {
      const client = room.join('Late');
      const [welcome] = client.messages();
      client.close();
      return welcome?.type === 'welcome' ? welcome.history : [];
    };
    say('short', 70);
    expect(history().map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 21));
    say('\u0000'.repeat(limits.text), 30);
    expect(JSON.stringify(history()).length).toBeLessThanOrEqual(limits.historySize + limits.history);
    expect(history().at(-1)?.number).toBe(100);
  });

  it('is full at its limit, and says so', () => {
    const room = openRoom();
    for (let client = 0; client < limits.clients; client += 1) room.connect({ protocols: subprotocol });
    const late = room.connect();
    expect(late.heard).toEqual(['* The room is full (2500 clients). Try again later.']);
    expect(late.ends).toEqual(['1013 full']);
    late.say('hello?');
    room.pass(2_000);
    expect(late.ends).toEqual(['1013 full', 'abort']);
  });

  it('tells its size, and whether the caller may reset it', () => {
    const room = openRoom();
    room.join('Ada');
    expect(room.request('GET', '/demos/chat/room?a').body).toBe('{"clients":1,"mayReset":false}\n');
    expect(room.request('GET', '/demos/chat/room', { isPresenter: true }).body).toBe('{"clients":1,"mayReset":true}\n');
  });

  it('is reset by the presenter only', () => {
    const room = openRoom();
    const ada = room.join('Ada');
    const guest = room.connect();
    ada.say({ type: 'say', text: 'hello' });
    expect(room.request('POST', '/demos/chat/reset').status).toBe(403);
    expect(room.request('GET', '/demos/chat/reset', { isPresenter: true }).status).toBe(405);
    expect(room.request('POST', '/demos/chat/reset', { isPresenter: true })).toEqual({ status: 204, headers: [] });
    expect(last(ada)).toEqual({ type: 'cleared' });
    expect(guest.heard.at(-1)).toBe('* The presenter has cleared the room');
    expect(room.join('Bob').messages()[0]).toMatchObject({ people: ['Ada', 'guest 1'], history: [] });
    ada.say({ type: 'say', text: 'again' });
    expect(last(ada)).toMatchObject({ number: 2 });
  });

  it('answers plain requests in words', () => {
    const room = openRoom();
    const headers = [['accept-language', 'fr']] as const;
    const plain = room.request('GET', '/demos/chat', { headers });
    expect(plain).toMatchObject({ status: 426, body: expect.stringContaining('Cette adresse parle WebSocket') });
    expect(plain.headers).toContainEqual(['Upgrade', 'websocket']);
    expect(room.request('GET', 'http://localhost/demos/chat/elsewhere').status).toBe(404);
    expect(room.request('DELETE', '/demos/chat/room').status).toBe(405);
  });

  it('takes anything that comes, and stays consistent', () => {
    const act = fc.record({
      who: fc.nat({ max: 3 }),
      what: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc
          .record({ type: fc.constantFrom('join', 'say'), name: fc.string(), text: fc.string() })
          .map((m) => JSON.stringify(m)),
        fc.constantFrom('/name x', 'leave', 'pass'),
        fc.uint8Array({ maxLength: 3 }),
      ),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const room = openRoom();
        const watcher = room.join('Watcher');
        const clients = [0, 1, 2, 3].map((index) => room.connect(index % 2 ? { protocols: subprotocol } : {}));
        for (const { who, what } of acts) {
          if (what === 'pass') room.pass(1_000);
          else if (what === 'leave') clients[who]?.close();
          else clients[who]?.say(what);
        }
        for (const client of clients) client.close();
        room.pass(60_000);
        expect(watcher.heard.every((data) => readServerMessage(data))).toBe(true);
        expect(peopleAfter(watcher.messages())).toEqual(['Watcher']);
        expect(room.request('GET', '/demos/chat/room').body).toContain('"clients":1,');
        expect(room.timersLeft()).toBe(0);
      }),
    );
  });
});

/** Who is here after all presence messages, applied in their documented order; fails where one does not fit. */
function peopleAfter(messages: readonly ServerMessage[]): string[] {
  const people = new Set<string>();
  const remove = (name: string): void => expect(people.delete(name)).toBe(true);
  const add = (name: string): void => {
    expect(people.has(name)).toBe(false);
    people.add(name);
  };
  for (const message of messages) {
    if (message.type !== 'presence') continue;
    message.left.forEach(remove);
    message.renamed.forEach(({ from }) => remove(from));
    message.renamed.forEach(({ to }) => add(to));
    message.joined.forEach(add);
  }
  return [...people];
}
