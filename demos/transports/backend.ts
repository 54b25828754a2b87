// The same news, four ways: asked for, waited for, streamed, and pushed over a WebSocket.

import type { Capabilities, Demo, HttpRequest, HttpResponse, Peer, PeerEvents, Timers } from '#demos/contract.ts';
import { valuesOf } from '#demos/host-rules.ts';
import type { Board } from '#demos/news/board.ts';
import { encodeNews, type News } from '#demos/news/news.ts';
import { PerVisitor } from '#demos/news/per-visitor.ts';
import {
  isReading,
  listOf,
  newsResponse,
  openNewsroom,
  publish,
  refuse,
  type Newsroom,
} from '#demos/news/publishing.ts';
import { numberIn, pathIn } from '#demos/news/target.ts';
import { rateLimit } from '#demos/rate-limit.ts';
import { NewsStream } from './news-stream.ts';
import { cutPath, holding, newsPath, pollPath, socketPath, streamPath, waitPath } from './protocol.ts';

/** Octets that may wait for a WebSocket's client who does not read; above that the connection is cut. */
const mostBuffered = 262_144;

type Answer = HttpResponse | Promise<HttpResponse>;

export const demo: Demo = {
  name: 'transports',
  scope: 'visitor',
  create(capabilities) {
    const rooms = new PerVisitor<Newsroom>(
      () => openNewsroom(capabilities),
      ({ board }) => board.isWatched,
    );
    return {
      respond: (request, { visitor }) => answer(request, rooms.of(visitor), capabilities),
      upgrade(request, { visitor }) {
        const { board } = rooms.of(visitor);
        if (pathIn(request.target) !== socketPath) return refuse(request, 404, 'elsewhere');
        if (board.isFull) return refuse(request, 503, 'full', ['Retry-After', '5']);
        const after = numberIn(request.target, 'after') ?? board.newest;
        return { open: (peer) => push(peer, board, after, capabilities) };
      },
    };
  },
};

function answer(request: HttpRequest, room: Newsroom, capabilities: Capabilities): Answer {
  const path = pathIn(request.target);
  if (path === newsPath) return answerNewsroom(request, room, capabilities);
  if (path === cutPath) return cut(request, room.board);
  if (path === socketPath) return refuse(request, 426, 'upgrade', ['Upgrade', 'websocket'], ['Connection', 'Upgrade']);
  const reader = readers[path];
  if (!reader) return refuse(request, 404, 'elsewhere');
  if (!isReading(request.method)) return refuse(request, 405, 'get', ['Allow', 'GET, HEAD']);
  return reader(request, room.board, capabilities);
}

type Reader = (request: HttpRequest, board: Board, capabilities: Capabilities) => Answer;

const readers: Readonly<Record<string, Reader>> = {
  // #region poll
  [pollPath]: ({ target }, board) => tell(board.after(numberIn(target, 'after') ?? 0)),
  // #endregion poll
  // #region wait
  async [waitPath](request, board, { timers }) {
    const after = numberIn(request.target, 'after') ?? board.newest;
    if (board.after(after).length === 0 && request.method === 'GET') {
      if (board.isFull) return refuse(request, 503, 'full', ['Retry-After', '5']);
      await newsOn(board, timers);
    }
    return tell(board.after(after));
  },
  // #endregion wait
  // #region stream
  [streamPath](request, board, { timers }) {
    if (board.isFull) return refuse(request, 503, 'full', ['Retry-After', '5']);
    const after = lastEventId(request) ?? numberIn(request.target, 'after') ?? board.newest;
    const headers = [
      ['Content-Type', 'text/event-stream'],
      ['Cache-Control', 'no-store'],
    ] as const;
    return { status: 200, headers, body: new NewsStream({ board, timers, after }) };
  },
  // #endregion stream
};

/** Resolves when something is published, when the server hangs up, or when it was held long enough. */
function newsOn(board: Board, timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      release();
      cancel();
      resolve();
    };
    const release = board.watch({ news: done, cut: done });
    const cancel = timers.after(holding, done);
  });
}

// #region push
function push(peer: Peer, board: Board, after: number, { clock }: Capabilities): PeerEvents {
  const isTooFast = rateLimit(clock, { perSecond: 10, burst: 50 });
  const send = (news: readonly News[]): void => {
    for (const one of news) peer.send(encodeNews(one));
    if (peer.bufferedAmount > mostBuffered) peer.abort();
  };
  const release = board.watch({
    news: () => send(board.after(board.newest - 1)),
    cut: () => peer.abort(),
  });
  send(board.after(after));
  return {
    message: () => (isTooFast() ? peer.close(1008, 'nobody listens here') : undefined),
    close: release,
  };
}
// #endregion push

function tell(news: readonly News[]): HttpResponse {
  if (news.length > 0) return newsResponse(200, listOf(news));
  return { status: 204, headers: [['Cache-Control', 'no-store']] };
}

function answerNewsroom(request: HttpRequest, room: Newsroom, { random }: Capabilities): Answer {
  if (request.method === 'POST') return publish(request, room, random);
  if (isReading(request.method)) return newsResponse(200, listOf(room.board.after(0)));
  if (request.method !== 'DELETE') return refuse(request, 405, 'methods', ['Allow', 'GET, HEAD, POST, DELETE']);
  room.board.clear();
  room.board.cut();
  return { status: 204, headers: [] };
}

function cut(request: HttpRequest, board: Board): HttpResponse {
  if (request.method !== 'POST') return refuse(request, 405, 'post', ['Allow', 'POST']);
  board.cut();
  return { status: 204, headers: [] };
}

/** What it says is a stranger's text: only our own numbers count. */
function lastEventId({ headers }: HttpRequest): number | undefined {
  const [id = ''] = valuesOf(headers, 'last-event-id');
  return /^\d{1,9}$/.test(id) ? Number(id) : undefined;
}
