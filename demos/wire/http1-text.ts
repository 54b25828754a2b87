// The words of HTTP/1.1: what each part of a message is called, what it means, what can be wrong with it.
// Names are keyed by the RFC's own terms; French is complete by type.

import { fieldMeanings } from './http1-field-text.ts';
import { http1FaultText } from './http1-fault-text.ts';
import { startLineMeanings } from './http1-start-line-text.ts';

const enNames = {
  'request-line': 'request line',
  method: 'method',
  'request-target': 'request target',
  'absolute-path': 'path',
  query: 'query',
  'HTTP-version': 'version',
  'status-line': 'status line',
  'status-code': 'status code',
  'reason-phrase': 'reason phrase',
  'field-line': 'field line',
  'field-name': 'field name',
  'field-value': 'field value',
  'obs-fold': 'line folding',
  'empty-line': 'empty line',
  CRLF: 'end of line',
  content: 'content',
  chunk: 'chunk',
  'chunk-size': 'chunk size',
  'chunk-ext': 'chunk extension',
  'chunk-data': 'chunk data',
  'last-chunk': 'last chunk',
  'trailer-section': 'trailer section',
  octets: 'bytes',
  unread: 'bytes not read',
};

const frNames: Record<keyof typeof enNames, string> = {
  'request-line': 'ligne de requête',
  method: 'méthode',
  'request-target': 'cible de la requête',
  'absolute-path': 'chemin',
  query: 'paramètres',
  'HTTP-version': 'version',
  'status-line': 'ligne d’état',
  'status-code': 'code d’état',
  'reason-phrase': 'motif',
  'field-line': 'ligne d’en-tête',
  'field-name': 'nom de l’en-tête',
  'field-value': 'valeur de l’en-tête',
  'obs-fold': 'repli de ligne',
  'empty-line': 'ligne vide',
  CRLF: 'fin de ligne',
  content: 'contenu',
  chunk: 'morceau',
  'chunk-size': 'taille du morceau',
  'chunk-ext': 'extension du morceau',
  'chunk-data': 'données du morceau',
  'last-chunk': 'dernier morceau',
  'trailer-section': 'champs de fin',
  octets: 'octets',
  unread: 'octets non lus',
};

const enParts = {
  'request-line': 'What the client wants: a method, a target and a version, one space between them.',
  'status-line': 'How it went: the version, a number for programs, and the same in words for people.',
  'absolute-path': 'Which resource on the server is meant.',
  query: 'Parameters for the resource, after the question mark.',
  'target-origin': 'The path asked for; which site it belongs to stands in Host.',
  'target-absolute': 'A whole URL: what a client sends to a proxy. It overrides Host.',
  'target-authority': 'A host and a port to open a tunnel to, and no path.',
  'target-asterisk': 'The server as a whole, and no single resource.',
  'version-1.0': 'HTTP/1.0, of 1996: without a word about it, the connection closes after one answer.',
  'version-1.1': 'HTTP/1.1: the connection stays open for more requests unless one side says close.',
  'reason-phrase': 'The status in words, for people; programs read the number only.',
  'line-end': 'Carriage return and line feed, 0D 0A: only the two together end a line.',
  'empty-line': 'End of the header section: nothing but CRLF on the line. Content follows, if there is any.',
  'empty-line-before': 'An empty line too many before a request; servers skip it.',
  'obs-fold': 'An old way to continue a value on the next line; it is read as one space.',
  content: 'The content, {length} bytes after the empty line, read as its Content-Type says.',
  'content-binary': 'The content, {length} bytes that are no text.',
  'content-gzip':
    'The content, {length} bytes packed with gzip. Unpacked, it has {unpacked} bytes: its text is what you read here.',
  'content-gzip-part':
    'The content, {length} bytes packed with gzip. Its first {unpacked} bytes are unpacked; there is more than that.',
  'content-gzip-bad': 'Content-Encoding says gzip, but these {length} bytes cannot be unpacked.',
  'content-close': 'The content, {length} bytes: without a length, it ends where the connection ends.',
  'content-chunked':
    'The content in chunks, {length} bytes without the framing: the sender need not know the length in advance.',
  chunk: 'One piece of the content: its size, a line end, the data, a line end.',
  'chunk-size': 'Number of bytes of data in this chunk, in hexadecimal: {length}.',
  'chunk-ext': 'A remark about this chunk; one that is not understood is ignored.',
  'chunk-data': 'The data of this chunk, {length} bytes.',
  'last-chunk': 'A chunk of size 0: the content is complete.',
  'trailer-section': 'Fields that could only be known after the content; an empty line ends them.',
  'chunked-end': 'An empty line: the message ends here.',
  'after-fault': 'Not read: after a fault nobody can tell where the next message starts.',
  'after-close': 'Not read: the message before said that it is the last one on this connection.',
  'after-upgrade': 'Not HTTP any more: after the upgrade, the connection speaks another protocol.',
  'before-upgrade': 'Not read yet: only the answer to the upgrade tells which protocol these bytes are in.',
};

const frParts: Record<keyof typeof enParts, string> = {
  'request-line': 'Ce que veut le client : une méthode, une cible et une version, séparées par une espace.',
  'status-line': 'Ce qu’il en est : la version, un nombre pour les programmes, la même chose en mots pour les humains.',
  'absolute-path': 'La ressource visée sur le serveur.',
  query: 'Des paramètres pour la ressource, après le point d’interrogation.',
  'target-origin': 'Le chemin demandé ; le site auquel il appartient est donné par Host.',
  'target-absolute': 'Une URL entière : c’est ce qu’un client envoie à un proxy. Elle l’emporte sur Host.',
  'target-authority': 'Un hôte et un port vers lesquels ouvrir un tunnel, sans chemin.',
  'target-asterisk': 'Le serveur dans son ensemble, et non une ressource.',
  'version-1.0': 'HTTP/1.0, de 1996 : sauf mention contraire, la connexion se ferme après une réponse.',
  'version-1.1': 'HTTP/1.1 : la connexion reste ouverte pour d’autres requêtes, sauf si un côté dit close.',
  'reason-phrase': 'L’état en toutes lettres, pour les humains ; les programmes ne lisent que le nombre.',
  'line-end': 'Retour chariot et saut de ligne, 0D 0A : il faut les deux pour finir une ligne.',
  'empty-line': 'Fin des en-têtes : rien d’autre que CRLF sur la ligne. Le contenu suit, s’il y en a un.',
  'empty-line-before': 'Une ligne vide de trop avant une requête ; les serveurs la sautent.',
  'obs-fold': 'Une ancienne manière de continuer une valeur à la ligne suivante ; elle se lit comme une espace.',
  content: 'Le contenu, {length} octets après la ligne vide, à lire selon Content-Type.',
  'content-binary': 'Le contenu, {length} octets qui ne sont pas du texte.',
  'content-gzip':
    'Le contenu, {length} octets compressés par gzip. Décompressé, il en fait {unpacked} : c’est son texte que vous lisez ici.',
  'content-gzip-part':
    'Le contenu, {length} octets compressés par gzip. Ses {unpacked} premiers octets sont décompressés ; il y en a d’autres.',
  'content-gzip-bad': 'Content-Encoding annonce gzip, mais ces {length} octets ne se décompressent pas.',
  'content-close': 'Le contenu, {length} octets : sans longueur annoncée, il finit quand la connexion finit.',
  'content-chunked':
    'Le contenu en morceaux, {length} octets sans le cadrage : l’expéditeur n’a pas à connaître la longueur d’avance.',
  chunk: 'Une partie du contenu : sa taille, une fin de ligne, les données, une fin de ligne.',
  'chunk-size': 'Nombre d’octets de données de ce morceau, en hexadécimal : {length}.',
  'chunk-ext': 'Une remarque sur ce morceau ; qui ne la comprend pas l’ignore.',
  'chunk-data': 'Les données de ce morceau, {length} octets.',
  'last-chunk': 'Un morceau de taille 0 : le contenu est complet.',
  'trailer-section': 'Des champs qui ne pouvaient être connus qu’après le contenu ; une ligne vide les termine.',
  'chunked-end': 'Une ligne vide : le message finit ici.',
  'after-fault': 'Non lu : après une erreur, personne ne sait où commence le message suivant.',
  'after-close': 'Non lu : le message précédent disait qu’il était le dernier de cette connexion.',
  'after-upgrade': 'Ce n’est plus du HTTP : depuis le changement de protocole, la connexion parle une autre langue.',
  'before-upgrade': 'Pas encore lu : seule la réponse à Upgrade dira dans quel protocole sont ces octets.',
};

export const http1Text = {
  fr: {
    names: frNames,
    meanings: { ...frParts, ...startLineMeanings.fr, ...fieldMeanings.fr },
    faults: http1FaultText.fr,
  },
  en: {
    names: enNames,
    meanings: { ...enParts, ...startLineMeanings.en, ...fieldMeanings.en },
    faults: http1FaultText.en,
  },
};

export type Http1Name = keyof typeof enNames;
export type Http1MeaningKey = keyof (typeof http1Text)['en']['meanings'];
