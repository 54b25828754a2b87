// Errors, for the presenter's eyes in the terminal and with their stacks in `data/server.log`. The file is opened when the
// first one happens: a server that runs well writes nothing.

import { mkdirSync, accessSync, constants, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { fill } from '#demos/fill.ts';
import type { TerminalSentence } from '#server/terminal-text.ts';

/** Octets after which the log of an earlier run is put aside, as `server.log.1`. */
const largest = 4_194_304;

/** Errors that one run writes; the same few would only repeat. */
const mostErrors = 5_000;

export interface ErrorLog {
  (error: unknown, where: string): void;
}

/** `say` writes one line to the terminal. */
export function createErrorLog(
  folder: string,
  sentences: Record<TerminalSentence, string>,
  say: (line: string) => void,
): ErrorLog {
  let count = 0;
  let opening: Promise<Logger | undefined> | undefined;

  async function open(): Promise<Logger | undefined> {
    const reason = whyUnwritable(folder);
    if (reason !== undefined) {
      say(fill(sentences['no-log'], { folder, reason }));
      return undefined;
    }
    const { pino } = await import('pino');
    return pino({ base: null }, pino.destination({ dest: makeRoom(join(folder, 'server.log')), sync: true }));
  }

  return (error, where) => {
    if (++count > mostErrors) return;
    const message = error instanceof Error ? error.message : String(error);
    say(fill(sentences.error, { where, message }));
    opening ??= open();
    void opening.then((log) => log?.error({ err: error, where }));
  };
}

/** Makes the folder if it is missing; says why it cannot be written, undefined if it can. */
export function whyUnwritable(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

function makeRoom(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largest) renameSync(file, `${file}.1`);
  return file;
}
