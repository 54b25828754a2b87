// Each visitor's notes: a collection and its items, the classic of an API.

import * as v from 'valibot';
import type { HttpResponse } from '#demos/contract.ts';
import {
  contentOf,
  fieldOf,
  json,
  names,
  readJsonIn,
  Refused,
  requireType,
  say,
  tagOf,
  type Answer,
  type Ask,
} from './answers.ts';
import { paths } from './protocol.ts';

const note = v.strictObject({
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  text: v.pipe(v.string(), v.maxLength(500)),
});

type Note = v.InferOutput<typeof note>;

interface Pad {
  next: number;
  readonly notes: Map<number, Note>;
}

/** Notes of one visitor, and visitors remembered; the one longest unused goes first. */
const mostNotes = 10;
const mostVisitors = 1_000;

/** Merging may only take a member away or replace it (RFC 7396). */
const patchType = 'application/merge-patch+json';

export class NotePads {
  readonly #pads = new Map<string, Pad>();

  list(ask: Ask): Answer {
    const entries = [...this.#padOf(ask).notes].map(([id, { title }]) => ({ href: addressOf(id), title }));
    return json(200, entries, noStore);
  }

  async add(ask: Ask): Promise<HttpResponse> {
    const pad = this.#padOf(ask);
    const added = await readNote(ask);
    if (pad.notes.size >= mostNotes) return say(ask, 409, 'too-many', { limit: mostNotes });
    const id = pad.next++;
    pad.notes.set(id, added);
    return json(201, added, ['Location', addressOf(id)], ['ETag', tagOfNote(added)]);
  }

  /** The first notes again. */
  reset(ask: Ask): Answer {
    this.#pads.delete(ask.visitor);
    return { status: 204, headers: [] };
  }

  read(ask: Ask): Answer {
    const { found } = this.#find(ask);
    const tag = tagOfNote(found);
    const known = fieldOf(ask, 'if-none-match');
    if (known !== undefined && names(known, tag, { isWeak: true })) return { status: 304, headers: [['ETag', tag]] };
    return json(200, found, ['ETag', tag], ['Cache-Control', 'no-cache']);
  }

  /** Replaces a note, or makes one at this address: sent twice, it changes nothing more (RFC 9110 §9.3.4). */
  async put(ask: Ask): Promise<HttpResponse> {
    const pad = this.#padOf(ask);
    const id = idIn(ask);
    const before = pad.notes.get(id);
    requireMatch(ask, before);
    const given = await readNote(ask);
    if (!before && pad.notes.size >= mostNotes) return say(ask, 409, 'too-many', { limit: mostNotes });
    pad.notes.set(id, given);
    pad.next = Math.max(pad.next, id + 1);
    return json(before ? 200 : 201, given, ['ETag', tagOfNote(given)]);
  }

  async patch(ask: Ask): Promise<HttpResponse> {
    const { pad, id, found } = this.#find(ask);
    requireMatch(ask, found);
    requireType(ask, [patchType], 'Accept-Patch');
    const patch = readJsonIn(ask, await contentOf(ask));
    const merged = asNote(ask, typeof patch === 'object' && patch !== null ? { ...found, ...patch } : patch);
    pad.notes.set(id, merged);
    return json(200, merged, ['ETag', tagOfNote(merged)]);
  }

  remove(ask: Ask): Answer {
    const { pad, id, found } = this.#find(ask);
    requireMatch(ask, found);
    pad.notes.delete(id);
    return { status: 204, headers: [] };
  }

  #find(ask: Ask): { pad: Pad; id: number; found: Note } {
    const pad = this.#padOf(ask);
    const id = idIn(ask);
    const found = pad.notes.get(id);
    if (!found) throw new Refused(say(ask, 404, 'no-note', { id, path: paths.notes }));
    return { pad, id, found };
  }

  #padOf({ visitor, language }: Ask): Pad {
    const pad = this.#pads.get(visitor) ?? firstPad(language);
    this.#pads.delete(visitor);
    this.#pads.set(visitor, pad);
    const [oldest] = this.#pads.keys();
    if (this.#pads.size > mostVisitors && oldest !== undefined) this.#pads.delete(oldest);
    return pad;
  }
}

const noStore = ['Cache-Control', 'no-store'] as const;

function firstPad(language: Ask['language']): Pad {
  const first =
    language === 'fr'
      ? { title: 'Courses', text: 'café, croissants, un câble réseau' }
      : { title: 'Shopping', text: 'coffee, croissants, a network cable' };
  return { next: 2, notes: new Map([[1, first]]) };
}

function addressOf(id: number): string {
  return `${paths.notes}/${id}`;
}

function idIn({ parts }: Ask): number {
  return Number(parts[0]);
}

function tagOfNote(one: Note): string {
  return tagOf(JSON.stringify(one));
}

/** Whoever has seen another version is stopped (RFC 9110 §13.1.1). */
function requireMatch(ask: Ask, before: Note | undefined): void {
  const wanted = fieldOf(ask, 'if-match');
  if (wanted === undefined || (before && names(wanted, tagOfNote(before), { isWeak: false }))) return;
  throw new Refused(say(ask, 412, 'changed', {}, ...(before ? [['ETag', tagOfNote(before)] as const] : [])));
}

async function readNote(ask: Ask): Promise<Note> {
  requireType(ask, ['application/json'], 'Accept-Post');
  return asNote(ask, readJsonIn(ask, await contentOf(ask)));
}

function asNote(ask: Ask, value: unknown): Note {
  const parsed = v.safeParse(note, value);
  if (!parsed.success) throw new Refused(say(ask, 422, 'bad-note'));
  return parsed.output;
}
