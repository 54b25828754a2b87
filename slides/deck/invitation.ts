// Under which addresses the room can open the present page. Pure: from what the server knows of itself and where the page is.

import type { AddressKind, Reach } from '#demos/instructor-protocol.ts';

export interface Invitation {
  /** Short enough to be typed: the course's beginning. */
  readonly shown: string;
  /** The page itself, for the QR code. */
  readonly url: string;
  /** Empty for a name, and where no interface is known. */
  readonly interface: string;
  readonly kind: AddressKind;
}

export type Situation =
  /** Phones can come, as far as this machine can tell. */
  | 'open'
  /** The demo server listens on this machine only. */
  | 'this machine only'
  /** It would let them in, but this machine is in no network of a class. */
  | 'no network'
  /** A published page on this very machine. */
  | 'published here only';

export interface Invitations {
  readonly situation: Situation;
  /** The likeliest first; empty where nobody can come. */
  readonly invitations: readonly Invitation[];
}

/** `reach` is undefined where there is no demo server, or where it tells this page nothing. */
export function inviteTo(page: URL, reach: Reach | undefined, hasServer: boolean): Invitations {
  if (!reach) return inviteBySelf(page, hasServer);
  if (!reach.lan) return { situation: 'this machine only', invitations: [] };
  const invitations = reach.addresses.map(({ host, interface: name, kind }) => {
    const url = new URL(page);
    url.protocol = 'http:';
    url.host = `${host}:${reach.port}`;
    // For 80 a URL has no port.
    if (reach.port === 80) url.port = '';
    return { shown: url.origin, url: withoutQuery(url), interface: name, kind };
  });
  const isNear = invitations.some(({ kind }) => kind === 'wired');
  return { situation: isNear ? 'open' : 'no network', invitations };
}

/** Whoever reads this has come by an address that works. */
function inviteBySelf(page: URL, hasServer: boolean): Invitations {
  if (isLoopback(page.hostname))
    return { situation: hasServer ? 'this machine only' : 'published here only', invitations: [] };
  const folder = new URL(hasServer ? '/' : '../', page);
  folder.search = '';
  folder.hash = '';
  const invitation = {
    shown: folder.href.replace(/\/$/, ''),
    url: withoutQuery(page),
    interface: '',
    kind: 'wired' as const,
  };
  return { situation: 'open', invitations: [invitation] };
}

/** The host that a presenter has chosen to compare is not the room's. */
function withoutQuery(url: URL): string {
  const plain = new URL(url);
  plain.search = '';
  return plain.href;
}

function isLoopback(hostname: string): boolean {
  return /(^|\.)localhost$/.test(hostname) || hostname.startsWith('127.') || hostname === '[::1]';
}
