// The finished run: nothing new, a publication, the news, the news again, and the same question with a condition.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand, Field } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { valuesOf } from '#wire/http1-message.ts';
import { path } from './protocol.ts';

export async function scenario({ authority, connect, language }: ByHand): Promise<void> {
  const stream = await connect();
  const ask = async (method: string, ...headers: Field[]) => {
    const fields: Field[] = [['Host', authority], ['Accept-Language', language], ...headers];
    const head = encodeRequestHead({ method, target: path, version: '1.1', headers: fields });
    return (await exchangeByHand(stream, head, method)).head?.headers ?? [];
  };
  await ask('GET');
  await ask('POST', ['Content-Length', '0']);
  const [tag = ''] = valuesOf(await ask('GET'), 'etag');
  await ask('GET');
  await ask('GET', ['If-None-Match', tag]);
  await stream.end();
}
