// Set-Cookie read octet by octet (RFC 6265bis §5.6): more patient than the grammar that servers should follow (§4.1.1).
// One value never becomes two cookies: Expires holds a comma, so Set-Cookie is not a list like other fields.

import type { SameSite, Verdict } from './contract.ts';
import { parseCookieDate } from './date.ts';
import { controlIndex, shown } from './octets.ts';
import { verdict } from './verdicts.ts';
import { trimText } from '#wire/http1-octets.ts';

/** Octets; both are bounds of RFC 6265bis §5.6. */
const MOST_OF_PAIR = 4096;
const MOST_OF_ATTRIBUTE = 1024;
/** Of each sort of note, so that a line of nothing but semicolons is not answered by a book. */
const MOST_NOTES = 5;

/** What a value says, before anybody asks whether it may. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expires?: number;
  /** Seconds; Infinity for more digits than a number can hold. */
  readonly maxAge?: number;
  /** As sent, in lower case; empty is as good as absent. */
  readonly domain?: string;
  /** As sent, though it may be no path. */
  readonly path?: string;
  readonly secure?: true;
  readonly httpOnly?: true;
  readonly sameSite?: SameSite;
  readonly partitioned?: true;
}

export interface Reading {
  /** Undefined where the last step refuses. */
  readonly cookie: SetCookie | undefined;
  readonly steps: Verdict[];
}

type Attributes = { -readonly [K in keyof SetCookie]?: SetCookie[K] };

/** Reads text of octets; total, and linear in its length. */
export function parseSetCookie(line: string): Reading {
  // A tab is white space; every other control character makes the whole value void.
  const control = controlIndex(line);
  if (control >= 0) return refused('control-character', { code: hex(line, control), position: control + 1 });
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  const name = equals < 0 ? '' : trimText(pair.slice(0, equals));
  const value = trimText(pair.slice(equals + 1));
  const size = name.length + value.length;
  if (size > MOST_OF_PAIR) return refused('too-long', { size, limit: MOST_OF_PAIR });
  if (size === 0) return refused('empty');
  const steps = name === '' ? [verdict('nameless', { value: shown(value) })] : [];
  return { cookie: { name, value, ...parseAttributes(attributes, steps) }, steps };
}

/** The last attribute of a name wins; an attribute that cannot be read is as good as absent. */
function parseAttributes(pieces: readonly string[], steps: Verdict[]): Attributes {
  const attributes: Attributes = {};
  const seen = new Set<string>();
  const notes = createNotes(steps);
  for (const piece of pieces) {
    const equals = piece.indexOf('=');
    const written = trimText(equals < 0 ? piece : piece.slice(0, equals));
    const value = equals < 0 ? '' : trimText(piece.slice(equals + 1));
    if (written === '' && value === '') continue;
    const attribute = shown(written);
    if (value.length > MOST_OF_ATTRIBUTE) {
      notes('attribute-too-long', { attribute, size: value.length, limit: MOST_OF_ATTRIBUTE });
      continue;
    }
    const name = written.toLowerCase();
    const take = takers.get(name);
    if (!take) {
      notes('attribute-unknown', { attribute });
      continue;
    }
    if (seen.has(name)) notes('attribute-repeated', { attribute });
    seen.add(name);
    const fault = take(attributes, value);
    if (fault) notes(fault, { value: shown(value) });
  }
  return attributes;
}

type Fault = 'expires-unreadable' | 'max-age-unreadable' | 'same-site-unknown';

/** What each attribute does (§5.6.1–§5.6.7; Partitioned: CHIPS); gives the note to make, if any. */
const takers = new Map<string, (attributes: Attributes, value: string) => Fault | undefined>([
  ['expires', takeExpires],
  ['max-age', takeMaxAge],
  ['domain', (attributes, value) => void (attributes.domain = value.toLowerCase())],
  ['path', (attributes, value) => void (attributes.path = value)],
  ['secure', (attributes) => void (attributes.secure = true)],
  ['httponly', (attributes) => void (attributes.httpOnly = true)],
  ['samesite', takeSameSite],
  ['partitioned', (attributes) => void (attributes.partitioned = true)],
]);

function takeExpires(attributes: Attributes, value: string): Fault | undefined {
  const expires = parseCookieDate(value);
  if (expires === undefined) return 'expires-unreadable';
  attributes.expires = expires;
  return undefined;
}

function takeMaxAge(attributes: Attributes, value: string): Fault | undefined {
  if (!/^-?\d+$/.test(value)) return 'max-age-unreadable';
  attributes.maxAge = Number(value);
  return undefined;
}

function takeSameSite(attributes: Attributes, value: string): Fault | undefined {
  const word = value.toLowerCase();
  const isKnown = word === 'strict' || word === 'lax' || word === 'none';
  attributes.sameSite = isKnown ? word : 'default';
  return isKnown ? undefined : 'same-site-unknown';
}

function createNotes(steps: Verdict[]): (...note: Parameters<typeof verdict>) => void {
  const counts = new Map<string, number>();
  return (key, values) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= MOST_NOTES) steps.push(verdict(key, values));
  };
}

function refused(...note: Parameters<typeof verdict>): Reading {
  return { cookie: undefined, steps: [verdict(...note)] };
}

function hex(text: string, at: number): string {
  return `0x${text.charCodeAt(at).toString(16).padStart(2, '0').toUpperCase()}`;
}
