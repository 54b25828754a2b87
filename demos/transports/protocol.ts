// One newsroom, four ways out of it. Every piece of news is the same JSON, `{"number":…,"at":…,"text":…}`.
//
// `after=N` in a query: news after that number only. `run=…` is for the page that asks: it finds its own exchanges on the
// wire by it. `language=fr|en` is for who cannot write Accept-Language.

/** GET: the 50 newest, as a list. POST publishes, DELETE forgets (demos/news/publishing.ts). */
export const newsPath = '/demos/transports/news';

/** Polling. GET answers at once: 200 with a list, 204 where nothing is new. */
export const pollPath = '/demos/transports/poll';

/** Long polling. GET answers when there is news (200 with a list), or after `holding` milliseconds without (204). */
export const waitPath = '/demos/transports/wait';

/** Server-Sent Events. Last-Event-ID counts more than `after`: it is what came last. */
export const streamPath = '/demos/transports/stream';

/** WebSocket: one text message for each piece of news; what the client says is not listened to. */
export const socketPath = '/demos/transports/socket';

/** POST: the server hangs up on this visitor's held requests, streams and sockets; 204. */
export const cutPath = '/demos/transports/cut';

/** Milliseconds that a long poll is held: less than the 30 seconds after which many proxies give up. */
export const holding = 25_000;

/** Milliseconds that an event stream asks its client to wait before it comes back. */
export const retry = 2_000;

/** Milliseconds between two comments on a stream that has no news. */
export const breathing = 15_000;

/** Milliseconds after which a stream ends, and its client comes back: the record of it is read from its start. */
export const longestStream = 300_000;

export const lanes = ['poll', 'wait', 'stream', 'socket'] as const;
export type Lane = (typeof lanes)[number];

export const lanePaths: Readonly<Record<Lane, string>> = {
  poll: pollPath,
  wait: waitPath,
  stream: streamPath,
  socket: socketPath,
};
