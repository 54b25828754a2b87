// Captures made to be dear are taken apart in time that grows with their length, and every tree is in shape.

import { expect, test } from 'vitest';
import { Conversations } from '#wire/conversations.ts';
import { decodePacket } from '#wire/packet.ts';
import { shapeError } from '#tests/unit/field-shape.ts';
import { hostileCaptures } from '#tests/unit/hostile-captures.ts';

// `npm run bench` takes the time that 10 MB of each need; what grew with the square would not be done here either.
test.each(Object.keys(hostileCaptures))('%s', { timeout: 20_000 }, (name) => {
  const packets = hostileCaptures[name]?.(1_000_000) ?? [];
  const conversations = new Conversations();
  let layers = 0;
  for (const [index, bytes] of packets.entries()) {
    const { fields, facts } = decodePacket(bytes, 1);
    layers += fields.length;
    conversations.add({ index, at: index, bytes, facts });
    if (index === 0) expect(shapeError(fields, 0, bytes.length)).toBeUndefined();
  }
  expect(layers).toBeGreaterThanOrEqual(3 * packets.length);
});
