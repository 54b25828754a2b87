// The Cookie field as a server meets it (RFC 6265bis §5.8.3 writes it; a server reads what came, rubbish included).

import type { Field } from '#demos/contract.ts';
import { valuesOf } from '#demos/host-rules.ts';
import { octetsOf, trimText } from '#wire/http1-octets.ts';
import type { Pair } from './protocol.ts';

/** Every cookie of a request, in order, duplicates kept. */
export function cookiesIn(headers: readonly Field[]): Pair[] {
  return valuesOf(headers, 'cookie')
    .flatMap(pairsIn)
    .map(({ name, value }) => ({ name: decoded(name), value: decoded(value) }));
}

/** The pairs of a Cookie field, or of document.cookie; a piece without `=` is a value without a name. */
export function pairsIn(text: string): Pair[] {
  return text
    .split(';')
    .map(trimText)
    .filter((piece) => piece !== '')
    .map(pairOf);
}

function pairOf(piece: string): Pair {
  const equals = piece.indexOf('=');
  return { name: equals < 0 ? '' : trimText(piece.slice(0, equals)), value: trimText(piece.slice(equals + 1)) };
}

/** Browsers write cookies in UTF-8; octets that are none stay one character each, so that nothing is lost. */
export function decoded(octetText: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octetsOf(octetText));
  } catch {
    return octetText;
  }
}
