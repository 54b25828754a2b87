// The finished run: one short message, and what the other side read.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { writeMessage } from './request.ts';

export async function scenario({ authority, language, connect }: ByHand): Promise<void> {
  const stream = await connect();
  await exchangeByHand(
    stream,
    writeMessage(language === 'fr' ? 'Un café, merci !' : 'A coffee, please!', authority),
    'POST',
  );
  await stream.end();
}
