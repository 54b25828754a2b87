// What the server says in the terminal, in French or in English as the machine's language is.

import type { Language } from '#demos/contract.ts';

const en = {
  ready: 'On the Wire is at {url}',
  moved: 'Port {wanted} is taken by another program, so it took the next free one: {port}.',
  ownPortMoved: 'Port {wanted} is taken by another program, so the demo’s own port {name} is {port}.',
  alone: 'Only this machine can open it. To let the class in: npm start -- --lan',
  class: 'The class opens:',
  noNetwork:
    'This machine is in no network that others could reach it by. Join the Wi-Fi of the room: the address then appears here at the next start.',
  others: 'Also this machine’s, but as a rule out of the class’s reach:',
  preflight: 'Before class, see that all is ready: {url}en/preflight.html',
  stop: 'Ctrl+C ends it.',
  stopping: 'Ending…',
  wired: 'cable or Wi-Fi',
  vpn: 'VPN',
  container: 'containers',
  virtual: 'virtual machine',
  unconfigured: 'no address from the network',
  usage: `npm start [-- OPTIONS]
  --port N      port to listen on (8420, or the next free one)
  --lan         open to the network, so that the class can join
  --host NAME   another name under which this machine is reached; may be repeated
  --data DIR    folder for what must survive a restart (data/)`,
  argument: '“{argument}” is no option of this server. Its options are --port, --lan, --host, --data and --help.',
  'host-name': '“{name}” is no host name. Write one like my-laptop.local, without port and path.',
  'port-number': '“{port}” is no port. Write a number from 0 to 65535; 0 takes any free one.',
  'port-taken':
    'Port {port} is taken by another program. End that program, or choose another port: npm start -- --port {next}',
  'ports-taken': 'Ports {port} to {last} are all taken. Choose another one: npm start -- --port 9000',
  'port-forbidden':
    'This account may not open port {port}: ports below 1024 need special rights. Choose a higher one: npm start -- --port 8420',
  'data-folder': 'The folder {folder} cannot be written ({reason}). Choose another one: npm start -- --data FOLDER',
  'no-log': 'The folder {folder} cannot be written ({reason}), so errors appear here only.',
  'no-deck': 'The deck has not been built: {folder} is missing. Build it: npm run build',
  error: 'Something failed at {where}: {message}. It is a bug of ours; the server goes on.',
  failed: 'The server cannot start: {message}',
};

export type TerminalSentence = keyof typeof en;

const fr: Record<TerminalSentence, string> = {
  ready: 'Sur le fil est à l’adresse {url}',
  moved: 'Le port {wanted} est pris par un autre programme ; voici le suivant qui était libre : {port}.',
  ownPortMoved:
    'Le port {wanted} est pris par un autre programme : le port {name}, propre à une démonstration, est le {port}.',
  alone: 'Seule cette machine peut l’ouvrir. Pour faire entrer la classe : npm start -- --lan',
  class: 'La classe ouvre :',
  noNetwork:
    'Cette machine n’est sur aucun réseau par lequel d’autres pourraient l’atteindre. Rejoignez le Wi-Fi de la salle : l’adresse apparaîtra ici au prochain démarrage.',
  others: 'Adresses de cette machine aussi, mais en général hors de portée de la classe :',
  preflight: 'Avant le cours, vérifiez que tout est prêt : {url}fr/preflight.html',
  stop: 'Ctrl+C pour terminer.',
  stopping: 'On termine…',
  wired: 'câble ou Wi-Fi',
  vpn: 'VPN',
  container: 'conteneurs',
  virtual: 'machine virtuelle',
  unconfigured: 'sans adresse donnée par le réseau',
  usage: `npm start [-- OPTIONS]
  --port N      port d’écoute (8420, ou le premier libre ensuite)
  --lan         ouvert au réseau, pour que la classe entre
  --host NOM    un autre nom par lequel on atteint cette machine ; peut être répété
  --data DIR    dossier de ce qui doit survivre à un redémarrage (data/)`,
  argument: '« {argument} » n’est pas une option de ce serveur. Il connaît --port, --lan, --host, --data et --help.',
  'host-name': '« {name} » n’est pas un nom d’hôte. Écrivez-le comme mon-portable.local, sans port ni chemin.',
  'port-number': '« {port} » n’est pas un port. Écrivez un nombre de 0 à 65535 ; 0 prend n’importe quel port libre.',
  'port-taken':
    'Le port {port} est pris par un autre programme. Arrêtez ce programme, ou choisissez un autre port : npm start -- --port {next}',
  'ports-taken': 'Les ports {port} à {last} sont tous pris. Choisissez-en un autre : npm start -- --port 9000',
  'port-forbidden':
    'Ce compte n’a pas le droit d’ouvrir le port {port} : au-dessous de 1024, il faut des droits particuliers. Choisissez-en un plus haut : npm start -- --port 8420',
  'data-folder':
    'Impossible d’écrire dans le dossier {folder} ({reason}). Choisissez-en un autre : npm start -- --data DOSSIER',
  'no-log': 'Impossible d’écrire dans le dossier {folder} ({reason}) : les erreurs n’apparaîtront qu’ici.',
  'no-deck': 'Le cours n’a pas été construit : {folder} manque. Construisez-le : npm run build',
  error: 'Quelque chose a échoué à l’adresse {where} : {message}. C’est un bogue de notre part ; le serveur continue.',
  failed: 'Le serveur ne peut pas démarrer : {message}',
};

export const terminalText: Record<Language, Record<TerminalSentence, string>> = { fr, en };

/** The language of the machine (POSIX locale variables, in their order), or of the system where none is set. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || new Intl.Locale(systemLocale()).language;
  return /^fr\b|^fr_/i.test(locale) ? 'fr' : 'en';
}

function systemLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
