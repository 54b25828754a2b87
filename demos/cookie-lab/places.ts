// Who may ask for what: the columns of questions that the matrix puts to each cookie.

import type { CookieContext } from '#demos/cookie-jar/contract.ts';
import { cookiesPath, labPath } from './protocol.ts';

/** Requests that the page can make itself, `script` being document.cookie. */
export const triedPlaces = ['lab', 'shop', 'shopping', 'script'] as const;
/** Those that it cannot: the model alone speaks of them. */
export const modelPlaces = ['https', 'port', 'host', 'picture', 'link', 'form'] as const;
export const places = [...triedPlaces, ...modelPlaces] as const;

export type TriedPlace = (typeof triedPlaces)[number];
export type PlaceName = (typeof places)[number];

/** Where the page stands; both absolute, the origin without a final slash. */
export interface Site {
  readonly origin: string;
  readonly page: string;
}

/** Paths that `cookiesPath` answers at. */
export const triedPaths: Record<Exclude<TriedPlace, 'script'>, string> = {
  lab: cookiesPath,
  shop: `${labPath}/shop/cookies`,
  shopping: `${labPath}/shopping/cookies`,
};

/** A site that has nothing to do with ours. */
export const otherSite = 'http://other-site.example';

/** The request as the jar judges it. */
export function contextOf(place: PlaceName, site: Site): CookieContext {
  const { origin, page } = site;
  const fromPage = { initiator: page, topLevel: page } as const;
  const lab = `${origin}${cookiesPath}`;
  switch (place) {
    case 'script':
      return { url: page, ...fromPage, api: 'script' };
    case 'https':
    case 'port':
    case 'host':
      return { url: `${elsewhere(origin)[place]}${cookiesPath}`, kind: 'top-level' };
    case 'picture':
      return { url: lab, initiator: otherSite, topLevel: otherSite };
    case 'link':
      return { url: lab, initiator: otherSite, kind: 'top-level' };
    case 'form':
      return { url: lab, initiator: otherSite, kind: 'top-level', method: 'POST' };
    default:
      return { url: `${origin}${triedPaths[place]}`, ...fromPage };
  }
}

/** The nearest neighbours: the same host by https and at another port, and another host, below ours where that can be. */
export function elsewhere(origin: string): Record<'https' | 'port' | 'host', string> {
  const { hostname, host, protocol } = new URL(origin);
  const port = Number(/:(\d+)$/.exec(host)?.[1] ?? (protocol === 'https:' ? 443 : 80));
  const isAddress = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  const neighbour = isAddress ? 'other-site.example' : `www.${hostname}`;
  return {
    https: `https://${hostname}`,
    port: `${protocol}//${hostname}:${port < 65_535 ? port + 1 : port - 1}`,
    host: `${protocol}//${host.replace(hostname, () => neighbour)}`,
  };
}
