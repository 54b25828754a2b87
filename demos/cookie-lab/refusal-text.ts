// What the server says to a request that it does not accept, in both languages: what is wrong, then what to do.

import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { cookiesPath, longestLine, mostLines, setPath, visitPath, type ListFault } from './protocol.ts';

export type Refusal =
  | ListFault
  | { readonly key: 'nothing-here' }
  | { readonly key: 'method'; readonly allow: string }
  | { readonly key: 'no-json' | 'too-large'; readonly limit: number };

const en: Record<Refusal['key'], string> = {
  'nothing-here': `Nothing is here. Ask for ${visitPath} or ${cookiesPath}, or POST to ${setPath}`,
  method: 'This method is not for this path. Allowed here: {allow}',
  'no-json': 'This is not JSON in UTF-8. Send a list of texts, like ["theme=dark; Path=/"]',
  'too-large': 'Send at most {limit} octets: the answer’s header section has to stay small enough for every client.',
  'no-list': 'This is JSON, but no list. Send a list of texts, like ["theme=dark; Path=/"]',
  'too-many': `These are {count} values. Send at most ${mostLines} at a time.`,
  'no-text': 'Value {number} is no text. Send texts only, like "theme=dark; Path=/"',
  control:
    'Value {number} holds a control character (CR, LF, NUL or the like). A line end would begin a header line of its own, with whatever follows: header injection. Take it out.',
  'too-long': `Value {number} has {octets} octets. Send at most ${longestLine}.`,
  course:
    'Value {number} is called “visitor”, as the course’s own cookie is: without that one the server would not know you again. Choose another name.',
};

const fr: Record<Refusal['key'], string> = {
  'nothing-here': `Il n’y a rien ici. Demandez ${visitPath} ou ${cookiesPath}, ou faites un POST sur ${setPath}`,
  method: 'Cette méthode ne convient pas à ce chemin. Ici sont permises : {allow}',
  'no-json': 'Ce n’est pas du JSON en UTF-8. Envoyez une liste de textes, par exemple ["theme=dark; Path=/"]',
  'too-large':
    'Envoyez {limit} octets au plus : les en-têtes de la réponse doivent rester assez courts pour tous les clients.',
  'no-list': 'C’est du JSON, mais pas une liste. Envoyez une liste de textes, par exemple ["theme=dark; Path=/"]',
  'too-many': `Voilà {count} valeurs. Envoyez-en ${mostLines} au plus à la fois.`,
  'no-text': 'La valeur {number} n’est pas un texte. N’envoyez que des textes, par exemple "theme=dark; Path=/"',
  control:
    'La valeur {number} contient un caractère de contrôle (CR, LF, NUL ou semblable). Une fin de ligne ouvrirait un en-tête de plus, avec tout ce qui suit : c’est l’injection d’en-têtes. Retirez-la.',
  'too-long': `La valeur {number} fait {octets} octets. Envoyez-en ${longestLine} au plus.`,
  course:
    'La valeur {number} s’appelle « visitor », comme le cookie du cours lui-même : sans lui, le serveur ne vous reconnaîtrait plus. Choisissez un autre nom.',
};

const text: Record<Language, Record<Refusal['key'], string>> = { fr, en };

export function refusalSentence(refusal: Refusal, language: Language): string {
  const { key, ...values } = refusal;
  return fill(text[language][key], values as Record<string, string | number>);
}
