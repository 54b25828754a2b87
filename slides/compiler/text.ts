// The words that the compiler itself puts into a page.

import type { Language } from '#demos/contract.ts';

const english = {
  course: 'On the Wire',
  language: 'English',
  skip: 'Skip to the slides',
  chapter: 'Chapter',
  minutes: '{count} min',
  permalink: 'Link to this slide',
  previous: 'Previous chapter: {title}',
  next: 'Next chapter: {title}',
  contents: 'All chapters',
  licence: 'Text and pictures: CC BY 4.0. Code: MIT.',
  remember: 'Remember',
  practical: 'Practical',
  more: 'Read more',
  right: 'Right.',
  wrong: 'No.',
  run: 'A finished run, made by this demo when the page was built; its clock stood still.',
  client: 'Client',
  server: 'Server',
  octetsLeft: '… {count} more bytes',
  code: 'Code',
  terminal: 'Terminal',
  widePicture: 'It goes on at the right: swipe the drawing.',
};

export const compilerText: Record<Language, typeof english> = {
  en: english,
  fr: {
    course: 'Sur le fil',
    language: 'Français',
    skip: 'Aller aux diapositives',
    chapter: 'Chapitre',
    minutes: '{count} min',
    permalink: 'Lien vers cette diapositive',
    previous: 'Chapitre précédent : {title}',
    next: 'Chapitre suivant : {title}',
    contents: 'Tous les chapitres',
    licence: 'Textes et images : CC BY 4.0. Code : MIT.',
    remember: 'À retenir',
    practical: 'À vous de jouer',
    more: 'Pour aller plus loin',
    right: 'Juste.',
    wrong: 'Non.',
    run: 'Un échange terminé, produit par cette démo à la construction de la page, horloge arrêtée.',
    client: 'Client',
    server: 'Serveur',
    octetsLeft: '… encore {count} octets',
    code: 'Code',
    terminal: 'Terminal',
    widePicture: 'La suite est à droite : faites glisser le dessin.',
  },
};

export const languages: readonly Language[] = ['fr', 'en'];

export function otherLanguage(language: Language): Language {
  return language === 'fr' ? 'en' : 'fr';
}
