// The finished run: a word there and back, and then the client's end, after which the server still speaks.

import type { ByHand } from '#demos/contract.ts';
import { echoPort } from './protocol.ts';
import { tcpConnectionText } from './text.ts';

export async function scenario({ connect, language }: ByHand): Promise<void> {
  const stream = await connect(echoPort);
  await stream.write(new TextEncoder().encode(`${tcpConnectionText[language].word}\n`));
  await stream.read();
  await stream.end();
  while (await stream.read());
}
