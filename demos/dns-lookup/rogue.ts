// Datagrams that no resolver would send, octet by octet.

import { internetClass } from './protocol.ts';
import { makeQuery } from './query.ts';

export type RogueName = 'loop' | 'long' | 'response' | 'version' | 'rubbish';

const aType = 1;
/** What they ask about, where they ask anything. */
export const victim = { name: 'www.campus.example', type: aType };

export function rogueDatagram(kind: RogueName, id: number): Uint8Array {
  if (kind === 'rubbish')
    return Uint8Array.from([id >> 8, id & 0xff, ...new TextEncoder().encode(' which way to the web?')]);
  if (kind === 'version') return makeQuery(victim, id, { edns: true, version: 1 });
  // Its name is a pointer to octet 12, which is where the name begins.
  if (kind === 'loop') return Uint8Array.from([...header(id), 0xc0, 12, ...kindAndClass]);
  if (kind === 'long') return Uint8Array.from([...header(id), ...longName(), ...kindAndClass]);
  const query = makeQuery(victim, id, { edns: false });
  // The bit QR: this is an answer, it says.
  query[2] = 0x80;
  return query;
}

const kindAndClass = [0, aType, 0, internetClass];

function header(id: number): number[] {
  return [id >> 8, id & 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
}

/** Five labels of 58 letters with their lengths, one of three, and the root: 300 octets, of which 255 are allowed. */
function longName(): number[] {
  const letter = 0x61;
  const label = (length: number): number[] => [length, ...Array<number>(length).fill(letter)];
  return [...Array.from({ length: 5 }, () => label(58)).flat(), ...label(3), 0];
}
