// The four ways from a terminal. A test runs each of them.

import { newsPath, pollPath, socketPath, streamPath, waitPath } from './protocol.ts';

export type CommandName = 'publish' | 'poll' | 'wait' | 'stream' | 'resume' | 'python' | 'node';

/** `authority` as in a Host field. They are for a POSIX shell. */
export function commandsFor(authority: string): Record<CommandName, string> {
  const url = `http://${authority}`;
  const socket = `ws://${authority}${socketPath}?after=0`;
  return {
    publish: `curl -d 'The coffee is ready.' ${url}${newsPath}`,
    poll: `curl -i '${url}${pollPath}?after=0'`,
    wait: `curl -i ${url}${waitPath}`,
    stream: `curl -N ${url}${streamPath}`,
    resume: `curl -N -H 'Last-Event-ID: 0' ${url}${streamPath}`,
    python: `python3 -m websockets '${socket}'`,
    // Node 20 has a WebSocket behind this flag; later versions have it anyway and take the flag all the same.
    node: `node --experimental-websocket -e "new WebSocket('${socket}').onmessage = ({ data }) => console.log(data)"`,
  };
}
