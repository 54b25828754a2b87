// The words of the laboratory, in both languages: the widget's, and what the server says.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';
import type { FramePart, LengthForm, PresetName } from './draft.ts';
import type { OpcodeName } from './unmask.ts';

/** Which part of the laboratory a slide opens: `part="…"`. */
export type Part = 'events' | 'handshake' | 'frames' | 'hand';

export type ExperimentName = 'kill' | 'going' | 'illegal' | 'unmasked' | 'utf8' | 'big' | 'fragments';
export type LineName =
  | 'open'
  | 'message'
  | 'error'
  | 'close'
  | 'sent'
  | 'refused'
  | 'ping'
  | 'pong'
  | 'fault'
  | 'ended'
  | 'cut';

const en = {
  heading: 'The WebSocket laboratory',
  parts: {
    events: 'Events',
    handshake: 'Handshake',
    frames: 'Frames',
    hand: 'By hand',
  } satisfies Record<Part, string>,
  predictions: {
    events: {
      question:
        'The server pulls the plug: no close frame, no goodbye. Which events does your browser’s WebSocket fire?',
      choices: {
        one: 'close, with code 1006',
        two: 'message, then close with code 1000',
        none: 'none: it never notices',
      },
      answer: 'one',
      explanation:
        'close, with 1006 and wasClean false. No frame carries 1006: the browser says it where no close frame came.',
    },
    handshake: {
      question:
        'The client draws 16 octets and sends them as Sec-WebSocket-Key. What must the server do to answer rightly?',
      choices: {
        secret: 'decrypt them with a secret key',
        hash: 'append a public constant, and hash',
        echo: 'send them back as they are',
      },
      answer: 'hash',
      explanation:
        'Key and constant are hashed with SHA-1, and that goes back in base64. No secret: only proof that it understood.',
    },
    frames: {
      question: 'You send “café” twice. Are the octets of the two frames the same?',
      choices: {
        same: 'yes: same text, same octets',
        key: 'no: only the masking key differs',
        all: 'no: key and payload differ',
      },
      answer: 'all',
      explanation:
        'Each frame has a fresh key, and the whole payload goes through it: only the first two octets stay the same.',
    },
    hand: {
      question: 'You send a text frame without a mask, octet for octet otherwise right. What does the server do?',
      choices: {
        read: 'it reads it: the text is even plainer',
        ignore: 'it ignores the frame',
        close: 'it closes with 1002',
      },
      answer: 'close',
      explanation: 'A client must mask (RFC 6455 §5.1): the server closes with 1002, protocol error.',
    },
  } satisfies Record<Part, Prediction>,
  connect: 'Connect',
  hangUp: 'Close',
  state: { closed: 'no connection', connecting: 'handshake…', open: 'connected' },
  message: 'Text to send; orders: close 3001 bye, kill, letters 300',
  send: 'Send',
  code: 'Code',
  reason: 'Reason',
  reasonLabel: 'Reason of the closing, at most 123 octets',
  iClose: 'I close',
  serverCloses: 'The server closes',
  kill: 'It pulls the plug',
  events: 'What fires, as it fires',
  noEvents: 'Nothing yet: connect.',
  line: {
    open: 'the handshake is done',
    error: 'something went wrong; the browser does not say what',
    close: 'code {code}{reason}, wasClean {wasClean}',
    closeFrame: 'close frame: code {code}{reason}. Answer with one of your own: opcode 8',
    ping: '{data}the server asks whether you are there. Answer with opcode A',
    pong: '{data}your ping comes back',
    fault: 'the server broke a rule: {sentence}',
    ended: 'the server has ended the TCP connection',
    cut: 'the connection was cut, without a close frame: a browser would say 1006',
    octets: '{count} octets: {first}',
  },
  names: {
    open: 'open',
    message: 'message',
    error: 'error',
    close: 'close',
    sent: 'sent',
    refused: 'refused',
    ping: 'ping',
    pong: 'pong',
    fault: 'fault',
    ended: 'end',
    cut: 'cut',
  } satisfies Record<LineName, string>,
  refusal: {
    code: '{code} is not for a script to send. Use 1000, or a code of your own from 3000 to 4999.',
    reserved:
      '{code} is never sent: a browser tells it to its own script where no code came (1005), or no frame (1006).',
    reason: 'The reason has {count} octets in UTF-8. At most 123 fit into a close frame.',
    browser: 'The browser said: {words}',
  },
  handshake: {
    none: 'Connect: the key of this very connection comes here, octet by octet.',
    key: 'Sec-WebSocket-Key: 16 octets drawn by lot, in base64',
    keyEdit: 'Key (edit it: what would the answer be?)',
    noNonce: 'this is not 16 octets in base64',
    joined: 'key + constant of RFC 6455, as text',
    digest: 'SHA-1 of these {count} octets',
    accept: 'in base64: Sec-WebSocket-Accept',
    matches: 'That is what the server said.',
    differs: 'The server said {said}: a client would hang up.',
    restore: 'Back to the real key',
  },
  frames: {
    none: 'Connect and send something: each frame of this connection comes here.',
    list: 'Frames of this connection; choose one',
    from: { client: 'you', server: 'server' },
    opcode: {
      continuation: 'continuation',
      text: 'text',
      binary: 'binary',
      close: 'close',
      ping: 'ping',
      pong: 'pong',
      reserved: 'reserved',
    } satisfies Record<OpcodeName, string>,
    header: 'FIN {fin} · RSV {rsv} · opcode {opcode} ({name}) · MASK {masked} · {length} octets',
    wire: 'on the wire',
    key: '⊕ key',
    plain: '= plain',
    character: 'ASCII',
    octet: 'Octet {index}',
    unmasked: 'The server does not mask: what travels is the text itself.',
    empty: 'An empty payload: there is nothing to mask.',
    left: '… and {count} more octets',
    table: 'The payload, octet by octet',
  },
  hand: {
    preset: 'Start from',
    presets: {
      text: 'a right text frame',
      first: 'the first half of a message',
      last: 'its second half',
      ping: 'a ping',
      close: 'a close frame, 1000',
      unmasked: 'wrong: no mask',
      rsv: 'wrong: RSV1 set',
      reserved: 'wrong: opcode 3',
      utf8: 'wrong: not UTF-8',
      form: 'wrong: length too long a way',
      big: 'wrong: 1 TiB announced',
      code: 'wrong: close code 1005',
    } satisfies Record<PresetName, string>,
    rsv: 'RSV{number}',
    opcode: 'Opcode',
    form: 'Length',
    forms: {
      shortest: 'shortest',
      '16': '126 + 2 octets',
      '64': '127 + 8 octets',
      huge: '127 + 2⁴⁰',
    } satisfies Record<LengthForm, string>,
    payload: 'Payload',
    hex: 'hex',
    badHex: 'Write pairs of hexadecimal digits, for example 63 61.',
    octets: 'What will be sent',
    part: {
      bits: 'FIN, RSV, opcode',
      length: 'MASK, length',
      key: 'masking key',
      payload: 'payload',
    } satisfies Record<FramePart['name'], string>,
    sendFrame: 'Send these octets',
    rule: 'this breaks a rule: {sentence} ({section})',
  },
  commands: {
    prompt: 'Python, a prompt (pip install websockets): try kill, or close 3001 bye',
    python: 'Python: the server closes with a code of ours',
    node: 'Node: the server pulls the plug, 1006 false',
    openssl: 'OpenSSL: the accept key by hand, for the key of RFC 6455 §1.3',
    curl: 'curl: the same key, and the server’s answer',
  } satisfies Record<CommandName, string>,
  experiments: {
    kill: ['Let the server pull the plug', 'No close frame: 1006, and wasClean is false.'],
    going: ['Let the server say 1001', 'Going away: a code that a server may send, and your script may not.'],
    illegal: ['Close with 1006 yourself', 'Refused before anything leaves: nobody sends 1006.'],
    unmasked: ['Send a frame without a mask', 'By hand, for no browser would. 1002.'],
    utf8: ['Send text that is not UTF-8', 'C3 begins a character that 28 does not go on with. 1007.'],
    big: ['Announce 2⁴⁰ octets', 'The server does not wait for them. 1009.'],
    fragments: ['One message in two frames, a ping between', 'FIN 0, then FIN 1: one message event for two frames.'],
  } satisfies Record<ExperimentName, readonly [string, string]>,
  server: {
    text: 'A text message. Characters: {characters}. Octets in UTF-8: {octets}.',
    binary: 'A binary message. Octets: {octets}: {first}',
    code: 'error: the code {given} must not be sent. Use 1000 to 1003, 1007 to 1014, or 3000 to 4999.',
    reason: 'error: the reason has {given} octets in UTF-8. Use 123 at most.',
    letters: 'error: {given} is no number of letters from 1 to 70000.',
    elsewhere: 'Nothing is here. The laboratory’s WebSocket is at /demos/websocket-events.',
  },
};

interface Prediction {
  readonly question: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly answer: string;
  readonly explanation: string;
}

export type WebsocketEventsText = typeof en;

const fr: WebsocketEventsText = {
  heading: 'Le laboratoire WebSocket',
  parts: { events: 'Événements', handshake: 'Poignée de main', frames: 'Trames', hand: 'À la main' },
  predictions: {
    events: {
      question:
        'Le serveur arrache la prise : ni trame de fermeture, ni au revoir. Quels événements voit votre navigateur ?',
      choices: {
        one: 'close, avec le code 1006',
        two: 'message, puis close avec le code 1000',
        none: 'aucun : il ne remarque rien',
      },
      answer: 'one',
      explanation:
        'close, avec 1006 et wasClean à false. Aucune trame ne porte 1006 : le navigateur le dit quand il n’a pas reçu de trame de fermeture.',
    },
    handshake: {
      question:
        'Le client tire 16 octets au sort et les envoie dans Sec-WebSocket-Key. Que doit faire le serveur pour bien répondre ?',
      choices: {
        secret: 'les déchiffrer avec une clef secrète',
        hash: 'y coller une constante publique, et hacher',
        echo: 'les renvoyer tels quels',
      },
      answer: 'hash',
      explanation:
        'La clef et la constante passent par SHA-1, et le résultat repart en base64. Aucun secret : seulement la preuve qu’il a compris.',
    },
    frames: {
      question: 'Vous envoyez deux fois « café ». Les octets des deux trames sont-ils les mêmes ?',
      choices: {
        same: 'oui : même texte, mêmes octets',
        key: 'non : seule la clef de masquage change',
        all: 'non : la clef et la charge utile changent',
      },
      answer: 'all',
      explanation:
        'Chaque trame a une clef neuve, et toute la charge y passe : seuls les deux premiers octets restent les mêmes.',
    },
    hand: {
      question: 'Vous envoyez une trame de texte sans masque, juste pour tout le reste. Que fait le serveur ?',
      choices: {
        read: 'il la lit : le texte n’en est que plus clair',
        ignore: 'il ignore la trame',
        close: 'il ferme avec 1002',
      },
      answer: 'close',
      explanation: 'Un client doit masquer (RFC 6455 §5.1) : le serveur ferme avec 1002, erreur de protocole.',
    },
  },
  connect: 'Se connecter',
  hangUp: 'Fermer',
  state: { closed: 'pas de connexion', connecting: 'poignée de main…', open: 'connecté' },
  message: 'Texte à envoyer ; ordres : close 3001 salut, kill, letters 300',
  send: 'Envoyer',
  code: 'Code',
  reason: 'Raison',
  reasonLabel: 'Raison de la fermeture, 123 octets au plus',
  iClose: 'Je ferme',
  serverCloses: 'Le serveur ferme',
  kill: 'Il arrache la prise',
  events: 'Ce qui se déclenche, à mesure',
  noEvents: 'Rien pour l’instant : connectez-vous.',
  line: {
    open: 'la poignée de main est faite',
    error: 'quelque chose a échoué ; le navigateur ne dit pas quoi',
    close: 'code {code}{reason}, wasClean {wasClean}',
    closeFrame: 'trame de fermeture : code {code}{reason}. Répondez par la vôtre : code d’opération 8',
    ping: '{data}le serveur demande si vous êtes là. Répondez par le code d’opération A',
    pong: '{data}votre ping revient',
    fault: 'le serveur a enfreint une règle : {sentence}',
    ended: 'le serveur a fini la connexion TCP',
    cut: 'connexion coupée, sans trame de fermeture : un navigateur dirait 1006',
    octets: '{count} octets : {first}',
  },
  names: {
    open: 'open',
    message: 'message',
    error: 'error',
    close: 'close',
    sent: 'envoyé',
    refused: 'refusé',
    ping: 'ping',
    pong: 'pong',
    fault: 'faute',
    ended: 'fin',
    cut: 'coupure',
  },
  refusal: {
    code: 'Un script n’a pas le droit d’envoyer {code}. Prenez 1000, ou un code à vous de 3000 à 4999.',
    reserved:
      '{code} ne s’envoie jamais : un navigateur le dit à son propre script quand aucun code (1005) ou aucune trame (1006) n’est venu.',
    reason: 'La raison fait {count} octets en UTF-8. Une trame de fermeture en contient 123 au plus.',
    browser: 'Le navigateur a dit : {words}',
  },
  handshake: {
    none: 'Connectez-vous : la clef de cette connexion-là viendra ici, octet par octet.',
    key: 'Sec-WebSocket-Key : 16 octets tirés au sort, en base64',
    keyEdit: 'Clef (modifiez-la : quelle serait la réponse ?)',
    noNonce: 'ce ne sont pas 16 octets en base64',
    joined: 'clef + constante de la RFC 6455, en texte',
    digest: 'SHA-1 de ces {count} octets',
    accept: 'en base64 : Sec-WebSocket-Accept',
    matches: 'C’est bien ce que le serveur a dit.',
    differs: 'Le serveur a dit {said} : un client raccrocherait.',
    restore: 'Revenir à la vraie clef',
  },
  frames: {
    none: 'Connectez-vous et envoyez : chaque trame de cette connexion viendra ici.',
    list: 'Trames de cette connexion ; choisissez-en une',
    from: { client: 'vous', server: 'serveur' },
    opcode: {
      continuation: 'continuation',
      text: 'texte',
      binary: 'binaire',
      close: 'fermeture',
      ping: 'ping',
      pong: 'pong',
      reserved: 'réservé',
    },
    header: 'FIN {fin} · RSV {rsv} · opcode {opcode} ({name}) · MASK {masked} · {length} octets',
    wire: 'sur le fil',
    key: '⊕ clef',
    plain: '= en clair',
    character: 'ASCII',
    octet: 'Octet {index}',
    unmasked: 'Le serveur ne masque pas : c’est le texte même qui voyage.',
    empty: 'Une charge vide : il n’y a rien à masquer.',
    left: '… et {count} octets de plus',
    table: 'La charge utile, octet par octet',
  },
  hand: {
    preset: 'Partir de',
    presets: {
      text: 'une trame de texte juste',
      first: 'la première moitié d’un message',
      last: 'sa seconde moitié',
      ping: 'un ping',
      close: 'une trame de fermeture, 1000',
      unmasked: 'faux : sans masque',
      rsv: 'faux : RSV1 à 1',
      reserved: 'faux : opcode 3',
      utf8: 'faux : pas de l’UTF-8',
      form: 'faux : longueur trop longue à écrire',
      big: 'faux : 1 Tio annoncé',
      code: 'faux : code de fermeture 1005',
    },
    rsv: 'RSV{number}',
    opcode: 'Opcode',
    form: 'Longueur',
    forms: { shortest: 'la plus courte', '16': '126 + 2 octets', '64': '127 + 8 octets', huge: '127 + 2⁴⁰' },
    payload: 'Charge utile',
    hex: 'hexa',
    badHex: 'Écrivez des paires de chiffres hexadécimaux, par exemple 63 61.',
    octets: 'Ce qui partira',
    part: {
      bits: 'FIN, RSV, opcode',
      length: 'MASK, longueur',
      key: 'clef de masquage',
      payload: 'charge utile',
    },
    sendFrame: 'Envoyer ces octets',
    rule: 'cela enfreint une règle : {sentence} ({section})',
  },
  commands: {
    prompt: 'Python, une invite (pip install websockets) : essayez kill, ou close 3001 salut',
    python: 'Python : le serveur ferme avec un code à nous',
    node: 'Node : le serveur arrache la prise, 1006 false',
    openssl: 'OpenSSL : la clef de réponse à la main, pour celle de la RFC 6455 §1.3',
    curl: 'curl : la même clef, et la réponse du serveur',
  },
  experiments: {
    kill: ['Faire arracher la prise au serveur', 'Pas de trame de fermeture : 1006, et wasClean vaut false.'],
    going: ['Faire dire 1001 au serveur', 'Il s’en va : un code permis au serveur, et interdit à votre script.'],
    illegal: ['Fermer vous-même avec 1006', 'Refusé avant que rien ne parte : personne n’envoie 1006.'],
    unmasked: ['Envoyer une trame sans masque', 'À la main, car aucun navigateur ne le ferait. 1002.'],
    utf8: ['Envoyer du texte qui n’est pas de l’UTF-8', 'C3 ouvre un caractère que 28 ne peut pas continuer. 1007.'],
    big: ['Annoncer 2⁴⁰ octets', 'Le serveur ne les attend pas. 1009.'],
    fragments: [
      'Un message en deux trames, un ping entre les deux',
      'FIN 0, puis FIN 1 : un seul message pour deux trames.',
    ],
  },
  server: {
    text: 'Un message de texte. Caractères : {characters}. Octets en UTF-8 : {octets}.',
    binary: 'Un message binaire. Octets : {octets} : {first}',
    code: 'error: le code {given} ne doit pas être envoyé. Prenez 1000 à 1003, 1007 à 1014, ou 3000 à 4999.',
    reason: 'error: la raison fait {given} octets en UTF-8. N’en prenez pas plus de 123.',
    letters: 'error: {given} n’est pas un nombre de lettres de 1 à 70000.',
    elsewhere: 'Il n’y a rien ici. Le WebSocket du laboratoire est à /demos/websocket-events.',
  },
};

export const websocketEventsText: Record<Language, WebsocketEventsText> = { fr, en };
