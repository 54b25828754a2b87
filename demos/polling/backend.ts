// Patrick has news from time to time, and nobody to tell: an HTTP server speaks when it is asked.

import type { Capabilities, Demo, HttpRequest, HttpResponse } from '#demos/contract.ts';
import { valuesOf } from '#demos/host-rules.ts';
import type { News } from '#demos/news/news.ts';
import { PerVisitor } from '#demos/news/per-visitor.ts';
import {
  drawn,
  isReading,
  listOf,
  newsResponse,
  openNewsroom,
  publish,
  refuse,
  type Newsroom,
} from '#demos/news/publishing.ts';
import { pathIn } from '#demos/news/target.ts';
import { gap, mostTold, path, patience } from './protocol.ts';

interface Kitchen extends Newsroom {
  /** When Patrick publishes next, and when somebody asked last: milliseconds on the host's clock. */
  nextAt: number;
  askedAt: number;
}

export const demo: Demo = {
  name: 'polling',
  scope: 'visitor',
  create(capabilities) {
    const open = () => ({ ...openNewsroom(capabilities), nextAt: 0, askedAt: -patience });
    const kitchens = new PerVisitor<Kitchen>(open, () => false);
    return { respond: (request, { visitor }) => answer(request, kitchens.of(visitor), capabilities) };
  },
};

function answer(
  request: HttpRequest,
  kitchen: Kitchen,
  capabilities: Capabilities,
): HttpResponse | Promise<HttpResponse> {
  const { method, target } = request;
  if (pathIn(target) !== path) return refuse(request, 404, 'elsewhere');
  if (method === 'POST') return publish(request, kitchen, capabilities.random);
  if (method === 'DELETE') return forget(kitchen);
  if (!isReading(method)) return refuse(request, 405, 'methods', ['Allow', 'GET, HEAD, POST, DELETE']);
  catchUp(request, kitchen, capabilities);
  return tell(request, kitchen.board.after(0).slice(-mostTold));
}

// #region tell
function tell(request: HttpRequest, news: readonly News[]): HttpResponse {
  const newest = news.at(-1);
  if (!newest) return { status: 204, headers: [['Cache-Control', 'no-store']] };
  const tag = `"${newest.number}-${newest.at}"`;
  if (namesTag(request, tag)) return { status: 304, headers: [['ETag', tag]] };
  return newsResponse(200, listOf(news), ['ETag', tag]);
}
// #endregion tell

/** What Patrick has published since somebody asked last. No timer runs for whom nobody asks. */
function catchUp(request: HttpRequest, kitchen: Kitchen, { clock, random }: Capabilities): void {
  const now = clock.now();
  if (now - kitchen.askedAt >= patience) kitchen.nextAt = now + pause(random);
  kitchen.askedAt = now;
  for (; kitchen.nextAt <= now; kitchen.nextAt += pause(random)) {
    kitchen.board.publish(drawn(request, random), kitchen.nextAt);
  }
}

function pause(random: Capabilities['random']): number {
  const [octet = 0] = random.bytes(1);
  return gap.shortest + ((gap.longest - gap.shortest) * octet) / 255;
}

function forget(kitchen: Kitchen): HttpResponse {
  kitchen.board.clear();
  kitchen.askedAt = -patience;
  return { status: 204, headers: [] };
}

/** Compared weakly (RFC 9110 §8.8.3.2, §13.1.2). */
function namesTag({ headers }: HttpRequest, tag: string): boolean {
  const tags = valuesOf(headers, 'if-none-match').flatMap((value) => value.split(','));
  return tags.some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);
}
