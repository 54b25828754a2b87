// The finished run: an address, an alias by way of another, a name that does not exist, a zone of somebody else's.

import type { ByHand } from '#demos/contract.ts';
import { udp } from './protocol.ts';
import { makeQuery, type Question } from './query.ts';

const questions: readonly Question[] = [
  { name: 'www.campus.example', type: 1 },
  { name: 'books.campus.example', type: 28 },
  { name: 'nowhere.campus.example', type: 1 },
  { name: 'www.example.org', type: 1 },
];

export async function scenario({ openDatagrams, random }: ByHand): Promise<void> {
  const socket = await openDatagrams(udp);
  for (const question of questions) {
    const [high = 0, low = 0] = random.bytes(2);
    socket.send(makeQuery(question, (high << 8) | low, { edns: true }));
    await socket.receive();
  }
  socket.close();
}
