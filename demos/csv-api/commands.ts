// The same API from a terminal: programs that work as they stand, in a POSIX shell.

import { paths } from './protocol.ts';

export type CommandName = 'curl' | 'httpie' | 'missing' | 'dates' | 'python';

/** `authority` as in a Host field, `path` the address that the learner stands at, of this API's own signs. */
export function commandsFor(authority: string, path: string): Record<CommandName, string> {
  const at = (address: string) => `http://${authority}${address}`;
  return {
    curl: `curl -i ${quoted(at(path))}`,
    httpie: `http --ignore-stdin ${quoted(at(path))}`,
    missing: `curl -i ${at(paths.associations)}/licornes`,
    dates: `curl ${quoted(at(`${paths.events}?from=2026-10-01&to=2026-10-31`))}`,
    python: `python3 -c "
import csv, json
from urllib.request import urlopen

ask = lambda path: urlopen('http://${authority}' + path).read().decode()
rows = csv.DictReader(ask('${paths.associationsFile}').splitlines())
names = {row['id']: row['name'] for row in rows}
for event in json.loads(ask('${paths.events}?limit=50'))['items']:
    print(event['date'], names[event['association']], '–', event['title'])"`,
  };
}

/** One word for a shell: within single quotes only a single quote means something. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
