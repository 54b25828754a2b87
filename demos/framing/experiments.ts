// Ways to go wrong: what each sends, by which rule the server reads it.

import { partsOf, type Part } from './model.ts';
import { encodeLength, type Rule } from './protocol.ts';

export const experimentNames = ['disagree', 'newline', 'characters', 'giant', 'unfinished'] as const;
export type ExperimentName = (typeof experimentNames)[number];

export interface Attempt {
  readonly rule: Rule;
  readonly serverRule: Rule;
  readonly messages: readonly string[];
  readonly parts: readonly Part[];
}

/** `accented` is a word whose octets outnumber its characters. */
export function attempt(name: ExperimentName, messages: readonly string[], accented: string): Attempt {
  if (name === 'disagree') return sent('length', 'lines', messages);
  if (name === 'newline') return sent('lines', 'lines', [`${messages[0]}\n${messages[1]}`, ...messages.slice(2)]);
  if (name === 'characters') return miscounted([accented, ...messages.slice(1)]);
  if (name === 'giant') return lying(messages[0] ?? '');
  const all = sent('lines', 'lines', messages);
  return { ...all, parts: all.parts.slice(0, -1) };
}

function sent(rule: Rule, serverRule: Rule, messages: readonly string[]): Attempt {
  return { rule, serverRule, messages, parts: partsOf(rule, messages) };
}

/** Lengths of characters where octets are meant: the mistake of every first try. */
function miscounted(messages: readonly string[]): Attempt {
  const parts = partsOf('length', messages).map((part) =>
    part.isFraming ? { ...part, bytes: [...encodeLength([...(messages[part.message] ?? '')].length)] } : part,
  );
  return { rule: 'length', serverRule: 'length', messages, parts };
}

function lying(message: string): Attempt {
  const parts = partsOf('length', [message]).map((part) =>
    part.isFraming ? { ...part, bytes: [...encodeLength(4_000_000_000)] } : part,
  );
  return { rule: 'length', serverRule: 'length', messages: [message], parts };
}
