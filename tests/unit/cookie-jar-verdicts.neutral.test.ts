import { describe, expect, test } from 'vitest';
import type { Language } from '#demos/contract.ts';
import { narrate, outcomeOf } from '#demos/cookie-jar/narrate.ts';
import { verdictText } from '#demos/cookie-jar/text.ts';
import { verdictKeys } from '#demos/cookie-jar/verdicts.ts';
import { occasions, receiving } from './cookie-jar-occasions.ts';

describe.each(verdictKeys)('%s', (key) => {
  const steps = occasions[key]();

  test('has an occasion, and ends it where it refuses', () => {
    expect(steps.map((step) => step.key)).toContain(key);
    const refusal = steps.findIndex(({ effect }) => effect === 'refuses');
    if (refusal >= 0) expect(refusal).toBe(steps.length - 1);
  });

  test.each<Language>(['fr', 'en'])('is a sentence in %s, every place filled', (language) => {
    for (const step of steps) expect(narrate(step, language)).toMatch(/^[^{}]{20,400}[.…]$/);
  });
});

test('both languages name the same values', () => {
  const places = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();
  for (const key of verdictKeys) expect(places(verdictText.fr[key]), key).toEqual(places(verdictText.en[key]));
});

test('French has its own spaces and apostrophes', () => {
  for (const sentence of Object.values(verdictText.fr)) expect(sentence).not.toMatch(/'|"|« | »|[^\u00a0] ?[;!?]| :/);
});

test('the outcome is the refusal, or the last step', () => {
  expect(outcomeOf(receiving('a=1'))?.key).toBe('kept');
  expect(outcomeOf(receiving('a=1; SameSite=None'))?.key).toBe('none-needs-secure');
  expect(outcomeOf([])).toBeUndefined();
});
