// A server that says what it received, closes as it is told, and falls silent on request.

import type { Capabilities, Demo, HttpRequest, HttpResponse, Language, Peer, PeerEvents } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { preferredLanguage } from '#demos/host-rules.ts';
import { rateLimit } from '#demos/rate-limit.ts';
import { inWords } from '#demos/sentence.ts';
import { longestMessage, messageRate, path, readOrder, type Order } from './protocol.ts';
import { websocketEventsText } from './text.ts';

export const demo: Demo = {
  name: 'websocket-events',
  scope: 'visitor',
  create: (capabilities) => ({
    upgrade(request) {
      const language = languageOf(request);
      if (pathIn(request) !== path) return elsewhere(language);
      return { open: (peer) => converse(peer, language, capabilities) };
    },
  }),
};

/** What is said of binary messages: so many octets are written out. */
const shownOctets = 8;

// #region converse
function converse(peer: Peer, language: Language, { clock }: Capabilities): PeerEvents {
  const isTooFast = rateLimit(clock, messageRate);
  return {
    message(data) {
      const octets = typeof data === 'string' ? new TextEncoder().encode(data) : data;
      if (octets.length > longestMessage) return peer.close(1009, `at most ${longestMessage} octets`);
      if (isTooFast()) return peer.close(1008, `at most ${messageRate.perSecond} messages a second`);
      const order = typeof data === 'string' ? readOrder(data) : undefined;
      if (order) obey(peer, order, language);
      else peer.send(describe(data, octets, language));
    },
  };
}

function obey(peer: Peer, order: Order, language: Language): void {
  if (order.type === 'close') return peer.close(order.code, order.reason);
  if (order.type === 'kill') return peer.abort();
  if (order.type === 'letters') return peer.send('x'.repeat(order.count));
  peer.send(fill(websocketEventsText[language].server[order.why], { given: order.given }));
}
// #endregion converse

function describe(data: string | Uint8Array, octets: Uint8Array, language: Language): string {
  const words = websocketEventsText[language].server;
  if (typeof data === 'string') return fill(words.text, { characters: [...data].length, octets: octets.length });
  const first = Array.from(octets.subarray(0, shownOctets), (octet) => octet.toString(16).padStart(2, '0')).join(' ');
  const more = octets.length > shownOctets ? ' …' : '';
  return fill(words.binary, { octets: octets.length, first: first + more });
}

function elsewhere(language: Language): HttpResponse {
  return inWords({ status: 404, sentence: websocketEventsText[language].server.elsewhere, language });
}

/** A page's script cannot choose the handshake's Accept-Language: it may say so in the query. */
function languageOf({ target, headers }: HttpRequest): Language {
  const asked = /[?&]language=(fr|en)(?=[&#]|$)/.exec(target)?.[1];
  return asked === undefined ? preferredLanguage(headers) : asked === 'fr' ? 'fr' : 'en';
}

function pathIn({ target }: HttpRequest): string | undefined {
  return target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/)[0];
}
