// HTTP inside one packet: the fields of what begins there, as far as this segment goes.

import { decodeExchange } from './decode-exchange.ts';
import type { FieldNode } from './field.ts';

const methods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE|PROPFIND|MKCOL) /;
const status = /^HTTP\/1\.[01] /;
/** The longest that decides. */
const decisive = 10;

export function looksLikeHttp(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  // Every word that it may be begins with a capital letter: most data end here.
  if (first < 0x41 || first > 0x5a) return false;
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + decisive)));
  return methods.test(text) || status.test(text);
}

/** The first message's fields, moved to where they stand in the packet. */
export function httpFields(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly children: readonly FieldNode[]; readonly summary: string } {
  const octets = bytes.subarray(start, end);
  const from = status.test(String.fromCharCode(...octets.subarray(0, decisive))) ? 'server' : 'client';
  const messages = decodeExchange([{ from, at: 0, bytes: octets }]);
  let offset = start;
  const children = messages.flatMap(({ fields, bytes: own }) => {
    const moved = fields.map((field) => moveField(field, offset));
    offset += own.length;
    return moved;
  });
  return { children, summary: messages[0]?.summary ?? '' };
}

/** The same field `by` octets further. */
export function moveField(field: FieldNode, by: number): FieldNode {
  const { start, end, children } = field;
  return {
    ...field,
    start: start + by,
    end: end + by,
    ...(children && { children: children.map((child) => moveField(child, by)) }),
  };
}
