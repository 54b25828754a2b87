// The words of the deck's own controls.

import type { Language } from '#demos/contract.ts';

const en = {
  menu: 'Slides and settings',
  open: 'Menu',
  contents: 'In this chapter',
  theme: 'Appearance',
  themeNow: 'Appearance: {theme}',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  views: { slides: 'Slides', study: 'Study' },
  language: 'Français',
  badge: 'The demo has the keyboard · Esc gives it back',
  copy: 'Copy',
  copyCommand: 'Copy: {command}',
  copied: 'Copied',
  selected: 'Selected: press Ctrl+C',
  position: 'Slide {number} of {total}',
  back: 'One step back',
  on: 'One step on',
  missing: 'This demo did not arrive: is the network there? Load the page again to try it. Here is a finished run.',
  serverHere: 'A demo server is here: the demos use real sockets.',
  noServer: 'No demo server here: the demos run inside this page, and say so.',
};

export type DeckText = typeof en;

const fr: DeckText = {
  menu: 'Diapositives et réglages',
  open: 'Menu',
  contents: 'Dans ce chapitre',
  theme: 'Apparence',
  themeNow: 'Apparence : {theme}',
  themes: { system: 'Comme le système', light: 'Claire', dark: 'Sombre', contrast: 'Fort contraste' },
  views: { slides: 'Diapos', study: 'Étude' },
  language: 'English',
  badge: 'La démo a le clavier · Échap le rend',
  copy: 'Copier',
  copyCommand: 'Copier : {command}',
  copied: 'Copié',
  selected: 'Sélectionné : faites Ctrl+C',
  position: 'Diapositive {number} sur {total}',
  back: 'Une étape en arrière',
  on: 'Une étape en avant',
  missing:
    'Cette démo n’est pas arrivée : le réseau est-il là ? Rechargez la page pour l’essayer. Voici un échange terminé.',
  serverHere: 'Un serveur de démonstration est là : les démos passent par de vraies sockets.',
  noServer: 'Pas de serveur de démonstration ici : les démos tournent dans cette page, et le disent.',
};

export const deckText: Record<Language, DeckText> = { fr, en };
