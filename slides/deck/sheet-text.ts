// The words of the sheets over a page, fetched with them.

import type { Language } from '#demos/contract.ts';

const en = {
  close: 'Close',
  help: 'Keys',
  letters: { on: 'Letters are keys', off: 'Letters are not keys' },
  tools: { search: 'Search', invitation: 'QR code', speaker: 'Speaker page', preflight: 'Pre-flight' },
  keys: {
    '→ · Page ↓': 'next step (every clicker)',
    '← · Page ↑': 'back',
    M: 'slides and settings',
    '/': 'search the course',
    Q: 'QR code: the room joins',
    N: 'speaker page: notes and clock',
    O: 'overview',
    L: 'the other language, same slide',
    S: 'slides or study view',
    T: 'next appearance',
    W: 'the wire on the whole screen',
    F: 'full screen',
    'B · .': 'black screen, and back',
    Esc: 'leave a demo; else overview',
    '? · H': 'this list',
  },
};

const fr: typeof en = {
  close: 'Fermer',
  help: 'Touches',
  letters: { on: 'Les lettres sont des touches', off: 'Pas de touches-lettres' },
  tools: { search: 'Chercher', invitation: 'Code QR', speaker: 'Page de l’orateur', preflight: 'Avant le cours' },
  keys: {
    '→ · Page ↓': 'étape suivante (toute télécommande)',
    '← · Page ↑': 'en arrière',
    M: 'diapositives et réglages',
    '/': 'chercher dans le cours',
    Q: 'code QR : la salle se joint à vous',
    N: 'page de l’orateur : notes et horloge',
    O: 'vue d’ensemble',
    L: 'l’autre langue, même diapositive',
    S: 'diapositives ou étude',
    T: 'autre apparence',
    W: 'le fil sur tout l’écran',
    F: 'plein écran',
    'B · .': 'écran noir, et retour',
    Esc: 'quitter une démo ; sinon vue d’ensemble',
    '? · H': 'cette liste',
  },
};

export const sheetText: Record<Language, typeof en> = { fr, en };
