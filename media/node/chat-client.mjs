// Chats from a terminal: node chat-client.mjs name [address]   (npm install ws). Ctrl-D leaves (on Windows Ctrl-Z, Enter).

import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';

const [, , name = 'Patrick', address = 'ws://localhost:8003/'] = process.argv;
const line = new WebSocket(address);
const keyboard = createInterface({ input: process.stdin });

line.on('open', () => {
  line.send(`/name ${name}`);
  keyboard.on('line', (text) => line.send(text));
  keyboard.on('close', () => line.close(1000));
});
line.on('message', (data) => console.log(String(data)));
line.on('error', ({ message }) => console.error(message));
line.on('close', (code) => {
  console.log(`The line is closed (${code}).`);
  keyboard.close();
});
