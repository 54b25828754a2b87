// The words of the chat widget, in both languages. What the server says itself is in lines-text.ts.

import type { Language } from '#demos/contract.ts';

const en = {
  heading: 'Chat',
  names: ['Alice', 'Bob'] as readonly [string, string],
  question: 'Alice and Bob are connected to one server. Alice says “hello”, once. How many frames carry it?',
  choices: {
    direct: 'one: from Alice to Bob',
    via: 'two: Alice to the server, the server to Bob',
    all: 'three: to the server, then out to Bob and to Alice',
  },
  explanation: 'A client knows nobody but the server. One frame goes in, one goes out to each client, the speaker too.',
  join: 'Join',
  leave: 'Leave',
  send: 'Send',
  name: 'Name',
  message: 'Message from {name}',
  log: 'What {name} sees',
  second: 'A second client on this screen',
  status: {
    out: 'not connected',
    joining: 'connecting…',
    in: 'connected',
    lost: 'lost: trying again…',
    ended: 'closed by the server',
  },
  here: { one: '1 client:', many: '{count} clients:' },
  more: 'and {count} more',
  empty: 'Nobody has said anything yet.',
  line: {
    joined: '{names} came in',
    left: '{names} left',
    renamed: '{from} is now {to}',
    history: '↑ said before you came: {count}',
    cleared: 'The room has been cleared.',
    lost: 'Connection lost ({code}).',
  },
  commands: {
    lines: 'Python: a prompt, in lines (pip install websockets)',
    program: 'Python: the program of this chapter',
    node: 'Node, from the course’s folder: JSON, by subprotocol',
    room: 'curl: how many are here?',
  },
  experiments: {
    hurry: ['Say 15 things at once', 'A third client gabbles: some pass, the rest must wait.'],
    flood: ['Say 40 things at once', 'More than may wait. Watch for 1008.'],
    html: ['Say <img … onerror>', 'HTML with a script in it. What will the pages make of it?'],
    long: ['Say 501 characters', 'One more than this room takes.'],
    namesake: ['Come in under a name that is taken', 'Two Alices? The server decides.'],
    vanish: ['Vanish without a goodbye', 'By hand: the line is cut, no close frame.'],
  },
  actors: { hurry: 'Gabby', flood: 'Flo Flood', vanish: 'Ghost' },
  gabble: 'bla number {number}',
  outcome: {
    hurry: '{name} sent {sent} at once, {passed} arrived: the first ones straight away, the rest five a second.',
    flood: '{name} sent {sent} at once. {passed} arrived, then the server closed the line with {code}.',
    html: 'Text it was, text it stays: each page wrote it with textContent. With innerHTML the tag would live, and run its script in every reader’s page.',
    long: 'Refused, and the line stays open: look under the log.',
    namesake: 'Somebody asked for “{wanted}” and became “{given}”.',
    vanish: '{name} said no goodbye. The server saw the line die, and told the others.',
  },
  scenario: { hello: 'Hello, Bob!', answer: 'Hello, Alice. <b>Not bold</b>, and that is as it should be.' },
};

export type ChatText = typeof en;

const fr: ChatText = {
  heading: 'Chat',
  names: ['Alice', 'Bob'],
  question: 'Alice et Bob sont reliés au même serveur. Alice dit « bonjour », une fois. Combien de trames le portent ?',
  choices: {
    direct: 'une : d’Alice à Bob',
    via: 'deux : d’Alice au serveur, du serveur à Bob',
    all: 'trois : vers le serveur, puis vers Bob et vers Alice',
  },
  explanation:
    'Un client ne connaît que le serveur. Une trame entre, une trame sort vers chaque client, y compris celui qui parle.',
  join: 'Entrer',
  leave: 'Sortir',
  send: 'Envoyer',
  name: 'Nom',
  message: 'Message de {name}',
  log: 'Ce que voit {name}',
  second: 'Un second client sur cet écran',
  status: {
    out: 'pas de connexion',
    joining: 'connexion…',
    in: 'connecté',
    lost: 'perdu : nouvel essai…',
    ended: 'fermé par le serveur',
  },
  here: { one: '1 client :', many: '{count} clients :' },
  more: 'et {count} autres',
  empty: 'Personne n’a encore rien dit.',
  line: {
    joined: 'Entrée : {names}',
    left: 'Sortie : {names}',
    renamed: '{from} s’appelle désormais {to}',
    history: '↑ dit avant votre arrivée : {count}',
    cleared: 'La salle a été vidée.',
    lost: 'Connexion perdue ({code}).',
  },
  commands: {
    lines: 'Python : une invite, en lignes (pip install websockets)',
    program: 'Python : le programme de ce chapitre',
    node: 'Node, depuis le dossier du cours : JSON, par sous-protocole',
    room: 'curl : combien sommes-nous ?',
  },
  experiments: {
    hurry: ['Dire 15 choses d’un coup', 'Un troisième client jacasse : on en laisse passer, le reste attend.'],
    flood: ['Dire 40 choses d’un coup', 'Plus qu’il n’en peut attendre. Guettez le 1008.'],
    html: ['Dire <img … onerror>', 'Du HTML, et un script dedans. Qu’en feront les pages ?'],
    long: ['Dire 501 caractères', 'Un de plus que la salle n’en prend.'],
    namesake: ['Entrer sous un nom déjà pris', 'Deux Alice ? Le serveur tranche.'],
    vanish: ['Disparaître sans dire au revoir', 'À la main : ligne coupée, aucune trame de fermeture.'],
  },
  actors: { hurry: 'Moulin à paroles', flood: 'Déluge', vanish: 'Fantôme' },
  gabble: 'bla numéro {number}',
  outcome: {
    hurry:
      '{name} : {sent} envois d’un coup, {passed} arrivés ; les premiers tout de suite, les autres cinq par seconde.',
    flood: '{name} : {sent} envois d’un coup. {passed} sont arrivés, puis le serveur a fermé la ligne avec {code}.',
    html: 'C’était du texte, c’en est resté : chaque page l’a écrit avec textContent. Avec innerHTML, la balise vivrait, et son script tournerait chez chaque lecteur.',
    long: 'Refusé, et la ligne reste ouverte : voyez sous le journal.',
    namesake: 'On a demandé « {wanted} » et l’on est devenu « {given} ».',
    vanish: '{name} n’a pas dit au revoir. Le serveur a vu mourir la ligne, et prévenu les autres.',
  },
  scenario: { hello: 'Bonjour, Bob !', answer: 'Bonjour, Alice. <b>Pas en gras</b>, et c’est très bien ainsi.' },
};

export const chatText: Record<Language, ChatText> = { fr, en };
