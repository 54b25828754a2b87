// A server that answers each text with the same text reversed: little use, clear view.

import type { Clock, Demo, Peer, PeerEvents } from '#demos/contract.ts';
import { rateLimit } from '#demos/rate-limit.ts';
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
  const isTooFast = rateLimit(clock, { perSecond: messagesPerSecond, burst: 2 * messagesPerSecond });
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
