// What is wrong with a capture file and what to do about it, for each fault in capture-faults.ts, in both languages.

import type { CaptureFaultKey } from './capture-faults.ts';

const en: Record<CaptureFaultKey, string> = {
  'empty-file': 'The file is empty. Choose a capture, .pcap or .pcapng.',
  'html-page':
    'This is a web page (HTML) and no capture: a download that ended at a log-in or error page? Open it in a tab to see, then download the capture itself.',
  'zip-archive': 'This is a ZIP archive. Unpack it, then choose the capture inside.',
  gzip: 'This is compressed with gzip. Decompress it first (gunzip FILE), then choose what comes out.',
  compressed: 'This is compressed ({name}). Decompress it first, then choose what comes out.',
  pdf: 'This is a PDF document and no capture. Choose a .pcap or .pcapng file.',
  picture: 'This is a picture ({name}) and no capture: a screenshot of one? Choose the .pcap or .pcapng file.',
  json: 'This is JSON and no capture: a browser’s HAR file, perhaps. It holds requests, not packets: record these with Wireshark or tcpdump.',
  'other-capture':
    'This is a capture, but in the format of {name}. Save it as pcapng: open it in Wireshark, or editcap FILE new.pcapng.',
  'pcap-variant':
    'This is an old variant of pcap with longer records. Save it as pcapng: open it in Wireshark, or editcap FILE new.pcapng.',
  'text-transfer':
    'This was a pcapng file before a transfer in text mode changed its line ends. Fetch it again, in binary mode.',
  'text-file':
    'This is plain text and no capture. A hex dump becomes one with text2pcap; else choose a .pcap or .pcapng file.',
  'not-a-capture': 'This file begins with {octets}: neither pcap nor pcapng. Choose a .pcap or .pcapng file.',

  'file-header-cut':
    'A pcap file begins with a header of 24 bytes; this one ends after {left}. Fetch the whole file again.',
  'pcap-version': 'Version {version} of pcap is not known here, only 2. Save the file as pcapng with Wireshark.',
  'reserved-bits': 'Bits beside the link type that must be 0 are not. They are not looked at.',
  'record-header-cut':
    'The file ends after {left} bytes of a record’s header, which has 16. What stands before it is shown.',
  'record-cut':
    'A record promises {length} bytes and the file has {left} more: it was cut short, or the length is wrong. What stands before it is shown.',
  'longer-than-snap': 'A packet of {length} bytes in a file that says it keeps {limit} of each. It is shown whole.',
  'second-fraction': 'A fraction of {value} is a second or more. The time is shown as it adds up.',

  'block-header-cut':
    'The file ends after {left} bytes of a block’s header, which has 8. What stands before it is shown.',
  'block-length':
    'A block says that it is {length} bytes long; at least {least} and a multiple of 4 is possible. Where the next one begins cannot be known: what stands before it is shown.',
  'block-cut':
    'A block says that it is {length} bytes long and the file has {left} more: it was cut short, or the length is wrong. What stands before it is shown.',
  'block-length-differs': 'A block’s length is {first} at its head and {last} at its end. The first was believed.',
  'block-short': 'A block of type {type} lacks some of the fields that it must have. It was skipped.',
  'option-length':
    'An option’s length of {length} is not possible here. It was skipped, with those after it in its block.',
  'byte-order': 'A section must say its byte order with 1A2B3C4D, forwards or backwards; this one says {octets}.',
  'section-version': 'Version {version} of pcapng is not known here, only 1. The section was skipped.',
  'section-length': 'A section’s length is not possible: {length}. It is not needed, and was not looked at.',
  'unknown-interface': 'A packet names interface {number}, which the section has not described. It was skipped.',
  'packet-length': 'A packet promises {length} bytes and its block has room for {left}. It was skipped.',
  'time-out-of-range': 'A packet’s time lies outside every calendar. It is shown without one.',

  'too-many-interfaces': 'More than {limit} interfaces in one section. The file is read up to here.',
  'too-many-packets': 'More than {limit} packets. The file is read up to here: cut it with editcap to see the rest.',
  'more-faults': '{count} more things are wrong with this file.',
};

const fr: Record<CaptureFaultKey, string> = {
  'empty-file': 'Le fichier est vide. Choisissez une capture, .pcap ou .pcapng.',
  'html-page':
    'C’est une page web (HTML), pas une capture : un téléchargement qui a fini sur une page de connexion ou d’erreur ? Ouvrez-la dans un onglet pour voir, puis téléchargez la capture elle-même.',
  'zip-archive': 'C’est une archive ZIP. Décompressez-la, puis choisissez la capture qu’elle contient.',
  gzip: 'C’est comprimé par gzip. Décompressez d’abord (gunzip FICHIER), puis choisissez le résultat.',
  compressed: 'C’est comprimé ({name}). Décompressez d’abord, puis choisissez le résultat.',
  pdf: 'C’est un document PDF, pas une capture. Choisissez un fichier .pcap ou .pcapng.',
  picture:
    'C’est une image ({name}), pas une capture : une copie d’écran ? Choisissez le fichier .pcap ou .pcapng lui-même.',
  json: 'C’est du JSON, pas une capture : peut-être le fichier HAR d’un navigateur. Il contient des requêtes, pas des paquets : enregistrez ceux-ci avec Wireshark ou tcpdump.',
  'other-capture':
    'C’est bien une capture, mais au format {name}. Enregistrez-la en pcapng : avec Wireshark, ou editcap FICHIER neuf.pcapng.',
  'pcap-variant':
    'C’est une vieille variante de pcap aux enregistrements plus longs. Enregistrez-la en pcapng : avec Wireshark, ou editcap FICHIER neuf.pcapng.',
  'text-transfer':
    'C’était un fichier pcapng avant qu’un transfert en mode texte ne change ses fins de ligne. Reprenez-le, en mode binaire.',
  'text-file':
    'C’est du texte, pas une capture. text2pcap en fait une d’un relevé hexadécimal ; sinon, choisissez un fichier .pcap ou .pcapng.',
  'not-a-capture': 'Ce fichier commence par {octets} : ni pcap, ni pcapng. Choisissez un fichier .pcap ou .pcapng.',

  'file-header-cut':
    'Un fichier pcap commence par un en-tête de 24 octets ; celui-ci finit après {left}. Reprenez le fichier en entier.',
  'pcap-version':
    'La version {version} de pcap est inconnue ici, on ne lit que la 2. Enregistrez le fichier en pcapng avec Wireshark.',
  'reserved-bits': 'Des bits voisins du type de lien, qui devraient valoir 0, valent 1. On ne les regarde pas.',
  'record-header-cut':
    'Le fichier finit après {left} octets d’un en-tête d’enregistrement, qui en a 16. On montre ce qui précède.',
  'record-cut':
    'Un enregistrement promet {length} octets et il en reste {left} : le fichier a été coupé, ou la longueur est fausse. On montre ce qui précède.',
  'longer-than-snap':
    'Un paquet de {length} octets dans un fichier qui dit n’en garder que {limit} de chacun. On le montre en entier.',
  'second-fraction':
    'Une fraction de {value} fait une seconde ou plus. L’heure est montrée telle qu’elle s’additionne.',

  'block-header-cut':
    'Le fichier finit après {left} octets d’un en-tête de bloc, qui en a 8. On montre ce qui précède.',
  'block-length':
    'Un bloc se dit long de {length} octets ; il en faut au moins {least}, et un multiple de 4. Impossible de savoir où commence le suivant : on montre ce qui précède.',
  'block-cut':
    'Un bloc se dit long de {length} octets et il en reste {left} : le fichier a été coupé, ou la longueur est fausse. On montre ce qui précède.',
  'block-length-differs': 'La longueur d’un bloc est {first} à sa tête et {last} à sa fin. On a cru la première.',
  'block-short': 'Il manque à un bloc de type {type} des champs qu’il doit avoir. On l’a sauté.',
  'option-length':
    'Une option ne peut pas avoir ici la longueur {length}. On l’a sautée, avec celles qui la suivent dans son bloc.',
  'byte-order':
    'Une section doit dire l’ordre de ses octets par 1A2B3C4D, à l’endroit ou à l’envers ; celle-ci dit {octets}.',
  'section-version': 'La version {version} de pcapng est inconnue ici, on ne lit que la 1. La section a été sautée.',
  'section-length':
    'La longueur d’une section est impossible : {length}. On n’en a pas besoin, on ne l’a pas regardée.',
  'unknown-interface': 'Un paquet nomme l’interface {number}, que la section n’a pas décrite. On l’a sauté.',
  'packet-length': 'Un paquet promet {length} octets et son bloc a de la place pour {left}. On l’a sauté.',
  'time-out-of-range': 'L’heure d’un paquet sort de tout calendrier. On le montre sans heure.',

  'too-many-interfaces': 'Plus de {limit} interfaces dans une section. Le fichier est lu jusqu’ici.',
  'too-many-packets':
    'Plus de {limit} paquets. Le fichier est lu jusqu’ici : coupez-le avec editcap pour voir la suite.',
  'more-faults': '{count} autres choses ne vont pas dans ce fichier.',
};

export const captureFileText = { fr, en };
