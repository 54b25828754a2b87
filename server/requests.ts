// One request on the demo server: recorded and routed if it is a demo's, else the deck's.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Caller, Capabilities, HttpRequest } from '#demos/contract.ts';
import type { Dispatcher, FramedResponse } from '#demos/dispatch.ts';
import { routeHost } from '#demos/host-rules.ts';
import { answerText, type AnswerSentence } from '#server/answer-text.ts';
import { inWords, languageOf } from '#server/answers.ts';
import { randomId } from '#server/capabilities.ts';
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
    return tap.claim();
  }

  function send(request: IncomingMessage, response: ServerResponse, framed: FramedResponse): void {
    sendFramed(response, framed).catch((error: unknown) => {
      parts.onError(error, request.url ?? '');
      // What has been sent goes out; the end that is missing says that it is not all (RFC 9112 §8).
      if (response.headersSent) request.socket.destroySoon();
      else response.writeHead(500).end();
    });
  }

  function refuse(request: IncomingMessage, response: ServerResponse, status: number, key: AnswerSentence): void {
    send(request, response, hostAnswer(request, status, key, capabilities));
  }

  function route(request: IncomingMessage, response: ServerResponse, exchange: TappedExchange): void {
    if (!isSpoken(request)) {
      exchange.ignore();
      return refuse(request, response, 505, 'version');
    }
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
      route(request, response, claim(request, response));
    },
    handleExpectingContinue(request, response) {
      const exchange = claim(request, response);
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
  return inWords({ status, sentence: answerText[language][key], language, now: clock.now() });
}

/** Node's parser also lets HTTP/0.9 and HTTP/2.0 request lines through. */
function isSpoken({ httpVersionMajor }: IncomingMessage): boolean {
  return httpVersionMajor === 1;
}
