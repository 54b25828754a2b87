// A static host as GitHub Pages is one: a folder under a path, 404.html for what is missing, no rewriting.

import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};

export interface StaticHostOptions {
  readonly folder: string;
  /** Where the folder appears, with a slash at both ends: `/some/base/`. */
  readonly base: string;
  /** On loopback; 0 takes a free one. */
  readonly port: number;
}

export interface StaticHost {
  /** Address of the folder, slash included. */
  readonly url: string;
  close(): Promise<void>;
}

/** Rejects where the port is taken. */
export async function startStaticHost(options: StaticHostOptions): Promise<StaticHost> {
  const server = createServer((request, response) => answer(request, response, options));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://localhost:${port}${options.base}`, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}

function answer(request: IncomingMessage, response: ServerResponse, { folder, base }: StaticHostOptions): void {
  const path = pathBelow(base, request.url ?? '/');
  if (path === undefined) return sendFile(request, response, folder, '404.html', 404);
  const isFolder = path !== '' && !path.endsWith('/') && isDirectory(join(folder, path));
  if (isFolder) {
    response.writeHead(301, { Location: `${base}${path}/` }).end();
    return;
  }
  const found = [path, `${path}.html`, join(path, 'index.html')].find((candidate) => isFile(join(folder, candidate)));
  sendFile(request, response, folder, found ?? '404.html', found === undefined ? 404 : 200);
}

/** The path below the base; undefined for what lies elsewhere or climbs out. */
function pathBelow(base: string, target: string): string | undefined {
  const { pathname } = new URL(target, 'http://localhost');
  if (!pathname.startsWith(base)) return undefined;
  try {
    const path = normalize(decodeURIComponent(pathname.slice(base.length))).replace(/^\.$/, '');
    return path.startsWith('..') || path.includes('\0') ? undefined : path.split(sep).join('/');
  } catch {
    return undefined;
  }
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  path: string,
  status: number,
): void {
  const file = join(folder, path);
  if (!isFile(file)) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found.');
    return;
  }
  const isCompressed = isFile(`${file}.gz`) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
  response.writeHead(status, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': 'max-age=600',
    ...(isCompressed ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(isCompressed ? `${file}.gz` : file).pipe(response);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
