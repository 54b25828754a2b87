// One request by hand, and what came back: which of the three pages, or a refusal in words.

import { exchangeByHand } from '#demos/by-hand.ts';
import { problemSentence } from '#demos/by-hand-text.ts';
import type { DemoClient } from '#demos/contract.ts';
import { chooseSite } from './model.ts';
import { pageWords } from './pages.ts';
import { pageNames, type PageName, type SiteTable } from './protocol.ts';
import { writeRequest, type SiteRequest } from './request.ts';

/** What the widget shows of an answer. */
export interface Answer {
  readonly status: number;
  /** The site whose page this is, recognised by its title; undefined for a refusal. */
  readonly page?: PageName;
  /** Why this site: its name stood in the table, or it is the default. */
  readonly why?: 'name' | 'default';
  readonly body: string;
}

/** Rejects with a sentence where nothing whole came back. */
export async function sendByHand(client: DemoClient, request: SiteRequest, table: SiteTable): Promise<Answer> {
  const stream = await client.connect();
  const { head, body, problem } = await exchangeByHand(stream, writeRequest(request), 'GET');
  stream.abort();
  if (problem) throw new Error(problemSentence(problem, request.language));
  const status = head?.status ?? 0;
  const text = new TextDecoder().decode(body);
  const page = pageNames.find((name) => text.includes(`<h1>${pageWords(name, request.language).title}</h1>`));
  if (page === undefined || status !== 200) return { status, body: text };
  const hostname = (request.hosts[0] ?? '').replace(/:\d*$/, '').toLowerCase();
  const isNamed = chooseSite(table, hostname).why === 'name';
  return { status, page, why: isNamed ? 'name' : 'default', body: text };
}
