// From messages to octets. Whatever would put a line end, and so a field or a message, where there should be none is
// an error here: header injection ends at this door (RFC 9110 §5.5).

import type { Field } from '#demos/contract.ts';
import type { RequestHead, ResponseHead } from './http1-message.ts';
import { invalidValueIndex, isToken, octetsOf } from './http1-octets.ts';
import { formOf } from './http1-start-line.ts';

const REASONS: Readonly<Record<number, string>> = {
  100: 'Continue',
  101: 'Switching Protocols',
  102: 'Processing',
  103: 'Early Hints',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  418: "I'm a teapot",
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  425: 'Too Early',
  426: 'Upgrade Required',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  511: 'Network Authentication Required',
};

/** The standard reason phrase (RFC 9110 §15), empty for a status that has none. */
export function reasonPhrase(status: number): string {
  return REASONS[status] ?? '';
}

/** Request line, field lines and the empty line. Throws a TypeError for what could not be read back. */
export function encodeRequestHead({ method, target, version, headers }: RequestHead): Uint8Array<ArrayBuffer> {
  if (!isToken(method)) throw new TypeError(`The method ${shown(method)} is no token. Use letters, like GET.`);
  if (!formOf(method, target)) {
    throw new TypeError(
      `The target ${shown(target)} does not go with ${method}. Begin with / and encode spaces as %20.`,
    );
  }
  return octetsOf(`${method} ${target} HTTP/${version}\r\n${fieldLines(headers)}\r\n`);
}

/** Status line, field lines and the empty line. Throws a TypeError for what could not be read back. */
export function encodeResponseHead({ version, status, reason, headers }: ResponseHead): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(status) || status < 100 || status > 999) {
    throw new TypeError(`The status ${status} is not three digits. Use a number from 100 to 599.`);
  }
  if (invalidValueIndex(reason) >= 0) {
    throw new TypeError(`The reason ${shown(reason)} holds a control character or one above U+00FF. Take it out.`);
  }
  return octetsOf(`HTTP/${version} ${status} ${reason}\r\n${fieldLines(headers)}\r\n`);
}

/** One chunk (RFC 9112 §7.1); of no octets, none, for a chunk of size 0 would end the content. */
export function encodeChunk(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) return new Uint8Array();
  const size = octetsOf(`${bytes.length.toString(16)}\r\n`);
  const chunk = new Uint8Array(size.length + bytes.length + 2);
  chunk.set(size);
  chunk.set(bytes, size.length);
  chunk.set([0x0d, 0x0a], size.length + bytes.length);
  return chunk;
}

/** The chunk that ends the content, with the trailer section. Throws a TypeError for what could not be read back. */
export function encodeLastChunk(trailers: readonly Field[] = []): Uint8Array<ArrayBuffer> {
  return octetsOf(`0\r\n${fieldLines(trailers)}\r\n`);
}

function fieldLines(fields: readonly Field[]): string {
  return fields.map(fieldLine).join('');
}

function fieldLine([name, value]: Field): string {
  if (!isToken(name))
    throw new TypeError(`The field name ${shown(name)} is no token. Use letters, digits and hyphens.`);
  if (/[\r\n\0]/.test(value)) {
    throw new TypeError(
      `The value of ${name} holds CR, LF or NUL: ${shown(value)}. Take it out; it would start a line of its own.`,
    );
  }
  if (invalidValueIndex(value) >= 0) {
    throw new TypeError(
      `The value of ${name} holds a control character or one above U+00FF: ${shown(value)}. Encode it.`,
    );
  }
  return `${name}: ${value}\r\n`;
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
