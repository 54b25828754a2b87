// The three sites' home pages: small, whole, without a script, and plainly different from one another.

import type { Language } from '#demos/contract.ts';
import type { PageName } from './protocol.ts';

interface Words {
  readonly title: string;
  readonly lines: readonly [string, string];
}

const words: Record<PageName, Record<Language, Words>> = {
  mines: {
    fr: {
      title: 'École des Mines',
      lines: [
        'On y cherchait du charbon, on y creuse aujourd’hui des données.',
        'Prochaine visite du puits : jeudi, casque obligatoire.',
      ],
    },
    en: {
      title: 'School of Mines',
      lines: [
        'We used to dig for coal; these days we dig through data.',
        'Next visit of the shaft: Thursday, helmets on.',
      ],
    },
  },
  cpp: {
    fr: {
      title: 'Le club C++',
      lines: [
        'Chez nous, même les fuites sont typées.',
        'Atelier du mardi : libérer la mémoire sans se libérer la soirée.',
      ],
    },
    en: {
      title: 'The C++ club',
      lines: ['Even our leaks are strongly typed.', 'Tuesday workshop: free the memory, keep the evening.'],
    },
  },
  patrick: {
    fr: {
      title: 'Chez Patrick',
      lines: [
        'Café, croissants, et le même comptoir pour tout le monde.',
        'Dites un nom en entrant : Patrick sait qui vous cherchez.',
      ],
    },
    en: {
      title: 'Patrick’s café',
      lines: [
        'Coffee, croissants, and one counter for everybody.',
        'Say a name as you come in: Patrick knows whom you want.',
      ],
    },
  },
};

const ink: Record<PageName, string> = { mines: '#20364f', cpp: '#4a2c6b', patrick: '#6b3a1e' };

/** The words alone, for who shows the page without rendering it. */
export function pageWords(page: PageName, language: Language): Words {
  return words[page][language];
}

/** The page as HTML, valid and complete. */
export function renderPage(page: PageName, language: Language): string {
  const { title, lines } = words[page][language];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>body{margin:0;padding:1em 1.2em;font:1.25em/1.4 system-ui,sans-serif;color:#fff;background:${ink[page]}}h1{margin:0;font-size:1.6em}p{margin:.4em 0}</style>
<h1>${title}</h1>
<p>${lines[0]}</p>
<p>${lines[1]}</p>
</html>
`;
}
