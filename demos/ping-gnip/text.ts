// The words of the ping-gnip widget, in both languages.

import type { Language } from '#demos/contract.ts';
import { dessert, reverse, reverseCodeUnits } from './model.ts';

const en = {
  heading: 'ping – gnip',
  question:
    'You send “crème brûlée” to a server that turns texts around. Its accents are signs of their own (U+0300…). What comes back?',
  choices: {
    grapheme: reverse(dessert),
    codes: reverseCodeUnits(dessert),
    refused: 'an error: accents are not for the wire',
  },
  explanation:
    'The server turns the text around by what readers see as one character (a grapheme), so each accent stays on its letter.',
  connect: 'Connect',
  close: 'Close',
  send: 'Send',
  message: 'Text to send',
  state: { closed: 'no connection', connecting: 'handshake…', open: 'connected' },
  events: 'The four events, as they fire',
  noEvents: 'None yet: connect.',
  event: {
    open: 'the handshake is done',
    message: '{data}',
    binary: '{length} bytes',
    error: 'something went wrong; the browser does not say what',
    close: 'code {code}{reason}, wasClean {wasClean}',
  },
  sent: 'sent',
  yes: 'true',
  no: 'false',
  commands: {
    python: 'Python: a prompt that sends each line (pip install websockets)',
    curl: 'curl: the handshake alone, then silence (Ctrl+C)',
  },
  experiments: {
    unmasked: ['Send a frame without a mask', 'Clients must mask: by hand, we do not. 1002 comes back.'],
    binary: ['Send bytes instead of text', 'This server takes text only: 1003.'],
    long: ['Send 20,000 letters', 'More than it takes: 1009.'],
    'bad-utf8': ['Send text that is not UTF-8', 'By hand, one byte FF in a text frame: 1007.'],
  },
};

export type PingGnipText = typeof en;

const fr: PingGnipText = {
  heading: 'ping – gnip',
  question:
    'Vous envoyez « crème brûlée » à un serveur qui retourne les textes. Ses accents sont des signes à part (U+0300…). Que revient-il ?',
  choices: {
    grapheme: reverse(dessert),
    codes: reverseCodeUnits(dessert),
    refused: 'une erreur : pas d’accents sur le fil',
  },
  explanation:
    'Le serveur retourne le texte par caractères tels qu’on les lit (des graphèmes) : chaque accent reste sur sa lettre.',
  connect: 'Se connecter',
  close: 'Fermer',
  send: 'Envoyer',
  message: 'Texte à envoyer',
  state: { closed: 'pas de connexion', connecting: 'poignée de main…', open: 'connecté' },
  events: 'Les quatre événements, à mesure',
  noEvents: 'Aucun pour l’instant : connectez-vous.',
  event: {
    open: 'la poignée de main est faite',
    message: '{data}',
    binary: '{length} octets',
    error: 'quelque chose a échoué ; le navigateur ne dit pas quoi',
    close: 'code {code}{reason}, wasClean {wasClean}',
  },
  sent: 'envoyé',
  yes: 'true',
  no: 'false',
  commands: {
    python: 'Python : une invite qui envoie chaque ligne (pip install websockets)',
    curl: 'curl : la poignée de main seule, puis le silence (Ctrl+C)',
  },
  experiments: {
    unmasked: ['Envoyer une trame sans masque', 'Un client doit masquer ; à la main, on s’en dispense. Retour : 1002.'],
    binary: ['Envoyer des octets au lieu de texte', 'Ce serveur n’accepte que du texte : 1003.'],
    long: ['Envoyer 20 000 lettres', 'C’est plus qu’il n’en prend : 1009.'],
    'bad-utf8': ['Envoyer du texte qui n’est pas de l’UTF-8', 'À la main, un octet FF dans une trame de texte : 1007.'],
  },
};

export const pingGnipText: Record<Language, PingGnipText> = { fr, en };
