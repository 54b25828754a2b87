// What a browser adds to a script's request and hides from its response, so that a widget meets the same rules here as
// with the browser's own fetch (https://fetch.spec.whatwg.org).

import type { ClientRequest, Field } from '#demos/contract.ts';
import type { RequestHead } from '#wire/http1-message.ts';

const FORBIDDEN = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/** A request as it goes on the wire. */
export interface BrowserRequest {
  readonly head: RequestHead;
  readonly body: Uint8Array;
}

/** Throws a TypeError where fetch would reject one: a body with GET or HEAD, a method that scripts may not use. */
export function asBrowserSends(request: ClientRequest, authority: string): BrowserRequest {
  const method = normalMethod(request.method ?? 'GET');
  const body = typeof request.body === 'string' ? new TextEncoder().encode(request.body) : request.body;
  if (body && (method === 'GET' || method === 'HEAD')) {
    throw new TypeError(`A ${method} request has no body. Use POST or PUT.`);
  }
  const own = (request.headers ?? []).filter(([name]) => !isForbidden(name));
  const headers: Field[] = [
    ['Host', authority],
    ['Connection', 'keep-alive'],
    ...(body || method === 'POST' || method === 'PUT' ? [['Content-Length', String(body?.length ?? 0)] as const] : []),
    ...missing(own, 'Accept', '*/*'),
    ...(typeof request.body === 'string' ? missing(own, 'Content-Type', 'text/plain;charset=UTF-8') : []),
    ...own,
    ...(method === 'GET' || method === 'HEAD' ? [] : [['Origin', `http://${authority}`] as const]),
  ];
  const target = targetOf(request.path, authority);
  return { head: { method, target, version: '1.1', headers }, body: body ?? new Uint8Array() };
}

/**
 * Path and query of a reference as a browser sends them, percent-encoded; a relative one starts at path `from`. Throws a
 * TypeError for one that leads to another host.
 */
export function targetOf(reference: string, authority: string, from = '/'): string {
  const base = new URL(from, `http://${authority}`);
  const url = new URL(reference, `http://${authority}${from}`);
  if (url.origin !== base.origin)
    throw new TypeError(`${url.origin} cannot be reached from here. Begin the path with one /`);
  return url.pathname + url.search;
}

/** Names in lower case and in order, values of one name joined, Set-Cookie left out: what `Headers` shows a script. */
export function asScriptSees(headers: readonly Field[]): Field[] {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (key === 'set-cookie' || key === 'set-cookie2') continue;
    const before = values.get(key);
    values.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return [...values].sort(([a], [b]) => (a < b ? -1 : 1));
}

function normalMethod(method: string): string {
  const upper = method.toUpperCase();
  if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK') {
    throw new TypeError(`A script may not send ${upper}. Send it by hand.`);
  }
  return ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'].includes(upper) ? upper : method;
}

function isForbidden(name: string): boolean {
  const key = name.toLowerCase();
  return FORBIDDEN.has(key) || key.startsWith('proxy-') || key.startsWith('sec-');
}

function missing(fields: readonly Field[], name: string, value: string): Field[] {
  return fields.some(([key]) => key.toLowerCase() === name.toLowerCase()) ? [] : [[name, value]];
}
