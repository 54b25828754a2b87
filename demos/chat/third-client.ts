// Clients that come for an experiment and go: each a connection of its own, heard by everybody in the room.

import { openWebSocketByHand } from '#demos/by-hand.ts';
import { problemSentence } from '#demos/by-hand-text.ts';
import type { ClientSocket, DemoClient, Language, Random } from '#demos/contract.ts';
import { path, readServerMessage, subprotocol, type ClientMessage, type ServerMessage } from './protocol.ts';

/** How it went: what came back of what was sent, and the code with which the connection closed. */
export interface Outcome {
  /** As given by the room. */
  readonly name: string;
  readonly passed: number;
  readonly code: number;
}

/** Joins, sends all texts in one go and leaves when they have come back, or is closed. Rejects where nothing answers. */
export function sayAtOnce(client: DemoClient, wanted: string, texts: readonly string[]): Promise<Outcome> {
  let [name, passed] = ['', 0];
  return visit(client, wanted, (message, socket) => {
    if (message.type === 'welcome') {
      name = message.name;
      for (const text of texts) send(socket, { type: 'say', text });
    }
    if (message.type === 'message' && message.from === name) passed += 1;
    return passed === texts.length;
  }).then((code) => ({ name, passed, code }));
}

/** Joins, waits until the room has been told, and leaves. Resolves with the name that it was given. */
export async function joinAs(client: DemoClient, wanted: string): Promise<string> {
  let name = '';
  await visit(client, wanted, (message) => {
    if (message.type === 'welcome') name = message.name;
    return message.type === 'presence' && message.joined.includes(name);
  });
  return name;
}

/** Joins by hand and cuts the connection: no close frame, no goodbye. */
export async function vanish(client: DemoClient, wanted: string, random: Random, language: Language): Promise<void> {
  const stream = await client.connect();
  const options = { authority: client.authority, path, random, protocols: [subprotocol] };
  const { socket, problem } = await openWebSocketByHand(stream, options);
  if (!socket) throw new Error(problem ? problemSentence(problem, language) : path);
  send(socket, { type: 'join', name: wanted });
  let heard = await socket.receive();
  while (heard.type === 'message' && readServerMessage(heard.data)?.type !== 'presence') heard = await socket.receive();
  socket.abort();
}

/** Joins, and leaves once `isDone`. Resolves with the close code. */
function visit(
  client: DemoClient,
  name: string,
  isDone: (message: ServerMessage, socket: ClientSocket) => boolean,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = client.openSocket(
      path,
      (event) => {
        if (event.type === 'open') send(socket, { type: 'join', name });
        if (event.type === 'error') reject(new TypeError('no connection'));
        if (event.type === 'close') resolve(event.code);
        const message = event.type === 'message' ? readServerMessage(event.data) : undefined;
        if (message && isDone(message, socket)) socket.close(1000);
      },
      [subprotocol],
    );
  });
}

function send(socket: Pick<ClientSocket, 'send'>, message: ClientMessage): void {
  socket.send(JSON.stringify(message));
}
