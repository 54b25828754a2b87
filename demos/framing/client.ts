// One connection to one of the three servers: what is written, and what it says of each read.

import type { ByteStream } from '#demos/contract.ts';
import { decodeReport, type Report } from './protocol.ts';

export interface Sending {
  /** Octets in the order of the stream, one array for each write. */
  readonly writes: readonly Uint8Array[];
  /** Whether each write waits until the server has told of all the octets before it. */
  readonly waits: boolean;
}

export interface Outcome {
  readonly reports: readonly Report[];
  readonly isCut: boolean;
}

/** Writes everything, ends this side, and reads the server's words to the end. Never rejects: a cut is an outcome. */
export async function send(stream: ByteStream, { writes, waits }: Sending): Promise<Outcome> {
  const ear = new Ear(stream);
  try {
    let sent = 0;
    for (const bytes of writes) {
      const written = stream.write(bytes);
      sent += bytes.length;
      // A cut shows where it is listened for.
      written.catch(() => {});
      if (!waits) continue;
      await written;
      if (!(await ear.until(sent))) break;
    }
    await ear.until(writes.reduce((sum, { length }) => sum + length, 0));
    await stream.end();
    await ear.until(Infinity);
    return { reports: ear.reports, isCut: false };
  } catch {
    stream.abort();
    return { reports: ear.reports, isCut: true };
  }
}

class Ear {
  readonly reports: Report[] = [];
  readonly #stream: ByteStream;
  readonly #decoder = new TextDecoder();
  #line = '';

  constructor(stream: ByteStream) {
    this.#stream = stream;
  }

  /** Listens until the server has told of so many octets; false where it ends or has a problem before. */
  async until(octets: number): Promise<boolean> {
    while (this.reports.reduce((sum, report) => sum + report.octets, 0) < octets) {
      const bytes = await this.#stream.read();
      if (!bytes) return false;
      this.#take(this.#decoder.decode(bytes, { stream: true }));
    }
    return true;
  }

  #take(text: string): void {
    const lines = `${this.#line}${text}`.split('\n');
    this.#line = lines.pop() ?? '';
    this.reports.push(...lines.flatMap((line) => decodeReport(line) ?? []));
  }
}
