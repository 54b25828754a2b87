// Sec-WebSocket-Accept step by step (RFC 6455 §4.2.2): every octet on the way is really computed, on phones too.

import { sha1 } from '@noble/hashes/legacy.js';
import { GUID } from '#wire/websocket-handshake.ts';

export interface AcceptSteps {
  readonly key: string;
  /** What the key is in base64 for: 16 octets, undefined where it is not. */
  readonly nonce: Uint8Array | undefined;
  readonly guid: string;
  /** Key and GUID as one text: what is hashed, as ASCII. */
  readonly joined: string;
  /** 20 octets. */
  readonly digest: Uint8Array;
  /** The digest in base64: 28 characters. */
  readonly accept: string;
}

/** For any text at all, so that a wrong key shows where it leads. */
export function acceptSteps(key: string): AcceptSteps {
  const joined = key + GUID;
  const digest = sha1(new TextEncoder().encode(joined));
  return { key, nonce: nonceIn(key), guid: GUID, joined, digest, accept: btoa(String.fromCharCode(...digest)) };
}

export function hexOf(octets: Iterable<number>): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(' ');
}

/** The same in groups of two: twenty octets on one line. */
export function pairsOf(octets: Iterable<number>): string {
  return hexOf(octets).replace(/(\w\w) (\w\w)/g, '$1$2');
}

function nonceIn(key: string): Uint8Array | undefined {
  if (!/^[+/0-9A-Za-z]{22}==$/.test(key)) return undefined;
  return Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
}
