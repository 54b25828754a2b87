// The words of the widget, in both languages; its presets and questions have theirs in preset-text.ts.

import type { Language } from '#demos/contract.ts';
import type { RemarkKey, NextStep } from './model.ts';
import type { CommandName } from './commands.ts';
import type { GroupName } from './presets.ts';

const en = {
  heading: 'HTTP by hand',
  preset: 'Request',
  own: 'my own',
  groups: {
    methods: 'Methods',
    forms: 'Forms',
    statuses: 'Statuses',
    redirects: 'Redirects',
    content: 'Content, cache, packing',
    connections: 'Connections',
    faults: 'Faults',
  } satisfies Record<GroupName, string>,
  editor: 'Request, octet by octet',
  editorHelp: 'Enter is \\r\\n. A lone line feed is \\n, any byte \\xHH, a backslash \\\\.',
  send: 'Send these bytes',
  total: '{octets} bytes',
  content: '{octets} bytes of content',
  announced: 'Content-Length says {octets}',
  escape: '“{escape}” is no escape. Write \\r, \\n, \\t, \\0, \\xHH, and \\\\ for a backslash itself.',
  empty: 'There is nothing to send. Type a request, or choose one above.',
  tooLong: 'Send at most {limit} bytes: these are {octets}.',
  waits: {
    head: 'The server waits for the empty line that ends the header section. Its patience: 10 s, then 408.',
    chunks: 'The server waits for the last chunk. Its patience: 30 s, then 408.',
    octets: 'The server waits for {octets} more bytes of content. Its patience: 30 s, then 408.',
    answer: 'The answer is on its way.',
  },
  endSide: 'Say that nothing more comes',
  cut: 'Cut',
  families: {
    1: 'information',
    2: 'success',
    3: 'redirection',
    4: 'the client’s fault',
    5: 'the server’s fault',
  } as Record<number, string>,
  keeps: 'The connection stays open.',
  closes: 'After that, the connection ends.',
  notText: '{octets} bytes that are no text',
  remarks: {
    head: 'Content-Length announces {length} bytes, as for GET, and none of them came: that is HEAD.',
    'not-modified': 'No content at all: the copy that you have is still right.',
    'no-content': 'No content, and no Content-Length either.',
    gzip: '{octets} bytes travelled and became {unpacked}.',
    chunked: 'No Content-Length: chunks, {octets} bytes in all, then one of size 0.',
    'chunked-trailers':
      'No Content-Length: chunks, {octets} bytes in all, then one of size 0, and behind it a field that only the end could know: {trailer}.',
    'until-close': 'No length was told: the {octets} bytes end where the connection ends.',
    length: '{octets} bytes of content, counted by Content-Length.',
    allow: 'Possible here: {allow}.',
    location: 'Location: {location}',
    retry: 'Come back in {retry} s, says Retry-After.',
    challenge: 'The challenge: {challenge}',
  } satisfies Record<RemarkKey, string>,
  next: {
    follow: 'Follow: {method} {target}',
    revalidate: 'Ask again with If-None-Match',
    authorize: 'Ask again with name and password',
  } satisfies Record<NextStep, string>,
  standing: {
    none: 'No connection yet.',
    open: 'Connection open, request no. {count}.',
    ended: 'The server has ended the connection.',
    cut: 'The connection was cut.',
  },
  brokenOff: 'The answer broke off in the middle.',
  silent: 'The connection ended without an answer.',
  fault: 'This is no HTTP response: {reason}',
  hops: 'Stopped after {count} redirects: browsers give up at about 20.',
  commands: {
    curl: 'curl',
    httpie: 'HTTPie',
    octets: 'the very same bytes, in Python',
  } satisfies Record<CommandName, string>,
};

export type HttpExchangeText = typeof en;

const fr: HttpExchangeText = {
  heading: 'HTTP à la main',
  preset: 'Requête',
  own: 'la mienne',
  groups: {
    methods: 'Méthodes',
    forms: 'Formulaires',
    statuses: 'Codes d’état',
    redirects: 'Redirections',
    content: 'Contenu, cache, compression',
    connections: 'Connexions',
    faults: 'Erreurs',
  },
  editor: 'Requête, octet par octet',
  editorHelp:
    'Entrée vaut \\r\\n. Un saut de ligne seul s’écrit \\n, un octet quelconque \\xHH, une barre oblique inverse \\\\.',
  send: 'Envoyer ces octets',
  total: '{octets} octets',
  content: '{octets} octets de contenu',
  announced: 'Content-Length dit {octets}',
  escape: '« {escape} » n’est pas un échappement. Écrivez \\r, \\n, \\t, \\0, \\xHH, et \\\\ pour la barre elle-même.',
  empty: 'Il n’y a rien à envoyer. Tapez une requête, ou choisissez-en une ci-dessus.',
  tooLong: 'Envoyez au plus {limit} octets : en voici {octets}.',
  waits: {
    head: 'Le serveur attend la ligne vide qui finit les en-têtes. Sa patience : 10 s, puis 408.',
    chunks: 'Le serveur attend le dernier morceau. Sa patience : 30 s, puis 408.',
    octets: 'Le serveur attend encore {octets} octets de contenu. Sa patience : 30 s, puis 408.',
    answer: 'La réponse est en route.',
  },
  endSide: 'Dire que rien d’autre ne viendra',
  cut: 'Couper',
  families: {
    1: 'information',
    2: 'succès',
    3: 'redirection',
    4: 'la faute du client',
    5: 'la faute du serveur',
  },
  keeps: 'La connexion reste ouverte.',
  closes: 'Après cela, la connexion prend fin.',
  notText: '{octets} octets qui ne sont pas du texte',
  remarks: {
    head: 'Content-Length annonce {length} octets, comme pour GET, et aucun n’est venu : c’est HEAD.',
    'not-modified': 'Aucun contenu : la copie que vous avez est toujours bonne.',
    'no-content': 'Pas de contenu, et pas de Content-Length non plus.',
    gzip: '{octets} octets ont voyagé et en sont devenus {unpacked}.',
    chunked: 'Pas de Content-Length : des morceaux, {octets} octets en tout, puis un de taille 0.',
    'chunked-trailers':
      'Pas de Content-Length : des morceaux, {octets} octets en tout, puis un de taille 0, et derrière lui un champ que seule la fin pouvait connaître : {trailer}.',
    'until-close': 'Aucune longueur annoncée : les {octets} octets finissent avec la connexion.',
    length: '{octets} octets de contenu, comptés par Content-Length.',
    allow: 'Possible ici : {allow}.',
    location: 'Location : {location}',
    retry: 'Revenez dans {retry} s, dit Retry-After.',
    challenge: 'Ce qui est demandé : {challenge}',
  },
  next: {
    follow: 'Suivre : {method} {target}',
    revalidate: 'Redemander avec If-None-Match',
    authorize: 'Redemander avec nom et mot de passe',
  },
  standing: {
    none: 'Pas encore de connexion.',
    open: 'Connexion ouverte, requête nᵒ {count}.',
    ended: 'Le serveur a fini la connexion.',
    cut: 'La connexion a été coupée.',
  },
  brokenOff: 'La réponse s’est interrompue en plein milieu.',
  silent: 'La connexion a pris fin sans réponse.',
  fault: 'Ce n’est pas une réponse HTTP : {reason}',
  hops: 'Arrêt après {count} redirections : les navigateurs renoncent vers 20.',
  commands: {
    curl: 'curl',
    httpie: 'HTTPie',
    octets: 'exactement les mêmes octets, en Python',
  },
};

export const httpExchangeText: Record<Language, HttpExchangeText> = { fr, en };
