// `npm run dev`: the demo server with Vite in it, on one port. Slides and widgets change in the open pages; an edit below
// server/ or to a backend puts a new demo server in the place of the old one, behind the same port and the same Vite.

import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join, relative } from 'node:path';
import type { RequestHandler } from 'express';
import { createServer as createVite, isRunnableDevEnvironment, type Plugin, type ViteDevServer } from 'vite';
import { fill } from '#demos/fill.ts';
import { announcement } from '#server/announce.ts';
import { markPage } from '#server/deck-files.ts';
import type { createDemoServer } from '#server/demo-server.ts';
import { endOnSignal } from '#server/ending.ts';
import type { Host } from '#server/host.ts';
import { listen, type Listening } from '#server/listen.ts';
import { createErrorLog } from '#server/log.ts';
import { parseOptions, type Options } from '#server/options.ts';
import type { PortsWish } from '#server/own-ports.ts';
import { root } from '#server/root.ts';
import { terminalLanguage, terminalText } from '#server/terminal-text.ts';
import type { Visitors } from '#server/visitors.ts';

const sentences = terminalText[terminalLanguage(process.env)];

/** An editor may write several files at once. */
const settling = 50;

/** 1012: the service restarts (IANA's registry of close codes). */
const restarts = 1012;

const options = parseOptions(process.argv.slice(2), process.env);
if ('problem' in options) {
  console.error(fill(sentences[options.problem], options.values));
  process.exitCode = 1;
} else {
  await develop(options);
}

async function develop(wishes: Options): Promise<void> {
  // Vite listens here for its handshakes; they are passed on to it, whichever address family they came by.
  const relay = createHttpServer();
  const vite = await createVite({
    root,
    appType: 'custom',
    plugins: [markServed()],
    server: { middlewareMode: true, hmr: { server: relay } },
  });
  let listening: Listening | undefined;
  const load = () =>
    loadDemoServer(vite, {
      names: wishes.names,
      lan: wishes.lan,
      ownAddress: () => listening && { address: listening.loopback, port: listening.port },
      deck: (visitors) => [welcomePages(visitors), vite.middlewares],
      onError: createErrorLog(join(root, 'data'), sentences, (line) => console.error(line)),
      isDeckFile: isSource,
      takeUpgrade: (request, socket, head) => isVites(request) && relay.emit('upgrade', request, socket, head),
    });
  const front = createFront(await load());
  listening = await listen(front, wishes);
  const ports = await front.openPorts({ lan: wishes.lan, any: wishes.port === 0 });
  reloadOnChange(vite, async () => front.replace(await load()));
  endOnSignal(front, listening, () => void vite.close());
  console.log((await announcement(sentences, { ...wishes, ports }, listening.port, networkInterfaces())).join('\n'));
}

/** The demo server's code as it now is. */
async function loadDemoServer(vite: ViteDevServer, how: Parameters<typeof createDemoServer>[0]): Promise<Host> {
  const environment = vite.environments.ssr;
  if (!isRunnableDevEnvironment(environment)) throw new Error('This Vite cannot run the demo server.');
  const module = await environment.runner.import<{ createDemoServer: typeof createDemoServer }>(
    '/server/demo-server.ts',
  );
  return module.createDemoServer(how);
}

interface Front extends Host {
  replace(next: Host): Promise<void>;
}

/** The servers that listen stay; who answers behind them changes. */
function createFront(first: Host): Front {
  const servers: Server[] = [];
  let host = first;
  let detach: (() => void)[] = [];
  let wish: PortsWish | undefined;
  return {
    attach(server) {
      servers.push(server);
      detach.push(host.attach(server));
      return () => {};
    },
    sayGoodbye: (code) => host.sayGoodbye(code),
    end: () => host.end(),
    openPorts(now) {
      wish = now;
      return host.openPorts(now);
    },
    async replace(next) {
      for (const each of detach) each();
      host.sayGoodbye(restarts);
      host.end();
      host = next;
      detach = servers.map((server) => host.attach(server));
      if (wish) await host.openPorts(wish);
    },
  };
}

/** Whatever the demo server was loaded from is in Vite's graph of modules for Node. */
function reloadOnChange(vite: ViteDevServer, load: () => Promise<void>): void {
  const { logger } = vite.config;
  let timer: NodeJS.Timeout | undefined;

  // The old one goes on while the new one cannot be loaded.
  const reload = () =>
    load().then(
      () => logger.info('demo server reloaded', { timestamp: true }),
      (error: Error) => logger.error(error.stack ?? error.message, { timestamp: true }),
    );

  function follow(): void {
    vite.watcher.on('change', (file) => {
      const isOurs = /^(server|demos)\//.test(relative(root, file).replaceAll('\\', '/'));
      if (!isOurs || !vite.environments.ssr.moduleGraph.getModulesByFile(file)?.size) return;
      clearTimeout(timer);
      timer = setTimeout(reload, settling);
    });
    // A change to its configuration makes Vite replace all of itself, this method and the watcher included.
    const restart = vite.restart.bind(vite);
    vite.restart = async (forceOptimize) => {
      await restart(forceOptimize);
      follow();
      await reload();
    };
  }
  follow();
}

function markServed(): Plugin {
  return { name: 'demo-server:mark', transformIndexHtml: { order: 'post', handler: (html) => markPage(html) } };
}

/** Pages get their policy from the compiler here; the visitor's cookie comes with them all the same. */
function welcomePages(visitors: Visitors): RequestHandler {
  return (request, response, next) => {
    const cookie = request.accepts(['html', 'js', 'css']) === 'html' ? visitors.welcome(request) : undefined;
    if (cookie !== undefined) response.append('Set-Cookie', cookie);
    next();
  };
}

/** Vite serves the sources of demos below /demos/, where the demos themselves answer. */
function isSource(path: string): boolean {
  return /\.(ts|js|css|svg|json|map)(\?|$)/.test(path);
}

function isVites({ headers }: IncomingMessage): boolean {
  return /^vite-(hmr|ping)$/.test(headers['sec-websocket-protocol'] ?? '');
}
