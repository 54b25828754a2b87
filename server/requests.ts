// One request on the demo server: recorded and routed if it is a demo's, else the deck's.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Caller, Capabilities, HttpRequest } from '#demos/contract.ts';
import type { Dispatcher } from '#demos/dispatch.ts';
import type { FramedResponse } from '#demos/framed-response.ts';
import { fill } from '#demos/fill.ts';
import { routeHost } from '#demos/host-rules.ts';
import { defaultLimits } from '#wire/http1-message.ts';
import { http1Text } from '#wire/http1-text.ts';
import { answerText, type AnswerSentence } from '#server/answer-text.ts';
import { lastWords } from '#demos/sentence.ts';
import { languageOf } from '#server/answers.ts';
import { randomId } from '#server/capabilities.ts';
import { endGently } from '#server/client-error.ts';
import type { Connections } from '#server/connections.ts';
import type { Exchanges } from '#server/exchanges.ts';
import { asRequest, sendFramed } from '#server/respond.ts';
import type { TappedExchange } from '#server/tap.ts';
import type { Visitors } from '#server/visitors.ts';

/** What requests and upgrades share. */
export interface HostParts {
  readonly dispatcher: Dispatcher;
  readonly connections: Connections;
  readonly exchanges: Exchanges;
  readonly visitors: Visitors;
  readonly capabilities: Capabilities;
  isOwnName(hostname: string): boolean;
  /** Whether this path is the deck's although it looks like a demo's. */
  isDeckFile?(path: string): boolean;
  onError(error: unknown, where: string): void;
}

export interface Requests {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** The client waits for `100 Continue` before it sends its content (RFC 9110 §10.1.1). */
  handleExpectingContinue(request: IncomingMessage, response: ServerResponse): void;
  /** The client expects what nobody can fulfil. */
  refuseExpectation(request: IncomingMessage, response: ServerResponse): void;
}

export function createRequests(parts: HostParts, app: RequestListener): Requests {
  const { dispatcher, connections, visitors, capabilities } = parts;

  /** Every response passes here first, so that the tap knows where it ends: before Node lets the next one begin. */
  function claim(request: IncomingMessage, response: ServerResponse): TappedExchange {
    const tap = connections.tapOf(request.socket);
    response.prependListener('finish', () => tap.endResponse());
    response.on('timeout', cutStalled);
    return tap.claim();
  }

  function send(request: IncomingMessage, response: ServerResponse, framed: FramedResponse): void {
    // More of the request may be on its way: a reset would take the answer away before it is read (RFC 9112 §9.6).
    const { socket } = request;
    if (framed.close && !request.complete) socket.destroySoon = () => endGently(socket);
    sendFramed(response, framed).catch((error: unknown) => {
      parts.onError(error, request.url ?? '');
      // What has been sent goes out; the end that is missing says that it is not all (RFC 9112 §8).
      if (response.headersSent) return request.socket.destroySoon();
      // A demo that would break the framing by its field lines is answered for.
      void sendFramed(response, hostAnswer(request, 500, 'unwritable', capabilities));
    });
  }

  function refuse(request: IncomingMessage, response: ServerResponse, status: number, key: AnswerSentence): void {
    send(request, response, hostAnswer(request, status, key, capabilities));
  }

  function refuseLine(request: IncomingMessage, response: ServerResponse, exchange: TappedExchange): void {
    exchange.ignore();
    if (!isSpoken(request)) return refuse(request, response, 505, 'version');
    const language = languageOf(request.headers['accept-language']);
    const sentence = fill(http1Text[language].faults['target-too-long'], { limit: defaultLimits.startLine });
    send(request, response, lastWords({ status: 414, sentence, language }, capabilities.clock.now()));
  }

  function route(request: IncomingMessage, response: ServerResponse, exchange: TappedExchange): void {
    const message = asRequest(request);
    const caller = { ...visitors.callerOf(request), exchange: randomId(capabilities.random) };
    record(parts, message, caller, exchange);
    if (!isForDeck(parts, message)) {
      void dispatcher.respond(message, caller).then((framed) => send(request, response, framed));
      return;
    }
    const refusal = dispatcher.refuse(message);
    if (refusal) return send(request, response, refusal);
    // Express knows targets in origin form only (RFC 9112 §3.2.2).
    request.url = pathOf(message.target);
    app(request, response);
  }

  return {
    handle(request, response) {
      const exchange = claim(request, response);
      if (!isLineReadable(request)) return refuseLine(request, response, exchange);
      route(request, response, exchange);
    },
    handleExpectingContinue(request, response) {
      const exchange = claim(request, response);
      if (!isLineReadable(request)) return refuseLine(request, response, exchange);
      response.writeContinue();
      route(request, response, exchange);
    },
    refuseExpectation(request, response) {
      claim(request, response).ignore();
      refuse(request, response, 417, 'expectation');
    },
  };
}

/** Records the exchange, under the caller's name for it, if it is a demo's. */
export function record(parts: HostParts, message: HttpRequest, caller: Caller, tapped: TappedExchange): void {
  const demo = isForDeck(parts, message) ? undefined : parts.dispatcher.demoFor(message);
  if (demo === undefined) tapped.ignore();
  else tapped.record(parts.exchanges.open(caller.visitor, caller.exchange, demo, tapped.startedAt));
}

/** Whether the request is for the deck's host and none of its demo paths. */
export function isForDeck(parts: HostParts, message: HttpRequest): boolean {
  const path = pathOf(message.target);
  if (/^\/demos(\/|$|\?)/.test(path) && parts.isDeckFile?.(path) !== true) return false;
  return routeHost(message, parts.isOwnName).to === 'deck';
}

/** Path and query of a target in origin or absolute form. */
export function pathOf(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('/') || target === '*' ? path : `/${path}`;
}

/** A sentence of the host's own in the language that the client prefers. */
export function hostAnswer(
  request: IncomingMessage,
  status: number,
  key: AnswerSentence,
  { clock }: Capabilities,
): FramedResponse {
  const language = languageOf(request.headers['accept-language']);
  return lastWords({ status, sentence: answerText[language][key], language }, clock.now());
}

/** Whether the request line is one that this server reads: not too long (RFC 9112 §3), and of HTTP/1. */
export function isLineReadable(request: IncomingMessage): boolean {
  const { method = '', url = '' } = request;
  const line = method.length + url.length + ' '.length + ' HTTP/1.1\r\n'.length;
  return line <= defaultLimits.startLine && isSpoken(request);
}

/** Nothing has been written for a while: a demo that thinks, a stream that has no news, or a client who does not read. */
function cutStalled(socket: Socket): void {
  if (socket.writableLength > 0) socket.destroy();
}

/** Node's parser also lets HTTP/0.9 and HTTP/2.0 request lines through. */
function isSpoken({ httpVersionMajor }: IncomingMessage): boolean {
  return httpVersionMajor === 1;
}
