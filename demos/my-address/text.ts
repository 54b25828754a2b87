// The words of the widget and of the server's refusals, in both languages.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';

export type ExperimentName = 'forged' | 'ports';

const en = {
  heading: 'My address',
  question:
    'The server points a UDP socket at 192.0.2.1, where nobody lives, and sends nothing at all. What does it learn?',
  choices: {
    nothing: 'nothing: nobody there, nobody answers',
    own: 'its own address',
    router: 'the address of its router',
  },
  explanation:
    'Its own address. To connect, the system looks for a way out and notes which address the packets would carry. No packet has to leave.',
  askServer: 'Server, who are you?',
  askYou: 'And who am I?',
  invite: 'QR code for the class',
  towards: 'towards',
  from: 'its packets would carry',
  believed: 'Found {votes} times out of 3, and so believed: {address}.',
  disputed: 'No address was found twice: the three ways out disagree, and none is believed.',
  offline: 'No way out: this machine is in no network, and says so. Switch the network on, then ask again.',
  noWay: 'no way out ({fault})',
  elsewhere:
    'Its addresses the server tells on its own machine only: see the big screen. Yours are for you: ask “And who am I?”',
  noNetwork:
    'Here the server is a part of this page, and a page has no UDP socket and no interfaces: whoever asks finds no address. On the demo server the trick is played for real; the terminal plays it at home.',
  you: 'Your packets come from {address}, port {port}.',
  youHere: 'You are talking to yourself: an address in 127 never leaves the machine (::1 is the same for IPv6).',
  youElsewhere: 'Compare it with what your device says of itself. Is it another? Then a router stands between you.',
  youInPage: 'No address, no port: between this page and the server in it there is no network.',
  said: 'All else, {count} lines, you said yourself:',
  forged: 'You claim to be {claim}. The packets say {address}, and a packet with a false sender gets no answer.',
  forgedInPage: 'You claim to be {claim}, and here nothing says otherwise: there are no packets.',
  ports: '{count} new connections, from {address}, ports {ports}. The answers find the right one by its port.',
  portsNote: 'By hand, they go through a bridge on the server’s machine: hence its address and not yours.',
  interfaces: 'Interfaces',
  interfacesUnasked: 'The server has not been asked yet.',
  columns: { name: 'interface', address: 'address/prefix' },
  internal: 'never leaves the machine',
  chosen: 'the one believed',
  commands: {
    curl: 'curl: what does the server see of you?',
    forged: 'curl: the same, and a lie',
    server: 'curl: what does it find of itself? (on its own machine)',
    python: 'Python, from the course’s folder: the whole trick',
    node: 'Node: the trick in one line',
  } satisfies Record<CommandName, string>,
  experiments: {
    forged: ['Give a false address', 'X-Forwarded-For: 203.0.113.7. Anybody may write that line. Who believes it?'],
    ports: ['Come three times', 'Three new connections. What stays, what changes?'],
  } satisfies Record<ExperimentName, [string, string]> as Record<ExperimentName, [string, string]>,
  strange: 'The answer is not what was expected. Is this server of another version? Load the page again.',
  refusals: {
    404: 'Nothing here. Ask for /demos/my-address, or add /said or /server to it.',
    405: 'There is nothing to change here. Use GET.',
  },
};

export type MyAddressText = typeof en;

const fr: MyAddressText = {
  heading: 'Mon adresse',
  question:
    'Le serveur pointe une socket UDP vers 192.0.2.1, où n’habite personne, et n’envoie rien du tout. Qu’apprend-il ?',
  choices: {
    nothing: 'rien : personne là-bas, donc pas de réponse',
    own: 'sa propre adresse',
    router: 'l’adresse de sa box',
  },
  explanation:
    'Sa propre adresse. Pour se connecter, le système cherche une sortie et note l’adresse que porteraient les paquets. Aucun n’a besoin de partir.',
  askServer: 'Serveur, qui es-tu ?',
  askYou: 'Et moi, qui suis-je ?',
  invite: 'Code QR pour la classe',
  towards: 'vers',
  from: 'ses paquets porteraient',
  believed: 'Trouvée {votes} fois sur 3, donc crue : {address}.',
  disputed: 'Aucune adresse n’a été trouvée deux fois : les trois sorties se contredisent, on n’en croit aucune.',
  offline:
    'Pas de sortie : cette machine n’est dans aucun réseau, et elle le dit. Rallumez le réseau, puis redemandez.',
  noWay: 'pas de sortie ({fault})',
  elsewhere:
    'Le serveur ne dit ses adresses que sur sa propre machine : regardez le grand écran. Les vôtres sont pour vous : demandez « Et moi, qui suis-je ? »',
  noNetwork:
    'Ici, le serveur fait partie de la page, et une page n’a ni socket UDP ni interfaces : on a beau demander, il n’y a pas d’adresse. Sur le serveur de démonstration, la ruse est jouée pour de vrai ; chez vous, le terminal la joue.',
  you: 'Vos paquets viennent de {address}, port {port}.',
  youHere: 'Vous vous parlez à vous-même : une adresse en 127 ne quitte jamais la machine (pour IPv6, c’est ::1).',
  youElsewhere: 'Comparez-la avec celle que dit votre appareil. C’en est une autre ? Il y a une box entre vous.',
  youInPage: 'Ni adresse ni port : entre cette page et le serveur qu’elle contient, il n’y a pas de réseau.',
  said: 'Le reste, {count} lignes, c’est vous qui le dites :',
  forged:
    'Vous prétendez être {claim}. Les paquets disent {address}, et un paquet à l’expéditeur faux n’a pas de réponse.',
  forgedInPage: 'Vous prétendez être {claim}, et rien ici ne dit le contraire : il n’y a pas de paquets.',
  ports:
    '{count} connexions nouvelles, depuis {address}, ports {ports}. C’est au port que chaque réponse reconnaît la sienne.',
  portsNote: 'À la main, elles passent par un pont sur la machine du serveur : d’où son adresse, et non la vôtre.',
  interfaces: 'Interfaces',
  interfacesUnasked: 'Le serveur n’a pas encore été interrogé.',
  columns: { name: 'interface', address: 'adresse/préfixe' },
  internal: 'ne quitte jamais la machine',
  chosen: 'celle que l’on croit',
  commands: {
    curl: 'curl : que voit le serveur de vous ?',
    forged: 'curl : la même chose, avec un mensonge',
    server: 'curl : que trouve-t-il de lui-même ? (sur sa machine)',
    python: 'Python, depuis le dossier du cours : toute la ruse',
    node: 'Node : la ruse en une ligne',
  },
  experiments: {
    forged: [
      'Donner une fausse adresse',
      'X-Forwarded-For: 203.0.113.7. N’importe qui peut écrire cette ligne. Qui la croit ?',
    ],
    ports: ['Venir trois fois', 'Trois connexions nouvelles. Qu’est-ce qui reste, qu’est-ce qui change ?'],
  },
  strange: 'La réponse n’est pas celle attendue. Ce serveur est-il d’une autre version ? Rechargez la page.',
  refusals: {
    404: 'Il n’y a rien ici. Demandez /demos/my-address, ou ajoutez-lui /said ou /server.',
    405: 'Il n’y a rien à changer ici. Utilisez GET.',
  },
};

export const myAddressText: Record<Language, MyAddressText> = { fr, en };
