// What fired, in words.

import type { Closure, Language, SocketEvent } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import type { FrameFault } from '#wire/websocket-rules.ts';
import { websocketText } from '#wire/websocket-text.ts';
import { hexOf } from './accept.ts';
import type { HandEvent } from './hand-line.ts';
import { longestReason } from './protocol.ts';
import { websocketEventsText } from './text.ts';

/** Characters of a message that are shown, and octets. */
const longestShown = 160;
const mostOctets = 12;

export function tellData(data: string | Uint8Array, language: Language): string {
  if (typeof data === 'string') return data.length > longestShown ? `${data.slice(0, longestShown)}…` : data;
  const { octets } = websocketEventsText[language].line;
  const more = data.length > mostOctets ? ' …' : '';
  return fill(octets, { count: data.length, first: hexOf(data.subarray(0, mostOctets)) + more });
}

export function tellEvent(event: SocketEvent, language: Language): string {
  const { line } = websocketEventsText[language];
  if (event.type === 'message') return tellData(event.data, language);
  if (event.type !== 'close') return line[event.type];
  return fill(line.close, { ...closing(event, language), wasClean: String(event.wasClean) });
}

export function tellHandEvent(event: HandEvent, language: Language): string {
  const { line } = websocketEventsText[language];
  if (event.type === 'message') return tellData(event.data, language);
  if (event.type === 'close') return fill(line.closeFrame, { ...closing(event, language) });
  if (event.type === 'fault') return fill(line.fault, { sentence: faultSentence(event, language) });
  if (event.type === 'ended' || event.type === 'cut') return line[event.type];
  const data = new TextDecoder().decode(event.data);
  return fill(line[event.type], { data: data && `${quoted(data, language)}${language === 'fr' ? '\u00a0' : ''}: ` });
}

/** What is sent by hand, and the first rule that it breaks. */
export function tellOctets(octets: Uint8Array, fault: FrameFault | undefined, language: Language): string {
  const sent = tellData(octets, language);
  if (!fault) return sent;
  const { rule } = websocketEventsText[language].hand;
  return `${sent} – ${fill(rule, { sentence: faultSentence(fault, language), section: fault.section })}`;
}

/** Why a script may not close like this: our sentence, then the browser's own. */
export function tellRefusal(
  wanted: { readonly code: number; readonly reason: string },
  said: string,
  language: Language,
): string {
  const { refusal } = websocketEventsText[language];
  const { code, reason } = wanted;
  const count = new TextEncoder().encode(reason).length;
  const key = count > longestReason ? 'reason' : code === 1005 || code === 1006 ? 'reserved' : 'code';
  return `${fill(refusal[key], { code, count })} ${fill(refusal.browser, { words: said })}`;
}

function closing({ code, reason }: Closure, language: Language): Closure {
  return { code, reason: reason && ` ${quoted(reason, language)}` };
}

function quoted(text: string, language: Language): string {
  return language === 'fr' ? `«\u00a0${text}\u00a0»` : `“${text}”`;
}

function faultSentence({ key, values }: FrameFault, language: Language): string {
  return fill(websocketText[language].faults[key], values);
}
