// A chat room: a server that remembers who is connected and relays what one says to all.

import type {
  Capabilities,
  Caller,
  Demo,
  Field,
  HttpRequest,
  HttpResponse,
  Language,
  Peer,
  PeerEvents,
} from '#demos/contract.ts';
import { preferredLanguage, valuesOf } from '#demos/host-rules.ts';
import { inWords } from '#demos/sentence.ts';
import { formats, type Format } from './format.ts';
import { answerText, type AnswerSentence } from './lines-text.ts';
import { Pace } from './pace.ts';
import { limits, path, resetPath, roomPath, subprotocol } from './protocol.ts';
import { Room, type Member } from './room.ts';

export const demo: Demo = {
  name: 'chat',
  scope: 'room',
  create(capabilities) {
    const room = new Room(capabilities);
    return {
      respond: (request, caller) => answer(request, caller, room),
      upgrade({ headers }) {
        const language = preferredLanguage(headers);
        const isJson = offers(headers, subprotocol);
        const format = formats[isJson ? 'json' : 'lines'][language];
        const open = (peer: Peer) => converse(room, peer, format, capabilities);
        // A server that speaks none of what was offered chooses none, and the client decides (RFC 6455 §4.2.2).
        return isJson ? { protocol: subprotocol, open } : { open };
      },
    };
  },
};

function converse(room: Room, peer: Peer, format: Format, capabilities: Capabilities): PeerEvents {
  const member = room.enter(peer, format);
  if (!member) return {};
  const pace = new Pace(capabilities, {
    pass: (data) => hear(room, member, data),
    slowed: () => room.refuse(member, 'slow-down'),
    flooded() {
      room.refuse(member, 'flood');
      room.dismiss(member, 1008, 'flood');
    },
  });
  return {
    message(data) {
      if (typeof data === 'string' && data.length <= limits.frame) return pace.take(data);
      pace.stop();
      const isText = typeof data === 'string';
      room.refuse(member, isText ? 'too-big' : 'text-only');
      room.dismiss(member, isText ? 1009 : 1003, isText ? 'too big' : 'text only');
    },
    close() {
      pace.stop();
      room.remove(member);
    },
  };
}

function hear(room: Room, member: Member, data: string): void {
  const message = member.format.read(data);
  if ('error' in message) room.refuse(member, message.error);
  else if (message.type === 'join') room.join(member, message.name);
  else room.say(member, message.text);
}

function offers(headers: readonly Field[], wanted: string): boolean {
  const offered = valuesOf(headers, 'sec-websocket-protocol').flatMap((value) => value.split(','));
  return offered.some((protocol) => protocol.trim() === wanted);
}

function answer({ method, target, headers }: HttpRequest, { isPresenter }: Caller, room: Room): HttpResponse {
  const language = preferredLanguage(headers);
  const [where = ''] = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/);
  if (where === roomPath)
    return isReading(method) ? describe(room, isPresenter) : refusal(405, 'get', language, 'GET, HEAD');
  if (where === path) return upgradeRequired(language);
  if (where !== resetPath) return refusal(404, 'lost', language);
  if (method !== 'POST') return refusal(405, 'post', language, 'POST');
  if (!isPresenter) return refusal(403, 'presenter', language);
  room.clear();
  return { status: 204, headers: [] };
}

function describe(room: Room, mayReset: boolean): HttpResponse {
  const headers: readonly Field[] = [
    ['Content-Type', 'application/json'],
    ['Cache-Control', 'no-store'],
  ];
  return { status: 200, headers, body: `${JSON.stringify({ clients: room.size, mayReset })}\n` };
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function refusal(status: number, key: AnswerSentence, language: Language, allow?: string): HttpResponse {
  const headers: Field[] = allow === undefined ? [] : [['Allow', allow]];
  return inWords({ status, sentence: answerText[language][key], language, headers });
}

/** RFC 9110 §15.5.22. */
function upgradeRequired(language: Language): HttpResponse {
  const { headers, ...rest } = refusal(426, 'upgrade', language);
  return { ...rest, headers: [['Upgrade', 'websocket'], ['Connection', 'Upgrade'], ...headers] };
}
