// A server that answers each text with the same text reversed: little use, clear view.

import type { Clock, Demo, Peer, PeerEvents } from '#demos/contract.ts';
import { reverse } from './model.ts';
import { longestMessage, messagesPerSecond } from './protocol.ts';

export const demo: Demo = {
  name: 'ping-gnip',
  scope: 'visitor',
  create: ({ clock }) => ({
    upgrade: () => ({ open: (peer) => gnip(peer, clock) }),
  }),
};

// #region gnip
function gnip(peer: Peer, clock: Clock): PeerEvents {
  const isTooFast = rateLimit(clock);
  return {
    message(data) {
      if (typeof data !== 'string') return peer.close(1003, 'text messages only');
      if (data.length > longestMessage) return peer.close(1009, `at most ${longestMessage} characters`);
      if (isTooFast()) return peer.close(1008, `at most ${messagesPerSecond} messages a second`);
      peer.send(reverse(data));
    },
  };
}
// #endregion gnip

/** A token bucket that holds two seconds' worth: a burst passes, a flood does not. */
function rateLimit(clock: Clock): () => boolean {
  const full = 2 * messagesPerSecond;
  let tokens = full;
  let last = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(full, tokens + ((now - last) / 1000) * messagesPerSecond) - 1;
    last = now;
    return tokens < 0;
  };
}
