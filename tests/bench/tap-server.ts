// The demo server's host with its tap, `on`, or without, `off`: `node --import tsx tests/bench/tap-server.ts off`. A server
// for people cannot be switched so; the bench puts a tap on a socket that never speaks, and a record that keeps nothing.
// `listening` is `off`, but the octets pass through JavaScript: the least that any tap on Node's own HTTP server does.

import { createServer } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { registry, virtualHostDemo } from '#demos/registry.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { createConnections, type Connections } from '#server/connections.ts';
import { Exchanges } from '#server/exchanges.ts';
import { createHost } from '#server/host.ts';
import { Tap } from '#server/tap.ts';
import { createVisitors } from '#server/visitors.ts';

const [, , mode] = process.argv;
const onError = (error: unknown): void => console.error(error);
const capabilities = nodeCapabilities(onError);
const connections = createConnections(capabilities.clock);
const { demo } = await registry[virtualHostDemo].backend();

const host = createHost({
  demos: new Map([[virtualHostDemo, demo.create(capabilities)]]),
  virtualHostDemo,
  capabilities,
  connections: mode === 'on' ? connections : untapped(connections),
  visitors: createVisitors(capabilities.random),
  app: (_request, response) => void response.writeHead(404).end(),
  ownAddress: () => undefined,
  isOwnName: (name) => name === 'localhost',
  onError,
});
const server = createServer({ requireHostHeader: false });
host.attach(server);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));

function untapped(connections: Connections): Connections {
  Exchanges.prototype.open = () => ({ isWanted: false, bytes() {}, close() {} });
  const taps = new WeakMap<Socket, Tap>();
  return {
    ...connections,
    add(socket) {
      if (mode === 'listening') socket.on('data', pass).off('data', pass).prependListener('data', pass);
      taps.set(socket, new Tap(new Socket(), capabilities.clock));
    },
    tapOf: (socket) => taps.get(socket) ?? new Tap(new Socket(), capabilities.clock),
  };
}

function pass(): void {}
