// Verdicts as sentences.

import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import type { Verdict } from './contract.ts';
import { verdictText } from './text.ts';

/** A sentence or two, understandable without the others. */
export function narrate({ key, values = {} }: Verdict, language: Language): string {
  return fill(verdictText[language][key], values);
}

/** What a decision came to: its refusal, or else its last step. */
export function outcomeOf(steps: readonly Verdict[]): Verdict | undefined {
  return steps.find(({ effect }) => effect === 'refuses') ?? steps.at(-1);
}
