// Says two things to a server that turns texts around: node ping-gnip.mjs [address]   (npm install ws)

import { WebSocket } from 'ws';

const [, , address = 'ws://localhost:8001/'] = process.argv;
const texts = ['ping', 'un café'];

// #region events
const line = new WebSocket(address);

line.on('open', () => line.send(texts[0]));
line.on('message', (data) => {
  console.log(texts.shift(), '->', String(data));
  if (texts.length > 0) line.send(texts[0]);
  else line.close(1000);
});
line.on('error', ({ message }) => console.error(message));
line.on('close', (code) => console.log('closed with', code));
// #endregion
