// `npm start`, once everything is built: one port for the deck and the demos, until Ctrl+C.

import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { fill } from '#demos/fill.ts';
import { announcement } from '#server/announce.ts';
import { serveDeck } from '#server/deck.ts';
import { createDemoServer } from '#server/demo-server.ts';
import { endOnSignal } from '#server/ending.ts';
import { listen, portsTried, type Listening } from '#server/listen.ts';
import { createErrorLog, whyUnwritable } from '#server/log.ts';
import { parseOptions, type Options, type Problem } from '#server/options.ts';
import { root } from '#server/root.ts';
import { terminalLanguage, terminalText } from '#server/terminal-text.ts';

const sentences = terminalText[terminalLanguage(process.env)];
const deckFolder = join(root, 'dist');

const options = parseOptions(process.argv.slice(2), process.env);
if ('problem' in options) giveUp(options);
else if (options.help) console.log(sentences.usage);
else await start(options).catch((error: unknown) => giveUp(asProblem(error, options)));

async function start(wishes: Options): Promise<void> {
  const problem = missing(wishes);
  if (problem) return giveUp(problem);
  const onError = createErrorLog(resolve(wishes.data ?? join(root, 'data')), sentences, (line) => console.error(line));
  // A fault in one demo must not end the others.
  process.on('unhandledRejection', (error) => onError(error, 'promise'));
  process.on('uncaughtException', (error) => onError(error, 'event'));
  let listening: Listening | undefined;
  const host = await createDemoServer({
    names: wishes.names,
    lan: wishes.lan,
    ownAddress: () => listening && { address: listening.loopback, port: listening.port },
    deck: (visitors) => serveDeck(deckFolder, visitors),
    onError,
  });
  listening = await listen(host, wishes);
  const ports = await host.openPorts({ lan: wishes.lan, any: wishes.port === 0 });
  endOnSignal(host, listening, () => console.log(`\n  ${sentences.stopping}`));
  console.log((await announcement(sentences, { ...wishes, ports }, listening.port, networkInterfaces())).join('\n'));
}

function missing({ data }: Options): Problem | undefined {
  if (!existsSync(join(deckFolder, 'index.html'))) return { problem: 'no-deck', values: { folder: deckFolder } };
  const reason = data === undefined ? undefined : whyUnwritable(resolve(data));
  return reason === undefined ? undefined : { problem: 'data-folder', values: { folder: data ?? '', reason } };
}

function asProblem(error: unknown, { port, isExplicit }: Options): Problem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' && isExplicit) return { problem: 'port-taken', values: { port, next: port + 1 } };
  if (code === 'EADDRINUSE') return { problem: 'ports-taken', values: { port, last: port + portsTried - 1 } };
  if (code === 'EACCES') return { problem: 'port-forbidden', values: { port } };
  return {
    problem: 'failed',
    values: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  };
}

function giveUp({ problem, values }: Problem): void {
  console.error(fill(sentences[problem], values));
  process.exitCode = 1;
}
