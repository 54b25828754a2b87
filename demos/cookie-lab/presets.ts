// Cookies worth setting, each for what it shows.

import { visitCookie } from './protocol.ts';

export const presetNames = ['visit', 'theme', 'session', 'path', 'localhost', 'prefixes', 'overlong', 'bad'] as const;
export type PresetName = (typeof presetNames)[number];

const theme = 'theme=dark; Path=/; Max-Age=3600';
const session = 'session=7f3a; Path=/; HttpOnly; SameSite=Lax';

/** Name and value of exactly `octets`, for the limit of RFC 6265bis §5.6. */
const sized = (name: string, octets: number) => `${name}=${'x'.repeat(octets - name.length)}`;

/** The question before the first run is about these two. */
export const firstLines: readonly string[] = [theme, session];

/** Set-Cookie values; `visits` is how often the visit counter has counted. */
export function linesOf(preset: PresetName, visits: number): readonly string[] {
  const presets: Record<PresetName, readonly string[]> = {
    visit: [visitCookie(visits + 1)],
    theme: [theme],
    session: [session],
    path: ['basket=coffee; Path=/demos/cookie-lab/shop'],
    localhost: ['puzzle=whose; Path=/'],
    prefixes: ['__Host-id=right; Secure; Path=/', '__Host-id=wrong; Secure; Path=/demos'],
    overlong: [sized('fits', 4_096), sized('over', 4_097)],
    bad: ['rubbish', 'far=1; Domain=example.com', 'open=1; SameSite=None', 'odd=1; Max-Age=soon; Path=shop'],
  };
  return presets[preset];
}

/** Sixty small cookies, in lists that one POST takes. */
export const crumbs: readonly (readonly string[])[] = [0, 20, 40].map((first) =>
  Array.from({ length: 20 }, (_, index) => `crumb-${String(first + index + 1).padStart(2, '0')}=x; Max-Age=600`),
);
