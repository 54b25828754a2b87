// A WebSocket's conversation, held again: what the client said, in its order, and a wait for each thing it heard.

import { valuesOf } from '#wire/http1-message.ts';
import type { Repeatable, Said } from './exchange.ts';
import { hexOf, pythonBytes, pythonText } from './quoting.ts';
import type { Authority } from './request-commands.ts';

/** Messages repeated, at most: a program that people can still read. */
const most = 20;

interface Conversation {
  readonly url: string;
  readonly protocols: readonly string[];
  readonly said: readonly Said[];
}

export function asPythonConversation(exchange: Repeatable, authority: Authority): string {
  const { url, protocols, said } = readConversation(exchange, authority);
  const offer = protocols.length > 0 ? `, subprotocols=[${protocols.map(pythonText).join(', ')}]` : '';
  const steps = said.map(({ from, data }) => {
    if (from === 'server') return '        print(await line.recv())';
    return `        await line.send(${typeof data === 'string' ? pythonText(data) : pythonBytes(data)})`;
  });
  return [
    'import asyncio',
    'import websockets',
    '',
    'async def main():',
    `    async with websockets.connect(${pythonText(url)}${offer}) as line:`,
    ...(steps.length > 0 ? steps : ['        print("open")']),
    '',
    'asyncio.run(main())',
  ].join('\n');
}

export function asNodeConversation(exchange: Repeatable, authority: Authority): string {
  const { url, protocols, said } = readConversation(exchange, authority);
  const offer = protocols.length > 0 ? `, ${JSON.stringify(protocols)}` : '';
  const steps = said.map(({ from, data }) => {
    if (from === 'server') return '  console.log(await heard());';
    return `  line.send(${typeof data === 'string' ? JSON.stringify(data) : `Buffer.from('${hexOf(data)}', 'hex')`});`;
  });
  return [
    '// Node 22; with Node 20: node --experimental-websocket FILE',
    `const line = new WebSocket(${JSON.stringify(url)}${offer});`,
    "line.binaryType = 'arraybuffer';",
    'const waiting = [], messages = [];',
    'line.onmessage = ({ data }) => (waiting.shift() ?? ((late) => messages.push(late)))(data);',
    'const heard = () => messages.shift() ?? new Promise((resolve) => waiting.push(resolve));',
    'line.onopen = async () => {',
    ...steps,
    '  line.close();',
    '};',
  ].join('\n');
}

function readConversation({ head, conversation = [] }: Repeatable, authority: Authority): Conversation {
  // The exchange's name was the page's; two exchanges must not share it.
  const target = head.target.replace(/([?&])exchange=[0-9a-f]{32}(&|$)/, (_all, before: string, after: string) =>
    after === '&' ? before : '',
  );
  const protocols = valuesOf(head.headers, 'sec-websocket-protocol').flatMap((value) => value.split(/\s*,\s*/));
  return { url: `ws://${authority}${target}`, protocols, said: conversation.slice(0, most) };
}
