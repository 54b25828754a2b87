// The words of the deck's own controls.

import type { Language } from '#demos/contract.ts';

const en = {
  menu: 'Slides and settings',
  open: 'Menu',
  close: 'Close',
  slides: 'Slides',
  help: 'Keys',
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  view: 'View',
  views: { slides: 'Slides', study: 'Study' },
  language: 'Français',
  badge: 'The demo has the keyboard · Esc gives it back',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: press Ctrl+C',
  position: 'Slide {number} of {total}',
  back: 'One step back',
  on: 'One step on',
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
    '?': 'this list',
  },
};

export type DeckText = typeof en;

const fr: DeckText = {
  menu: 'Diapositives et réglages',
  open: 'Menu',
  close: 'Fermer',
  slides: 'Diapositives',
  help: 'Touches',
  theme: 'Apparence',
  themes: { system: 'Comme le système', light: 'Claire', dark: 'Sombre', contrast: 'Fort contraste' },
  view: 'Vue',
  views: { slides: 'Diapositives', study: 'Étude' },
  language: 'English',
  badge: 'La démo a le clavier · Échap le rend',
  copy: 'Copier',
  copied: 'Copié',
  selected: 'Sélectionné : faites Ctrl+C',
  position: 'Diapositive {number} sur {total}',
  back: 'Une étape en arrière',
  on: 'Une étape en avant',
  serverHere: 'Un serveur de démonstration est là : les démos passent par de vraies sockets.',
  noServer: 'Pas de serveur de démonstration ici : les démos tournent dans cette page, et le disent.',
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
    Esc: 'quitter une démo ; sinon vue d’ensemble',
    '?': 'cette liste',
  },
};

export const deckText: Record<Language, DeckText> = { fr, en };
