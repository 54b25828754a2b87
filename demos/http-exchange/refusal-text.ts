// What the server says in words, in both languages.

import type { Language } from '#demos/contract.ts';

const en = {
  hello: 'Good morning! You asked for a greeting, here it is. The coffee is not included.',
  index: 'What can be asked here:',
  'no-resource': 'There is nothing at {path}. What there is stands at {base}',
  method: '{method} is not possible here. Possible are: {allow}',
  'not-acceptable': 'This exists as {types}, and your Accept field wants none of them.',
  'content-type': 'Content of type {type} is not understood here. Send {types}.',
  'no-type': 'no type at all',
  'too-large': 'Send at most {limit} bytes of content.',
  'bad-json': 'This is not JSON in UTF-8. Check quotes, commas and braces.',
  'bad-note': 'A note is {"title": …, "text": …}: two texts, the title of 1 to 80 characters, the text of 500 at most.',
  'bad-form': 'This form cannot be read. Check the percent signs, or the boundary between the parts.',
  'no-note': 'There is no note {id}. Your notes are listed at {path}',
  'too-many': 'You have {limit} notes already. DELETE one first.',
  changed: 'The note is no longer the one that If-Match names. GET it again, then decide.',
  'no-status':
    'A final status is a number from 200 to 599. (1xx come before the final answer: send Expect: 100-continue.)',
  'asked-status': 'You asked for a {status}: here it is.',
  teapot: 'I am a teapot: coffee is brewed elsewhere. (RFC 2324, 1 April 1998; the number has stayed.)',
  'no-redirect': 'A redirect here is 301, 302, 303, 307, 308 or loop.',
  redirected: 'Please look at {path}',
  private: 'Who are you? Name and password, please (Basic: {name}, {password}).',
  welcome: 'Welcome, {name}. The secret of good coffee: do not heat it twice.',
  limited: 'Request {count} of {limit} within {seconds} s.',
  'slow-down': 'More than {limit} requests in {seconds} s. Come back in {wait} s.',
};

export type Sentence = keyof typeof en;

const fr: Record<Sentence, string> = {
  hello: 'Bonjour ! Vous avez demandé une salutation, la voici. Le café n’est pas compris.',
  index: 'Ce que l’on peut demander ici :',
  'no-resource': 'Il n’y a rien à {path}. Ce qu’il y a se trouve à {base}',
  method: '{method} n’est pas possible ici. Sont possibles : {allow}',
  'not-acceptable': 'Cela existe en {types}, et votre champ Accept ne veut d’aucun.',
  'content-type': 'Un contenu de type {type} n’est pas compris ici. Envoyez {types}.',
  'no-type': 'non précisé',
  'too-large': 'Envoyez au plus {limit} octets de contenu.',
  'bad-json': 'Ce n’est pas du JSON en UTF-8. Vérifiez guillemets, virgules et accolades.',
  'bad-note':
    'Une note, c’est {"title": …, "text": …} : deux textes, le titre de 1 à 80 caractères, le texte de 500 au plus.',
  'bad-form':
    'Ce formulaire est illisible. Vérifiez les signes pour cent, ou la frontière (boundary) entre les parties.',
  'no-note': 'Il n’y a pas de note {id}. La liste des vôtres est à {path}',
  'too-many': 'Vous avez déjà {limit} notes. Supprimez-en d’abord une (DELETE).',
  changed: 'La note n’est plus celle que nomme If-Match. Refaites GET, puis décidez.',
  'no-status':
    'Un code final est un nombre de 200 à 599. (Les 1xx précèdent la réponse finale : envoyez Expect: 100-continue.)',
  'asked-status': 'Vous avez demandé un {status} : le voici.',
  teapot: 'Je suis une théière : le café se fait ailleurs. (RFC 2324, 1er avril 1998 ; le numéro est resté.)',
  'no-redirect': 'Une redirection, ici, c’est 301, 302, 303, 307, 308 ou loop.',
  redirected: 'Voyez plutôt {path}',
  private: 'Qui êtes-vous ? Nom et mot de passe, s’il vous plaît (Basic : {name}, {password}).',
  welcome: 'Bienvenue, {name}. Le secret d’un bon café : ne pas le réchauffer.',
  limited: 'Requête {count} sur {limit} en {seconds} s.',
  'slow-down': 'Plus de {limit} requêtes en {seconds} s. Revenez dans {wait} s.',
};

export const refusalText: Record<Language, Record<Sentence, string>> = { fr, en };
