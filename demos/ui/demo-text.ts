// The words that every widget shares.

import type { Language } from '#demos/contract.ts';
import type { TruthKind } from './truth.ts';

const en = {
  truth: {
    server: 'Real',
    'in-page': 'In this browser',
    recorded: 'Recorded',
    model: 'Model',
  } satisfies Record<TruthKind, string>,
  truthMeaning: {
    server:
      'The demo server answers over real sockets. A page’s own script still cannot set Host nor see TCP headers: by hand, it can write every byte.',
    'in-page':
      'The same program runs inside this page: real bytes and real parsers, but no cable, no TCP and no other machine.',
    recorded:
      'Real traffic between two machines, captured earlier by a script of this course. It shows what no page can see live: every header down to Ethernet.',
    model: 'Computed here to show the principle. These bytes are right, but they travelled on no cable.',
  } satisfies Record<TruthKind, string>,
  panels: 'Parts of this demo',
  try: 'Try it',
  terminal: 'Terminal',
  break: 'Break it',
  reset: 'Reset',
  predict: 'Your guess first',
  skip: 'Skip, just run it',
  guessed: 'Your guess:',
  right: 'Well seen.',
  wrong: 'Not this time.',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'Selected: press Ctrl+C',
  terminalServer: 'The same exchange from a terminal on the machine that runs the server:',
  terminalInPage: 'No server here: start one with npm start, then in a terminal:',
  wire: 'On the wire',
  wireQuiet: 'Nothing has passed yet. Run the demo: its bytes appear here.',
  lost: 'The demo server does not answer.',
  retryIn: 'Next try in {seconds} s (try number {attempt}).',
  retrying: 'Trying again…',
  retry: 'Try now',
  goOn: 'Go on in this browser',
  loading: 'Getting ready…',
  failed: 'That did not work: {reason}',
  unreachable: 'the demo server cannot be reached. Is it still running? Press Try now, or go on in this browser.',
};

export type DemoText = typeof en;

const fr: DemoText = {
  truth: { server: 'Réel', 'in-page': 'Dans ce navigateur', recorded: 'Enregistré', model: 'Modèle' },
  truthMeaning: {
    server:
      'Le serveur de démonstration répond par de vraies sockets. Le script d’une page ne peut toutefois ni choisir Host ni voir les en-têtes TCP ; à la main, on écrit chaque octet.',
    'in-page':
      'Le même programme tourne dans cette page : vrais octets, vrais analyseurs, mais ni câble, ni TCP, ni autre machine.',
    recorded:
      'De vrais échanges entre deux machines, capturés auparavant par un script de ce cours. On y voit ce qu’aucune page ne voit en direct : chaque en-tête, jusqu’à Ethernet.',
    model: 'Calculé ici pour montrer le principe. Ces octets sont justes, mais ils n’ont voyagé sur aucun câble.',
  },
  panels: 'Parties de cette démo',
  try: 'Essayer',
  terminal: 'Terminal',
  break: 'Casser',
  reset: 'Remettre à zéro',
  predict: 'D’abord, votre pari',
  skip: 'Sans parier, lancer',
  guessed: 'Votre pari :',
  right: 'Bien vu.',
  wrong: 'Pas cette fois.',
  copy: 'Copier',
  copied: 'Copié',
  copyByHand: 'Sélectionné : faites Ctrl+C',
  terminalServer: 'Le même échange, dans un terminal de la machine où tourne le serveur :',
  terminalInPage: 'Pas de serveur ici : lancez-en un avec npm start, puis dans un terminal :',
  wire: 'Sur le fil',
  wireQuiet: 'Rien n’est encore passé. Lancez la démo : ses octets s’afficheront ici.',
  lost: 'Le serveur de démonstration ne répond plus.',
  retryIn: 'Nouvel essai dans {seconds} s (essai nᵒ {attempt}).',
  retrying: 'Nouvel essai…',
  retry: 'Réessayer',
  goOn: 'Continuer dans ce navigateur',
  loading: 'On se prépare…',
  failed: 'Cela n’a pas marché : {reason}',
  unreachable:
    'le serveur de démonstration est injoignable. Tourne-t-il encore ? Réessayez, ou continuez dans ce navigateur.',
};

export const demoText: Record<Language, DemoText> = { fr, en };
