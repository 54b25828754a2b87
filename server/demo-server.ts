// The demo server in one piece, with whatever serves the deck: built files (server/main.ts) or Vite (server/dev.ts).

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import type { Capabilities, Demo } from '#demos/contract.ts';
import { registry, virtualHostDemo } from '#demos/registry.ts';
import { createApp } from '#server/app.ts';
import type { OwnAddress } from '#server/bridge.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { createConnections, type Connections } from '#server/connections.ts';
import { createHost, type Host } from '#server/host.ts';
import { instructorRoutes, reachOf } from '#server/instructor.ts';
import { createOwnNames } from '#server/own-names.ts';
import { createPhoneVisits } from '#server/phone-visits.ts';
import { readVersion } from '#server/root.ts';
import { createTcpTable } from '#server/tcp-states.ts';
import { createThisMachine } from '#server/this-machine.ts';
import { createVisitors, type Visitors } from '#server/visitors.ts';

export interface DemoServerOptions {
  /** Names of this server besides the machine's own. */
  readonly names: readonly string[];
  /** Whether it listens to the network. */
  readonly lan: boolean;
  readonly ownAddress: OwnAddress;
  /** Handlers for the deck's paths; what they pass on is answered 404. */
  deck(visitors: Visitors): readonly RequestHandler[];
  onError(error: unknown, where: string): void;
  isDeckFile?(path: string): boolean;
  takeUpgrade?(request: IncomingMessage, socket: Socket, head: Buffer): boolean;
}

export async function createDemoServer(options: DemoServerOptions): Promise<Host> {
  const { names, lan, onError } = options;
  const table = createTcpTable();
  const capabilities = {
    ...nodeCapabilities((error) => onError(error, 'timer')),
    ...(table && { tcpStates: table.statesOf }),
  };
  const connections = createConnections(capabilities.clock);
  const visitors = createVisitors(capabilities.random);
  const isThisMachine = createThisMachine();
  const app = createApp({
    deck: options.deck(visitors),
    instructor: instructorRoutes({
      visits: createPhoneVisits(capabilities),
      reach: () => reachOf({ names, lan, port: options.ownAddress()?.port ?? 0 }),
      isHere: (socket) => isThisMachine(socket.remoteAddress) && !visitors.isBridge(socket),
    }),
    health: healthOf(connections),
    onError: (error) => onError(error, 'deck'),
  });
  const loaded = await loadDemos(capabilities);
  return createHost({
    ...options,
    demos: new Map(loaded.map(({ name, backend }) => [name, backend])),
    ports: new Map(loaded.map(({ name, ports }) => [name, ports])),
    virtualHostDemo,
    isOwnName: createOwnNames(names),
    capabilities,
    connections,
    visitors,
    app,
    ...(table && { noteConnection: table.note }),
  });
}

/** Every demo's backend, running. */
function loadDemos(capabilities: Capabilities) {
  const loading = Object.entries(registry).map(async ([name, entry]) => {
    const { demo }: { demo: Demo } = await entry.backend();
    return { name, ports: demo.ports ?? [], backend: demo.create(capabilities) };
  });
  return Promise.all(loading);
}

function healthOf(connections: Connections) {
  const version = readVersion();
  const startedAt = performance.now();
  return () => ({
    version,
    uptime: Math.round((performance.now() - startedAt) / 1000),
    connections: connections.size,
  });
}
