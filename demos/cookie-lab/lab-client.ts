// The widget's way to its server: ordinary requests, whose cookies are the browser's affair.

import type { ClientResponse, DemoClient, Field, Language } from '#demos/contract.ts';
import { readBytes, readJson } from '#demos/read-body.ts';
import { pairsIn } from './cookie-field.ts';
import { triedPaths, type TriedPlace } from './places.ts';
import { courseCookie, readPairs, setPath, visitPath, type Pair } from './protocol.ts';

/** Octets of an answer: a Cookie field of 16 KiB, every octet escaped. */
const longestAnswer = 131_072;

/** What a server said in words. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Lets the server set cookies: any status, the refusal being the body. Rejects where the host cannot be reached. */
export async function postLines(client: DemoClient, lines: readonly string[], language: Language): Promise<Answer> {
  const headers: Field[] = [
    ['Content-Type', 'application/json'],
    ['Accept-Language', language],
  ];
  return wordsOf(await client.fetch({ method: 'POST', path: setPath, headers, body: JSON.stringify(lines) }));
}

/** One visit: the count that the server made of this client's cookie. Rejects where it answers something else. */
export async function visit(client: DemoClient): Promise<number> {
  const { status, body } = await wordsOf(await client.fetch({ path: visitPath }));
  const count = /^visit (\d+)$/.exec(body)?.[1];
  if (count === undefined) throw new Error(`${status} ${body}`);
  return Number(count);
}

/** Which cookies arrive at a place, or are shown to this page's script. The course's own has its value masked. */
export async function readPlace(client: DemoClient, place: TriedPlace): Promise<readonly Pair[]> {
  if (place === 'script') return pairsIn(client.scriptCookies.read());
  const { status, body } = await client.fetch({ path: triedPaths[place] });
  const read = await readJson(body, longestAnswer);
  const pairs = read.ok ? readPairs(read.value) : undefined;
  if (!pairs) throw new Error(`${status} ${triedPaths[place]}`);
  return pairs.map((pair) => (pair.name === courseCookie.name ? { ...pair, value: '••••' } : pair));
}

async function wordsOf({ status, body }: ClientResponse): Promise<Answer> {
  const bytes = await readBytes(body, longestAnswer);
  return { status, body: new TextDecoder().decode(bytes).trim() };
}
