// Names under which anybody may register one (RFC 6265bis §5.7, step “public suffixes”; https://publicsuffix.org): a
// cookie for all of co.uk would reach every shop in the United Kingdom.

import { isAddress } from './domain.ts';

export interface PublicSuffixes {
  /** The longest public suffix of a canonical host; the last label where no rule knows better, an IP address whole. */
  suffixOf(host: string): string;
}

export interface LazyPublicSuffixes extends PublicSuffixes {
  /** Fetches the list, once; until it is there, and where it cannot be had, the last label counts. Never rejects. */
  load(): Promise<void>;
}

/** Rules as the public suffix list writes them: `co.uk`, `*.ck`, `!www.ck`. Without rules the last label counts (rule `*`). */
export function createPublicSuffixes(rules: Iterable<string> = []): PublicSuffixes {
  const known = new Set(rules);
  const longest = Math.max(1, ...Array.from(known, (rule) => rule.split('.').length));
  return {
    suffixOf(host) {
      if (isAddress(host)) return host;
      const isRooted = host.endsWith('.');
      const labels = (isRooted ? host.slice(0, -1) : host).split('.');
      return labels.slice(labels.length - lengthOf(labels.slice(-longest), known)).join('.') + (isRooted ? '.' : '');
    },
  };
}

/** The bundled list, fetched on demand. */
export async function loadPublicSuffixes(): Promise<PublicSuffixes> {
  const { publicSuffixList } = await import('./public-suffix-list.ts');
  return createPublicSuffixes(publicSuffixList.trim().split(/\s+/));
}

/** The bundled list for a jar that is needed before the list is. */
export function createLazyPublicSuffixes(load = loadPublicSuffixes): LazyPublicSuffixes {
  let suffixes = createPublicSuffixes();
  let loading: Promise<void> | undefined;
  return {
    suffixOf: (host) => suffixes.suffixOf(host),
    load: () =>
      (loading ??= load().then(
        (loaded) => void (suffixes = loaded),
        () => void (loading = undefined),
      )),
  };
}

/** The name that somebody registered, `shop.co.uk` of `www.shop.co.uk`: the host itself where it has none above its suffix. */
export function registrableDomain(host: string, suffixes: PublicSuffixes): string {
  const suffix = suffixes.suffixOf(host);
  if (host === suffix) return host;
  const above = host.slice(0, -suffix.length - 1);
  return host.slice(above.lastIndexOf('.') + 1);
}

/** Number of labels of the longest rule that fits; an exception (`!`) beats them all and means one label less. */
function lengthOf(labels: readonly string[], rules: ReadonlySet<string>): number {
  for (let at = 0; at < labels.length; at += 1) {
    const name = labels.slice(at).join('.');
    const length = labels.length - at;
    if (rules.has(`!${name}`)) return length - 1;
    if (rules.has(name) || (length > 1 && rules.has(`*.${labels.slice(at + 1).join('.')}`))) return length;
  }
  return 1;
}
