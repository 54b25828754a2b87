// Serves the built deck: pages with the fields that guard them, everything compressed, hashed assets kept for good.

import express, { type RequestHandler, type Request, type Response } from 'express';
import { createDeckFiles, smallestWorthEncoding, type DeckFile } from '#server/deck-files.ts';
import { fileSecurity, pageSecurity, type InlineSources } from '#server/page-security.ts';
import type { Visitors } from '#server/visitors.ts';

/** Names that the build gives to files whose content never changes under that name. */
const hashed = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

export function serveDeck(folder: string, visitors: Visitors): RequestHandler[] {
  const files = createDeckFiles(folder);
  return [
    async (request, response, next) => {
      const file = isReading(request) ? await files.find(request.path) : undefined;
      if (!file) return next();
      setCaching(response, request.path);
      if (file.extension === '.html') greet(request, response, file.inline, visitors);
      await sendFile(request, response, file);
    },
    // What is not text: fonts, pictures, captures, recordings, in parts if asked (RFC 9110 §14).
    express.static(folder, {
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (response, path) => setCaching(response, path),
    }),
  ];
}

/** Fields for a page, with the visitor's cookie for who has none. */
export function greet(request: Request, response: Response, inline: InlineSources, visitors: Visitors): void {
  response.set(pageSecurity(request.headers.host ?? 'localhost', inline));
  const cookie = visitors.welcome(request);
  if (cookie !== undefined) response.set('Set-Cookie', cookie);
}

export function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function setCaching(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  const isForGood = hashed.test(path.replaceAll('\\', '/'));
  response.setHeader('Cache-Control', isForGood ? 'public, max-age=31536000, immutable' : 'no-cache');
  for (const [name, value] of Object.entries(fileSecurity)) response.setHeader(name, value);
}

async function sendFile(request: Request, response: Response, file: DeckFile): Promise<void> {
  response.type(file.extension).vary('Accept-Encoding').set('ETag', file.etag);
  if (request.fresh) return void response.status(304).end();
  const encoding = file.body.length < smallestWorthEncoding ? undefined : encodingFor(request);
  if (encoding) response.set('Content-Encoding', encoding);
  response.send(encoding ? await file.encoded(encoding) : file.body);
}

/** Brotli wherever the client takes it, whatever the order in which it lists its encodings. */
function encodingFor(request: Request): 'br' | 'gzip' | undefined {
  if (request.acceptsEncodings(['br']) === 'br') return 'br';
  return request.acceptsEncodings(['gzip']) === 'gzip' ? 'gzip' : undefined;
}
