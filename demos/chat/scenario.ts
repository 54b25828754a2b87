// The finished run: Alice and Bob, one connection each; what one says goes to the server, and from there to both.

import { openWebSocketByHand, type HandSocket } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { path, readServerMessage, subprotocol, type ClientMessage, type ServerMessage } from './protocol.ts';
import { chatText } from './text.ts';

export async function scenario(by: ByHand): Promise<void> {
  const { hello, answer } = chatText[by.language].scenario;
  const alice = await join(by, 'Alice');
  const bob = await join(by, 'Bob');
  await hear(alice, 'presence');
  say(alice, { type: 'say', text: hello });
  await Promise.all([hear(alice, 'message'), hear(bob, 'message')]);
  say(bob, { type: 'say', text: answer });
  await Promise.all([hear(alice, 'message'), hear(bob, 'message')]);
  await leave(bob);
  await hear(alice, 'presence');
  await leave(alice);
}

/** Resolves once the room has been told. */
async function join({ authority, connect, language, random }: ByHand, name: string): Promise<HandSocket> {
  const headers = [['Accept-Language', language]] as const;
  const options = { authority, path, random, headers, protocols: [subprotocol] };
  const { socket } = await openWebSocketByHand(await connect(), options);
  if (!socket) throw new Error(`No WebSocket answers at ${path}.`);
  say(socket, { type: 'join', name });
  await hear(socket, 'welcome');
  await hear(socket, 'presence');
  return socket;
}

function say(socket: HandSocket, message: ClientMessage): void {
  socket.send(JSON.stringify(message));
}

async function hear(socket: HandSocket, type: ServerMessage['type']): Promise<void> {
  const heard = await socket.receive();
  const message = heard.type === 'message' ? readServerMessage(heard.data) : undefined;
  if (message?.type !== type) throw new Error(`A ${type} was due.`);
}

async function leave(socket: HandSocket): Promise<void> {
  socket.close(1000);
  await socket.receive();
}
