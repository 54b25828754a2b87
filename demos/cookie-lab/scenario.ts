// The finished run: two visits on one connection. What the first answer sets, the second request brings back.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand, Field } from '#demos/contract.ts';
import { valuesOf } from '#demos/host-rules.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { visitPath } from './protocol.ts';

export async function scenario({ authority, connect }: ByHand): Promise<void> {
  const stream = await connect();
  const visit = (...cookies: Field[]) => {
    const headers: Field[] = [['Host', authority], ...cookies];
    return exchangeByHand(
      stream,
      encodeRequestHead({ method: 'GET', target: visitPath, version: '1.1', headers }),
      'GET',
    );
  };
  const { head } = await visit();
  await visit(...valuesOf(head?.headers ?? [], 'set-cookie').map(sentBack));
  await stream.end();
}

/** Attributes are for the jar alone: only name and value go back. */
function sentBack(setCookie: string): Field {
  return ['Cookie', setCookie.split(';')[0] ?? ''];
}
