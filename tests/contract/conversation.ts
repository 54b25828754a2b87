// One connection by hand, for tests: octets as Latin-1 text, and waits for what is to come instead of for time.

import type { ByteStream } from '#demos/contract.ts';
import { octetsOf, textOf } from '#wire/http1-octets.ts';

export interface Conversation {
  readonly stream: ByteStream;
  /** All that has come so far. */
  readonly received: string;
  send(octets: string | Uint8Array): Promise<void>;
  /** Resolves with all that has come once it matches; rejects where the connection ends first. */
  until(pattern: RegExp): Promise<string>;
  /** All that comes until the other side ends; `cut` when it ended by a cut. */
  all(): Promise<{ received: string; cut: boolean }>;
}

export function converse(stream: ByteStream): Conversation {
  let received = '';

  async function more(): Promise<boolean> {
    const bytes = await stream.read();
    if (bytes) received += textOf(bytes);
    return bytes !== undefined;
  }

  return {
    stream,
    get received() {
      return received;
    },
    send: (octets) => stream.write(typeof octets === 'string' ? octetsOf(octets) : octets),
    async until(pattern) {
      while (!pattern.test(received)) {
        if (!(await more())) throw new Error(`The connection ended before ${pattern} came, after: ${received}`);
      }
      return received;
    },
    async all() {
      try {
        while (await more());
        return { received, cut: false };
      } catch {
        return { received, cut: true };
      }
    },
  };
}

/** A request as text: `Host` is the authority's unless `fields` holds one of its own. */
export function write(line: string, authority: string, fields: readonly string[] = [], body = ''): string {
  const hasHost = fields.some((field) => /^host:/i.test(field));
  const all = hasHost ? fields : [`Host: ${authority}`, ...fields];
  return `${[`${line} HTTP/1.1`, ...all].join('\r\n')}\r\n\r\n${body}`;
}
