// Which site a request is for, and whether its sender may speak: the two checks that both hosts make before anything else.

import type { Field, Language } from './contract.ts';

/** What a check needs of a request: no body. */
export interface RequestLines {
  readonly method: string;
  readonly target: string;
  readonly version: '1.0' | '1.1';
  readonly headers: readonly Field[];
}

export type HostVerdict =
  | { readonly to: 'deck' }
  | { readonly to: 'virtual-host'; readonly name: string }
  | {
      readonly to: 'nowhere';
      readonly status: 400 | 421;
      readonly reason: 'no-host' | 'two-hosts' | 'bad-host' | 'foreign';
    };

const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9._~!$&'()*+,;=%-]*)(?::(\d{0,5}))?$/i;

/** Values of a field in order, its name compared without case (RFC 9110 §5.1). */
export function valuesOf(headers: readonly Field[], name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/**
 * Chooses the site (RFC 9112 §3.2, RFC 9110 §7.4). One Host field is required in HTTP/1.1, an absolute-form target
 * overrides it, and a name that is neither ours nor `*.localhost` is misdirected: a rebound DNS name ends here.
 */
export function routeHost(request: RequestLines, isOwnName: (hostname: string) => boolean): HostVerdict {
  const hosts = valuesOf(request.headers, 'host');
  if (hosts.length > 1) return { to: 'nowhere', status: 400, reason: 'two-hosts' };
  if (hosts.length === 0 && request.version === '1.1') return { to: 'nowhere', status: 400, reason: 'no-host' };
  const authority = absoluteAuthority(request.target) ?? hosts[0];
  if (authority === undefined) return { to: 'deck' };
  const name = hostnameOf(authority);
  if (name === undefined) return { to: 'nowhere', status: 400, reason: 'bad-host' };
  if (isOwnName(name)) return { to: 'deck' };
  if (name.endsWith('.localhost')) return { to: 'virtual-host', name };
  return { to: 'nowhere', status: 421, reason: 'foreign' };
}

/**
 * Whether the request's Origin, where it has one, is this server's own: one of its names or a virtual host, at the port
 * that the request itself names. A client that is no browser sends none and may pass.
 */
export function isOriginAllowed(request: RequestLines, isOwnName: (hostname: string) => boolean): boolean {
  const [origin, ...others] = valuesOf(request.headers, 'origin');
  if (origin === undefined) return true;
  const match = /^https?:\/\/([^/]+)$/.exec(origin);
  const name = match?.[1] === undefined ? undefined : hostnameOf(match[1]);
  if (others.length > 0 || name === undefined) return false;
  const host = valuesOf(request.headers, 'host')[0] ?? '';
  return portOf(match?.[1] ?? '') === portOf(host) && (isOwnName(name) || name.endsWith('.localhost'));
}

/** The name in `host[:port]`, in lower case, without a final dot; undefined where the grammar does not hold. */
export function hostnameOf(authority: string): string | undefined {
  const name = AUTHORITY.exec(authority)?.[1]?.toLowerCase();
  return name === undefined || name === '' ? undefined : name.replace(/\.$/, '');
}

/** The language to answer in: French where Accept-Language begins with it, else English (RFC 9110 §12.5.4, simplified). */
export function preferredLanguage(headers: readonly Field[]): Language {
  return /^\s*fr\b/i.test(valuesOf(headers, 'accept-language')[0] ?? '') ? 'fr' : 'en';
}

function portOf(authority: string): string {
  return AUTHORITY.exec(authority)?.[2] ?? '';
}

function absoluteAuthority(target: string): string | undefined {
  return /^https?:\/\/([^/?#]*)/i.exec(target)?.[1];
}
