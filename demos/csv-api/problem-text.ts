// What is wrong with a request, in words: the `detail` of a problem.

import type { Language } from '#demos/contract.ts';

const en = {
  'no-route': 'No resource has this address. The API begins at {base}.',
  'no-association': 'No association has the id “{id}”. All of them: {path}.',
  'no-event': 'No event has the id “{id}”. All of them: {path}.',
  method: '{method} is not possible here: this API is only read. Possible are {allow}.',
  'not-acceptable': 'This is {types}, and your Accept field wants something else.',
  parameter: 'Parameter “{name}” is not known here. Known are: {known}.',
  twice: 'Parameter “{name}” stands there twice. Send it once.',
  date: '“{value}” for {name} is no date. Write it as 2026-10-03.',
  order: 'from ({from}) is later than to ({to}). Swap them.',
  number: '“{value}” for {name} is not a whole number from {least} to {most}.',
  escape: 'The address holds a percent sign that is followed by no UTF-8. Encode it again.',
};

export type Complaint = keyof typeof en;

const fr: Record<Complaint, string> = {
  'no-route': 'Aucune ressource n’a cette adresse. L’API commence à {base}.',
  'no-association': 'Aucune association n’a l’identifiant « {id} ». Toutes : {path}.',
  'no-event': 'Aucun événement n’a l’identifiant « {id} ». Tous : {path}.',
  method: '{method} n’est pas possible ici : cette API ne fait que se lire. Sont possibles {allow}.',
  'not-acceptable': 'Ceci est du {types}, et votre champ Accept veut autre chose.',
  parameter: 'Le paramètre « {name} » est inconnu ici. On connaît : {known}.',
  twice: 'Le paramètre « {name} » y est deux fois. Envoyez-le une seule.',
  date: '« {value} » pour {name} n’est pas une date. Écrivez-la comme 2026-10-03.',
  order: 'from ({from}) est après to ({to}). Échangez-les.',
  number: '« {value} » pour {name} n’est pas un nombre entier de {least} à {most}.',
  escape: 'L’adresse contient un signe pour cent que ne suit aucun UTF-8. Encodez-la de nouveau.',
};

export const problemText: Record<Language, Record<Complaint, string>> = { fr, en };
