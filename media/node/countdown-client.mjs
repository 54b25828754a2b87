// Asks a server to count down: node countdown-client.mjs seconds [address]   (npm install ws)

import { WebSocket } from 'ws';

const [, , seconds = '3', address = 'ws://localhost:8002/'] = process.argv;
const line = new WebSocket(address);

line.on('open', () => line.send(seconds));
line.on('message', (data) => {
  const text = String(data);
  console.log(text);
  if (text === '0' || text.startsWith('error')) line.close(1000);
});
line.on('error', ({ message }) => console.error(message));
