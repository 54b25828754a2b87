// Small demos for tests of the server.

import type { Backend, HttpResponse } from '#demos/contract.ts';

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** Says what it was asked; WebSocket messages come back. */
export const echo: Backend = {
  async respond({ method, target, body }, { visitor }): Promise<HttpResponse> {
    const content = await textOf(body);
    return { status: 200, headers: [['X-Visitor', visitor]], body: `${method} ${target} ${content}` };
  },
  async respondAsVirtualHost({ headers }) {
    const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
    return { status: 200, headers: [], body: `site ${host}` };
  },
  upgrade: ({ headers }) => {
    const [protocol] = headers.flatMap(([name, value]) =>
      name.toLowerCase() === 'sec-websocket-protocol' ? [value] : [],
    );
    return {
      ...(protocol === undefined ? {} : { protocol }),
      open: (peer) => ({ message: (data) => peer.send(data) }),
    };
  },
};

/** Streams the pieces that it is made of. */
export function streaming(pieces: readonly string[]): Backend {
  return {
    respond: () => ({
      status: 200,
      headers: [],
      body: (async function* () {
        for (const piece of pieces) yield new TextEncoder().encode(piece);
      })(),
    }),
  };
}
