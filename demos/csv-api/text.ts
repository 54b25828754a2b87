// The words of the widget, in both languages.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';

export type ExperimentName = 'unknown' | 'method' | 'date' | 'html' | 'parameter' | 'order';

const en = {
  heading: 'An API over two files',
  question: 'In the file stands: bug,"""Bug"", le club info",… What is the name in the API’s JSON?',
  choices: {
    bug: '"Bug',
    file: '"""Bug"", le club info"',
    json: '"\\"Bug\\", le club info"',
  },
  explanation:
    'The name is “"Bug", le club info”. CSV doubles its quotation marks, JSON puts backslashes before them: two files, one name.',
  address: 'Address',
  go: 'GET',
  places: 'Addresses',
  home: 'start',
  associations: 'associations',
  events: 'events',
  october: 'events in October',
  files: 'file',
  status: '{method} → {status}',
  noBody: 'No content.',
  from: 'It comes from {file}, line {lines}:',
  fromMany: 'It comes from {file}, lines {lines}:',
  fromNone: 'No line of the files: an error has a content of its own.',
  column: 'field',
  notOurs: 'Only addresses that begin with {base} belong to this API.',
  commands: {
    curl: 'curl: where you stand',
    httpie: 'HTTPie: the same in colour',
    missing: 'an association that does not exist',
    dates: 'events in October',
    python: 'Python: both files and the API put together',
  } satisfies Record<CommandName, string>,
  experiments: {
    unknown: ['Ask for the unicorns', 'No such id: 404, and what it says about it.'],
    method: ['Delete an association', 'This API is only read: 405, and Allow.'],
    date: ['Ask from 30 February on', 'Well written, and no day: 400.'],
    html: ['Ask for text/html', 'There is only JSON: 406.'],
    parameter: ['Mistype a parameter', 'fron instead of from: 400, and not all events by accident.'],
    order: ['From Christmas to October', 'Each date is fine, the two together are not.'],
  } satisfies Record<ExperimentName, [string, string]>,
};

export type CsvApiText = typeof en;

const fr: CsvApiText = {
  heading: 'Une API sur deux fichiers',
  question: 'Dans le fichier : bug,"""Bug"", le club info",… Quel est le nom dans le JSON de l’API ?',
  choices: { bug: '"Bug', file: '"""Bug"", le club info"', json: '"\\"Bug\\", le club info"' },
  explanation:
    'Le nom est « "Bug", le club info ». Le CSV double ses guillemets, le JSON leur met une barre devant : deux écritures, un seul nom.',
  address: 'Adresse',
  go: 'GET',
  places: 'Adresses',
  home: 'début',
  associations: 'associations',
  events: 'événements',
  october: 'événements d’octobre',
  files: 'fichier',
  status: '{method} → {status}',
  noBody: 'Pas de contenu.',
  from: 'Cela vient de {file}, ligne {lines} :',
  fromMany: 'Cela vient de {file}, lignes {lines} :',
  fromNone: 'D’aucune ligne des fichiers : une erreur a un contenu à elle.',
  column: 'champ',
  notOurs: 'Seules les adresses qui commencent par {base} sont de cette API.',
  commands: {
    curl: 'curl : là où vous êtes',
    httpie: 'HTTPie : la même chose en couleurs',
    missing: 'une association qui n’existe pas',
    dates: 'les événements d’octobre',
    python: 'Python : les fichiers et l’API, mis ensemble',
  },
  experiments: {
    unknown: ['Demander les licornes', 'Pas d’identifiant pareil : 404, et ce qu’il en dit.'],
    method: ['Supprimer une association', 'Cette API ne fait que se lire : 405, et Allow.'],
    date: ['Demander à partir du 30 février', 'Bien écrit, et pas un jour : 400.'],
    html: ['Demander du text/html', 'Il n’y a que du JSON : 406.'],
    parameter: ['Mal taper un paramètre', 'fron pour from : 400, et non tous les événements par accident.'],
    order: ['De Noël à octobre', 'Chaque date va bien ; les deux ensemble, non.'],
  },
};

export const csvApiText: Record<Language, CsvApiText> = { fr, en };
