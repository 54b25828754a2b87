// `{#id .class key=value key="two words"}`

export interface Attributes {
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

const ITEM = /\s*(?:#([\w-]+)|\.([\w-]+)|([\w-]+)=(?:"([^"]*)"|([^\s"]+)))(?=\s|$)/y;

/** Reads what stands between the braces; undefined where it is not attributes. */
export function parseAttributes(text: string): Attributes | undefined {
  const classes: string[] = [];
  const values = new Map<string, string>();
  let id: string | undefined;
  const trimmed = text.trim();
  ITEM.lastIndex = 0;
  while (ITEM.lastIndex < trimmed.length) {
    const match = ITEM.exec(trimmed);
    if (match === null) return undefined;
    if (match[1] !== undefined) id = match[1];
    if (match[2] !== undefined) classes.push(match[2]);
    if (match[3] !== undefined) values.set(match[3], match[4] ?? match[5] ?? '');
  }
  return { id, classes, values };
}

/** `key=value` pairs that may follow a word, as after a fence's language; undefined where it is something else. */
export function parsePairs(text: string): ReadonlyMap<string, string> | undefined {
  const attributes = parseAttributes(text);
  return attributes?.id === undefined && attributes?.classes.length === 0 ? attributes.values : undefined;
}
