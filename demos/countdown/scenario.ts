// The finished run: three seconds counted, a number that is none refused, a clean close.

import { openWebSocketByHand } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { path } from './protocol.ts';

export async function scenario({ authority, connect, random, language }: ByHand): Promise<void> {
  const headers = [['Accept-Language', language]] as const;
  const { socket } = await openWebSocketByHand(await connect(), { authority, path, random, headers });
  if (!socket) throw new Error(`No WebSocket answers at ${path}.`);
  socket.send('3');
  for (let number = 3; number >= 0; number -= 1) await socket.receive();
  socket.send('-5');
  await socket.receive();
  socket.close(1000);
  await socket.receive();
}
