// What a form sends, in its three forms: pairs in a line, parts with a border, JSON.

import { octetsOf, textOf } from '#wire/http1-octets.ts';

/** One field of a form; a file with its name, type and size. */
export interface FormField {
  readonly name: string;
  readonly value?: string;
  readonly file?: { readonly name: string; readonly type: string; readonly octets: number };
}

/** Fields read of one form. */
const mostFields = 100;

/** `a=1&b=x+y` (WHATWG URL §5.1). Undefined where a percent sign is not followed by UTF-8 in hexadecimal. */
export function readPairs(text: string): FormField[] | undefined {
  const pairs = text.split('&', mostFields).filter((pair) => pair !== '');
  const fields = pairs.map((pair) => {
    const at = pair.indexOf('=');
    const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    return { name: unescaped(name), value: unescaped(value) };
  });
  const isRead = fields.every(({ name, value }) => name !== undefined && value !== undefined);
  return isRead ? (fields as FormField[]) : undefined;
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** The boundary that the Content-Type field names (RFC 2046 §5.1.1); undefined where it names none. */
export function boundaryIn(contentType: string): string | undefined {
  const match = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
}

/** multipart/form-data (RFC 7578). Undefined where a part is not one, or the last border is missing. */
export function readParts(content: Uint8Array, boundary: string): FormField[] | undefined {
  const text = `\r\n${textOf(content)}`;
  const pieces = text.split(`\r\n--${boundary}`, mostFields + 2);
  const last = pieces.pop();
  if (!last?.startsWith('--') || pieces.length === 0) return undefined;
  const fields = pieces.slice(1).map(readPart);
  return fields.every((field) => field !== undefined) ? fields : undefined;
}

function readPart(part: string): FormField | undefined {
  const [, head, body] = /^[ \t]*\r\n((?:[^\r\n]+\r\n)*)\r\n([^]*)$/.exec(part) ?? [];
  if (head === undefined || body === undefined) return undefined;
  const disposition = /^content-disposition:[ \t]*form-data([^\r\n]*)/im.exec(head)?.[1] ?? '';
  const name = parameterIn(disposition, 'name');
  const fileName = parameterIn(disposition, 'filename');
  if (name === undefined) return undefined;
  if (fileName === undefined) return { name, value: asUtf8(body) };
  const type = /^content-type:[ \t]*([^\r\n]*)/im.exec(head)?.[1] ?? 'text/plain';
  return { name, file: { name: fileName, type, octets: body.length } };
}

function parameterIn(disposition: string, name: string): string | undefined {
  const value = new RegExp(`;[ \\t]*${name}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return value === undefined ? undefined : asUtf8(value);
}

function asUtf8(octetText: string): string {
  return new TextDecoder().decode(octetsOf(octetText));
}

/** The members of a JSON object as fields; undefined where the value is none. */
export function readMembers(value: unknown): FormField[] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = Object.entries(value).slice(0, mostFields);
  return members.map(([name, member]) => ({
    name,
    value: typeof member === 'string' ? member : JSON.stringify(member),
  }));
}
