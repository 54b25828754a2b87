// What the demo server itself answers, in plain text, where neither a demo nor the deck does.

import type { Language } from '#demos/contract.ts';

const en = {
  malformed: 'This is not a request that can be read. Compare it, line by line, with: GET / HTTP/1.1',
  'too-large': 'The header section is longer than 16 KiB. Send less; perhaps there are too many cookies.',
  'too-slow': 'The request did not arrive in time. Send it again, faster.',
  method: 'This method is not known here. Methods are case-sensitive: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.',
  version: 'This server speaks HTTP/1.1 and HTTP/1.0 only. Write HTTP/1.1.',
  expectation: 'This expectation cannot be met. Only 100-continue is known.',
  tunnel: 'This server is no proxy: it opens no tunnels. Ask it for a path of its own.',
  visitor: 'This needs the cookie that every page of the deck sets. Open the deck first, then try again.',
  bridged: 'A connection made by hand cannot open another one. Send this from a page.',
  socket: 'A WebSocket for the deck’s pages lives here. There is nothing to see without one.',
  unwritable: 'The demo’s answer cannot be written on the wire; it is a bug of ours. Try again, or press Reset.',
  crash: 'The server failed while it answered; it is a bug of ours. It goes on: try again.',
};

export type AnswerSentence = keyof typeof en;

const fr: Record<AnswerSentence, string> = {
  malformed: 'Ceci n’est pas une requête lisible. Comparez-la, ligne par ligne, avec : GET / HTTP/1.1',
  'too-large': 'Les en-têtes dépassent 16 Kio. Envoyez-en moins ; peut-être y a-t-il trop de cookies.',
  'too-slow': 'La requête n’est pas arrivée à temps. Renvoyez-la, plus vite.',
  method: 'Cette méthode est inconnue ici. La casse compte : GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.',
  version: 'Ce serveur ne parle que HTTP/1.1 et HTTP/1.0. Écrivez HTTP/1.1.',
  expectation: 'Cette attente ne peut pas être satisfaite. Seule 100-continue est connue.',
  tunnel: 'Ce serveur n’est pas un mandataire : il n’ouvre pas de tunnel. Demandez-lui un chemin à lui.',
  visitor: 'Il faut ici le cookie que pose chaque page du cours. Ouvrez d’abord le cours, puis réessayez.',
  bridged: 'Une connexion faite à la main ne peut pas en ouvrir une autre. Envoyez ceci depuis une page.',
  socket: 'Ici habite un WebSocket pour les pages du cours. Sans lui, il n’y a rien à voir.',
  unwritable:
    'La réponse de la démo ne peut pas s’écrire sur le fil ; c’est un bogue de notre part. Réessayez, ou remettez à zéro.',
  crash: 'Le serveur a échoué en répondant ; c’est un bogue de notre part. Il continue : réessayez.',
};

export const answerText: Record<Language, Record<AnswerSentence, string>> = { fr, en };
