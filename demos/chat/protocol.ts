// What travels. Subprotocol `chat.v1` is JSON, one object a message; without it a client speaks lines (lines.ts).
// The whole of it in words: docs/chat-protocol.md.

import * as v from 'valibot';

/** Where the WebSocket listens. */
export const path = '/demos/chat';

/** The subprotocol (RFC 6455 §1.9) to offer for JSON. */
export const subprotocol = 'chat.v1';

/** GET tells the number of clients and whether the caller may reset the room. */
export const roomPath = '/demos/chat/room';

/** POST empties the room's history: 204 for the presenter, 403 for anyone else. */
export const resetPath = '/demos/chat/reset';

export const limits = {
  /** Graphemes of a name; accents and joined signs may make up four times as many code units. */
  name: 20,
  /** UTF-16 code units of a text. A longer one is refused, the connection stays. */
  text: 500,
  /** UTF-16 code units of a message as it comes, JSON and escapes included; a longer one closes with 1009. */
  frame: 4_000,
  /** Messages a second that a client may send, */
  perSecond: 5,
  /** how many of them at once, */
  burst: 10,
  /** and how many more wait for their turn. One more closes with 1008. */
  waiting: 10,
  /** Connections in the room; the next one is closed with 1013. */
  clients: 2_500,
  /** Messages kept for those who come later, */
  history: 50,
  /** and their UTF-16 code units of JSON. */
  historySize: 16_384,
  /** Octets that may wait for a client who does not read; above that it is closed with 1008, */
  queued: 262_144,
  /** and cut after so many milliseconds. */
  closing: 2_000,
  /** Milliseconds during which comings and goings are gathered before all are told. */
  gathering: 50,
} as const;

const clientMessage = v.variant('type', [
  v.object({ type: v.literal('join'), name: v.string() }),
  v.object({ type: v.literal('say'), text: v.string() }),
]);

/** What a client sends: `join` once, first, then `say`. Unknown members are ignored. */
export type ClientMessage = v.InferOutput<typeof clientMessage>;

const said = {
  /** Grows by one with each message of the room. */
  number: v.number(),
  from: v.string(),
  text: v.string(),
  /** Milliseconds since 1970-01-01T00:00Z, on the server's clock. */
  at: v.number(),
};
const saidMessage = v.object(said);

/** One message as it is kept for latecomers. */
export type Said = v.InferOutput<typeof saidMessage>;

/** Why a message was refused, or a connection closed. */
export const errorCodes = [
  'not-json',
  'shape',
  'join-first',
  'joined',
  'name-empty',
  'name-long',
  'text-empty',
  'text-long',
  'slow-down',
  'flood',
  'too-big',
  'text-only',
  'full',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

const serverMessage = v.variant('type', [
  /** Answers `join`: the name given, who is here already, and what was said before. */
  v.object({
    type: v.literal('welcome'),
    name: v.string(),
    people: v.array(v.string()),
    clients: v.number(),
    history: v.array(saidMessage),
  }),
  /** Who left, changed name (all at once) and joined since the last one, in this order; yourself included. */
  v.object({
    type: v.literal('presence'),
    left: v.array(v.string()),
    renamed: v.array(v.object({ from: v.string(), to: v.string() })),
    joined: v.array(v.string()),
    /** Open connections, with or without a name. */
    clients: v.number(),
  }),
  v.object({ type: v.literal('message'), ...said }),
  /** `code` is for programs, `sentence` for people, in the language of the handshake's Accept-Language. */
  v.object({ type: v.literal('error'), code: v.picklist(errorCodes), sentence: v.string() }),
  /** The presenter has emptied the history. */
  v.object({ type: v.literal('cleared') }),
]);

export type ServerMessage = v.InferOutput<typeof serverMessage>;

/** Reads a client's JSON; rubbish is an error code. */
export function readClientMessage(data: string): ClientMessage | { readonly error: 'not-json' | 'shape' } {
  const json = parseJson(data);
  if (json === undefined) return { error: 'not-json' };
  const { success, output } = v.safeParse(clientMessage, json);
  return success ? output : { error: 'shape' };
}

/** Reads the server's JSON; undefined for what this version does not know. */
export function readServerMessage(data: string | Uint8Array): ServerMessage | undefined {
  const { success, output } = v.safeParse(serverMessage, typeof data === 'string' ? parseJson(data) : undefined);
  return success ? output : undefined;
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
