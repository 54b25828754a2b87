// Three servers on ports of their own, alike but for the rule by which they find messages: each tells what it made of a read.

import type { ByteStream, Demo } from '#demos/contract.ts';
import { demoName, encodeReport, ports, rules, type Rule } from './protocol.ts';
import { createReader } from './reader.ts';

export const demo: Demo = {
  name: demoName,
  scope: 'visitor',
  ports,
  create: () => ({
    serve: (port, stream) => serve(rules.find((rule) => rule === port) ?? 'naive', stream),
  }),
};

async function serve(rule: Rule, stream: ByteStream): Promise<void> {
  const reader = createReader(rule);
  let read = 1;
  for (let bytes = await stream.read(); bytes; bytes = await stream.read()) {
    const { messages, problem } = reader.take(bytes);
    const { waiting } = reader;
    await stream.write(encodeReport({ read, messages, octets: bytes.length, waiting, ...(problem && { problem }) }));
    if (problem) return;
    read += 1;
  }
  const { waiting } = reader;
  if (waiting > 0) await stream.write(encodeReport({ read, messages: [], octets: 0, waiting, problem: 'unfinished' }));
}
