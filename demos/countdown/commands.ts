// The same countdown from a terminal: programs that work as they stand.

import { path, runningPath } from './protocol.ts';

export type CommandName = 'prompt' | 'python' | 'node' | 'curl';

/** `authority` as in a Host field. They are for a POSIX shell. */
export function commandsFor(authority: string): Record<CommandName, string> {
  const url = `ws://${authority}${path}`;
  return {
    prompt: `python3 -m websockets ${url}`,
    python: `python3 -c "
import asyncio, websockets

async def main():
    async with websockets.connect('${url}') as line:
        await line.send('3')
        async for number in line:
            print(number)
            if number == '0': break

asyncio.run(main())"`,
    // Node 20 has a WebSocket behind this flag; later versions have it anyway and take the flag all the same.
    node: `node --experimental-websocket -e "
const line = new WebSocket('${url}');
line.onopen = () => line.send('3');
line.onmessage = ({ data }) => { console.log(data); if (data === '0') line.close(); };"`,
    curl: `curl http://${authority}${runningPath}`,
  };
}
