// The words of the pre-flight page.

import type { Language } from '#demos/contract.ts';

const en = {
  lead: 'Every line below was just tried out. What is missing says what to do about it.',
  again: 'Try all again',
  states: { running: 'Trying…', good: 'Ready', note: 'Look at this', bad: 'Not ready' },
  summary: 'Ready: {good} of {total}.',
  toDo: 'To do:',
  late: 'No answer within {seconds} s.',
  failed: 'It failed: {reason}',
  titles: {
    server: 'The demo server',
    port: 'Its port',
    feed: 'The wire’s feed',
    bridge: 'Requests by hand',
    reach: 'The way to this machine',
    phone: 'A phone gets through',
    secure: 'Secure context',
    spare: 'The spare: demos without the server',
    offline: 'Without the Internet',
    browser: 'This browser',
    display: 'This screen',
  },
  server: {
    good: 'Version {version} answers in {time} ms; it has been up for {uptime}.',
    none: 'There is none: this is a published copy. Every demo runs inside the page, and says so.',
    noneToDo: 'To show real sockets and let phones in, run npm start -- --lan in the project’s folder.',
    bad: 'It does not answer.',
    badToDo:
      'Look into its terminal. If it has ended: npm start. The demos on open slides go on in the page, if you let them.',
  },
  port: {
    good: '{port}, as always.',
    other: '{port} instead of 8420: another program had that one, or you chose so. Only the printed address differs.',
    none: 'No server, no port.',
  },
  feed: {
    good: 'A WebSocket of this page hears what passes on the wire.',
    bad: 'The WebSocket does not open: the demos work, but their bytes will not be shown.',
    badToDo: 'A proxy or an extension of the browser may stop it. Open the deck in a window without extensions.',
    none: 'Inside the page the wire is at hand.',
  },
  bridge: {
    good: 'A request written octet by octet went through the bridge, and was answered 200 in {time} ms.',
    bad: 'The bridge does not answer: demos cannot choose their Host field or send broken requests.',
    badToDo: 'Close other pages of the deck and try again: each visitor has four such connections.',
    none: 'Inside the page requests by hand need no bridge.',
  },
  reach: {
    good: 'Open to the network: {addresses}',
    closed: 'It listens on this machine only. Right for a rehearsal; in class no phone could come.',
    closedToDo: 'Ctrl+C in its terminal, then npm start -- --lan',
    noNetwork: 'Open, but this machine is in no network that a class could share.',
    noNetworkToDo: 'Join the room’s Wi-Fi, plug in a cable, or open a hotspot.',
    own: 'You opened this page from another machine than the server’s, so here it tells you nothing of its addresses. It can be reached: you are the proof.',
    ownToDo: 'Open the page on the server’s machine, at localhost.',
    none: 'The room opens the published address: {address}',
  },
  phone: {
    scan: 'Scan this with any phone that is in the room’s Wi-Fi (mobile data off). This line turns by itself.',
    waiting: 'No phone has come yet.',
    came: 'At {time} a device reached this server from {address}.',
    own: 'At {time} this very machine came, from {address}. That proves nothing about the network: use a phone.',
    good: 'A phone gets through. Others on the same network will too.',
    closed: 'First the server must be open to the network: see above.',
    none: 'On a published page there is nothing to try: phones open it like any site.',
    code: 'QR code of {url}',
    network: 'By which network',
    valid: 'The code is valid for half an hour, then a new one appears.',
    stuck: 'No phone gets through?',
    isolation:
      'Many Wi-Fi networks of schools and hotels keep their guests apart (client isolation): each reaches the Internet, none reaches a neighbour. That cannot be seen from this end: silence here means isolation, a firewall, or a phone in another network. One at a time:',
    remedies: [
      'Is the phone in this Wi-Fi at all, and not on mobile data or a VPN? Its settings say so.',
      'Is this machine’s firewall in the way? Windows asks once: allow “private networks”, and call the Wi-Fi private. macOS: System Settings, Network, Firewall. Linux: sudo ufw allow {port}/tcp.',
      'Does another address of this machine work? Choose it above: cable and Wi-Fi are often two networks.',
      'Still nothing: open a hotspot on this machine or on a phone, join it with both, and scan again. A hotspot for 10 to 30 phones is enough for a class: the pages are small.',
      'No hotspot either: publish the course (README, “Publish”) and show that address. Phones then run their demos themselves, but do not meet.',
    ],
  },
  secure: {
    good: 'Yes: browsers trust localhost and https, so on this machine every API works.',
    note: 'No: plain http under a network address. The clipboard and the offline copy are missing here.',
    noteToDo: 'On the server’s own machine open localhost instead.',
    phones: 'Phones come by plain http and have no secure context; nothing that a student needs depends on one.',
  },
  spare: {
    good: '{count} demos and the host inside the page are fetched; it answered {status} in {time} ms. If the server dies, a demo offers to go on.',
    bad: 'Not everything could be fetched: if the server dies, demos stop.',
    badToDo: 'Load this page again while the server is up.',
  },
  offline: {
    served: 'Everything comes from this machine; nothing asks the Internet.',
    kept: '{count} files are kept in this browser: the course opens without a network.',
    keeping: 'The copy is not complete yet.',
    keepingToDo: 'Stay on this page for a moment, then try again.',
    impossible: 'This browser keeps no copy here (it would, over https).',
    impossibleToDo: 'Make sure of the network, or use the demo server: npm start',
  },
  browser: {
    good: '{name}: has all that the course needs.',
    less: '{name}: lacks {missing}. The course works, with less.',
    bad: '{name}: lacks {missing}.',
    badToDo: 'Update it, or take a current Chromium, Firefox or Safari.',
  },
  display: {
    good: '{width} × {height} px: slides are shown at {percent} %, their smallest text {text} px tall.',
    small: '{width} × {height} px: slides shrink to {percent} %, their smallest text to {text} px.',
    smallToDo: 'Press F for full screen, set the browser’s zoom to 100 %, or take a higher resolution.',
    here: 'This is measured where this window is: drag it to the projector and look again.',
    extended: 'A second screen is there: the deck goes on the projector, the speaker page (N) stays with you.',
  },
  guest: {
    title: 'You are in.',
    arrived: 'This device has reached the presenter’s machine. Their screen says so, too.',
    own: 'You opened this on the presenter’s own machine: that proves nothing about the network. Scan the code with a phone.',
    works: 'WebSocket: works. The demos will.',
    broken:
      'WebSocket: does not open. Something between this device and the machine lets pages through, but no sockets: tell the presenter.',
    on: 'To the course',
  },
};

const fr: typeof en = {
  lead: 'Chaque ligne ci-dessous vient d’être essayée. Ce qui manque dit ce qu’il faut faire.',
  again: 'Tout réessayer',
  states: { running: 'Essai…', good: 'Prêt', note: 'À regarder', bad: 'Pas prêt' },
  summary: 'Prêt : {good} sur {total}.',
  toDo: 'À faire :',
  late: 'Pas de réponse en {seconds} s.',
  failed: 'Échec : {reason}',
  titles: {
    server: 'Le serveur de démo',
    port: 'Son port',
    feed: 'Le flux du fil',
    bridge: 'Les requêtes à la main',
    reach: 'Le chemin jusqu’à cette machine',
    phone: 'Un téléphone passe',
    secure: 'Contexte sécurisé',
    spare: 'La roue de secours : les démos sans serveur',
    offline: 'Sans Internet',
    browser: 'Ce navigateur',
    display: 'Cet écran',
  },
  server: {
    good: 'La version {version} répond en {time} ms ; en marche depuis {uptime}.',
    none: 'Il n’y en a pas : ceci est une copie publiée. Chaque démo tourne dans la page, et le dit.',
    noneToDo:
      'Pour montrer de vraies sockets et faire entrer les téléphones : npm start -- --lan dans le dossier du projet.',
    bad: 'Il ne répond pas.',
    badToDo:
      'Regardez son terminal. S’il s’est arrêté : npm start. Les démos des diapositives ouvertes continuent dans la page, si vous les y invitez.',
  },
  port: {
    good: '{port}, comme toujours.',
    other:
      '{port} au lieu de 8420 : un autre programme l’occupait, ou vous l’avez voulu ainsi. Seule l’adresse affichée change.',
    none: 'Pas de serveur, pas de port.',
  },
  feed: {
    good: 'Un WebSocket de cette page entend ce qui passe sur le fil.',
    bad: 'Le WebSocket ne s’ouvre pas : les démos marchent, mais leurs octets ne se verront pas.',
    badToDo:
      'Un mandataire ou une extension du navigateur l’arrête peut-être. Ouvrez le cours dans une fenêtre sans extensions.',
    none: 'Dans la page, le fil est à portée de main.',
  },
  bridge: {
    good: 'Une requête écrite octet par octet a pris la passerelle ; réponse 200 en {time} ms.',
    bad: 'La passerelle ne répond pas : les démos ne peuvent ni choisir leur champ Host ni envoyer de requête bancale.',
    badToDo: 'Fermez d’autres pages du cours et réessayez : chaque visiteur a droit à quatre de ces connexions.',
    none: 'Dans la page, les requêtes à la main se passent de passerelle.',
  },
  reach: {
    good: 'Ouvert au réseau : {addresses}',
    closed: 'Il n’écoute que sur cette machine. Très bien pour répéter ; en classe, aucun téléphone ne pourrait venir.',
    closedToDo: 'Ctrl+C dans son terminal, puis npm start -- --lan',
    noNetwork: 'Ouvert, mais cette machine n’est sur aucun réseau qu’une classe pourrait partager.',
    noNetworkToDo: 'Rejoignez le Wi-Fi de la salle, branchez un câble ou ouvrez un partage de connexion.',
    own: 'Vous ouvrez cette page depuis une autre machine que celle du serveur : ici, elle ne dit rien de ses adresses. On peut l’atteindre, la preuve : vous.',
    ownToDo: 'Ouvrez la page sur la machine du serveur, à l’adresse localhost.',
    none: 'La salle ouvre l’adresse publiée : {address}',
  },
  phone: {
    scan: 'Scannez ceci avec un téléphone qui est sur le Wi-Fi de la salle (données mobiles coupées). La ligne changera d’elle-même.',
    waiting: 'Aucun téléphone n’est encore venu.',
    came: 'À {time}, un appareil a atteint ce serveur depuis {address}.',
    own: 'À {time}, c’est cette machine-ci qui est venue, depuis {address}. Cela ne prouve rien sur le réseau : prenez un téléphone.',
    good: 'Un téléphone passe. D’autres sur le même réseau passeront aussi.',
    closed: 'Il faut d’abord que le serveur soit ouvert au réseau : voir plus haut.',
    none: 'Sur une page publiée, il n’y a rien à essayer : les téléphones l’ouvrent comme n’importe quel site.',
    code: 'Code QR de {url}',
    network: 'Par quel réseau',
    valid: 'Le code vaut une demi-heure, puis un nouveau le remplace.',
    stuck: 'Aucun téléphone ne passe ?',
    isolation:
      'Beaucoup de réseaux Wi-Fi d’écoles et d’hôtels isolent leurs hôtes (client isolation) : chacun atteint Internet, personne n’atteint son voisin. Cela ne se voit pas d’ici : le silence veut dire isolation, pare-feu, ou téléphone sur un autre réseau. Dans l’ordre :',
    remedies: [
      'Le téléphone est-il bien sur ce Wi-Fi, et non sur ses données mobiles ou un VPN ? Ses réglages le disent.',
      'Le pare-feu de cette machine barre-t-il la route ? Windows demande une fois : autorisez les « réseaux privés » et déclarez le Wi-Fi privé. macOS : Réglages Système, Réseau, Coupe-feu. Linux : sudo ufw allow {port}/tcp.',
      'Une autre adresse de cette machine marche-t-elle ? Choisissez-la plus haut : câble et Wi-Fi font souvent deux réseaux.',
      'Toujours rien : ouvrez un partage de connexion sur cette machine ou sur un téléphone, rejoignez-le des deux côtés et scannez à nouveau. Pour 10 à 30 téléphones, cela suffit : les pages sont légères.',
      'Pas de partage non plus : publiez le cours (README, « Publish ») et montrez cette adresse. Les téléphones font alors tourner leurs démos eux-mêmes, mais ne se rencontrent pas.',
    ],
  },
  secure: {
    good: 'Oui : les navigateurs se fient à localhost et à https ; sur cette machine, toutes les API marchent.',
    note: 'Non : http tout nu, sous une adresse du réseau. Ici, ni presse-papiers ni copie hors ligne.',
    noteToDo: 'Sur la machine du serveur, ouvrez plutôt localhost.',
    phones:
      'Les téléphones viennent en http et n’ont pas de contexte sécurisé ; rien de ce qu’il faut à un étudiant n’en dépend.',
  },
  spare: {
    good: '{count} démos et l’hôte dans la page sont chargés ; il a répondu {status} en {time} ms. Si le serveur meurt, une démo propose de continuer.',
    bad: 'Tout n’a pas pu être chargé : si le serveur meurt, les démos s’arrêtent.',
    badToDo: 'Rechargez cette page pendant que le serveur tourne.',
  },
  offline: {
    served: 'Tout vient de cette machine ; rien n’est demandé à Internet.',
    kept: '{count} fichiers sont gardés dans ce navigateur : le cours s’ouvre sans réseau.',
    keeping: 'La copie n’est pas encore complète.',
    keepingToDo: 'Restez un instant sur cette page, puis réessayez.',
    impossible: 'Ce navigateur ne garde pas de copie ici (en https, il le ferait).',
    impossibleToDo: 'Assurez-vous du réseau, ou prenez le serveur de démo : npm start',
  },
  browser: {
    good: '{name} : il a tout ce dont le cours a besoin.',
    less: '{name} : il lui manque {missing}. Le cours marche, un peu moins bien.',
    bad: '{name} : il lui manque {missing}.',
    badToDo: 'Mettez-le à jour, ou prenez un Chromium, un Firefox ou un Safari actuel.',
  },
  display: {
    good: '{width} × {height} px : les diapositives s’affichent à {percent} %, leur plus petit texte fait {text} px.',
    small: '{width} × {height} px : les diapositives rapetissent à {percent} %, leur plus petit texte à {text} px.',
    smallToDo: 'F pour le plein écran, zoom du navigateur à 100 %, ou une résolution plus haute.',
    here: 'Mesuré là où se trouve cette fenêtre : glissez-la sur le projecteur et regardez encore.',
    extended:
      'Un second écran est là : les diapositives vont sur le projecteur, la page de l’orateur (N) reste avec vous.',
  },
  guest: {
    title: 'Vous y êtes.',
    arrived: 'Cet appareil a atteint la machine de l’orateur. Son écran le dit aussi.',
    own: 'Vous l’avez ouverte sur la machine même de l’orateur : cela ne prouve rien sur le réseau. Scannez le code avec un téléphone.',
    works: 'WebSocket : il marche. Les démos marcheront.',
    broken:
      'WebSocket : il ne s’ouvre pas. Quelque chose, entre cet appareil et la machine, laisse passer les pages mais pas les sockets : dites-le à l’orateur.',
    on: 'Vers le cours',
  },
};

export type PreflightText = typeof en;
export const preflightText: Record<Language, PreflightText> = { fr, en };
