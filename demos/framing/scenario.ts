// The finished run: three messages in one write, which the naive server takes for one; by lengths they are three again, and
// so they are when they come in pieces.

import type { ByHand } from '#demos/contract.ts';
import { send } from './client.ts';
import { cutInto, messagesFor, octetsOf, partsOf, writesFor, type Way } from './model.ts';
import { portOf, type Rule } from './protocol.ts';
import { framingText } from './text.ts';

export async function scenario({ connect, language }: ByHand): Promise<void> {
  const { orders } = framingText[language];
  const run = async (rule: Rule, way: Way): Promise<void> => {
    const parts = partsOf(rule, messagesFor(way, orders));
    await send(await connect(portOf(rule)), { writes: cutInto(octetsOf(parts), writesFor(way, parts)), waits: true });
  };
  await run('naive', 'together');
  await run('length', 'together');
  await run('naive', 'pieces');
  await run('lines', 'pieces');
}
