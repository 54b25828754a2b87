// The same questions from a terminal. A test runs each of them.

import { path } from './protocol.ts';

export type CommandName = 'publish' | 'ask' | 'again' | 'loop' | 'python';

/** `authority` as in a Host field. They are for a POSIX shell. */
export function commandsFor(authority: string): Record<CommandName, string> {
  const url = `http://${authority}${path}`;
  return {
    publish: `curl -d 'The coffee is ready.' ${url}`,
    ask: `curl -i ${url}`,
    again: `curl -i --etag-save news.tag --etag-compare news.tag ${url}`,
    loop: `for i in 1 2 3 4 5; do curl -s -o news.json -w '%{http_code}, %{size_download} octets\\n' ${url}; sleep 1; done`,
    python: `python3 -c "
import time
from urllib.request import urlopen

for question in range(3):
    print(urlopen('${url}').read().decode())
    time.sleep(1)"`,
  };
}
