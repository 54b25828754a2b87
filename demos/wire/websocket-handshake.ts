// The opening handshake (RFC 6455 §4): what a client asks, what a server checks, what it answers, what the client checks.

import { sha1 } from '@noble/hashes/legacy.js';
import type { Field, HttpRequest, HttpResponse, Random } from '#demos/contract.ts';
import { preferredLanguage, valuesOf } from '#demos/host-rules.ts';
import { inWords } from '#demos/sentence.ts';
import type { RequestHead, ResponseHead } from './http1-message.ts';
import { websocketText, type WebSocketFaultKey } from './websocket-text.ts';

/** A client's handshake that a server may accept. */
export interface Handshake {
  readonly key: string;
  /** Subprotocols in the client's order of preference; often none. */
  readonly protocols: readonly string[];
}

/** What a client found: the subprotocol that the server chose, if any, or what is wrong with the answer. */
export type Acceptance =
  | { readonly accepted: true; readonly protocol: string | undefined }
  | { readonly accepted: false; readonly fault: HandshakeFault };

export interface HandshakeFault {
  readonly key: WebSocketFaultKey;
  readonly section: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

interface Refusal {
  readonly status: 400 | 405 | 426;
  readonly key: WebSocketFaultKey;
  /** What the client should change, as field lines (RFC 9110 §10.2.1, §15.5.22; RFC 6455 §4.4). */
  readonly headers?: readonly Field[];
}

/** RFC 6455 §1.3: a value that a server which does not speak WebSocket would not know. */
export const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const UPGRADE_OFFER: readonly Field[] = [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
];
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const KEY = /^[+/0-9A-Za-z]{22}==$/;

/** Sec-WebSocket-Accept for a Sec-WebSocket-Key (RFC 6455 §4.2.2). Needs no secure context. */
export function acceptKey(key: string): string {
  return toBase64(sha1(new TextEncoder().encode(key + GUID)));
}

/** Judges a request as an opening handshake (RFC 6455 §4.2.1); a refusal is a response in the client's language. */
export function checkHandshake(request: Omit<HttpRequest, 'body'>): Handshake | HttpResponse {
  const refusal = findRefusal(request);
  if (refusal) return asResponse(request, refusal);
  return {
    key: valuesOf(request.headers, 'sec-websocket-key')[0] ?? '',
    protocols: listOf(request.headers, 'sec-websocket-protocol'),
  };
}

/** The server's answer (RFC 6455 §4.2.2); `headers` follow the handshake's own. */
export function acceptHandshake(handshake: Handshake, protocol?: string, headers: readonly Field[] = []): ResponseHead {
  const chosen: readonly Field[] = protocol === undefined ? [] : [['Sec-WebSocket-Protocol', protocol]];
  const accept: Field = ['Sec-WebSocket-Accept', acceptKey(handshake.key)];
  return {
    version: '1.1',
    status: 101,
    reason: 'Switching Protocols',
    headers: [...UPGRADE_OFFER, accept, ...chosen, ...headers],
  };
}

/** A fresh Sec-WebSocket-Key: 16 octets in base64 (RFC 6455 §4.1). */
export function createKey(random: Random): string {
  return toBase64(random.bytes(16));
}

/** The client's request (RFC 6455 §4.1); `headers`, Host among them, come before the handshake's own. */
export function requestHandshake(target: string, handshake: Handshake, headers: readonly Field[]): RequestHead {
  const { key, protocols } = handshake;
  const offer: readonly Field[] = protocols.length === 0 ? [] : [['Sec-WebSocket-Protocol', protocols.join(', ')]];
  const own: readonly Field[] = [
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', key],
  ];
  return { method: 'GET', target, version: '1.1', headers: [...headers, ...UPGRADE_OFFER, ...own, ...offer] };
}

/** Judges the server's answer to a handshake that offered no extension (RFC 6455 §4.1). */
export function checkAccept(response: Pick<ResponseHead, 'status' | 'headers'>, handshake: Handshake): Acceptance {
  const fault = findFault(response, handshake);
  if (fault) return { accepted: false, fault };
  return { accepted: true, protocol: valuesOf(response.headers, 'sec-websocket-protocol')[0] };
}

function findRefusal({ method, version, headers }: Omit<HttpRequest, 'body'>): Refusal | undefined {
  if (method !== 'GET') return { status: 405, key: 'handshake-method', headers: [['Allow', 'GET']] };
  if (version !== '1.1') return { status: 400, key: 'handshake-version' };
  if (!names(headers, 'upgrade', 'websocket')) return { status: 426, key: 'handshake-upgrade', headers: UPGRADE_OFFER };
  if (!names(headers, 'connection', 'upgrade')) return { status: 400, key: 'handshake-connection' };
  if (!isSingle(headers, 'sec-websocket-version', (value) => value === '13')) {
    const versions: Field = ['Sec-WebSocket-Version', '13'];
    return { status: 426, key: 'handshake-websocket-version', headers: [...UPGRADE_OFFER, versions] };
  }
  if (!isSingle(headers, 'sec-websocket-key', (value) => KEY.test(value))) return { status: 400, key: 'handshake-key' };
  if (hasContent(headers)) return { status: 400, key: 'handshake-content' };
  if (!isOffer(headers)) return { status: 400, key: 'handshake-protocols' };
  return undefined;
}

function asResponse(request: Omit<HttpRequest, 'body'>, { status, key, headers = [] }: Refusal): HttpResponse {
  const language = preferredLanguage(request.headers);
  return inWords({ status, sentence: websocketText[language].faults[key], language, headers });
}

function findFault(
  { status, headers }: Pick<ResponseHead, 'status' | 'headers'>,
  { key, protocols }: Handshake,
): HandshakeFault | undefined {
  const section = 'RFC 6455 §4.1';
  if (status !== 101) return { key: 'accept-status', section, values: { status } };
  if (!isSingle(headers, 'upgrade', (value) => value.toLowerCase() === 'websocket')) {
    return { key: 'accept-upgrade', section };
  }
  if (!names(headers, 'connection', 'upgrade')) return { key: 'accept-connection', section };
  const answer = acceptKey(key);
  if (!isSingle(headers, 'sec-websocket-accept', (value) => value === answer)) return { key: 'accept-key', section };
  if (valuesOf(headers, 'sec-websocket-extensions').length > 0) return { key: 'accept-extension', section };
  const [protocol, ...others] = valuesOf(headers, 'sec-websocket-protocol');
  if (others.length > 0) return { key: 'accept-protocol-twice', section };
  if (protocol === undefined || protocols.includes(protocol)) return undefined;
  return { key: 'accept-protocol', section, values: { protocol } };
}

/** Members of a comma-separated list over all field lines of a name (RFC 9110 §5.6.1); empty members do not count. */
function listOf(headers: readonly Field[], name: string): string[] {
  const members = valuesOf(headers, name).flatMap((value) => value.split(','));
  return members.map((member) => member.trim()).filter((member) => member !== '');
}

function names(headers: readonly Field[], name: string, token: string): boolean {
  return listOf(headers, name).some((member) => member.toLowerCase() === token);
}

function isSingle(headers: readonly Field[], name: string, holds: (value: string) => boolean): boolean {
  const [value, ...others] = valuesOf(headers, name);
  return value !== undefined && others.length === 0 && holds(value.trim());
}

/** Absent, or at least one token and none twice (RFC 6455 §4.1). */
function isOffer(headers: readonly Field[]): boolean {
  if (valuesOf(headers, 'sec-websocket-protocol').length === 0) return true;
  const offered = listOf(headers, 'sec-websocket-protocol');
  return (
    offered.length > 0 && offered.every((protocol) => TOKEN.test(protocol)) && new Set(offered).size === offered.length
  );
}

/** Where content follows, readers may disagree on which octet is the first of the new protocol. */
function hasContent(headers: readonly Field[]): boolean {
  const isLong = valuesOf(headers, 'content-length').some((value) => !/^0+$/.test(value));
  return isLong || valuesOf(headers, 'transfer-encoding').length > 0;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
