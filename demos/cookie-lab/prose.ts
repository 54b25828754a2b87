// A cookie as one sentence: where it goes, who reads it, when it ends.

import type { Cookie } from '#demos/cookie-jar/contract.ts';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { decoded } from './cookie-field.ts';
import { cookieLabText } from './text.ts';

/** `at` in milliseconds since 1970: what is left of its life is counted from there. */
export function describe(cookie: Cookie, at: number, language: Language): string {
  const { prose } = cookieLabText[language];
  const { domain, expires, sameSite } = cookie;
  const parts = [
    fill(cookie.hostOnly ? prose.host : prose.domain, { domain }),
    cookie.path === '/' ? prose.everyPath : fill(prose.path, { path: decoded(cookie.path) }),
    cookie.httpOnly ? prose.notForScripts : prose.forScripts,
    expires === undefined ? prose.session : fill(prose.until, { time: duration(expires - at, language) }),
    prose.sameSite[sameSite],
    ...(cookie.secure ? [prose.secure] : []),
    ...(cookie.partition === undefined ? [] : [fill(prose.partition, { site: cookie.partition })]),
  ];
  return `${parts.join(prose.and)}.`;
}

const units = { days: 86_400_000, h: 3_600_000, min: 60_000, s: 1_000 } as const;

/** In the largest unit of which there are at least two. */
export function duration(milliseconds: number, language: Language): string {
  const names = Object.keys(units) as (keyof typeof units)[];
  const unit = names.find((name) => milliseconds >= 2 * units[name]) ?? 's';
  const count = Math.max(0, Math.round(milliseconds / units[unit]));
  return `${count}\u00a0${cookieLabText[language].prose.units[unit]}`;
}
