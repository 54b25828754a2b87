// Requests worth sending, as they would be typed: every octet is the learner's to change.

import type { Language } from '#demos/contract.ts';
import { base, guest, paths } from './protocol.ts';

/** What a preset needs to know. */
export interface Setting {
  /** For Host. */
  readonly authority: string;
  readonly language: Language;
}

type Lines = readonly string[];

export const presetGroups = {
  methods: ['get', 'head', 'options', 'post', 'put', 'patch', 'delete', 'unknown-method'],
  forms: ['get-form', 'post-form', 'post-json', 'post-multipart', 'wrong-type'],
  statuses: ['status', 'teapot', 'unavailable', 'continue', 'private', 'limited'],
  redirects: ['redirect', 'redirect-303', 'redirect-307', 'redirect-loop'],
  content: ['etag', 'date', 'gzip', 'chunked', 'json', 'not-acceptable'],
  connections: ['keep-alive', 'pipelining', 'close', 'http-1.0'],
  faults: [
    'malformed',
    'space-before-colon',
    'bare-lf',
    'folded',
    'no-end',
    'length-too-long',
    'length-too-short',
    'two-lengths',
    'not-http',
  ],
} as const;

export type GroupName = keyof typeof presetGroups;
export type PresetName = (typeof presetGroups)[GroupName][number];

const names: readonly string[] = Object.values(presetGroups).flat();

export function isPresetName(name: string): name is PresetName {
  return names.includes(name);
}

/** The preset as text, in which Enter is CR LF (octet-text.ts). */
export function presetText(name: PresetName, { authority, language }: Setting): string {
  const host = `Host: ${authority}`;
  const inLanguage = `Accept-Language: ${language}`;
  const ask = (line: string, ...fields: Lines) => message([line, host, ...fields]);
  const send = (line: string, type: string, content: string, ...fields: Lines) =>
    message([line, host, ...fields, `Content-Type: ${type}`, `Content-Length: ${octets(content)}`], content);
  const get = (path: string, ...fields: Lines) => ask(`GET ${path} HTTP/1.1`, inLanguage, ...fields);
  const words = content[language];
  const form = 'application/x-www-form-urlencoded';
  const texts: Record<PresetName, () => string> = {
    get: () => get(paths.hello),
    head: () => ask(`HEAD ${paths.hello} HTTP/1.1`, inLanguage),
    options: () => ask(`OPTIONS ${paths.notes}/1 HTTP/1.1`),
    post: () => send(`POST ${paths.notes} HTTP/1.1`, 'application/json', words.note),
    put: () => send(`PUT ${paths.notes}/7 HTTP/1.1`, 'application/json', words.note),
    patch: () => send(`PATCH ${paths.notes}/1 HTTP/1.1`, 'application/merge-patch+json', words.patch),
    delete: () => ask(`DELETE ${paths.notes}/1 HTTP/1.1`),
    'unknown-method': () => ask(`BREW ${paths.hello} HTTP/1.1`, inLanguage),
    'get-form': () => get(`${paths.form}?${words.pairs}`),
    'post-form': () => send(`POST ${paths.form} HTTP/1.1`, form, words.pairs),
    'post-json': () => send(`POST ${paths.form} HTTP/1.1`, 'application/json', words.json),
    'post-multipart': () => send(`POST ${paths.form} HTTP/1.1`, 'multipart/form-data; boundary=scissors', words.parts),
    'wrong-type': () => send(`POST ${paths.form} HTTP/1.1`, 'text/plain', words.plain, inLanguage),
    status: () => get(`${paths.status}/404`),
    teapot: () => get(`${paths.status}/418`),
    unavailable: () => get(`${paths.status}/503`),
    continue: () => send(`POST ${paths.form} HTTP/1.1`, form, words.pairs, 'Expect: 100-continue'),
    private: () => get(paths.private),
    limited: () => get(paths.limited),
    redirect: () => get(`${paths.redirect}/301`),
    'redirect-303': () => send(`POST ${paths.redirect}/303 HTTP/1.1`, form, words.pairs),
    'redirect-307': () => send(`POST ${paths.redirect}/307 HTTP/1.1`, form, words.pairs),
    'redirect-loop': () => get(`${paths.redirect}/loop`),
    etag: () => get(paths.menu),
    date: () => get(paths.menu, 'If-Modified-Since: Mon, 05 Jan 2026 07:30:00 GMT'),
    gzip: () => get(paths.till, 'Accept-Encoding: gzip'),
    chunked: () => get(paths.stream),
    json: () => get(paths.hello, 'Accept: application/json'),
    'not-acceptable': () => get(paths.hello, 'Accept: image/png'),
    'keep-alive': () => get(`${paths.notes}/1`),
    pipelining: () => get(paths.hello) + get(paths.menu) + ask(`DELETE ${base} HTTP/1.1`, inLanguage),
    close: () => get(paths.hello, 'Connection: close'),
    'http-1.0': () => message([`GET ${paths.hello} HTTP/1.0`, inLanguage]),
    malformed: () => message([`GET ${paths.hello} HTTP/1.1`, inLanguage]),
    'space-before-colon': () => message([`GET ${paths.hello} HTTP/1.1`, `Host : ${authority}`, inLanguage]),
    'bare-lf': () => `GET ${paths.hello} HTTP/1.1\\n${host}\\n${inLanguage}\\n\\n`,
    folded: () => get(paths.hello, 'X-Excuse: the train,', '  the rain, the dog'),
    'no-end': () => `GET ${paths.hello} HTTP/1.1\n${host}\n${inLanguage}\n`,
    'length-too-long': () => wrongLength({ host, inLanguage, pairs: words.pairs, by: 12 }),
    'length-too-short': () => wrongLength({ host, inLanguage, pairs: `${words.pairs}\n`, by: -12 }),
    'two-lengths': () =>
      message(
        [
          `POST ${paths.form} HTTP/1.1`,
          host,
          inLanguage,
          `Content-Type: ${form}`,
          'Content-Length: 6',
          'Transfer-Encoding: chunked',
        ],
        '0\n\nGET ',
      ),
    'not-http': () => `${words.rubbish}\n\n`,
  };
  return texts[name]();
}

/** The field that opens `paths.private`. */
export const authorization = `Basic ${btoa(`${guest.name}:${guest.password}`)}`;

function message(lines: Lines, content = ''): string {
  return `${lines.join('\n')}\n\n${content}`;
}

interface WrongLength {
  readonly host: string;
  readonly inLanguage: string;
  readonly pairs: string;
  readonly by: number;
}

function wrongLength({ host, inLanguage, pairs, by }: WrongLength): string {
  const lines = [`POST ${paths.form} HTTP/1.1`, host, inLanguage, 'Content-Type: application/x-www-form-urlencoded'];
  return message([...lines, `Content-Length: ${octets(pairs) + by}`], pairs);
}

/** In content as it is typed, where Enter is two octets. */
function octets(text: string): number {
  return new TextEncoder().encode(text.replaceAll('\n', '\r\n')).length;
}

const content: Record<Language, Record<'pairs' | 'json' | 'parts' | 'note' | 'patch' | 'plain' | 'rubbish', string>> = {
  fr: {
    pairs: 'nom=Zo%C3%A9&boisson=caf%C3%A9+cr%C3%A8me',
    json: '{"nom": "Zoé", "boisson": "café crème"}',
    parts: parts('nom', 'boisson', 'café crème', 'menu.txt', 'Un croissant, aussi.'),
    note: '{"title": "À faire", "text": "dormir"}',
    patch: '{"text": "café, et rien d’autre"}',
    plain: 'Un café crème pour Zoé.',
    rubbish: 'Bonjour, je voudrais un café.',
  },
  en: {
    pairs: 'name=Zo%C3%AB&drink=caf%C3%A9+au+lait',
    json: '{"name": "Zoë", "drink": "café au lait"}',
    parts: parts('name', 'drink', 'café au lait', 'menu.txt', 'A croissant, too.'),
    note: '{"title": "To do", "text": "sleep"}',
    patch: '{"text": "coffee, and nothing else"}',
    plain: 'A café au lait for Zoë.',
    rubbish: 'Hello, I would like a coffee.',
  },
};

function parts(name: string, drink: string, value: string, file: string, text: string): string {
  const field = (rest: string) => `--scissors\nContent-Disposition: form-data; ${rest}\n`;
  const who = name === 'nom' ? 'Zoé' : 'Zoë';
  return [
    field(`name="${name}"`),
    `${who}`,
    `${field(`name="${drink}"`)}`,
    value,
    `${field(`name="file"; filename="${file}"`)}Content-Type: text/plain\n`,
    text,
    '--scissors--\n',
  ].join('\n');
}
