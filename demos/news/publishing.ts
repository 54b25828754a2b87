// The newsroom's door: POST publishes, DELETE forgets. The same for every demo that has news.

import type { Capabilities, Field, HttpRequest, HttpResponse, Random } from '#demos/contract.ts';
import { rateLimit, type Rate } from '#demos/rate-limit.ts';
import { readBytes } from '#demos/read-body.ts';
import { inWords } from '#demos/sentence.ts';
import { Board } from './board.ts';
import { encodeNews, largestPublication, longestText, type News } from './news.ts';
import { languageOf } from './target.ts';
import { newsText, type NewsSentence } from './text.ts';

const publicationRate: Rate = { perSecond: 5, burst: 20 };

/** One visitor's board, and how often something may be pinned to it. */
export interface Newsroom {
  readonly board: Board;
  isTooFast(): boolean;
}

export function openNewsroom({ clock }: Pick<Capabilities, 'clock'>): Newsroom {
  return { board: new Board(clock), isTooFast: rateLimit(clock, publicationRate) };
}

/** POST: 201 with the news; 400, 413 or 429 with a sentence. The text is the content, in UTF-8; an empty one is drawn by lot. */
export async function publish(request: HttpRequest, room: Newsroom, random: Random): Promise<HttpResponse> {
  if (room.isTooFast()) return refuse(request, 429, 'busy', ['Retry-After', '1']);
  const bytes = await readBytes(request.body, largestPublication);
  if (!bytes) return refuse(request, 413, 'long');
  const text = bytes.length === 0 ? drawn(request, random) : textIn(bytes);
  if (text === undefined || text === '') return refuse(request, 400, 'empty');
  if (text.length > longestText) return refuse(request, 413, 'long');
  return newsResponse(201, encodeNews(room.board.publish(text)));
}

/** Something that happens at the café, in the language of the request. */
export function drawn(request: HttpRequest, random: Random): string {
  const { events } = newsText[languageOf(request)];
  return events[(random.bytes(1)[0] ?? 0) % events.length] ?? '';
}

export function listOf(news: readonly News[]): string {
  return `[${news.map(encodeNews).join(',\n')}]`;
}

/** JSON that no cache keeps: what is asked here is what is new now. */
export function newsResponse(status: number, json: string, ...headers: Field[]): HttpResponse {
  const content: readonly Field[] = [
    ['Content-Type', 'application/json'],
    ['Cache-Control', 'no-store'],
  ];
  return { status, headers: [...content, ...headers], body: `${json}\n` };
}

export function refuse(request: HttpRequest, status: number, key: NewsSentence, ...headers: Field[]): HttpResponse {
  const language = languageOf(request);
  return inWords({ status, sentence: newsText[language].server[key], language, headers });
}

export function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Without controls, line ends among them: one piece of news is one line. Undefined where it is not UTF-8. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.replace(/\p{Cc}+/gu, ' ').trim();
  } catch {
    return undefined;
  }
}
