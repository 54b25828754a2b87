// Every step that a jar's decision may take: the section that it follows and what it does to the cookie. The words
// are in text.ts. Sections are those of draft-ietf-httpbis-rfc6265bis-22; two rules come from elsewhere: `CHIPS`
// (draft-cutler-httpbis-partitioned-cookies) and `layered-cookies` (draft-ietf-httpbis-layered-cookies).

import type { Verdict } from './contract.ts';

type Rule = readonly [section: string, effect: Verdict['effect']];

const rules = {
  // A Set-Cookie value is read.
  'url-unusable': ['5.7', 'refuses'],
  'control-character': ['5.6', 'refuses'],
  'too-long': ['5.6', 'refuses'],
  empty: ['5.7', 'refuses'],
  nameless: ['5.6', 'notes'],
  'attribute-too-long': ['5.6', 'notes'],
  'attribute-unknown': ['5.6', 'notes'],
  'attribute-repeated': ['5.6', 'notes'],
  'expires-unreadable': ['5.6.1', 'notes'],
  'max-age-unreadable': ['5.6.2', 'notes'],

  // How long it lives.
  'lives-for-session': ['5.7', 'allows'],
  'lives-for-max-age': ['5.6.2', 'allows'],
  'lives-until-expires': ['5.6.1', 'allows'],
  'max-age-wins': ['5.7', 'notes'],
  'lifetime-capped': ['5.5', 'notes'],
  'is-deletion': ['5.7', 'notes'],

  // Which hosts it is for.
  'domain-not-ascii': ['5.7', 'refuses'],
  'domain-dot-dropped': ['5.6.3', 'notes'],
  'domain-is-suffix': ['5.7', 'refuses'],
  'domain-is-own-suffix': ['5.7', 'notes'],
  'domain-foreign': ['5.7', 'refuses'],
  'domain-is-address': ['5.7', 'notes'],
  'domain-covers': ['5.7', 'allows'],
  'host-only': ['5.7', 'allows'],

  // Which paths.
  'path-given': ['5.6.4', 'allows'],
  'path-default': ['5.1.4', 'allows'],
  'path-unusable': ['5.6.4', 'notes'],

  // Who may set what.
  'secure-over-encryption': ['5.7', 'allows'],
  'secure-on-own-machine': ['5.7', 'notes'],
  'secure-over-plain-text': ['5.7', 'refuses'],
  'http-only': ['5.6.6', 'allows'],
  'http-only-by-script': ['5.7', 'refuses'],
  'leave-secure-alone': ['5.7', 'refuses'],
  'same-site-strict': ['5.6.7', 'allows'],
  'same-site-lax': ['5.6.7', 'allows'],
  'same-site-none': ['5.6.7', 'allows'],
  'same-site-default': ['5.6.7', 'allows'],
  'same-site-unknown': ['5.6.7', 'notes'],
  'set-across-sites': ['5.7', 'refuses'],
  'none-needs-secure': ['5.7', 'refuses'],
  'prefix-kept': ['5.4', 'allows'],
  'prefix-needs-secure': ['5.7', 'refuses'],
  'prefix-needs-host-only': ['5.7', 'refuses'],
  'prefix-needs-root-path': ['5.7', 'refuses'],
  'prefix-needs-http-only': ['layered-cookies', 'refuses'],
  'nameless-prefix': ['5.7', 'refuses'],
  partitioned: ['CHIPS', 'allows'],
  'partitioned-needs-secure': ['CHIPS', 'refuses'],
  'partitioned-nowhere': ['CHIPS', 'refuses'],

  // It goes into the jar.
  'http-only-overwritten': ['5.7', 'refuses'],
  replaced: ['5.7', 'notes'],
  kept: ['5.7', 'allows'],
  deleted: ['5.7', 'notes'],
  'nothing-to-delete': ['5.7', 'notes'],
  'evicted-for-site': ['5.7', 'notes'],
  'evicted-for-all': ['5.7', 'notes'],
  'evicted-itself': ['5.7', 'refuses'],

  // A cookie of the jar, and a request.
  'host-same': ['5.8.3', 'allows'],
  'host-other': ['5.8.3', 'refuses'],
  'domain-matches': ['5.1.3', 'allows'],
  'domain-other': ['5.1.3', 'refuses'],
  'domain-became-suffix': ['5.8.3', 'refuses'],
  'path-matches': ['5.1.4', 'allows'],
  'path-other': ['5.1.4', 'refuses'],
  'partition-same': ['CHIPS', 'allows'],
  'partition-other': ['CHIPS', 'refuses'],
  'secure-sent-encrypted': ['5.8.3', 'allows'],
  'secure-sent-on-own-machine': ['5.8.3', 'notes'],
  'secure-held-back': ['5.8.3', 'refuses'],
  'http-only-sent': ['5.8.3', 'allows'],
  'http-only-hidden': ['5.8.3', 'refuses'],
  'same-site-request': ['5.2', 'allows'],
  'cross-site-none': ['5.8.3', 'allows'],
  'cross-site-strict': ['5.8.3', 'refuses'],
  'default-as-lax': ['5.6.7', 'notes'],
  'cross-site-navigation': ['5.8.3', 'allows'],
  'cross-site-unsafe': ['5.8.3', 'refuses'],
  'cross-site-subresource': ['5.8.3', 'refuses'],
  'cross-site-script': ['5.8.3', 'refuses'],
  'two-minutes-of-grace': ['5.6.7', 'notes'],
  sent: ['5.8.3', 'allows'],
} as const satisfies Readonly<Record<string, Rule>>;

export type VerdictKey = keyof typeof rules;

/** Every key, in the order in which a decision comes to them. */
export const verdictKeys = Object.keys(rules) as readonly VerdictKey[];

/** The step with its section and effect; `values` fill the places of its sentence. */
export function verdict(key: VerdictKey, values?: Verdict['values']): Verdict {
  const [section, effect] = rules[key];
  return values ? { key, section, effect, values } : { key, section, effect };
}

/** Takes steps until one refuses; says whether none did. */
export function passes(steps: Verdict[], more: Iterable<Verdict>): boolean {
  for (const step of more) {
    steps.push(step);
    if (step.effect === 'refuses') return false;
  }
  return true;
}
