// A name server of its own zones, over UDP and over TCP.

import type { ByteStream, Demo } from '#demos/contract.ts';
import { answerQuery } from './name-server.ts';
import { ports } from './protocol.ts';
import { frame, MessageReader } from './tcp-frame.ts';

export const demo: Demo = {
  name: 'dns-lookup',
  // It remembers nobody: its zones are the same for all.
  scope: 'visitor',
  ports,
  create: () => ({
    answer: (_port, datagram) => answerQuery(datagram, 'udp'),
    serve: (_port, stream) => serveQueries(stream),
  }),
};

/** One after the other, as many as come (RFC 7766 §6.2.1). */
async function serveQueries(stream: ByteStream): Promise<void> {
  const reader = new MessageReader();
  for (let octets = await stream.read(); octets; octets = await stream.read())
    for (const query of reader.take(octets)) {
      const answer = answerQuery(query, 'tcp');
      if (answer) await stream.write(frame(answer));
    }
}
