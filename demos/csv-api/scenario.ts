// The finished run: an association, its events, and one that does not exist.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand, Field } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { paths } from './protocol.ts';

export async function scenario({ authority, connect, language }: ByHand): Promise<void> {
  const stream = await connect();
  const headers: Field[] = [
    ['Host', authority],
    ['Accept-Language', language],
  ];
  for (const target of ['bug', 'bug/events', 'licornes'].map((id) => `${paths.associations}/${id}`)) {
    await exchangeByHand(stream, encodeRequestHead({ method: 'GET', target, version: '1.1', headers }), 'GET');
  }
  await stream.end();
}
