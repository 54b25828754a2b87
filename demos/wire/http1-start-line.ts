// Request line and status line (RFC 9112 §3, §4), read strictly: one space between the parts and nothing else.

import type { Refusal } from './http1-faults.ts';
import type { Line, Part } from './http1-line.ts';
import { invalidValueIndex, isToken } from './http1-octets.ts';

export interface RequestLine {
  readonly method: string;
  readonly target: string;
  readonly version: '1.0' | '1.1';
}

export interface StatusLine {
  readonly version: '1.0' | '1.1';
  readonly status: number;
  readonly reason: string;
}

/** What was recognised, faulty or not, and either the value or the fault. */
export type StartLineRead<T> = { readonly parts: readonly Part[] } & (
  | { readonly value: T }
  | { readonly refusal: Refusal }
);

// Visible ASCII but `#`. Browsers send | ^ " { } in queries although RFC 3986 leaves them out, so those may pass.
const ORIGIN_FORM = /^\/[\x21\x22\x24-\x7e]*$/;
const ABSOLUTE_FORM = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[\x21\x22\x24-\x7e]+$/;
const AUTHORITY_FORM = /^(?:\[[0-9A-Fa-f:.]+\]|[\w.~!$&'()*+,;=%-]+):\d{1,5}$/;

/** `method SP request-target SP HTTP-version`. */
export function readRequestLine(line: Line): StartLineRead<RequestLine> {
  const { text } = line;
  const first = text.indexOf(' ');
  const last = text.lastIndexOf(' ');
  const parts: Part[] = [];
  if (first < 0) return { parts, refusal: line.refuse('request-line', 0, text.length) };
  const method = text.slice(0, first);
  if (first > 0) parts.push(line.part('method', 0, first));
  if (!isToken(method)) return { parts, refusal: line.refuse('method-token', 0, first || 1) };
  if (first === last) return { parts, refusal: line.refuse('request-line', first, text.length) };
  const target = text.slice(first + 1, last);
  const targetForm = formOf(method, target);
  if (target !== '') parts.push(targetPart(line, first + 1, last, targetForm));
  const version = readVersion(line, last + 1, text.length, parts);
  // First of all: in another version the rest of the line may well mean something else.
  if (typeof version !== 'string') return { parts, refusal: version };
  if (!targetForm) return { parts, refusal: line.refuse('request-target', first + 1, Math.max(last, first + 2)) };
  parts.push(line.crlf());
  return { parts, value: { method, target, version } };
}

/** `HTTP-version SP status-code SP [ reason-phrase ]`. */
export function readStatusLine(line: Line): StartLineRead<StatusLine> {
  const { text } = line;
  const parts: Part[] = [];
  const space = text.indexOf(' ');
  const version = readVersion(line, 0, space < 0 ? text.length : space, parts);
  if (typeof version !== 'string') return { parts, refusal: version };
  const code = /^ ([1-9]\d\d)(?= |$)/.exec(text.slice(space < 0 ? text.length : space))?.[1];
  if (code === undefined) return { parts, refusal: line.refuse('status-code', space < 0 ? 0 : space + 1, text.length) };
  const codeEnd = space + 4;
  parts.push(line.part('status-code', space + 1, codeEnd));
  if (codeEnd === text.length) return { parts, refusal: line.refuse('status-line', codeEnd, codeEnd + 2) };
  const reason = text.slice(codeEnd + 1);
  if (reason !== '') parts.push(line.part('reason-phrase', codeEnd + 1, text.length));
  const invalid = invalidValueIndex(reason);
  if (invalid >= 0)
    return { parts, refusal: line.refuse('reason-phrase', codeEnd + 1 + invalid, codeEnd + 2 + invalid) };
  parts.push(line.crlf());
  return { parts, value: { version, status: Number(code), reason } };
}

/** Which of the four forms a target has (RFC 9112 §3.2); undefined for none that goes with its method. */
export function formOf(method: string, target: string): 'origin' | 'absolute' | 'authority' | 'asterisk' | undefined {
  if (method === 'CONNECT') return AUTHORITY_FORM.test(target) ? 'authority' : undefined;
  if (ORIGIN_FORM.test(target)) return 'origin';
  if (target === '*') return method === 'OPTIONS' ? 'asterisk' : undefined;
  return ABSOLUTE_FORM.test(target) ? 'absolute' : undefined;
}

function targetPart(line: Line, from: number, to: number, form: ReturnType<typeof formOf>): Part {
  const question = line.text.slice(from, to).indexOf('?');
  if (form !== 'origin' || question < 0) return line.part('request-target', from, to);
  const path = line.part('absolute-path', from, from + question);
  if (from + question + 1 === to) return line.part('request-target', from, to, [path]);
  return line.part('request-target', from, to, [path, line.part('query', from + question + 1, to)]);
}

/** HTTP-version is case-sensitive, a digit on either side of the dot (RFC 9112 §2.3). */
function readVersion(line: Line, from: number, to: number, parts: Part[]): '1.0' | '1.1' | Refusal {
  const digits = /^HTTP\/(\d)\.(\d)$/.exec(line.text.slice(from, to));
  if (to > from) parts.push(line.part('HTTP-version', from, to));
  if (!digits) return line.refuse('version-syntax', from, Math.max(to, from + 1));
  if (digits[1] !== '1') return line.refuse('version-unsupported', from, to);
  // A higher minor version is processed as the highest that is known (RFC 9110 §2.5).
  return digits[2] === '0' ? '1.0' : '1.1';
}
