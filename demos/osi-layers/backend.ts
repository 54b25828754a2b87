// The other side: takes the message out of the request and says what it read. It keeps nothing.

import type { Demo, HttpResponse } from '#demos/contract.ts';
import { readBytes } from '#demos/read-body.ts';
import { mostOctets, path, type Unwrapped } from './protocol.ts';

export const demo: Demo = {
  name: 'osi-layers',
  scope: 'visitor',
  create: () => ({
    async respond({ method, target, headers, body }) {
      if (target !== path) return refuse(404, `Nothing here. POST a text to ${path}.`);
      if (method !== 'POST') return refuse(405, 'POST a text here.', [['Allow', 'POST']]);
      const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
      if (!/^text\/plain\b/i.test(type)) return refuse(415, 'Send text: Content-Type: text/plain; charset=utf-8.');
      const octets = await readBytes(body, mostOctets);
      if (!octets) return refuse(413, `Send at most ${mostOctets} octets, so that one segment holds them.`);
      return answer(octets);
    },
  }),
};

function answer(octets: Uint8Array): HttpResponse {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(octets);
    const unwrapped: Unwrapped = { text, characters: [...text].length, octets: octets.length };
    const headers = [['Content-Type', 'application/json']] as const;
    return { status: 200, headers, body: `${JSON.stringify(unwrapped)}\n` };
  } catch {
    return refuse(400, 'This is not UTF-8. Encode the text as UTF-8.');
  }
}

function refuse(status: number, sentence: string, headers: HttpResponse['headers'] = []): HttpResponse {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8'], ...headers], body: `${sentence}\n` };
}
