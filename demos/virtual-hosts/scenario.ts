// The finished run: one connection, and the same request under a known name, an unknown one, and none.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { writeRequest } from './request.ts';

export async function scenario({ connect, language }: ByHand): Promise<void> {
  const stream = await connect();
  for (const hosts of [['cpp.localhost'], ['nobody.localhost'], []]) {
    await exchangeByHand(stream, writeRequest({ hosts, version: '1.1', language }), 'GET');
  }
  await stream.end();
}
