// A WebSocket server that turns each text around: node gnip-server.mjs [port]   (npm install ws). Stop it with Ctrl-C.

import { WebSocketServer } from 'ws';

const [, , port = '8001'] = process.argv;
const server = new WebSocketServer({ host: 'localhost', port: Number(port) });

server.on('listening', () => console.log('port', server.address().port));

// #region events
server.on('connection', (line) => {
  line.on('message', (data) => line.send([...String(data)].reverse().join('')));
  line.on('error', ({ message }) => console.error(message));
  line.on('close', (code) => console.log('closed with', code));
});
// #endregion
