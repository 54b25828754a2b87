// What is asked of the server on the command line and in the environment.

import { parseArgs } from 'node:util';
import { asName } from '#server/own-names.ts';
import type { TerminalSentence } from '#server/terminal-text.ts';

export interface PortWish {
  readonly port: number;
  /** Somebody named this port, so no other will do. */
  readonly isExplicit: boolean;
}

export interface Options extends PortWish {
  /** Open to the network, not to this machine only. */
  readonly lan: boolean;
  /** Names under which the deck is reached besides this machine's own. */
  readonly names: readonly string[];
  /** Folder for what must survive a restart; undefined: `data/` in the course's folder. */
  readonly data: string | undefined;
  readonly help: boolean;
}

/** A sentence for the terminal, with what fills its places. */
export interface Problem {
  readonly problem: TerminalSentence;
  readonly values?: Readonly<Record<string, string | number>>;
}

export const defaultPort = 8420;

/** Reads the arguments after the program's name, and `PORT`. */
export function parseOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | Problem {
  const given = parse(args);
  if ('problem' in given) return given;
  const { values, positionals } = given;
  // `--host a b` reads naturally; a name without `--host` is a mistake.
  if (positionals[0] !== undefined && !values.host)
    return { problem: 'argument', values: { argument: positionals[0] } };
  const names = [...(values.host ?? []), ...positionals].map(asName);
  const wrongName = names.find((name) => !isHostName(name));
  if (wrongName !== undefined) return { problem: 'host-name', values: { name: wrongName } };
  const wish = portWish(values.port ?? env['PORT']);
  if ('problem' in wish) return wish;
  return { ...wish, lan: values.lan ?? false, names, data: values.data, help: values.help ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        lan: { type: 'boolean' },
        host: { type: 'string', multiple: true },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    const argument = args.find((each) => !/^--?(port|lan|host|data|help|h)$/.test(each) && each.startsWith('-'));
    return { problem: 'argument', values: { argument: argument ?? args.join(' ') } } satisfies Problem;
  }
}

function portWish(text: string | undefined): PortWish | Problem {
  if (text === undefined || text === '') return { port: defaultPort, isExplicit: false };
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity;
  return port <= 65_535 ? { port, isExplicit: true } : { problem: 'port-number', values: { port: text } };
}

function isHostName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name) && !/(^|\.)localhost$/.test(name);
}
