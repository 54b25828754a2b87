// What a cookie jar keeps, who asks it, and what it answers: each decision with the section it follows. Types only.
// The rules are those of RFC 6265bis (draft-ietf-httpbis-rfc6265bis), with Partitioned after CHIPS.

import type { VerdictKey } from './verdicts.ts';

/** `default`: no attribute, or one that is not understood (§5.6.7): treated as Lax, with less trust. */
export type SameSite = 'strict' | 'lax' | 'none' | 'default';

/** One stored cookie (§5.7). Name, domain, path, host-only flag and partition together identify it. */
export interface Cookie {
  /** May be empty: `Set-Cookie: rubbish` makes a cookie without a name (§5.6). */
  readonly name: string;
  readonly value: string;
  /** Lower case, without a leading dot. */
  readonly domain: string;
  /** Sent to exactly this host, for no Domain attribute named more (§5.7). */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** Milliseconds since 1970; undefined: gone with the session. At most 400 days ahead (§5.5). */
  readonly expires: number | undefined;
  readonly created: number;
  readonly lastUsed: number;
  /** Site of the top-level page that a partitioned cookie belongs to, for example `https://shop.example`. */
  readonly partition: string | undefined;
}

/** Who asks for a URL, and how: all that decides whether a request is same-site (§5.2). */
export interface CookieContext {
  /** Absolute, `http:`, `https:`, `ws:` or `wss:`. */
  readonly url: string;
  /** URL of the page that started the request; absent: the user typed the address. */
  readonly initiator?: string | undefined;
  /** URL in the address bar; where absent, the initiator's for a subresource, else the request's own. */
  readonly topLevel?: string | undefined;
  /** GET unless told: only safe methods take Lax cookies across sites (§5.2). */
  readonly method?: string;
  /** `top-level`: the address bar changes; `subresource` (unless told): a picture, a fetch, a frame. */
  readonly kind?: 'top-level' | 'subresource';
  /** `script`: document.cookie, a “non-HTTP” API (§5.7, §5.8.3). HTTP unless told. */
  readonly api?: 'http' | 'script';
}

/** One step of a decision. The sentence is `verdictText[language][key]`, filled with `values`. */
export interface Verdict {
  readonly key: VerdictKey;
  /** Of RFC 6265bis, for example `5.7`; `CHIPS` for Partitioned, `layered-cookies` for the prefixes that want HttpOnly. */
  readonly section: string;
  /** `refuses` ends the decision against the cookie; `notes` changes or explains something. */
  readonly effect: 'allows' | 'notes' | 'refuses';
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What became of one Set-Cookie value. */
export interface Reception {
  /** The cookie as stored; undefined where it was refused, or was a deletion. */
  readonly kept: Cookie | undefined;
  readonly steps: readonly Verdict[];
}

/** What one cookie of the jar does for one request. */
export interface Decision {
  readonly cookie: Cookie;
  readonly sent: boolean;
  readonly steps: readonly Verdict[];
}

/** What a request takes along. */
export interface Selection {
  /** Value of the Cookie field (§5.8.1); undefined where none is sent. */
  readonly header: string | undefined;
  /** Every cookie of the jar, those that are sent first and in the order in which they are sent. */
  readonly decisions: readonly Decision[];
}

/** Bounds: 50 cookies a registrable domain, 3,000 in all (RFC 6265 §6.1 asks for at least these); 4,096 octets of name and value, 1,024 of an attribute. */
export interface Jar {
  /** Takes one Set-Cookie value, as text of octets (one char an octet) or as octets; never throws on any of them. */
  receive(line: string | Uint8Array, context: CookieContext): Reception;
  /** Decides for a request and marks what is sent as used. */
  select(context: CookieContext): Selection;
  /** Every cookie that has not expired, oldest first. */
  cookies(): readonly Cookie[];
  clear(): void;
}
