// The speaker page's end of the link: follows one deck, notices when it is gone, and joins it again.

import { openChannel } from './deck-name.ts';
import type { DemoShown, FromSpeaker, Place } from './speaker-protocol.ts';

export type LinkState = 'searching' | 'there' | 'gone' | 'silent';

export interface DeckFollower {
  place(place: Place): void;
  demo(shown: DemoShown): void;
  link(state: LinkState): void;
}

/** Milliseconds between two questions whether it is there, and without an answer until it counts as silent. */
const asking = 2_000;
const patience = 6_000;

/** Follows the deck of this name; the returned function speaks to it. */
export function followDeck(name: string, follower: DeckFollower): (message: FromSpeaker) => void {
  let page: string | undefined;
  let heardAt = performance.now();
  let state: LinkState | undefined;

  function become(next: LinkState): void {
    if (next === state) return;
    state = next;
    follower.link(next);
  }

  function hear(place: Place): void {
    heardAt = performance.now();
    become('there');
    follower.place(place);
    if (place.page === page) return;
    page = place.page;
    say({ type: 'hello' });
  }

  const { post: say } = openChannel(name, (message) => {
    if (message.type === 'place') hear(message);
    else if (message.type === 'demo') follower.demo(message);
    else if (message.type === 'leaving' && message.page === page) become('gone');
  });
  setInterval(() => {
    say({ type: 'ping' });
    if (performance.now() - heardAt > patience && state !== 'gone') become('silent');
  }, asking);
  become('searching');
  say({ type: 'ping' });
  return say;
}
