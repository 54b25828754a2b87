// The resources and their methods: one table from path and method to an answer.

import { sha256 } from '@noble/hashes/sha2.js';
import type { Capabilities, Field, HttpResponse, Timers } from '#demos/contract.ts';
import { preferredType, takesCoding } from '#demos/negotiation.ts';
import { reasonPhrase } from '#wire/http1-encoder.ts';
import {
  contentOf,
  digestField,
  fieldOf,
  json,
  names,
  plainText,
  readJsonIn,
  Refused,
  requireType,
  say,
  tagOf,
  type Answer,
  type Ask,
} from './answers.ts';
import { boundaryIn, readMembers, readPairs, readParts, type FormField } from './form.ts';
import { NotePads } from './notes.ts';
import { menuDate, menuIn, packedTillRoll, tillRoll, versesIn } from './pages.ts';
import { base, guest, limit, paths } from './protocol.ts';
import { Quotas } from './quotas.ts';

export interface Resource {
  /** Matches the whole path; its groups are the ask's `parts`. */
  readonly path: RegExp;
  /** By method. HEAD goes where GET does, OPTIONS is answered for all; `*` takes any. */
  readonly methods: Readonly<Record<string, (ask: Ask) => Answer>>;
}

/** Milliseconds between two lines of the stream. */
const pace = 250;

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'];

/** Everything that can be asked for, with the state of one host. */
export function createResources({ clock, timers }: Capabilities): readonly Resource[] {
  const pads = new NotePads();
  const quotas = new Quotas(clock);
  const at = (path: string, rest = '') => new RegExp(`^${path}${rest}$`);
  return [
    { path: at(base, '/?'), methods: { GET: index } },
    { path: at(paths.hello), methods: { GET: hello } },
    {
      path: at(paths.notes),
      methods: { GET: (ask) => pads.list(ask), POST: (ask) => pads.add(ask), DELETE: (ask) => pads.reset(ask) },
    },
    {
      path: at(paths.notes, '/([1-9]\\d?)'),
      methods: {
        GET: (ask) => pads.read(ask),
        PUT: (ask) => pads.put(ask),
        PATCH: (ask) => pads.patch(ask),
        DELETE: (ask) => pads.remove(ask),
      },
    },
    { path: at(paths.form), methods: { GET: askedForm, POST: sentForm } },
    { path: at(paths.status, '/(\\d{1,9})'), methods: { '*': status } },
    { path: at(paths.redirect, '/(\\w{1,9})'), methods: { '*': redirect } },
    { path: at(paths.menu), methods: { GET: menu } },
    { path: at(paths.till), methods: { GET: till } },
    { path: at(paths.stream), methods: { GET: (ask) => stream(ask, timers) } },
    { path: at(paths.private), methods: { GET: forGuests } },
    { path: at(paths.limited), methods: { GET: (ask) => limited(ask, quotas) } },
  ];
}

function index(ask: Ask): Answer {
  const { body, ...response } = say(ask, 200, 'index');
  return { ...response, body: `${String(body)}${Object.values(paths).join('\n')}\n` };
}

function hello(ask: Ask): Answer {
  const types = ['text/plain', 'text/html', 'application/json'] as const;
  const type = preferredType(fieldOf(ask, 'accept'), types);
  const vary: Field = ['Vary', 'Accept, Accept-Language'];
  if (!type) return say(ask, 406, 'not-acceptable', { types: types.join(', ') }, vary);
  const { body } = say(ask, 200, 'hello');
  const text = String(body).trim();
  const bodies = {
    'text/plain': `${text}\n`,
    'text/html': `<!doctype html>\n<html lang="${ask.language}">\n<title>${ask.language}</title>\n<p>${text}</p>\n</html>\n`,
    'application/json': `${JSON.stringify({ hello: text })}\n`,
  };
  const written = type === 'application/json' ? type : `${type}; charset=utf-8`;
  return {
    status: 200,
    headers: [['Content-Type', written], ['Content-Language', ask.language], vary],
    body: bodies[type],
  };
}

function askedForm(ask: Ask): Answer {
  return understood(ask, null, readPairs(ask.query));
}

async function sentForm(ask: Ask): Promise<HttpResponse> {
  const type = requireType(ask, formTypes, 'Accept-Post');
  const content = await contentOf(ask);
  if (type === 'application/json') return understood(ask, type, readMembers(readJsonIn(ask, content)));
  if (type === 'multipart/form-data') {
    const boundary = boundaryIn(fieldOf(ask, 'content-type') ?? '');
    return understood(ask, type, boundary === undefined ? undefined : readParts(content, boundary));
  }
  return understood(ask, type, readPairs(new TextDecoder().decode(content)));
}

function understood(ask: Ask, type: string | null, fields: FormField[] | undefined): HttpResponse {
  if (!fields) return say(ask, 400, 'bad-form');
  return json(200, { method: ask.request.method, type, fields });
}

/** A status for the asking, with the fields that go with it. */
function status(ask: Ask): Answer {
  const number = Number(ask.parts[0]);
  if (!Number.isInteger(number) || number < 200 || number > 599) return say(ask, 400, 'no-status');
  if (number === 304) return { status: number, headers: [['ETag', tagOf(menuIn(ask.language))]] };
  if (number === 204 || number === 205) return { status: number, headers: [] };
  const sentence = number === 418 ? 'teapot' : 'asked-status';
  const values = { status: `${number} ${reasonPhrase(number)}`.trim() };
  return say(ask, number, sentence, values, ...(companions[number] ?? []));
}

/** Fields without which a status would break a rule (RFC 9110 §15). */
const companions: Readonly<Record<number, readonly Field[]>> = {
  201: [['Location', `${paths.notes}/1`]],
  301: [['Location', paths.hello]],
  302: [['Location', paths.hello]],
  303: [['Location', paths.hello]],
  307: [['Location', paths.hello]],
  308: [['Location', paths.hello]],
  401: [['WWW-Authenticate', 'Basic realm="status", charset="UTF-8"']],
  405: [['Allow', 'OPTIONS']],
  407: [['Proxy-Authenticate', 'Basic realm="status", charset="UTF-8"']],
  416: [['Content-Range', 'bytes */0']],
  426: [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
  ],
  429: [['Retry-After', '10']],
  503: [['Retry-After', '30']],
};

function redirect(ask: Ask): Answer {
  const [how = ''] = ask.parts;
  if (how === 'loop') return say(ask, 302, 'redirected', { path: `${paths.redirect}/loop` }, ['Location', 'loop']);
  if (!/^(30[12378])$/.test(how)) return say(ask, 404, 'no-redirect');
  const target = `${paths.form}?from=${how}`;
  return say(ask, Number(how), 'redirected', { path: target }, ['Location', target]);
}

// #region menu
function menu(ask: Ask): Answer {
  const body = menuIn(ask.language);
  const headers: Field[] = [
    ['ETag', tagOf(body)],
    ['Last-Modified', menuDate],
    ['Cache-Control', 'no-cache'],
    ['Vary', 'Accept-Language'],
  ];
  if (isKnown(ask, tagOf(body))) return { status: 304, headers };
  return { status: 200, headers: [plainText, ['Content-Language', ask.language], ...headers], body };
}

/** If-None-Match decides where it is sent; the date only without it (RFC 9110 §13.2.2). */
function isKnown(ask: Ask, tag: string): boolean {
  const known = fieldOf(ask, 'if-none-match');
  if (known !== undefined) return names(known, tag, { isWeak: true });
  return fieldOf(ask, 'if-modified-since') === menuDate;
}
// #endregion menu

function till(ask: Ask): Answer {
  const isPacked = takesCoding(fieldOf(ask, 'accept-encoding'), 'gzip');
  const body = isPacked ? packedTillRoll(ask.language) : tillRoll(ask.language);
  const coding: Field[] = isPacked ? [['Content-Encoding', 'gzip']] : [];
  const vary: Field = ['Vary', 'Accept-Encoding, Accept-Language'];
  return {
    status: 200,
    headers: [plainText, ['Content-Language', ask.language], ...coding, ['ETag', tagOf(body)], vary],
    body,
  };
}

function stream({ language }: Ask, timers: Timers): Answer {
  const sha = sha256.create();
  return {
    status: 200,
    headers: [plainText, ['Content-Language', language], ['Trailer', 'Content-Digest']],
    body: lines(versesIn(language), timers, (octets) => sha.update(octets)),
    trailers: () => [['Content-Digest', digestField(sha.digest())]],
  };
}

async function* lines(
  texts: readonly string[],
  timers: Timers,
  take: (octets: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for (const [number, text] of texts.entries()) {
    if (number > 0) await new Promise<void>((resolve) => timers.after(pace, resolve));
    const octets = new TextEncoder().encode(text);
    take(octets);
    yield octets;
  }
}

function forGuests(ask: Ask): Answer {
  const challenge: Field = ['WWW-Authenticate', 'Basic realm="Patrick", charset="UTF-8"'];
  const { name, password } = guest;
  const expected = btoa(`${name}:${password}`);
  const [, given] = /^basic +(\S+)$/i.exec(fieldOf(ask, 'authorization') ?? '') ?? [];
  if (given !== expected) throw new Refused(say(ask, 401, 'private', { name, password }, challenge));
  return say(ask, 200, 'welcome', { name }, ['Cache-Control', 'no-store']);
}

function limited(ask: Ask, quotas: Quotas): Answer {
  const { count, wait } = quotas.take(ask.visitor);
  const values = { count, limit: limit.requests, seconds: limit.seconds, wait };
  if (wait > 0) return say(ask, 429, 'slow-down', values, ['Retry-After', String(wait)]);
  return say(ask, 200, 'limited', values, ['Cache-Control', 'no-store']);
}
