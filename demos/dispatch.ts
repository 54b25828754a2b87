// The router that both hosts share: from a request to the demo that answers it, and from the demo's answer to the exact
// field lines that go on the wire. A host adds nothing, so the same exchange has the same bytes on both.

import type { Backend, Body, Caller, Clock, Field, HttpRequest, HttpResponse, Upgrade } from './contract.ts';
import { dispatchText, type DispatchSentence } from './dispatch-text.ts';
import type { FramedResponse } from './framed-response.ts';
import { isOriginAllowed, preferredLanguage, routeHost, valuesOf, type RequestLines } from './host-rules.ts';
import { inWords } from './sentence.ts';
import { reasonPhrase } from '#wire/http1-encoder.ts';
import { checkHandshake } from '#wire/websocket-handshake.ts';

export interface DispatchOptions {
  /** Running backends by demo name. */
  readonly demos: ReadonlyMap<string, Backend>;
  /** The demo that answers for `*.localhost`. */
  readonly virtualHostDemo: string | undefined;
  /** Whether a host name, in lower case, is the deck's own. */
  isOwnName(hostname: string): boolean;
  readonly clock: Clock;
  /** Told of a backend's exception; the client gets a 500. */
  onError?(error: unknown, demo: string): void;
}

export interface Dispatcher {
  /** The demo whose exchange this is, on the tap's behalf; undefined for the deck's own. */
  demoFor(request: RequestLines): string | undefined;
  /** Refuses a foreign Host (421), a missing one (400), a foreign Origin (403); undefined lets the request pass. */
  refuse(request: RequestLines): FramedResponse | undefined;
  /** Answers any request; 404 where no demo does. Never rejects. */
  respond(request: HttpRequest, caller: Caller): Promise<FramedResponse>;
  /** Decides on an opening handshake. Never rejects. */
  upgrade(request: HttpRequest, caller: Caller): Promise<Upgrade | FramedResponse>;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

export function createDispatcher(options: DispatchOptions): Dispatcher {
  const { demos, clock } = options;

  function demoFor(request: RequestLines): string | undefined {
    const verdict = routeHost(request, options.isOwnName);
    // A request for no host, or for somebody else's, is an exchange of the demo that is about hosts.
    if (verdict.to !== 'deck') return options.virtualHostDemo;
    const name = /^(?:https?:\/\/[^/?#]*)?\/demos\/([a-z0-9-]+)(?=[/?#]|$)/i.exec(request.target)?.[1];
    return name !== undefined && demos.has(name) ? name : undefined;
  }

  function refusal(request: RequestLines, isHandshake: boolean): HttpResponse | undefined {
    const verdict = routeHost(request, options.isOwnName);
    if (verdict.to === 'nowhere') return refusalOf(request, verdict.status, verdict.reason);
    const needsOrigin = isHandshake || !SAFE.has(request.method);
    if (needsOrigin && !isOriginAllowed(request, options.isOwnName)) return refusalOf(request, 403, 'origin');
    return undefined;
  }

  async function answer(request: HttpRequest, caller: Caller): Promise<HttpResponse> {
    const name = demoFor(request);
    const backend = demos.get(name ?? '');
    if (!backend) return refusalOf(request, 404, 'no-demo');
    const isVirtual = routeHost(request, options.isOwnName).to === 'virtual-host';
    const respond = isVirtual ? backend.respondAsVirtualHost : backend.respond;
    if (respond) return respond.call(backend, request, caller);
    return backend.upgrade ? withUpgradeOffer(refusalOf(request, 426, 'upgrade')) : refusalOf(request, 404, 'no-demo');
  }

  /** One place for what a backend may throw, whichever way it was called. */
  async function guarded<T>(request: HttpRequest, run: () => Promise<T>): Promise<T | HttpResponse> {
    try {
      return await run();
    } catch (error) {
      options.onError?.(error, demoFor(request) ?? '');
      return refusalOf(request, 500, 'crash');
    }
  }

  async function decide(request: HttpRequest, caller: Caller): Promise<Upgrade | HttpResponse> {
    const handshake = checkHandshake(request);
    if ('status' in handshake) return handshake;
    const backend = demos.get(demoFor(request) ?? '');
    if (!backend?.upgrade) return refusalOf(request, 404, 'no-socket');
    return backend.upgrade(request, caller);
  }

  const frameFor = (request: RequestLines, response: HttpResponse, caller?: Caller) =>
    frame(request, response, clock.now(), caller?.exchange);

  return {
    demoFor,
    refuse(request) {
      const response = refusal(request, valuesOf(request.headers, 'upgrade').length > 0);
      return response && frameFor(request, response);
    },
    async respond(request, caller) {
      const response = refusal(request, false) ?? (await guarded(request, () => answer(request, caller)));
      return frameFor(request, response, caller);
    },
    async upgrade(request, caller) {
      const decision = refusal(request, true) ?? (await guarded(request, () => decide(request, caller)));
      return 'open' in decision ? decision : ending(frameFor(request, decision, caller));
    },
  };
}

/** What a host answers where no demo does. */
function refusalOf(request: RequestLines, status: number, key: DispatchSentence): HttpResponse {
  const language = preferredLanguage(request.headers);
  return inWords({ status, sentence: dispatchText[language][key], language });
}

function withUpgradeOffer(response: HttpResponse): HttpResponse {
  return { ...response, headers: [['Upgrade', 'websocket'], ['Connection', 'Upgrade'], ...response.headers] };
}

/** Adds Date (RFC 9110 §6.6.1), the exchange's name and the framing; a client's wish to close is granted. */
function frame(request: RequestLines, response: HttpResponse, now: number, exchange?: string): FramedResponse {
  const hasContent = response.status !== 204 && response.status !== 304;
  const content = asContent(response.body);
  const streams = hasContent && !(content instanceof Uint8Array);
  const close = request.version === '1.0' || wantsClose(request.headers) || isRefusal(response.status);
  const headers: Field[] = [...response.headers, ['Date', new Date(now).toUTCString()]];
  if (exchange !== undefined) headers.push(['Wire-Exchange', exchange]);
  if (hasContent && content instanceof Uint8Array) headers.push(['Content-Length', String(content.length)]);
  if (streams && request.version === '1.1') headers.push(['Transfer-Encoding', 'chunked']);
  if (close) headers.push(['Connection', 'close']);
  const sends = hasContent && request.method !== 'HEAD';
  return {
    status: response.status,
    reason: reasonPhrase(response.status),
    headers,
    body: sends ? content : undefined,
    ...(response.trailers && { trailers: response.trailers }),
    close,
  };
}

/** After a refused handshake the connection ends: what follows it may be in the other protocol already. */
function ending(framed: FramedResponse): FramedResponse {
  return framed.close ? framed : { ...framed, headers: [...framed.headers, ['Connection', 'close']], close: true };
}

function asContent(body: Body | undefined): Uint8Array | AsyncIterable<Uint8Array> {
  if (body === undefined) return new Uint8Array();
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

function wantsClose(headers: readonly Field[]): boolean {
  return valuesOf(headers, 'connection').some((value) => /(^|,)\s*close\s*(,|$)/i.test(value));
}

/** After these a connection's other requests are not to be trusted either (RFC 9112 §9.6). */
function isRefusal(status: number): boolean {
  return status === 400 || status === 403 || status === 413 || status === 421;
}
