// Sentences with places for values.

/** Puts values into a sentence's `{name}` places; a place without a value stays as it is. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
