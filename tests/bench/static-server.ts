// Serves folders as GitHub Pages would: text gzipped, fonts as they are, ten minutes of cache. All contestants come from here.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';

const textTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Folders by URL prefix, for example `{ '/deck/': 'dist' }`; texts by URL take precedence. */
export async function serve(
  folders: Record<string, string>,
  texts: Record<string, string>,
): Promise<{ url: string; close(): void }> {
  const cache = new Map<string, Buffer>();
  const server: Server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    const type = textTypes[extname(path)];
    try {
      const body = cache.get(path) ?? (await content(path, type !== undefined));
      cache.set(path, body);
      response.writeHead(200, {
        'Content-Type': type ?? 'application/octet-stream',
        ...(type && { 'Content-Encoding': 'gzip' }),
        'Content-Length': body.length,
        'Cache-Control': 'max-age=600',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  async function content(path: string, isText: boolean): Promise<Buffer> {
    const plain = await plainContent(path);
    return isText ? gzipSync(plain) : plain;
  }

  async function plainContent(path: string): Promise<Buffer> {
    const text = texts[path];
    if (text !== undefined) return Buffer.from(text);
    const prefix = Object.keys(folders).find((one) => path.startsWith(one)) ?? '';
    return readFile(join(folders[prefix] ?? 'nowhere', path.slice(prefix.length)));
  }
}
