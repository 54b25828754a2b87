// What a deck and its speaker page say to each other over a BroadcastChannel of their own.
//
//   speaker → deck   hello            says everything anew: the place, and the state of the slide's demos
//                    ping             are you there? answered by the place alone
//                    move, black      as the clicker would
//   deck → speaker   place            where it stands, after each change
//                    demo             a demo's whole state, after each change
//                    leaving          it is being closed, or loaded anew
//   deck → deck      mine, taken      a duplicated tab learns that the name is another's, and drops it

import type { HostKind, Language } from '#demos/contract.ts';

/** `page` is another at each load of the deck: what the speaker page knew of demos is then void. */
export interface Place {
  readonly type: 'place';
  readonly page: string;
  readonly chapter: string;
  readonly language: Language;
  readonly slide: string;
  /** Which of the slide's fragments are shown, by their index in the page. */
  readonly shown: readonly number[];
  readonly isBlack: boolean;
}

export interface DemoShown {
  readonly type: 'demo';
  readonly slide: string;
  /** Which of the slide's demos. */
  readonly index: number;
  readonly host: HostKind;
  /** As the widget has it: only the widget of the same name makes sense of it. */
  readonly state: object;
}

export type FromDeck =
  | Place
  | DemoShown
  | { readonly type: 'leaving'; readonly page: string }
  | { readonly type: 'mine' | 'taken'; readonly page: string };

export type FromSpeaker =
  | { readonly type: 'hello' | 'ping' | 'black' }
  | { readonly type: 'move'; readonly step: 1 | -1 };

export type Message = FromDeck | FromSpeaker;

/** Most fragments that a slide may have shown. */
const most = 200;

/** Reads a message; undefined for what is none. */
export function asMessage(data: unknown): Message | undefined {
  const fields = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const { type, page, step } = fields;
  if (type === 'hello' || type === 'ping' || type === 'black') return { type };
  if (type === 'move') return step === 1 || step === -1 ? { type, step } : undefined;
  if (type === 'leaving' || type === 'mine' || type === 'taken')
    return typeof page === 'string' ? { type, page } : undefined;
  if (type === 'place') return asPlace(fields);
  return type === 'demo' ? asDemoShown(fields) : undefined;
}

function asPlace({ page, chapter, language, slide, shown, isBlack }: Record<string, unknown>): Place | undefined {
  const isWhole = typeof page === 'string' && isName(chapter) && isName(slide) && typeof isBlack === 'boolean';
  if (!isWhole || (language !== 'fr' && language !== 'en')) return undefined;
  const isShown = Array.isArray(shown) && shown.length <= most && shown.every((index) => Number.isSafeInteger(index));
  return isShown ? { type: 'place', page, chapter, language, slide, shown: shown as number[], isBlack } : undefined;
}

function asDemoShown({ slide, index, host, state }: Record<string, unknown>): DemoShown | undefined {
  if (!isName(slide) || !Number.isSafeInteger(index) || (host !== 'server' && host !== 'in-page')) return undefined;
  const isState = typeof state === 'object' && state !== null;
  return isState ? { type: 'demo', slide, index: Number(index), host, state } : undefined;
}

/** As decks are called (deck-name.ts): it stands in an address. */
export function isDeckName(text: string): boolean {
  return /^[0-9a-z]{1,8}$/.test(text);
}

/** As chapters and slides are called. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9-]{0,99}$/.test(value);
}
