// What the in-page host says itself; faults of a request have their words in the wire's text.

import type { Language } from '#demos/contract.ts';

const en = {
  'too-slow': 'The request did not arrive in time. Send it again, faster.',
  tunnel: 'This server is no proxy: it opens no tunnels. Ask it for a path of its own.',
  unwritable: 'The demo’s answer cannot be written on the wire; it is a bug of ours. Try again, or press Reset.',
};

export type RefusalSentence = keyof typeof en;

const fr: Record<RefusalSentence, string> = {
  'too-slow': 'La requête n’est pas arrivée à temps. Renvoyez-la, plus vite.',
  tunnel: 'Ce serveur n’est pas un mandataire : il n’ouvre pas de tunnel. Demandez-lui un chemin à lui.',
  unwritable:
    'La réponse de la démo ne peut pas s’écrire sur le fil ; c’est un bogue de notre part. Réessayez, ou remettez à zéro.',
};

export const refusalText: Record<Language, Record<RefusalSentence, string>> = { fr, en };
