// A server that counts down, one countdown a connection, and stops when nobody listens any more.

import type {
  Capabilities,
  Demo,
  Field,
  HttpRequest,
  HttpResponse,
  Language,
  Peer,
  PeerEvents,
} from '#demos/contract.ts';
import { preferredLanguage } from '#demos/host-rules.ts';
import { rateLimit } from '#demos/rate-limit.ts';
import { inWords } from '#demos/sentence.ts';
import { createCounter, type Counter } from './counter.ts';
import { messageRate, path, readOrder, refusalMark, runningPath } from './protocol.ts';
import { countdownText, type ServerSentence } from './text.ts';

/** An open connection's countdown. */
interface Line {
  readonly visitor: string;
  readonly counter: Counter;
}

export const demo: Demo = {
  name: 'countdown',
  scope: 'visitor',
  create(capabilities) {
    const lines = new Set<Line>();
    const runningFor = (visitor: string) =>
      [...lines].filter((line) => line.visitor === visitor && line.counter.isRunning).length;
    return {
      respond: (request, { visitor }) => answer(request, () => runningFor(visitor)),
      upgrade(request, { visitor }) {
        if (pathIn(request) !== path) return refusal(request, 404, 'elsewhere');
        const language = languageOf(request);
        return { open: (peer) => serve(peer, { capabilities, language, lines, visitor }) };
      },
    };
  },
};

interface Call {
  readonly capabilities: Capabilities;
  readonly language: Language;
  readonly lines: Set<Line>;
  readonly visitor: string;
}

// #region countdown
function serve(peer: Peer, { capabilities, language, lines, visitor }: Call): PeerEvents {
  const isTooFast = rateLimit(capabilities.clock, messageRate);
  const counter = createCounter(capabilities, (number) => peer.send(String(number)));
  const line = { visitor, counter };
  lines.add(line);
  return {
    message(data) {
      if (isTooFast()) return peer.close(1008, `at most ${messageRate.perSecond} messages a second`);
      const order = readOrder(data);
      if (!order) peer.send(refusalMark + countdownText[language].server.accepted);
      else if (order.type === 'start') counter.start(order.seconds);
      else counter.stop();
    },
    close() {
      counter.stop();
      lines.delete(line);
    },
  };
}
// #endregion countdown

function answer(request: HttpRequest, running: () => number): HttpResponse {
  const asked = pathIn(request);
  if (asked === path) return refusal(request, 426, 'upgrade', ['Upgrade', 'websocket'], ['Connection', 'Upgrade']);
  if (asked !== runningPath) return refusal(request, 404, 'elsewhere');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refusal(request, 405, 'method', ['Allow', 'GET, HEAD']);
  const headers: Field[] = [
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Cache-Control', 'no-store'],
  ];
  return { status: 200, headers, body: `${running()}\n` };
}

function refusal(request: HttpRequest, status: number, key: ServerSentence, ...headers: Field[]): HttpResponse {
  const language = languageOf(request);
  return inWords({ status, sentence: countdownText[language].server[key], language, headers });
}

/** A page's script cannot choose the handshake's Accept-Language: it may say so in the query. */
function languageOf({ target, headers }: HttpRequest): Language {
  const asked = /[?&]language=(fr|en)(?=[&#]|$)/.exec(target)?.[1];
  return asked === undefined ? preferredLanguage(headers) : asked === 'fr' ? 'fr' : 'en';
}

function pathIn({ target }: HttpRequest): string | undefined {
  return target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/)[0];
}
