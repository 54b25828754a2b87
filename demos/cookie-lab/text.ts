// The words of the widget, in both languages.

import type { Language } from '#demos/contract.ts';

const en = {
  heading: 'cookie-lab',
  question: 'You ask twice. What does the second answer say?',
  choices: { one: 'request 1', two: 'request 2' },
  explanation: 'The server keeps a number for each visitor.',
  ask: 'Ask',
  commands: { curl: 'curl' },
  experiments: { lost: ['Ask for another path', 'Nothing is there: 404.'] },
};

export type CookieLabText = typeof en;

const fr: CookieLabText = {
  heading: 'cookie-lab',
  question: 'Vous demandez deux fois. Que dit la seconde réponse ?',
  choices: { one: 'request 1', two: 'request 2' },
  explanation: 'Le serveur garde un nombre par visiteur.',
  ask: 'Demander',
  commands: { curl: 'curl' },
  experiments: { lost: ['Demander un autre chemin', 'Il n’y a rien là : 404.'] },
};

export const cookieLabText: Record<Language, CookieLabText> = { fr, en };
