// The same laboratory from a terminal. A test runs each of them.

import { path } from './protocol.ts';

export type CommandName = 'prompt' | 'python' | 'node' | 'openssl' | 'curl';

/** The key of RFC 6455 §1.3, so that its answer can be looked up there. */
const sampleKey = 'dGhlIHNhbXBsZSBub25jZQ==';

/** `authority` as in a Host field. They are for a POSIX shell. */
export function commandsFor(authority: string): Record<CommandName, string> {
  const url = `ws://${authority}${path}`;
  const fields = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${sampleKey}`,
  ];
  return {
    prompt: `python3 -m websockets ${url}`,
    python: `python3 -c "
import asyncio, websockets

async def main():
    async with websockets.connect('${url}') as line:
        await line.send('close 3001 the coffee is cold')
        try:
            await line.recv()
        except websockets.ConnectionClosed:
            print(line.close_code, line.close_reason)

asyncio.run(main())"`,
    // Node 20 has a WebSocket behind this flag; later versions have it anyway and take the flag all the same.
    node: `node --experimental-websocket -e "
const line = new WebSocket('${url}');
line.onopen = () => line.send('kill');
line.onclose = ({ code, wasClean }) => console.log(code, wasClean);"`,
    openssl: `printf %s ${sampleKey}258EAFA5-E914-47DA-95CA-C5AB0DC85B11 | openssl sha1 -binary | openssl base64`,
    curl: `curl -iN -m 2 ${fields.map((field) => `-H '${field}'`).join(' ')} http://${authority}${path}`,
  };
}
