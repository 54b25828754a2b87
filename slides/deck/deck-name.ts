// The name under which a deck and its speaker page find each other. It belongs to the tab, and so outlives a reload, the
// other language and the next chapter.

import { asMessage, isDeckName, type Message } from './speaker-protocol.ts';

const key = 'speaker';

/** Whether a speaker page has been opened from this tab. */
export function hasSpeaker(): boolean {
  return deckName() !== undefined;
}

export function deckName(): string | undefined {
  try {
    const name = sessionStorage.getItem(key);
    return name !== null && isDeckName(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

/** A new one; where storage is forbidden it lasts as long as the page. */
export function nameDeck(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  const name = number.toString(36);
  try {
    sessionStorage.setItem(key, name);
  } catch {
    // Then a reload needs the key once more.
  }
  return name;
}

export function forgetName(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** What a deck and its speaker page say to each other; what is no message is not heard. */
export interface Channel {
  post(message: Message): void;
  close(): void;
}

export function openChannel(name: string, hear: (message: Message) => void): Channel {
  const channel = new BroadcastChannel(`deck-${name}`);
  channel.onmessage = ({ data }) => {
    const message = asMessage(data);
    if (message) hear(message);
  };
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel reaches its own origin only.
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
