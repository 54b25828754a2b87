// The words of the search.

import type { Language } from '#demos/contract.ts';

const en = {
  title: 'Search the course',
  label: 'Words on slides and in their texts',
  results: { none: 'Nothing found. Fewer letters, or another word?', one: '1 slide', other: '{count} slides' },
  most: 'The first {count} slides: one more word narrows it down.',
  chapter: 'Chapter {number}',
  missing: 'The search could not be fetched: is the network or the server there? Close this and try again.',
  hint: 'Enter opens the first, ↓ goes through them.',
};

const fr: typeof en = {
  title: 'Chercher dans le cours',
  label: 'Des mots des diapositives et de leurs textes',
  results: {
    none: 'Rien trouvé. Moins de lettres, ou un autre mot ?',
    one: '1 diapositive',
    other: '{count} diapositives',
  },
  most: 'Les {count} premières diapositives : un mot de plus précisera.',
  chapter: 'Chapitre {number}',
  missing: 'La recherche n’a pas pu être chargée : le réseau ou le serveur sont-ils là ? Fermez ceci et réessayez.',
  hint: 'Entrée ouvre la première, ↓ les parcourt.',
};

export const searchText: Record<Language, typeof en> = { fr, en };
