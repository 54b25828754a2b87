// The finished run: on one connection, a page, the same page again with its ETag, a packed one, and one that is not there.
// A slide that opens with a preset shows that one's run.

import { exchangeByHand } from '#demos/by-hand.ts';
import type { ByHand, ByteStream, Scenario } from '#demos/contract.ts';
import { valuesOf } from '#demos/host-rules.ts';
import { readOctets } from './octet-text.ts';
import { askedPresets } from './preset-text.ts';
import { presetText, type PresetName, type Setting } from './presets.ts';
import { readRequests, withField, writeRequest } from './request.ts';

export async function scenario({ authority, connect, language }: ByHand): Promise<void> {
  const stream = await connect();
  await askTwice(stream, { authority, language });
  await ask(stream, presetText('gzip', { authority, language }));
  await ask(stream, presetText('status', { authority, language }));
  await stream.end();
}

/** A page, and the same again with its ETag: 304. */
async function revalidation({ authority, connect, language }: ByHand): Promise<void> {
  const stream = await connect();
  await askTwice(stream, { authority, language });
  await stream.end();
}

async function askTwice(stream: ByteStream, setting: Setting): Promise<void> {
  const menu = presetText('etag', setting);
  const { head } = await ask(stream, menu);
  const [request] = readRequests(octetsOf(menu)).whole;
  const tag = valuesOf(head?.headers ?? [], 'etag')[0];
  if (!request || !tag) return;
  await ask(stream, writeRequest({ ...request, head: withField(request.head, ['If-None-Match', tag]) }));
}

const ask = (stream: ByteStream, text: string) => exchangeByHand(stream, octetsOf(text), 'GET');

export const variants: Readonly<Record<string, Scenario>> = Object.fromEntries(
  askedPresets.map((name) => [`preset="${name}"`, name === 'etag' ? revalidation : runOf(name)]),
);

/** One preset, sent as it stands; what is no whole request is answered too. */
function runOf(name: PresetName): Scenario {
  return async ({ authority, connect, language }) => {
    const octets = octetsOf(presetText(name, { authority, language }));
    const [request] = readRequests(octets).whole;
    const stream = await connect();
    await exchangeByHand(stream, octets, request?.head.method ?? 'GET');
    await stream.end();
  };
}

/** Presets hold no escape that is none. */
function octetsOf(text: string): Uint8Array {
  const read = readOctets(text);
  return read.ok ? read.octets : new Uint8Array();
}
