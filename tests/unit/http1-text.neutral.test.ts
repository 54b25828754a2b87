import { describe, expect, it } from 'vitest';
import { http1Faults } from '#wire/http1-faults.ts';
import { http1Text } from '#wire/http1-text.ts';

const sentences = (language: 'fr' | 'en') =>
  Object.entries(http1Text[language]).flatMap(([table, words]) =>
    Object.entries(words).map(([key, sentence]) => [`${table}.${key}`, sentence] as const),
  );
const places = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).toSorted();

describe('the words of HTTP/1.1', () => {
  it('have the same places for values in both languages', () => {
    const french = new Map(sentences('fr'));
    for (const [key, sentence] of sentences('en'))
      expect([key, places(french.get(key) ?? '')]).toEqual([key, places(sentence)]);
  });

  it('have a sentence for every fault, and no other', () => {
    expect(Object.keys(http1Text.en.faults).toSorted()).toEqual(Object.keys(http1Faults).toSorted());
  });

  it('follow French typography', () => {
    for (const [key, sentence] of sentences('fr')) {
      expect([key, sentence.match(/ [:;!?»]|« |[^\u00a0\d/][;!?»]|'/)]).toEqual([key, null]);
    }
  });

  it.each(['fr', 'en'] as const)('are whole sentences in %s', (language) => {
    const { meanings, faults } = http1Text[language];
    for (const sentence of [...Object.values(meanings), ...Object.values(faults)]) {
      expect(sentence).toMatch(/^(\p{Lu}|chunked|nosniff).*[.?…)!]|GET.*\.$/u);
    }
  });
});
