// The words of the virtual-hosts widget and of its errors, in both languages.

import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import type { ShapeFault, TableError } from './protocol.ts';

const en = {
  heading: 'Three sites, one port',
  question: 'Same address, same port, and Host: nobody.localhost, a name that stands in no table. What comes back?',
  choices: { error: 'an error: no such site', first: 'the default site', all: 'a list of the three sites' },
  explanation: 'A server must answer with something: a name it does not know gets the default site.',
  connectTo: 'Connect to {address}, and say:',
  unknown: 'a name nobody has',
  send: 'Send',
  ownHost: 'Host field to send',
  noHostHint: 'Leave it empty to send no Host at all.',
  pageTitle: 'The page that came back',
  answered: '{status}: the {page} site, by its name',
  answeredDefault: '{status}: the {page} site, because it is the default',
  refused: '{status}: no page',
  browserTabs: 'Tabs',
  tabs: 'The same names in tabs of this browser, over the same port. Their exchanges show on the wire as well:',
  tabsElsewhere:
    'Real tabs need names in .localhost, which only the machine that runs the server resolves to itself: here, send by hand.',
  tabsBlocked: 'This browser does not lead *.localhost to this machine: send by hand, in “Try it”.',
  table: 'Table',
  names: 'Names of {page}',
  isDefault: 'default',
  save: 'Save',
  saved: 'Saved: the next request follows this table.',
  asNginx: 'nginx',
  asApache: 'Apache',
  commands: {
    curl: 'curl: the name goes into Host',
    resolve: 'curl: the name as in a browser',
    noHost: 'no Host at all',
  },
  experiments: {
    'no-host': ['Send no Host', 'HTTP/1.1 requires one: watch for 400.'],
    'two-hosts': ['Send two Host fields', 'Which one should win? Neither.'],
    'http-1.0': ['Speak HTTP/1.0, no Host', 'In 1996 one address was one site: nobody to choose.'],
    foreign: ['Ask for example.com', 'A name that is not ours at all: 421.'],
    duplicate: ['Give two sites one name', 'The table is refused, as nginx warns.'],
  },
  pages: { mines: 'Mines', cpp: 'C++', patrick: 'Patrick' },
  faults: {
    name: 'write a name in lower case that ends in .localhost, 100 characters at most.',
    names: 'give each site 1 to 5 names.',
    page: 'the pages are mines, cpp and patrick.',
    sites: 'keep 1 to 3 sites, each with a page of its own.',
    shape: 'write {"sites": [{"page": …, "names": […]}], "default": …} and nothing else.',
  } satisfies Record<ShapeFault, string>,
  errors: {
    shape: '{where}: {fault}',
    'duplicate-name': 'Two sites are both called {name}: a name leads to one site only. Remove it from one of them.',
    'no-default': 'The default site is not in the table. Choose one that is.',
  },
};

export type VirtualHostsText = typeof en;

const fr: VirtualHostsText = {
  heading: 'Trois sites, un seul port',
  question: 'Même adresse, même port, et Host: nobody.localhost, un nom qui n’est dans aucune table. Que reçoit-on ?',
  choices: { error: 'une erreur : ce site n’existe pas', first: 'le site par défaut', all: 'la liste des trois sites' },
  explanation: 'Il faut bien répondre quelque chose : un nom inconnu reçoit le site par défaut.',
  connectTo: 'On se connecte à {address} et l’on dit :',
  unknown: 'un nom que personne ne porte',
  send: 'Envoyer',
  ownHost: 'Champ Host à envoyer',
  noHostHint: 'Vide : aucun champ Host n’est envoyé.',
  pageTitle: 'La page reçue',
  answered: '{status} : le site {page}, par son nom',
  answeredDefault: '{status} : le site {page}, car c’est celui par défaut',
  refused: '{status} : pas de page',
  browserTabs: 'Onglets',
  tabs: 'Les mêmes noms dans des onglets de ce navigateur, par le même port. Leurs échanges passent aussi sur le fil :',
  tabsElsewhere:
    'Les vrais onglets demandent des noms en .localhost, que seule la machine du serveur associe à elle-même : ici, on envoie à la main.',
  tabsBlocked: 'Ce navigateur ne mène pas *.localhost à cette machine : envoyez à la main, dans « Essayer ».',
  table: 'Table',
  names: 'Noms de {page}',
  isDefault: 'par défaut',
  save: 'Enregistrer',
  saved: 'Enregistré : la prochaine requête suivra cette table.',
  asNginx: 'nginx',
  asApache: 'Apache',
  commands: {
    curl: 'curl : le nom va dans Host',
    resolve: 'curl : le nom comme dans un navigateur',
    noHost: 'aucun champ Host',
  },
  experiments: {
    'no-host': ['Ne pas envoyer de Host', 'HTTP/1.1 en exige un : guettez le 400.'],
    'two-hosts': ['Envoyer deux champs Host', 'Lequel doit gagner ? Aucun.'],
    'http-1.0': ['Parler HTTP/1.0, sans Host', 'En 1996, une adresse, c’était un site : rien à choisir.'],
    foreign: ['Demander example.com', 'Un nom qui n’est pas du tout le nôtre : 421.'],
    duplicate: ['Donner un même nom à deux sites', 'La table est refusée ; nginx, lui aussi, proteste.'],
  },
  pages: { mines: 'Mines', cpp: 'C++', patrick: 'Patrick' },
  faults: {
    name: 'écrivez un nom en minuscules qui finit par .localhost, 100 caractères au plus.',
    names: 'donnez à chaque site de 1 à 5 noms.',
    page: 'les pages sont mines, cpp et patrick.',
    sites: 'gardez de 1 à 3 sites, chacun avec sa page.',
    shape: 'écrivez {"sites": [{"page": …, "names": […]}], "default": …} et rien d’autre.',
  },
  errors: {
    shape: '{where} : {fault}',
    'duplicate-name': 'Deux sites s’appellent {name} : un nom ne mène qu’à un site. Retirez-le de l’un des deux.',
    'no-default': 'Le site par défaut n’est pas dans la table. Choisissez-en un qui y est.',
  },
};

export const virtualHostsText: Record<Language, VirtualHostsText> = { fr, en };

/** What is wrong with a site table, for the person who typed it. */
export function errorSentence(error: TableError, language: Language): string {
  const { errors, faults } = virtualHostsText[language];
  if (error.kind === 'shape') return fill(errors.shape, { where: error.where, fault: faults[error.fault] });
  return fill(errors[error.kind], error.kind === 'duplicate-name' ? { name: error.name } : {});
}
