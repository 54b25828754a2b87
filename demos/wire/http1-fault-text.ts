// What is wrong with a message and what to do about it, for each fault in http1-faults.ts, in both languages.

import type { Http1FaultKey } from './http1-faults.ts';

const en: Record<Http1FaultKey, string> = {
  'bare-cr': 'A carriage return (0D) without its line feed. End each line with both, 0D 0A.',
  'bare-lf': 'A line feed (0A) without its carriage return. End each line with both, 0D 0A.',
  'empty-lines': 'More than {limit} empty lines and still no request. Begin with the request line.',
  'leading-white-space': 'White space before the first field. Begin the line with the field’s name.',
  'request-line': 'A request line is a method, a target and a version, with one space between them: GET / HTTP/1.1.',
  'method-token': 'A method is made of letters, digits and a few signs (a token). Write it like GET.',
  'request-target':
    'This is no target. Write a path that begins with /, a whole URL, host:port for CONNECT, or * for OPTIONS, without spaces.',
  'version-syntax': 'A version is HTTP/ in capitals, a digit, a dot and a digit. Write HTTP/1.1.',
  'version-unsupported': 'This side speaks HTTP/1.1 and HTTP/1.0 only. Write HTTP/1.1.',
  'target-too-long': 'The request line is longer than {limit} bytes. Shorten the target.',
  'start-line-too-long': 'The first line is longer than {limit} bytes. Shorten it; is this HTTP at all?',
  'status-line':
    'A status line is a version, a status code and a reason, with one space between them: HTTP/1.1 200 OK.',
  'status-code': 'A status code is three digits, from 100 on.',
  'reason-phrase': 'A control character in the reason phrase. Take it out.',
  'field-without-colon': 'A field line needs a colon between name and value.',
  'field-name-empty': 'There is no name before the colon. Write one.',
  'field-name-white-space':
    'White space between the name and the colon: servers that read it differently can be played off against each other. Take it out.',
  'field-name-token': 'A field name is made of letters, digits and a few signs (a token). Take the others out.',
  'field-value-octet': 'Byte {octet} may not stand in a field value. Take it out.',
  'obs-fold': 'A value that goes on in the next line: obsolete, and refused in requests. Write it on one line.',
  'header-section-too-large': 'The header section is longer than {limit} bytes. Send less.',
  'too-many-fields': 'There are more than {limit} field lines. Send fewer.',
  'trailer-section-too-large': 'The trailer section is longer than {limit} bytes. Send less.',
  'content-length-digits': 'Content-Length is a number of bytes in decimal digits, and nothing else.',
  'content-length-differs': 'Two different values of Content-Length: where does the message end? Send one.',
  'content-length-and-transfer-encoding':
    'Both Content-Length and Transfer-Encoding: where does the message end? Two servers may disagree, and a second request slips in. Send one of them.',
  'transfer-encoding-in-1-0': 'HTTP/1.0 knows no Transfer-Encoding. Send Content-Length, or HTTP/1.1.',
  'transfer-encoding-not-chunked':
    'The last transfer coding is not chunked, so the end of the content cannot be found. Make it chunked.',
  'transfer-encoding-chunked-twice': 'chunked may be applied once only. Name it once, at the end.',
  'transfer-encoding-parameter': 'chunked takes no parameters. Take them out.',
  'transfer-coding-unknown': 'The transfer coding {coding} is not known here. Send chunked alone.',
  'content-too-large': 'The content is longer than {limit} bytes. Send less.',
  'expectation-unknown': 'The expectation {expectation} cannot be met. Only 100-continue is known.',
  'chunk-size': 'A chunk begins with its size in hexadecimal digits, and then the line ends.',
  'chunk-size-digits':
    'A chunk size of more than {limit} digits. Write it without leading zeros, or send smaller chunks.',
  'chunk-extension': 'A chunk extension is a semicolon and a name, and perhaps = and a value.',
  'chunk-extensions-too-long': 'The chunk extensions are longer than {limit} bytes. Leave them out.',
  'chunk-end':
    'After the {length} bytes that the chunk size promised, there must be 0D 0A. Check the size: it is hexadecimal and counts bytes.',
  incomplete: 'The connection ended in the middle of the message.',
};

const fr: Record<Http1FaultKey, string> = {
  'bare-cr': 'Un retour chariot (0D) sans son saut de ligne. Finissez chaque ligne par les deux, 0D 0A.',
  'bare-lf': 'Un saut de ligne (0A) sans son retour chariot. Finissez chaque ligne par les deux, 0D 0A.',
  'empty-lines': 'Plus de {limit} lignes vides et toujours pas de requête. Commencez par la ligne de requête.',
  'leading-white-space': 'Une espace avant le premier en-tête. Commencez la ligne par le nom de l’en-tête.',
  'request-line':
    'Une ligne de requête, c’est une méthode, une cible et une version, séparées par une espace : GET / HTTP/1.1.',
  'method-token':
    'Une méthode est faite de lettres, de chiffres et de quelques signes (un « token »). Écrivez-la comme GET.',
  'request-target':
    'Ce n’est pas une cible. Écrivez un chemin qui commence par /, une URL entière, hôte:port pour CONNECT ou * pour OPTIONS, sans espace.',
  'version-syntax': 'Une version, c’est HTTP/ en capitales, un chiffre, un point et un chiffre. Écrivez HTTP/1.1.',
  'version-unsupported': 'On ne parle ici que HTTP/1.1 et HTTP/1.0. Écrivez HTTP/1.1.',
  'target-too-long': 'La ligne de requête dépasse {limit} octets. Raccourcissez la cible.',
  'start-line-too-long': 'La première ligne dépasse {limit} octets. Raccourcissez-la ; est-ce bien du HTTP ?',
  'status-line': 'Une ligne d’état, c’est une version, un code et un motif, séparés par une espace : HTTP/1.1 200 OK.',
  'status-code': 'Un code d’état a trois chiffres, à partir de 100.',
  'reason-phrase': 'Il y a un caractère de contrôle dans le motif. Enlevez-le.',
  'field-without-colon': 'Il faut un deux-points entre le nom et la valeur de l’en-tête.',
  'field-name-empty': 'Il n’y a pas de nom avant le deux-points. Écrivez-en un.',
  'field-name-white-space':
    'Une espace entre le nom et le deux-points : des serveurs qui la lisent différemment peuvent être joués l’un contre l’autre. Enlevez-la.',
  'field-name-token':
    'Un nom d’en-tête est fait de lettres, de chiffres et de quelques signes (un « token »). Enlevez les autres.',
  'field-value-octet': 'L’octet {octet} n’a pas sa place dans la valeur d’un en-tête. Enlevez-le.',
  'obs-fold':
    'Une valeur qui continue à la ligne suivante : c’est obsolète, et refusé dans une requête. Écrivez-la sur une ligne.',
  'header-section-too-large': 'Les en-têtes dépassent {limit} octets. Envoyez-en moins.',
  'too-many-fields': 'Il y a plus de {limit} lignes d’en-tête. Envoyez-en moins.',
  'trailer-section-too-large': 'Les champs de fin dépassent {limit} octets. Envoyez-en moins.',
  'content-length-digits': 'Content-Length est un nombre d’octets en chiffres décimaux, et rien d’autre.',
  'content-length-differs': 'Deux valeurs différentes de Content-Length : où finit le message ? N’en envoyez qu’une.',
  'content-length-and-transfer-encoding':
    'Content-Length et Transfer-Encoding à la fois : où finit le message ? Deux serveurs peuvent répondre différemment, et une seconde requête se glisse entre eux. N’en envoyez qu’un.',
  'transfer-encoding-in-1-0':
    'HTTP/1.0 ne connaît pas Transfer-Encoding. Envoyez Content-Length, ou passez à HTTP/1.1.',
  'transfer-encoding-not-chunked':
    'Le dernier codage de transfert n’est pas chunked : impossible de trouver la fin du contenu. Finissez par chunked.',
  'transfer-encoding-chunked-twice': 'chunked ne s’applique qu’une fois. Ne le nommez qu’une fois, à la fin.',
  'transfer-encoding-parameter': 'chunked ne prend pas de paramètre. Enlevez-le.',
  'transfer-coding-unknown': 'Le codage de transfert {coding} est inconnu ici. Envoyez chunked seul.',
  'content-too-large': 'Le contenu dépasse {limit} octets. Envoyez-en moins.',
  'expectation-unknown': 'L’attente {expectation} ne peut pas être satisfaite. Seule 100-continue est connue.',
  'chunk-size': 'Un morceau commence par sa taille en chiffres hexadécimaux, puis la ligne finit.',
  'chunk-size-digits':
    'Une taille de morceau de plus de {limit} chiffres. Écrivez-la sans zéros devant, ou envoyez de plus petits morceaux.',
  'chunk-extension':
    'Une extension de morceau, c’est un point-virgule et un nom, suivis au besoin de = et d’une valeur.',
  'chunk-extensions-too-long': 'Les extensions de morceaux dépassent {limit} octets. Laissez-les de côté.',
  'chunk-end':
    'Après les {length} octets promis par la taille du morceau, il faut 0D 0A. Vérifiez la taille : elle est en hexadécimal et compte des octets.',
  incomplete: 'La connexion a pris fin au milieu du message.',
};

export const http1FaultText = { fr, en };
