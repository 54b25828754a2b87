// One Set-Cookie value as a form has it, and back: attributes that the form does not know stay as they were written.

export interface Draft {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly domain: string;
  readonly maxAge: string;
  readonly sameSite: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly partitioned: boolean;
  /** Whatever else stands in the line, for example `Expires=…`. */
  readonly others: readonly string[];
}

const empty: Draft = {
  name: '',
  value: '',
  path: '',
  domain: '',
  maxAge: '',
  sameSite: '',
  secure: false,
  httpOnly: false,
  partitioned: false,
  others: [],
};

/** Reads a line as kindly as a browser does: spaces around, any case, the last of equal attributes wins. */
export function readDraft(line: string): Draft {
  const [pair = '', ...attributes] = line.split(';');
  const [name, value] = split(pair);
  const named = pair.includes('=') ? { name, value } : { name: '', value: name };
  return attributes.reduce(withAttribute, { ...empty, ...named });
}

function withAttribute(draft: Draft, attribute: string): Draft {
  const [name, value] = split(attribute);
  switch (name.toLowerCase()) {
    case '':
      return draft;
    case 'path':
      return { ...draft, path: value };
    case 'domain':
      return { ...draft, domain: value };
    case 'max-age':
      return { ...draft, maxAge: value };
    case 'samesite':
      return { ...draft, sameSite: value };
    case 'secure':
      return { ...draft, secure: true };
    case 'httponly':
      return { ...draft, httpOnly: true };
    case 'partitioned':
      return { ...draft, partitioned: true };
    default:
      return { ...draft, others: [...draft.others, attribute.trim()] };
  }
}

/** The line that a server would write. */
export function writeDraft(draft: Draft): string {
  const { path, domain, maxAge, sameSite } = draft;
  const given = Object.entries({ Path: path, Domain: domain, 'Max-Age': maxAge, SameSite: sameSite });
  return [
    draft.name === '' ? draft.value : `${draft.name}=${draft.value}`,
    ...given.filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`),
    ...(draft.secure ? ['Secure'] : []),
    ...(draft.httpOnly ? ['HttpOnly'] : []),
    ...(draft.partitioned ? ['Partitioned'] : []),
    ...draft.others,
  ].join('; ');
}

function split(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  if (equals < 0) return [text.trim(), ''];
  return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
}
