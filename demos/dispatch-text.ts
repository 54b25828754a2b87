// What a host says, in plain text, where no demo answers.

import type { Language } from './contract.ts';

const en = {
  'no-host': 'This HTTP/1.1 request has no Host field, so nobody knows which site it is for. Add one: Host: localhost',
  'two-hosts': 'This request has several Host fields. Send exactly one.',
  'bad-host': 'The Host field does not hold a name and an optional port. Write for example: Host: mines.localhost:8420',
  foreign:
    'No site of that name lives here. Ask for localhost, for a name that ends in .localhost, or start the server with --host NAME.',
  origin: 'A page from another origin sent this. Only pages of this server may change anything here.',
  'no-demo': 'Nothing answers at this address. Demos live under /demos/NAME.',
  'no-socket': 'No WebSocket answers at this address.',
  upgrade: 'A WebSocket lives here. Come back with the fields Upgrade: websocket and Connection: Upgrade.',
  crash: 'The demo failed while it answered; it is a bug of ours. The server goes on: try again, or press Reset.',
};

export type DispatchSentence = keyof typeof en;

const fr: Record<DispatchSentence, string> = {
  'no-host':
    'Cette requête HTTP/1.1 n’a pas de champ Host : impossible de savoir à quel site elle s’adresse. Ajoutez-en un : Host: localhost',
  'two-hosts': 'Cette requête a plusieurs champs Host. N’en envoyez qu’un.',
  'bad-host':
    'Le champ Host ne contient pas un nom suivi, au besoin, d’un port. Écrivez par exemple : Host: mines.localhost:8420',
  foreign:
    'Aucun site de ce nom n’habite ici. Demandez localhost, un nom en .localhost, ou lancez le serveur avec --host NOM.',
  origin:
    'Cette requête vient d’une page d’une autre origine. Seules les pages de ce serveur peuvent changer quelque chose ici.',
  'no-demo': 'Rien ne répond à cette adresse. Les démos sont sous /demos/NOM.',
  'no-socket': 'Aucun WebSocket ne répond à cette adresse.',
  upgrade: 'Ici habite un WebSocket. Revenez avec les champs Upgrade: websocket et Connection: Upgrade.',
  crash:
    'La démo a échoué en répondant ; c’est un bogue de notre part. Le serveur continue : réessayez, ou remettez à zéro.',
};

export const dispatchText: Record<Language, Record<DispatchSentence, string>> = { fr, en };
