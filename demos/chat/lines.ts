// The chat without a subprotocol: lines of text both ways, for a terminal and for the simplest client there is.

import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import type { ClientMessage, Said, ServerMessage } from './protocol.ts';
import { linesText } from './lines-text.ts';

/** `/name Ada` chooses a name; anything else is said. */
export function readLine(data: string): ClientMessage {
  const name = /^\/name(?:\s+([^]*))?$/.exec(data)?.[1];
  if (name !== undefined || /^\/name\s*$/.test(data)) return { type: 'join', name: name ?? '' };
  return { type: 'say', text: data.replace(/\r?\n$/, '') };
}

/** One or more lines joined by line feeds; undefined where there is nothing to say. What the server says begins with `*`. */
export function writeLines(message: ServerMessage, language: Language): string | undefined {
  const lines = linesOf(message, language);
  return lines.length === 0 ? undefined : lines.join('\n');
}

function linesOf(message: ServerMessage, language: Language): string[] {
  const words = linesText[language];
  if (message.type === 'message') return asSaid(message);
  if (message.type === 'error') return [`* ${message.sentence}`];
  if (message.type === 'cleared') return [`* ${words.cleared}`];
  if (message.type === 'welcome') return [...message.history.flatMap(asSaid), ...greeting(message, language)];
  const { left, renamed, joined, clients } = message;
  return [
    ...left.map((name) => `* ${fill(words.left, { name, clients })}`),
    ...renamed.map(({ from, to }) => `* ${fill(words.renamed, { from, to })}`),
    ...joined.map((name) => `* ${fill(words.joined, { name, clients })}`),
  ];
}

function greeting(
  { name, people, clients }: Extract<ServerMessage, { type: 'welcome' }>,
  language: Language,
): readonly string[] {
  const words = linesText[language];
  const here = people.length === 0 ? words.alone : fill(words.here, { clients, names: someOf(people) });
  return [`* ${fill(words.welcome, { name })} ${here}`];
}

/** A terminal is no place for two thousand names. */
function someOf(people: readonly string[]): string {
  return people.length <= 20 ? people.join(', ') : `${people.slice(0, 20).join(', ')}…`;
}

/** Each line bears the speaker's name, so that no text passes for somebody else's. */
function asSaid({ from, text }: Said): string[] {
  return text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map((line) => `${from}: ${visible(line)}`);
}

/** A terminal obeys control characters: it gets pictures of them instead (Unicode block Control Pictures). */
function visible(line: string): string {
  return line.replace(/[^\P{Cc}\t]/gu, (control) => {
    const code = control.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}
