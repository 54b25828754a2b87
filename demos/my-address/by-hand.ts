// The question over a connection of its own, so that the port is a new one.

import { exchangeByHand } from '#demos/by-hand.ts';
import { problemSentence } from '#demos/by-hand-text.ts';
import type { DemoClient, Field, Language } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { path, readYou, type You } from './protocol.ts';

export function writeQuestion(authority: string, target: string, headers: readonly Field[] = []): Uint8Array {
  return encodeRequestHead({ method: 'GET', target, version: '1.1', headers: [['Host', authority], ...headers] });
}

/** Rejects with a sentence where nothing whole came back. */
export async function askByHand(client: DemoClient, language: Language): Promise<You> {
  const stream = await client.connect();
  const { body, problem } = await exchangeByHand(stream, writeQuestion(client.authority, path), 'GET');
  stream.abort();
  if (problem) throw new Error(problemSentence(problem, language));
  const you = readYou(JSON.parse(new TextDecoder().decode(body)));
  if (!you) throw new Error(new TextDecoder().decode(body));
  return you;
}
