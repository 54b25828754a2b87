// The cookies of a page on this host: its requests take them along, its answers set them, its scripts see some.

import type { Clock, Field, ScriptCookies } from '#demos/contract.ts';
import type { CookieContext, Jar } from '#demos/cookie-jar/contract.ts';
import { createCookieJar } from '#demos/cookie-jar/jar.ts';
import { createLazyPublicSuffixes } from '#demos/cookie-jar/public-suffixes.ts';
import { octetsOf } from '#wire/http1-octets.ts';
import { valuesOf, type RequestHead } from '#wire/http1-message.ts';

/** What decides about a request's cookies; scheme `ws` for an opening handshake. */
export type CookieRequest = Pick<RequestHead, 'method' | 'target'> & { readonly scheme?: 'http' | 'ws' };

export interface PageCookies {
  readonly jar: Jar;
  readonly script: ScriptCookies;
  /** The Cookie field line of a request that the page makes, or none. */
  fieldFor(request: CookieRequest): Field[];
  /** Takes what a response to it sets, interim responses included. */
  keep(request: CookieRequest, headers: readonly Field[]): Promise<void>;
}

/** The page is `http://AUTHORITY/`, and every request is its own: to the same host, by a script. */
export function createPageCookies(authority: string, clock: Clock): PageCookies {
  const publicSuffixes = createLazyPublicSuffixes();
  const jar = createCookieJar({ clock, publicSuffixes });
  const page = `http://${authority}/`;
  const byScript: CookieContext = { url: page, api: 'script' };
  const asked = ({ method, target, scheme = 'http' }: CookieRequest): CookieContext => ({
    url: `${scheme}://${authority}${target}`,
    initiator: page,
    topLevel: page,
    method,
  });
  return {
    jar,
    script: {
      read: () => new TextDecoder().decode(octetsOf(jar.select(byScript).header ?? '')),
      write: (line) => void jar.receive(new TextEncoder().encode(line), byScript),
    },
    fieldFor(request) {
      const { header } = jar.select(asked(request));
      return header === undefined ? [] : [['Cookie', header]];
    },
    async keep(request, headers) {
      const lines = valuesOf(headers, 'set-cookie');
      // The list is for those who ask for a whole domain; nobody else waits for it.
      if (lines.some((line) => /;\s*domain/i.test(line))) await publicSuffixes.load();
      for (const line of lines) jar.receive(line, asked(request));
    },
  };
}
