// The finished run: one connection, one text there and back, a clean close.

import { openWebSocketByHand } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { dessert } from './model.ts';
import { path } from './protocol.ts';

export async function scenario({ authority, connect, random }: ByHand): Promise<void> {
  const { socket } = await openWebSocketByHand(await connect(), { authority, path, random });
  if (!socket) throw new Error(`No WebSocket answers at ${path}.`);
  socket.send(dessert);
  await socket.receive();
  socket.close(1000);
  await socket.receive();
}
