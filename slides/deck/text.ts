// The words of the deck's own controls.

import type { Language } from '#demos/contract.ts';

const en = {
  menu: 'Slides and settings',
  open: 'Menu',
  close: 'Close',
  contents: 'In this chapter',
  help: 'Keys',
  theme: 'Appearance',
  themeNow: 'Appearance: {theme}',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  views: { slides: 'Slides', study: 'Study' },
  letters: { on: 'Letters are keys', off: 'Letters are not keys' },
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
  keys: {
    '→ · Page ↓': 'next step (every clicker)',
    '← · Page ↑': 'back',
    M: 'slides and settings',
    O: 'overview',
    L: 'the other language, same slide',
    S: 'slides or study view',
    T: 'next appearance',
    F: 'full screen',
    B: 'black screen',
    Esc: 'leave a demo; else overview',
    '? · H': 'this list',
  },
};

export type DeckText = typeof en;

const fr: DeckText = {
  menu: 'Diapositives et réglages',
  open: 'Menu',
  close: 'Fermer',
  contents: 'Dans ce chapitre',
  help: 'Touches',
  theme: 'Apparence',
  themeNow: 'Apparence : {theme}',
  themes: { system: 'Comme le système', light: 'Claire', dark: 'Sombre', contrast: 'Fort contraste' },
  views: { slides: 'Diapos', study: 'Étude' },
  letters: { on: 'Les lettres sont des touches', off: 'Pas de touches-lettres' },
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
  keys: {
    '→ · Page ↓': 'étape suivante (toute télécommande)',
    '← · Page ↑': 'en arrière',
    M: 'diapositives et réglages',
    O: 'vue d’ensemble',
    L: 'l’autre langue, même diapositive',
    S: 'diapositives ou étude',
    T: 'autre apparence',
    F: 'plein écran',
    B: 'écran noir',
    Esc: 'quitter une démo ; sinon vue d’ensemble',
    '? · H': 'cette liste',
  },
};

export const deckText: Record<Language, DeckText> = { fr, en };
