// The two ways to speak with the room: JSON by subprotocol, lines without.

import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { errorSentence, linesText } from './lines-text.ts';
import { readLine, writeLines } from './lines.ts';
import { readClientMessage, type ClientMessage, type ErrorCode, type ServerMessage } from './protocol.ts';

/** How one client's messages are read and written. One object each, so that a broadcast is written once for all of a kind. */
export interface Format {
  read(data: string): ClientMessage | { readonly error: ErrorCode };
  /** Undefined where this client need not be told. */
  write(message: ServerMessage): string | undefined;
  refusal(code: ErrorCode): ServerMessage;
  /** A client of lines is in at once, under a guest's name; one of JSON joins when it says who it is. */
  guest?(number: number): string;
}

const json = (language: Language): Format => ({
  read: readClientMessage,
  write: (message) => JSON.stringify(message),
  refusal: refusalIn(language),
});

const lines = (language: Language): Format => ({
  read: readLine,
  write: (message) => writeLines(message, language),
  refusal: refusalIn(language),
  guest: (number) => fill(linesText[language].guest, { number }),
});

const refusalIn =
  (language: Language) =>
  (code: ErrorCode): ServerMessage => ({ type: 'error', code, sentence: errorSentence(code, language) });

export const formats: Record<'json' | 'lines', Record<Language, Format>> = {
  json: { fr: json('fr'), en: json('en') },
  lines: { fr: lines('fr'), en: lines('en') },
};
