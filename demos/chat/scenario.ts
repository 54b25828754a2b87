// The finished run: two requests on one connection.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { path } from './protocol.ts';

export async function scenario({ authority, connect }: ByHand): Promise<void> {
  const stream = await connect();
  const request = encodeRequestHead({ method: 'GET', target: path, version: '1.1', headers: [['Host', authority]] });
  await exchangeByHand(stream, request, 'GET');
  await exchangeByHand(stream, request, 'GET');
  await stream.end();
}
