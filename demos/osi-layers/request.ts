// The message as the HTTP request that carries it.

import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { join } from '#wire/http1-octets.ts';
import { path } from './protocol.ts';

export function writeMessage(text: string, authority: string): Uint8Array {
  const content = new TextEncoder().encode(text);
  const head = encodeRequestHead({
    method: 'POST',
    target: path,
    version: '1.1',
    headers: [
      ['Host', authority],
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Length', String(content.length)],
    ],
  });
  return join([head, content], head.length + content.length);
}
