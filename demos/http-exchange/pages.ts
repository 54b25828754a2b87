// Representations that stay as they are: the day's menu, and a till roll long enough to be worth packing.

import { gzipSync } from 'fflate';
import type { Language } from '#demos/contract.ts';

/** When the menu was last written: what Last-Modified says. */
export const menuDate = 'Mon, 05 Jan 2026 07:30:00 GMT';

const menus: Record<Language, string> = {
  fr: `Le menu de Patrick, lundi

  Café                     1,20 €
  Croissant (d’aujourd’hui) 1,10 €
  Croissant (d’hier)        0,50 €
  Wi-Fi                    offert
`,
  en: `Patrick’s menu, Monday

  Coffee                   1.20 €
  Croissant (today’s)       1.10 €
  Croissant (yesterday’s)   0.50 €
  Wi-Fi                  on the house
`,
};

export function menuIn(language: Language): string {
  return menus[language];
}

const orders: Record<Language, readonly string[]> = {
  fr: ['un café', 'un café crème', 'un café, un croissant', 'deux cafés', 'un verre d’eau'],
  en: ['one coffee', 'one latte', 'one coffee, one croissant', 'two coffees', 'a glass of water'],
};
const cents = [120, 220, 230, 240, 0];

/** A day at the counter, order by order: much the same again and again, which is what packing lives on. */
export function tillRoll(language: Language): string {
  const lines = Array.from({ length: 240 }, (_, number) => {
    const minutes = 8 * 60 + number * 2;
    const which = (number * number + number) % cents.length;
    const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
    return `${time} table ${(number % 7) + 1} ${orders[language][which]} ${((cents[which] ?? 0) / 100).toFixed(2)} €`;
  });
  return `${lines.join('\n')}\n`;
}

const packed = new Map<Language, Uint8Array>();

/** The same, packed once. Without a date inside (RFC 1952 §2.3.1: MTIME 0), so that the same text has the same octets. */
export function packedTillRoll(language: Language): Uint8Array {
  const known = packed.get(language) ?? gzipSync(new TextEncoder().encode(tillRoll(language)), { mtime: 0 });
  packed.set(language, known);
  return known;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

const verses: Record<Language, readonly string[]> = {
  fr: [
    'Le serveur ne sait pas encore la fin,\n',
    'mais il commence, un mot à la main ;\n',
    'chaque morceau dit sa taille d’abord,\n',
    'et le morceau vide\n',
    'dit : plus rien, d’accord ?\n',
  ],
  en: [
    'The server does not know the end,\n',
    'but has a line that it can send;\n',
    'each chunk says first how long it is,\n',
    'and one of nothing\n',
    'says: that is all there is.\n',
  ],
};

/** A text whose lines come one by one. */
export function versesIn(language: Language): readonly string[] {
  return verses[language];
}
