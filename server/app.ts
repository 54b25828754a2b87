// What is not a demo: the deck, `/health`, and a page in words for what is not there.

import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { answerText } from '#server/answer-text.ts';
import { languageOf } from '#server/answers.ts';
import { isReading } from '#server/deck.ts';
import { notFoundPage } from '#server/not-found.ts';
import { inlineSources, pageSecurity } from '#server/page-security.ts';

/** The answer to `GET /health`. */
export interface Health {
  readonly version: string;
  /** Seconds since the server started. */
  readonly uptime: number;
  /** Open TCP connections, the asking one included. */
  readonly connections: number;
}

export interface AppOptions {
  readonly deck: readonly RequestHandler[];
  /** What only the presenter asks (server/instructor.ts). */
  readonly instructor?: RequestHandler;
  health(): Health;
  onError(error: unknown): void;
}

export function createApp({ deck, instructor, health, onError }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.set('Cache-Control', 'no-store').json(health());
  });
  if (instructor) app.use(instructor);
  app.use(refuseWriting);
  app.use(['/wire/feed', '/wire/bridge'], askForUpgrade);
  for (const handler of deck) app.use(handler);
  app.use(sayNotFound);
  app.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    onError(error);
    if (response.headersSent) return next(error);
    sayCrash(request, response);
  });
  return app;
}

/** Nothing of the deck can be changed from outside. */
function refuseWriting(request: Request, response: Response, next: NextFunction): void {
  if (isReading(request)) return next();
  response.status(405).set('Allow', 'GET, HEAD').end();
}

function askForUpgrade(request: Request, response: Response): void {
  const language = languageOf(request.headers['accept-language']);
  response.status(426).set({ Upgrade: 'websocket', Connection: 'Upgrade, close', 'Content-Language': language });
  response.type('text/plain').send(`${answerText[language].socket}\n`);
}

function sayNotFound(request: Request, response: Response): void {
  const [, inPath] = /^\/(fr|en)\//.exec(request.path) ?? [];
  const language = inPath === undefined ? languageOf(request.headers['accept-language']) : languageOf(inPath);
  const page = notFoundPage(language);
  response.set(pageSecurity(request.headers.host ?? 'localhost', inlineSources(page)));
  response.status(404).set('Content-Language', language).type('html').send(page);
}

function sayCrash(request: Request, response: Response): void {
  const language = languageOf(request.headers['accept-language']);
  response.status(500).set('Content-Language', language).type('text/plain').send(`${answerText[language].crash}\n`);
}
