// One HTTP request, sent again by a program that people have: the same method, target, field lines and content.

import type { Field } from '#demos/contract.ts';
import { membersOf, valuesOf } from '#wire/http1-message.ts';
import type { Repeatable } from './exchange.ts';
import { printfWord, pythonBytes, pythonText, readable, scriptOctets, shellWord } from './quoting.ts';

/** Where to send it: `localhost:8420`. A Host field that names another one is sent as it was. */
export type Authority = string;

const END = ' \\\n  ';

/** Field lines that a program writes itself, and better: what frames the content and keeps the connection. */
const OWN = new Set(['connection', 'content-length', 'transfer-encoding', 'accept-encoding', 'keep-alive', 'te']);

export function asCurl({ head, body }: Repeatable, authority: Authority): string {
  const { method, target, headers } = head;
  const parts = [`curl -iN ${urlWord(target, authority)}`];
  if (!target.startsWith('/')) parts.push(`--request-target ${shellWord(target)}`);
  if (/\/\.{1,2}(?=[/?#]|$)/.test(target)) parts.push('--path-as-is');
  if (/[[\]{}]/.test(target)) parts.push('--globoff');
  if (method === 'HEAD') parts.push('--head');
  else if (method !== (body.length > 0 ? 'POST' : 'GET')) parts.push(`-X ${shellWord(method)}`);
  const fields = curlFields(headers, authority, body.length > 0);
  parts.push(...fields.map((line) => `-H ${shellWord(line)}`));
  if (body.length === 0) return parts.join(END);
  const text = readable(body);
  if (text !== undefined) return [...parts, `--data-raw ${quoted(text)}`].join(END);
  return `printf ${printfWord(body)} | ${[...parts, '--data-binary @-'].join(END)}`;
}

/** curl sends a field without a value only if its line ends with a semicolon; one without a line after the colon it leaves out. */
function curlFields(headers: readonly Field[], authority: Authority, hasBody: boolean): string[] {
  const lines = ownFields(headers, authority).map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`));
  const isTyped = valuesOf(headers, 'content-type').length > 0;
  return hasBody && !isTyped ? [...lines, 'Content-Type:'] : lines;
}

export function asHttpie({ head, body }: Repeatable, authority: Authority): string | undefined {
  const { method, target, headers } = head;
  // HTTPie has no way to send a target that is not a path.
  if (!target.startsWith('/')) return undefined;
  const fields = ownFields(headers, authority).map(([name, value]) =>
    shellWord(value === '' ? `${name};` : `${name}:${value.replace(/^[=@]/, '\\$&')}`),
  );
  const path = /\/\.{1,2}(?=[/?#]|$)/.test(target) ? ['--path-as-is'] : [];
  const text = readable(body);
  const raw = body.length > 0 && text !== undefined ? [`--raw ${quoted(text)}`] : [];
  const stdin = body.length === 0 || raw.length > 0 ? ['--ignore-stdin'] : [];
  const command = ['http', ...stdin, ...path, shellWord(method), urlWord(target, authority)].join(' ');
  const line = [command, ...fields, ...raw].join(END);
  return stdin.length > 0 ? line : `printf ${printfWord(body)} | ${line}`;
}

export function asPython({ head, body }: Repeatable, authority: Authority): string {
  const { method, target, headers } = head;
  const fields = headers.map(
    ([name, value]) => `connection.putheader(${pythonText(name)}, ${pythonText(value)}.encode('latin-1'))`,
  );
  return [
    'from http.client import HTTPConnection',
    '',
    `connection = HTTPConnection('${authority}')`,
    `connection.putrequest(${pythonText(method)}, ${pythonText(target)}, skip_host=True, skip_accept_encoding=True)`,
    ...fields,
    ...(isChunked(headers) ? [`connection.endheaders([${pythonBytes(body)}], encode_chunked=True)`] : []),
    ...(isChunked(headers) ? [] : [`connection.endheaders(${body.length > 0 ? pythonBytes(body) : ''})`]),
    'response = connection.getresponse()',
    'print(response.status, response.reason)',
    "print(response.headers, response.read().decode(errors='replace'), sep='')",
  ].join('\n');
}

export function asNode({ head, body }: Repeatable, authority: Authority): string {
  const { method, target, headers } = head;
  const [, host = authority, port = '80'] = /^(.*?)(?::(\d+))?$/.exec(authority) ?? [];
  const pairs = headers.map(([name, value]) => `    ${JSON.stringify(name)}, ${JSON.stringify(value)},`);
  return [
    "const { request } = require('node:http');",
    '',
    'const exchange = request({',
    `  host: ${JSON.stringify(host.replace(/^\[|\]$/g, ''))}, port: ${port},`,
    `  method: ${JSON.stringify(method)}, path: ${JSON.stringify(target)},`,
    '  setDefaultHeaders: false,',
    '  headers: [',
    ...pairs,
    '  ],',
    '});',
    "exchange.on('response', (response) => {",
    '  console.log(response.statusCode, response.statusMessage);',
    '  response.pipe(process.stdout);',
    '});',
    `exchange.end(${body.length > 0 ? scriptOctets(body) : ''});`,
  ].join('\n');
}

function ownFields(headers: readonly Field[], authority: Authority): Field[] {
  const asksUpgrade = valuesOf(headers, 'upgrade').length > 0;
  return headers.filter(([name, value]) => {
    const key = name.toLowerCase();
    if (key === 'connection' && asksUpgrade) return true;
    return !OWN.has(key) && !(key === 'host' && value === authority);
  });
}

function urlWord(target: string, authority: Authority): string {
  return shellWord(`http://${authority}${target.startsWith('/') ? target : '/'}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function isChunked(headers: readonly Field[]): boolean {
  return membersOf(headers, 'transfer-encoding').includes('chunked');
}
