// The finished run: what a caller says of itself. Addresses differ from host to host, so they are left out.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { writeQuestion } from './by-hand.ts';
import { saidPath } from './protocol.ts';

export async function scenario({ authority, connect, language }: ByHand): Promise<void> {
  const stream = await connect();
  const question = writeQuestion(authority, saidPath, [['Accept-Language', language]]);
  await exchangeByHand(stream, question, 'GET');
  await stream.end();
}
