// What each preset is called and what to watch for; the questions asked before a first run; the experiments.

import type { Language } from '#demos/contract.ts';
import type { PresetName } from './presets.ts';

/** A question, its choices by id, and what the run shows. */
export interface Question {
  readonly question: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly explanation: string;
}

/** Presets that open a slide have a question of their own. */
export const askedPresets = [
  'get',
  'head',
  'post-form',
  'status',
  'redirect',
  'etag',
  'gzip',
  'chunked',
  'options',
  'malformed',
] as const satisfies readonly PresetName[];

export type AskedPreset = (typeof askedPresets)[number];

/** Of each question, the choice that the run proves. */
export const rightChoices: Record<AskedPreset, string> = {
  get: 'empty-line',
  head: 'same',
  'post-form': 'escaped',
  status: 'whole',
  redirect: 'client',
  etag: 'none',
  gzip: 'tenth',
  chunked: 'zero',
  options: 'allow',
  malformed: '400',
};

export const experimentNames = [
  'malformed',
  'space-before-colon',
  'length-too-short',
  'length-too-long',
  'two-lengths',
  'no-end',
  'redirect-loop',
] as const satisfies readonly PresetName[];

export type ExperimentName = (typeof experimentNames)[number];

interface PresetWords {
  /** Name and hint. */
  readonly presets: Record<PresetName, readonly [name: string, hint: string]>;
  readonly questions: Record<AskedPreset, Question>;
  readonly experiments: Record<ExperimentName, readonly [label: string, hint: string]>;
}

const en: PresetWords = {
  presets: {
    get: ['GET', 'Ask for something. Where does the request end?'],
    head: ['HEAD', 'As GET, but for the content.'],
    options: ['OPTIONS', 'What may one do here?'],
    post: ['POST: one more note', '201, and Location says where. Send twice: two notes.'],
    put: ['PUT: a note at this address', 'Send twice: still one note. That is idempotent.'],
    patch: ['PATCH: part of a note', 'Only “text” changes; “title” stays.'],
    delete: ['DELETE', '204. And the second time?'],
    'unknown-method': ['BREW', 'A method that nobody knows here.'],
    'get-form': ['a form by GET', 'The fields stand in the address.'],
    'post-form': ['a form by POST', 'The fields stand in the content; mind é and the space.'],
    'post-json': ['the same in JSON', 'Another Content-Type, the same fields.'],
    'post-multipart': ['with a file: multipart', 'Parts between borders; the border is named in Content-Type.'],
    'wrong-type': ['a type nobody asked for', '415, and Accept-Post says what would do.'],
    status: ['404', 'Change the number in the first line: 200 to 599.'],
    teapot: ['418', '1 April 1998, and still answering.'],
    unavailable: ['503', 'With Retry-After: when to come back.'],
    continue: ['100, then 200', 'Expect: 100-continue. Two answers to one request.'],
    private: ['401', 'Something for guests only.'],
    limited: ['429', 'Three in ten seconds. Press Send four times.'],
    redirect: ['301', 'Moved for good.'],
    'redirect-303': ['303 after a POST', 'The form is done, see elsewhere: which method follows?'],
    'redirect-307': ['307 after a POST', 'Elsewhere, but the same request: which method follows?'],
    'redirect-loop': ['a circle', 'Location leads back here.'],
    etag: ['ETag, then 304', 'Send, then ask again with the tag.'],
    date: ['If-Modified-Since', 'By date instead of by tag.'],
    gzip: ['gzip', 'Accept-Encoding: gzip. Take that line out and compare.'],
    chunked: ['chunked, with a trailer', 'The length is not known when the answer begins.'],
    json: ['as JSON, please', 'The same resource: change Accept to text/html.'],
    'not-acceptable': ['as a picture, please', '406: there is no such thing.'],
    'keep-alive': ['twice on one connection', 'Send, and again within 5 s: same connection.'],
    pipelining: ['three at once', 'Pipelining: answers come in the order of the questions.'],
    close: ['Connection: close', 'The client asks for the end.'],
    'http-1.0': ['HTTP/1.0', '1996: no Host needed, and the connection ends.'],
    malformed: ['no Host', 'HTTP/1.1 requires it.'],
    'space-before-colon': ['a space before the colon', 'Who reads it how? Better not at all.'],
    'bare-lf': ['line feeds alone', '\\n without \\r: some accept it. Not here.'],
    folded: ['a folded line', 'Once allowed: going on in the next line.'],
    'no-end': ['no empty line', 'The request never ends. 10 s of patience.'],
    'length-too-long': ['Content-Length too long', 'Promised, and never sent. 30 s of patience.'],
    'length-too-short': ['Content-Length too short', 'And what becomes of the rest?'],
    'two-lengths': ['two lengths', 'Which one counts? Here begins request smuggling.'],
    'not-http': ['politely, but no HTTP', 'A sentence is no request line.'],
  },
  questions: {
    get: {
      question:
        'You send a request line and a few fields over a connection that stays open. What tells the server that this is all?',
      choices: {
        'empty-line': 'an empty line',
        word: 'a word such as END',
        close: 'the end of the connection',
      },
      explanation: 'An empty line, two bytes, ends the header section; without content it ends the request.',
    },
    head: {
      question: 'HEAD asks as GET does, but for the content. What does Content-Length say in the answer?',
      choices: { zero: '0: nothing comes', same: 'the same as for GET', absent: 'it is not there' },
      explanation: 'HEAD answers with GET’s own fields: the length is that of the content that does not come.',
    },
    'post-form': {
      question: 'A form sends “café au lait”. What travels in the content?',
      choices: { plain: 'café au lait', escaped: 'caf%C3%A9+au+lait', json: '"café au lait"' },
      explanation: 'urlencoded: é is two bytes of UTF-8, each as % and hexadecimal, and a space is a plus.',
    },
    status: {
      question: 'There is nothing at this address. What comes back?',
      choices: {
        nothing: 'nothing: the browser gives up',
        whole: 'a whole answer, with fields and content',
        cut: 'the connection is cut',
      },
      explanation: '404 is an answer like any other; the connection even stays open.',
    },
    redirect: {
      question: 'The server answers 301 and a new address. Who asks there?',
      choices: {
        server: 'the server',
        client: 'the client, by a second request',
        nobody: 'nobody: the page is in the answer',
      },
      explanation: 'The server only tells where. The second request is the client’s: press Follow.',
    },
    etag: {
      question:
        'You have the menu already, and ask for it with its ETag. It has not changed. How much of it comes again?',
      choices: { all: 'all of it', none: 'nothing', half: 'the first half' },
      explanation: '304: fields, and not a byte of content.',
    },
    gzip: {
      question: 'A till roll of about 9,000 bytes, its lines much alike. How much travels with gzip?',
      choices: { all: 'about 9,000', half: 'about half', tenth: 'less than a quarter' },
      explanation: 'What repeats itself packs well: see both numbers below.',
    },
    chunked: {
      question: 'The server begins before it knows how long the text will be. How does the client know its end?',
      choices: { zero: 'a chunk of size 0', length: 'Content-Length says it', pause: 'a pause of one second' },
      explanation: 'Each chunk says its size, and the last one is 0. Fields may still follow it: trailers.',
    },
    options: {
      question: 'OPTIONS on a note. What comes back?',
      choices: { settings: 'a page of settings', allow: 'the methods that are possible', refused: 'a refusal' },
      explanation: 'No content, and one field that counts: Allow.',
    },
    malformed: {
      question: 'An HTTP/1.1 request without Host, at a server that has one site for it anyway. What does it do?',
      choices: {
        answers: 'it answers: 200',
        '400': 'it refuses, 400, and ends the connection',
        waits: 'it waits for the line',
      },
      explanation: 'RFC 9112 §3.2 wants a 400, and nothing after such a request can be trusted.',
    },
  },
  experiments: {
    malformed: ['Send no Host', 'One site or a hundred: HTTP/1.1 wants to be told.'],
    'space-before-colon': ['Put a space before the colon', 'One byte of politeness, and a 400.'],
    'length-too-short': ['Count too few bytes', 'The rest is read as a second request.'],
    'length-too-long': ['Promise 12 bytes too many', 'The server waits. So do you.'],
    'two-lengths': ['Give two lengths', 'Two readers, two opinions, one break-in.'],
    'no-end': ['Forget the empty line', '10 s of silence, then 408.'],
    'redirect-loop': ['Chase a redirect that bites its tail', 'Five hops, then we stop.'],
  },
};

const fr: PresetWords = {
  presets: {
    get: ['GET', 'Demander quelque chose. Où finit la requête ?'],
    head: ['HEAD', 'Comme GET, au contenu près.'],
    options: ['OPTIONS', 'Que peut-on faire ici ?'],
    post: ['POST : une note de plus', '201, et Location dit où. Envoyez deux fois : deux notes.'],
    put: ['PUT : une note à cette adresse', 'Envoyez deux fois : une seule note. C’est idempotent.'],
    patch: ['PATCH : une partie d’une note', 'Seul « text » change ; « title » reste.'],
    delete: ['DELETE', '204. Et la deuxième fois ?'],
    'unknown-method': ['BREW', 'Une méthode que personne ne connaît ici.'],
    'get-form': ['un formulaire en GET', 'Les champs sont dans l’adresse.'],
    'post-form': ['un formulaire en POST', 'Les champs sont dans le contenu ; voyez le é et l’espace.'],
    'post-json': ['le même en JSON', 'Un autre Content-Type, les mêmes champs.'],
    'post-multipart': [
      'avec un fichier : multipart',
      'Des parties entre des frontières ; Content-Type nomme la frontière.',
    ],
    'wrong-type': ['un type que personne n’attend', '415, et Accept-Post dit ce qui irait.'],
    status: ['404', 'Changez le nombre de la première ligne : de 200 à 599.'],
    teapot: ['418', '1er avril 1998, et toujours en service.'],
    unavailable: ['503', 'Avec Retry-After : quand revenir.'],
    continue: ['100, puis 200', 'Expect: 100-continue. Deux réponses à une requête.'],
    private: ['401', 'Quelque chose pour les invités.'],
    limited: ['429', 'Trois en dix secondes. Envoyez quatre fois.'],
    redirect: ['301', 'Déménagé pour de bon.'],
    'redirect-303': ['303 après un POST', 'C’est fait, voyez ailleurs : avec quelle méthode ?'],
    'redirect-307': ['307 après un POST', 'Ailleurs, mais la même requête : avec quelle méthode ?'],
    'redirect-loop': ['un cercle', 'Location ramène ici.'],
    etag: ['ETag, puis 304', 'Envoyez, puis redemandez avec l’étiquette.'],
    date: ['If-Modified-Since', 'Par la date plutôt que par l’étiquette.'],
    gzip: ['gzip', 'Accept-Encoding: gzip. Enlevez cette ligne et comparez.'],
    chunked: ['par morceaux, avec un champ de fin', 'La longueur est inconnue quand la réponse commence.'],
    json: ['en JSON, s’il vous plaît', 'La même ressource : mettez text/html dans Accept.'],
    'not-acceptable': ['en image, s’il vous plaît', '406 : cela n’existe pas.'],
    'keep-alive': ['deux fois sur une connexion', 'Envoyez, puis encore dans les 5 s : même connexion.'],
    pipelining: ['trois d’un coup', 'En file (pipelining) : les réponses suivent l’ordre des questions.'],
    close: ['Connection: close', 'Le client demande la fin.'],
    'http-1.0': ['HTTP/1.0', '1996 : pas besoin de Host, et la connexion prend fin.'],
    malformed: ['pas de Host', 'HTTP/1.1 l’exige.'],
    'space-before-colon': ['une espace avant le deux-points', 'Qui le lit comment ? Mieux vaut pas du tout.'],
    'bare-lf': ['des sauts de ligne seuls', '\\n sans \\r : certains l’acceptent. Pas ici.'],
    folded: ['une ligne repliée', 'Permis jadis : continuer à la ligne suivante.'],
    'no-end': ['sans ligne vide', 'La requête ne finit jamais. 10 s de patience.'],
    'length-too-long': ['Content-Length trop grand', 'Promis, jamais envoyé. 30 s de patience.'],
    'length-too-short': ['Content-Length trop petit', 'Et que devient le reste ?'],
    'two-lengths': ['deux longueurs', 'Laquelle compte ? Ici commence la contrebande de requêtes.'],
    'not-http': ['poli, mais pas du HTTP', 'Une phrase n’est pas une ligne de requête.'],
  },
  questions: {
    get: {
      question:
        'Vous envoyez une ligne de requête et quelques en-têtes ; la connexion reste ouverte. À quoi le serveur voit-il que c’est tout ?',
      choices: { 'empty-line': 'à une ligne vide', word: 'à un mot comme FIN', close: 'à la fin de la connexion' },
      explanation: 'Une ligne vide, deux octets, finit les en-têtes ; sans contenu, elle finit la requête.',
    },
    head: {
      question: 'HEAD demande comme GET, au contenu près. Que dit Content-Length dans la réponse ?',
      choices: { zero: '0 : rien ne vient', same: 'la même chose que pour GET', absent: 'il n’y est pas' },
      explanation: 'HEAD répond avec les champs de GET : la longueur est celle du contenu qui ne vient pas.',
    },
    'post-form': {
      question: 'Un formulaire envoie « café crème ». Qu’est-ce qui voyage dans le contenu ?',
      choices: { plain: 'café crème', escaped: 'caf%C3%A9+cr%C3%A8me', json: '"café crème"' },
      explanation:
        'urlencoded : é fait deux octets d’UTF-8, chacun écrit % et en hexadécimal ; l’espace devient un plus.',
    },
    status: {
      question: 'Il n’y a rien à cette adresse. Qu’est-ce qui revient ?',
      choices: {
        nothing: 'rien : le navigateur renonce',
        whole: 'une réponse entière, en-têtes et contenu',
        cut: 'la connexion est coupée',
      },
      explanation: '404 est une réponse comme une autre ; la connexion reste même ouverte.',
    },
    redirect: {
      question: 'Le serveur répond 301 et une nouvelle adresse. Qui va y demander ?',
      choices: {
        server: 'le serveur',
        client: 'le client, par une seconde requête',
        nobody: 'personne : la page est dans la réponse',
      },
      explanation: 'Le serveur dit seulement où. La seconde requête est au client : cliquez sur Suivre.',
    },
    etag: {
      question: 'Vous avez déjà le menu, et le redemandez avec son ETag. Il n’a pas changé. Combien en revient-il ?',
      choices: { all: 'tout', none: 'rien', half: 'la première moitié' },
      explanation: '304 : des en-têtes, et pas un octet de contenu.',
    },
    gzip: {
      question: 'Un rouleau de caisse d’environ 9 000 octets, aux lignes très semblables. Combien voyagent avec gzip ?',
      choices: { all: 'environ 9 000', half: 'environ la moitié', tenth: 'moins d’un quart' },
      explanation: 'Ce qui se répète se comprime bien : voyez les deux nombres ci-dessous.',
    },
    chunked: {
      question: 'Le serveur commence sans savoir la longueur du texte. Comment le client en connaît-il la fin ?',
      choices: {
        zero: 'par un morceau de taille 0',
        length: 'Content-Length la donne',
        pause: 'par une pause d’une seconde',
      },
      explanation: 'Chaque morceau dit sa taille, et le dernier dit 0. Des champs peuvent encore le suivre.',
    },
    options: {
      question: 'OPTIONS sur une note. Qu’est-ce qui revient ?',
      choices: { settings: 'une page de réglages', allow: 'les méthodes possibles', refused: 'un refus' },
      explanation: 'Pas de contenu, et un champ qui compte : Allow.',
    },
    malformed: {
      question: 'Une requête HTTP/1.1 sans Host, à un serveur qui n’aurait de toute façon qu’un site. Que fait-il ?',
      choices: {
        answers: 'il répond : 200',
        '400': 'il refuse, 400, et finit la connexion',
        waits: 'il attend la ligne',
      },
      explanation: 'La RFC 9112, § 3.2, veut un 400 ; et rien de ce qui suit n’est digne de confiance.',
    },
  },
  experiments: {
    malformed: ['Ne pas envoyer de Host', 'Un site ou cent : HTTP/1.1 veut qu’on le dise.'],
    'space-before-colon': ['Mettre une espace avant le deux-points', 'Un octet de politesse, et un 400.'],
    'length-too-short': ['Compter trop peu d’octets', 'Le reste se lit comme une seconde requête.'],
    'length-too-long': ['Promettre 12 octets de trop', 'Le serveur attend. Vous aussi.'],
    'two-lengths': ['Donner deux longueurs', 'Deux lecteurs, deux avis, une effraction.'],
    'no-end': ['Oublier la ligne vide', '10 s de silence, puis 408.'],
    'redirect-loop': ['Courir après une redirection qui se mord la queue', 'Cinq tours, et l’on s’arrête.'],
  },
};

export const presetTexts: Record<Language, PresetWords> = { fr, en };
