// The same from a terminal: the message by curl, and a recording taken apart by Wireshark's own program.

import { path } from './protocol.ts';

export function commandsFor(authority: string, text: string): Record<'curl' | 'tshark' | 'fields', string> {
  const quoted = `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return {
    curl: `curl -i -H 'Content-Type: text/plain; charset=utf-8' --data-raw ${quoted} http://${authority}${path}`,
    tshark: 'tshark -r media/captures/http.pcapng -O eth,ip,tcp,http -Y http.request',
    fields: 'tshark -r media/captures/http.pcapng -T fields -e frame.protocols',
  };
}
