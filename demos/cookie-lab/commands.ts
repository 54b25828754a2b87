// The same exchanges from a terminal: programs that work as they stand.

import { cookiesPath, labPath, setPath, visitPath } from './protocol.ts';

export type CommandName = 'curl' | 'set' | 'send' | 'httpie' | 'python';

/** `authority` as in a Host field, `lines` as Set-Cookie values. They are for a POSIX shell. */
export function commandsFor(authority: string, lines: readonly string[]): Record<CommandName, string> {
  const visit = `http://${authority}${visitPath}`;
  return {
    curl: `curl -b jar -c jar ${visit}`,
    set: `curl -i -c jar -d ${quoted(JSON.stringify(lines))} http://${authority}${setPath}
curl -b jar http://${authority}${cookiesPath}`,
    send: `curl -b 'a=1; b=2; a=3' http://${authority}${labPath}/shop/cookies`,
    httpie: `http --session=./lab.json GET ${visit}`,
    python: `python3 -c "
from http.cookiejar import CookieJar
from urllib.request import build_opener, HTTPCookieProcessor

ask = build_opener(HTTPCookieProcessor(CookieJar())).open
for _ in range(3):
    print(ask('${visit}').read().decode())"`,
  };
}

/** One word for a shell: within single quotes only a single quote means something. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
