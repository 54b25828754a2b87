// Other people's clients in the same room, from a terminal in the course's folder. A test runs each of them.

import { path, roomPath, subprotocol } from './protocol.ts';

export interface ChatCommand {
  readonly name: 'lines' | 'program' | 'node' | 'room';
  readonly command: string;
}

export function commandsFor(authority: string): readonly ChatCommand[] {
  const address = `ws://${authority}${path}`;
  const join = `line.send(JSON.stringify({ type: 'join', name: 'Node' }))`;
  const script = [
    `const line = new (require('ws'))('${address}', '${subprotocol}')`,
    `line.on('open', () => ${join})`,
    `line.on('message', (data) => console.log(String(data)))`,
  ];
  return [
    { name: 'lines', command: `python3 -m websockets ${address}` },
    { name: 'program', command: `python3 media/python/chat_client.py Ada ${address}` },
    { name: 'node', command: `node -e "${script.join('; ')}"` },
    { name: 'room', command: `curl http://${authority}${roomPath}` },
  ];
}
