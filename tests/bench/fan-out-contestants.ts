// The same room three times: what one client says goes to all. Ours is the demo server as it is built.

export type RoomKind = 'ours' | 'ws' | 'socket.io';

/** As its own documentation relays to all clients. */
const bareWs = `const { WebSocketServer } = require('ws');
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () =>
  console.log('http://127.0.0.1:' + server.address().port));
server.on('connection', (socket) => socket.on('message', (data, isBinary) => {
  for (const client of server.clients) if (client.readyState === 1) client.send(data, { binary: isBinary });
}));`;

/** Arguments for Node. */
export const rooms: Record<RoomKind, readonly string[]> = {
  ours: ['build/server/main.js', '--port', '0'],
  ws: ['-e', bareWs],
  'socket.io': ['tests/bench/fan-out-socket-io.mjs'],
};
