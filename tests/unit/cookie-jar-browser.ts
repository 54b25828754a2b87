// Chromium against the jar: one server that answers for any host with Set-Cookie lines as told, octet for octet, and
// writes down the Cookie field that came; the same requests go to a jar.

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright';
import type { Cookie, CookieContext, Jar } from '#demos/cookie-jar/contract.ts';
import { createCookieJar } from '#demos/cookie-jar/jar.ts';
import { loadPublicSuffixes } from '#demos/cookie-jar/public-suffixes.ts';
import { chromiumFlags } from '#tests/chromium-flags.ts';
import { invalidValueIndex } from '#wire/http1-octets.ts';

/** How a request comes about: typed, by a script of the present page, by a link or a form of it. */
export type By = 'address' | 'fetch' | 'link' | 'form';

export interface Request {
  /** Host and path, for example `www.c1.example/a/b`. */
  readonly to: string;
  /** `address` for the first, `fetch` for those after it, unless told. */
  readonly by?: By;
  /** Set-Cookie values of the answer. */
  readonly set?: readonly string[];
  /** Lines that a script of the page that is then open writes to document.cookie. */
  readonly write?: readonly string[];
}

/** What one side sent, request by request, and kept in the end, one line a cookie; expiry in thousands of seconds. */
export interface Outcome {
  readonly sent: readonly (string | undefined)[];
  readonly kept: readonly string[];
  readonly seenByScript: string;
}

export class Oracle {
  readonly #server: Server;
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #devTools: CDPSession;
  readonly #folder: string;
  readonly #answers = new Map<string, readonly string[]>();
  readonly #received = new Map<string, string | undefined>();
  readonly #jar: Jar;
  #token = 0;

  private constructor(
    server: Server,
    context: BrowserContext,
    page: Page,
    devTools: CDPSession,
    folder: string,
    jar: Jar,
  ) {
    this.#server = server;
    this.#context = context;
    this.#page = page;
    this.#devTools = devTools;
    this.#folder = folder;
    this.#jar = jar;
    server.on('request', (request, response) => {
      const token = new URL(request.url ?? '/', 'http://x').searchParams.get('token') ?? '';
      this.#received.set(token, request.headers.cookie);
      request.resume().on('end', () => answer(response, this.#answers.get(token) ?? []));
    });
  }

  static async open(): Promise<Oracle> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const folder = mkdtempSync(join(tmpdir(), 'cookie-jar-'));
    mkdirSync(join(folder, 'Default'));
    // Third-party cookies as the RFC leaves them: some builds block them all.
    const preferences = { profile: { cookie_controls_mode: 0 } };
    writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(preferences));
    const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
    const context = await chromium.launchPersistentContext(folder, {
      ...(path && { executablePath: path }),
      args: [...chromiumFlags, hostRules],
    });
    const [page = await context.newPage()] = context.pages();
    const jar = createCookieJar({ clock: Date, publicSuffixes: await loadPublicSuffixes() });
    return new Oracle(server, context, page, await context.newCDPSession(page), folder, jar);
  }

  async close(): Promise<void> {
    await this.#context.close();
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Empties both jars, then makes each request with both. */
  async compare(requests: readonly Request[]): Promise<{ browser: Outcome; jar: Outcome }> {
    await this.#devTools.send('Network.clearBrowserCookies');
    this.#jar.clear();
    const browser: (string | undefined)[] = [];
    const jar: (string | undefined)[] = [];
    for (const batch of batched(requests)) {
      const from = this.#page.url();
      const tokens = batch.map((request) => {
        const by = request.by ?? (requests[0] === request ? 'address' : 'fetch');
        const url = this.#prepare(request);
        jar.push(this.#askJar(request, contextOf(url, by, from)));
        return { token: String(this.#token), url, by };
      });
      await Promise.all(tokens.map(({ url, by }) => this.#ask(url, by)));
      browser.push(...tokens.map(({ token }) => this.#received.get(token)));
      await this.#write(batch.at(-1)?.write ?? []);
    }
    return {
      browser: { sent: browser, kept: await this.#keptByBrowser(), seenByScript: await this.#readByScript() },
      jar: { sent: jar, kept: this.#jar.cookies().map(asLine).sort(), seenByScript: this.#readJar() },
    };
  }

  #prepare({ to, set = [] }: Request): string {
    this.#token += 1;
    this.#answers.set(String(this.#token), set);
    const { port } = this.#server.address() as AddressInfo;
    const [host = '', ...path] = to.split('/');
    return new URL(`http://${host}:${port}/${path.join('/')}?token=${this.#token}`).href;
  }

  #askJar({ set = [] }: Request, context: CookieContext): string | undefined {
    const { header } = this.#jar.select(context);
    for (const line of set) this.#jar.receive(line, context);
    return header;
  }

  async #ask(url: string, by: By): Promise<void> {
    if (by === 'address') return void (await this.#page.goto(url, { waitUntil: 'commit' }));
    if (by === 'fetch') {
      const init = { mode: 'no-cors', credentials: 'include' } as const;
      return this.#page.evaluate(async ({ url, init }) => void (await fetch(url, init)), { url, init });
    }
    const arrived = this.#page.waitForURL(url);
    await this.#page.evaluate(
      ({ url, by }) => {
        if (by === 'link') return void location.assign(url);
        const form = document.body.appendChild(document.createElement('form'));
        Object.assign(form, { action: url, method: 'post' });
        form.submit();
      },
      { url, by },
    );
    await arrived;
  }

  async #write(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      await this.#page.evaluate((line) => void (document.cookie = line), line);
      this.#jar.receive(new TextEncoder().encode(line), { url: this.#page.url(), api: 'script' });
    }
  }

  #readByScript(): Promise<string> {
    return this.#page.evaluate(() => document.cookie);
  }

  #readJar(): string {
    const { header = '' } = this.#jar.select({ url: this.#page.url(), api: 'script' });
    return Buffer.from(header, 'latin1').toString();
  }

  async #keptByBrowser(): Promise<string[]> {
    const { cookies } = await this.#devTools.send('Network.getAllCookies');
    return cookies
      .map((cookie) => {
        const partition = cookie.partitionKey?.topLevelSite;
        const expires = cookie.session ? 'session' : String(Math.round(cookie.expires / 1000));
        return [
          cookie.name,
          cookie.domain,
          cookie.path,
          cookie.secure ? 'Secure' : '',
          cookie.httpOnly ? 'HttpOnly' : '',
          cookie.sameSite ?? 'default',
          expires,
          partition ?? '',
        ].join(' | ');
      })
      .sort();
  }
}

/** Requests that change nothing may be made at once. */
function batched(requests: readonly Request[]): Request[][] {
  const batches: Request[][] = [];
  for (const request of requests) {
    const last = batches.at(-1);
    const isQuiet = ({ by = 'fetch', set, write }: Request) => by === 'fetch' && !set && !write;
    if (last && batches.length > 1 && isQuiet(request) && last.every(isQuiet)) last.push(request);
    else batches.push([request]);
  }
  return batches;
}

function answer(response: ServerResponse, lines: readonly string[]): void {
  const headers = { 'Content-Type': 'text/html', 'Cache-Control': 'no-store', 'Content-Length': 0 };
  if (lines.every((line) => invalidValueIndex(line) < 0)) {
    response.writeHead(200, { ...headers, 'Set-Cookie': [...lines] }).end();
    return;
  }
  // Node would refuse to write what this is about.
  const fields = lines.map((line) => `Set-Cookie: ${line}\r\n`).join('');
  const head = `HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nCache-Control: no-store\r\n${fields}\r\n`;
  response.socket?.end(Buffer.from(head, 'latin1'));
}

/** All of the world is here; nothing else is found. */
const hostRules = `--host-resolver-rules=${['example', 'test', 'co.uk', 'io', 'ck', 'jp', 'fr']
  .map((name) => `MAP *.${name} 127.0.0.1`)
  .join(', ')}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1`;

function contextOf(url: string, by: By, from: string): CookieContext {
  if (by === 'address') return { url, kind: 'top-level' };
  if (by === 'fetch') return { url, initiator: from, topLevel: from, kind: 'subresource' };
  return { url, initiator: from, kind: 'top-level', method: by === 'form' ? 'POST' : 'GET' };
}

function asLine(cookie: Cookie): string {
  const sameSite =
    cookie.sameSite === 'default' ? 'default' : cookie.sameSite.replace(/^./, (first) => first.toUpperCase());
  const expires = cookie.expires === undefined ? 'session' : String(Math.round(cookie.expires / 1_000_000));
  const name = Buffer.from(cookie.name, 'latin1').toString();
  return [
    name,
    (cookie.hostOnly ? '' : '.') + cookie.domain,
    cookie.path,
    cookie.secure ? 'Secure' : '',
    cookie.httpOnly ? 'HttpOnly' : '',
    sameSite,
    expires,
    cookie.partition ?? '',
  ].join(' | ');
}
