// The finished run: on one connection, a page, the same page again with its ETag, a packed one, and one that is not there.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand } from '#demos/contract.ts';
import { valuesOf } from '#demos/host-rules.ts';
import { readOctets } from './octet-text.ts';
import { presetText } from './presets.ts';
import { readRequests, withField, writeRequest } from './request.ts';

export async function scenario({ authority, connect, language }: ByHand): Promise<void> {
  const stream = await connect();
  const ask = (text: string) => exchangeByHand(stream, octetsOf(text), 'GET');
  const menu = presetText('etag', { authority, language });
  const { head } = await ask(menu);
  const [request] = readRequests(octetsOf(menu)).whole;
  const tag = valuesOf(head?.headers ?? [], 'etag')[0];
  if (request && tag) await ask(writeRequest({ ...request, head: withField(request.head, ['If-None-Match', tag]) }));
  await ask(presetText('gzip', { authority, language }));
  await ask(presetText('status', { authority, language }));
  await stream.end();
}

/** Presets hold no escape that is none. */
function octetsOf(text: string): Uint8Array {
  const read = readOctets(text);
  return read.ok ? read.octets : new Uint8Array();
}
