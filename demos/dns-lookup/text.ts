// The words of the widget, in both languages.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';
import type { PresetName } from './presets.ts';
import type { Doubt, NameProblem } from './query.ts';
import type { RogueName } from './rogue.ts';

export type ExperimentName = 'forged' | 'silent' | 'truncated' | RogueName;

const en = {
  heading: 'Ask the directory',
  question: 'You ask the same question twice within a minute. Where does the second answer come from?',
  choices: {
    server: 'From the server again: two more datagrams',
    cache: 'From the cache: nothing travels',
    other: 'From the server, but with another address',
  },
  explanation:
    'The first answer said how long it may be kept: its TTL. Until then, nobody is bothered. At zero, packets travel again.',
  name: 'Name to ask for',
  type: 'Type of record',
  ask: 'Ask',
  examples: 'Examples',
  presets: {
    name: 'a name',
    alias: 'an alias of an alias',
    ipv6: 'IPv6',
    mail: 'where the mail goes',
    text: 'a text',
    short: 'kept for 5 s',
    missing: 'no such name',
    noData: 'not with this type',
    wildcard: 'whatever you like',
    local: 'home: localhost',
    elsewhere: 'somebody else’s name',
  } satisfies Record<PresetName, string>,
  idle: 'Ask, and watch question and answer pass. Then ask again.',
  waiting: 'Asking…',
  fromCache: 'From the cache: nothing travelled.',
  fromUdp: 'From the server, by UDP: {octets} octets.',
  fromUdpLate: 'From the server, by UDP, at attempt {attempts}: {octets} octets.',
  fromTcp: 'UDP had no room for it (TC), so it was asked for again by TCP: {octets} octets.',
  outcomes: {
    'no-name': 'NXDOMAIN: {name} does not exist. That is an answer, and is remembered, too.',
    'no-data': 'NOERROR, and nothing: {name} exists, but has no {type}.',
    refused: 'REFUSED: this name is in none of the server’s zones, and it asks nobody else.',
    truncated: 'TC: the answer does not fit into the datagram, and by TCP none came.',
    silence: 'No answer to be believed: asked {attempts} times, with 2 s of patience each. Datagrams promise nothing.',
    'silence-once': 'Nothing to be believed came within 2 s.',
  },
  codes: {
    FORMERR: 'FORMERR: the server cannot read this, and says no more.',
    NOTIMP: 'NOTIMP: the server takes this for an operation that it does not know.',
    BADVERS: 'BADVERS: the server speaks EDNS version 0 only.',
  } as Readonly<Record<string, string>>,
  otherCode: 'The server gives no answer, but a code: {code}.',
  doubts: {
    id: 'An answer came with ID {id}; the question has {asked}. Not ours: ignored.',
    unreadable: 'Something came that is no DNS message: ignored.',
    question: 'A question came where an answer was due: ignored.',
    other: 'An answer to another question came: ignored.',
  } satisfies Record<Doubt, string>,
  problems: {
    empty: 'There is nothing to ask for. Type a name, www.campus.example for example.',
    letters:
      'Here a name has letters from a to z, digits, hyphens, underscores and dots. Others travel in disguise (xn--…).',
    dots: 'Two dots, or one in front, with nothing between. Put a word there, or take a dot away.',
    label: 'Between two dots there is room for 63 characters. Shorten the long word.',
    long: 'A name has room for 253 characters. Shorten it.',
  } satisfies Record<NameProblem, string>,
  cache: 'Cache',
  cacheEmpty: 'It remembers nothing yet.',
  denied: { 'no-name': 'does not exist', 'no-data': 'nothing' },
  left: '{seconds} s',
  over: 'over',
  commands: {
    dig: 'dig (which also says how long it took)',
    alias: 'An alias, to its end',
    mail: 'Who takes the mail',
    missing: 'A name that does not exist',
    truncated: 'Too long for a plain datagram: see the flag tc; then by TCP',
    python: 'Python, with every octet of the question written out',
  } satisfies Record<CommandName, string>,
  experiments: {
    forged: [
      'Answer with a wrong ID',
      'For forged.campus.example the server plays the forger. Who believes an answer nobody asked for?',
    ],
    silent: ['Lose every datagram', 'Questions for silent.campus.example are never answered: 2 s, again, and again.'],
    loop: [
      'A name that points at itself',
      'A pointer to where it stands: following it would never end. See what is marked on the wire.',
    ],
    long: ['A name of 300 octets', '255 are allowed. Who counts?'],
    response: ['Send an answer to the server', 'Should it answer? And the answer to that answer?'],
    truncated: [
      'Ask for a long text as in 1987',
      'Without EDNS an answer has 512 octets at most. This one has more: what then?',
    ],
    version: ['Speak EDNS of the future', 'Version 1, which does not exist.'],
    rubbish: ['Send prose', 'Which way to the web? The server reads it as a header, for it reads everything so.'],
  } satisfies Record<ExperimentName, readonly [label: string, hint: string]>,
};

export type DnsLookupText = typeof en;

const fr: DnsLookupText = {
  heading: 'Demander à l’annuaire',
  question: 'Vous posez deux fois la même question en moins d’une minute. D’où vient la seconde réponse ?',
  choices: {
    server: 'Du serveur, encore : deux datagrammes de plus',
    cache: 'Du cache : rien ne voyage',
    other: 'Du serveur, mais avec une autre adresse',
  },
  explanation:
    'La première réponse disait combien de temps la garder : son TTL. D’ici là, on ne dérange personne. À zéro, les paquets repartent.',
  name: 'Nom demandé',
  type: 'Type d’enregistrement',
  ask: 'Demander',
  examples: 'Exemples',
  presets: {
    name: 'un nom',
    alias: 'l’alias d’un alias',
    ipv6: 'IPv6',
    mail: 'où va le courrier',
    text: 'un texte',
    short: 'valable 5 s',
    missing: 'un nom qui n’existe pas',
    noData: 'pas avec ce type',
    wildcard: 'ce qu’il vous plaira',
    local: 'chez soi : localhost',
    elsewhere: 'le nom de quelqu’un d’autre',
  },
  idle: 'Demandez, et regardez passer la question et la réponse. Puis redemandez.',
  waiting: 'On demande…',
  fromCache: 'Du cache : rien n’a voyagé.',
  fromUdp: 'Du serveur, par UDP : {octets} octets.',
  fromUdpLate: 'Du serveur, par UDP, à l’essai nᵒ {attempts} : {octets} octets.',
  fromTcp: 'Trop long pour UDP (TC) : la question est repartie par TCP. {octets} octets.',
  outcomes: {
    'no-name': 'NXDOMAIN : {name} n’existe pas. C’est une réponse, et elle se retient aussi.',
    'no-data': 'NOERROR, et rien : {name} existe, mais n’a pas de {type}.',
    refused: 'REFUSED : ce nom n’est dans aucune zone du serveur, et il ne se renseigne pas ailleurs.',
    truncated: 'TC : la réponse ne tient pas dans le datagramme, et par TCP rien n’est venu.',
    silence: 'Aucune réponse digne de foi : {attempts} essais, 2 s de patience chacun. Un datagramme ne promet rien.',
    'silence-once': 'Rien de crédible n’est venu en 2 s.',
  },
  codes: {
    FORMERR: 'FORMERR : le serveur n’arrive pas à lire cela, et n’en dit pas plus.',
    NOTIMP: 'NOTIMP : le serveur y voit une opération qu’il ne connaît pas.',
    BADVERS: 'BADVERS : le serveur ne parle que la version 0 d’EDNS.',
  },
  otherCode: 'Le serveur ne donne pas de réponse, mais un code : {code}.',
  doubts: {
    id: 'Une réponse est venue avec l’ID {id} ; la question porte {asked}. Pas pour nous : ignorée.',
    unreadable: 'Il est venu quelque chose qui n’est pas du DNS : ignoré.',
    question: 'Une question est venue au lieu d’une réponse : ignorée.',
    other: 'Une réponse à une autre question est venue : ignorée.',
  },
  problems: {
    empty: 'Il n’y a rien à demander. Écrivez un nom, par exemple www.campus.example.',
    letters:
      'Ici, un nom a des lettres de a à z, des chiffres, des tirets, des soulignés et des points. Les autres voyagent déguisées (xn--…).',
    dots: 'Deux points de suite, ou un en tête, et rien entre les deux. Mettez-y un mot, ou ôtez un point.',
    label: 'Entre deux points, il y a place pour 63 caractères. Raccourcissez le long mot.',
    long: 'Un nom a place pour 253 caractères. Raccourcissez-le.',
  },
  cache: 'Cache',
  cacheEmpty: 'Il ne retient encore rien.',
  denied: { 'no-name': 'n’existe pas', 'no-data': 'rien' },
  left: '{seconds} s',
  over: 'périmé',
  commands: {
    dig: 'dig (qui dit aussi combien de temps cela a pris)',
    alias: 'Un alias, jusqu’au bout',
    mail: 'Qui prend le courrier',
    missing: 'Un nom qui n’existe pas',
    truncated: 'Trop long pour un simple datagramme : voyez le drapeau tc ; puis par TCP',
    python: 'Python, chaque octet de la question écrit à la main',
  },
  experiments: {
    forged: [
      'Répondre avec un faux ID',
      'Pour forged.campus.example, le serveur joue le faussaire. Qui croit une réponse que personne n’a demandée ?',
    ],
    silent: [
      'Perdre tous les datagrammes',
      'Les questions sur silent.campus.example restent sans réponse : 2 s, puis encore, puis encore.',
    ],
    loop: [
      'Un nom qui renvoie à lui-même',
      'Un renvoi vers là où il se trouve : à le suivre, on ne finirait jamais. Voyez ce qui est marqué sur le fil.',
    ],
    long: ['Un nom de 300 octets', '255 sont permis. Qui compte ?'],
    response: ['Envoyer une réponse au serveur', 'Doit-il y répondre ? Et à la réponse à cette réponse ?'],
    truncated: [
      'Demander un long texte comme en 1987',
      'Sans EDNS, une réponse a 512 octets au plus. Celle-ci en a davantage : et alors ?',
    ],
    version: ['Parler l’EDNS du futur', 'La version 1, qui n’existe pas.'],
    rubbish: [
      'Envoyer de la prose',
      '« Which way to the web? » Le serveur le lit comme un en-tête : il lit tout ainsi.',
    ],
  },
};

export const dnsLookupText: Record<Language, DnsLookupText> = { fr, en };
