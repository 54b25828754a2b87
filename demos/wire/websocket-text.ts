// The words for WebSocket frames and handshakes (RFC 6455), in both languages. The French has the English keys, by type.

const en = {
  names: {
    frame: 'frame',
    fin: 'FIN',
    rsv: 'RSV1–3',
    opcode: 'opcode',
    mask: 'MASK',
    'payload-length': 'payload length',
    'extended-payload-length': 'extended payload length',
    'masking-key': 'masking key',
    'payload-data': 'payload data',
    'application-data': 'application data (unmasked)',
    'compressed-data': 'compressed data',
    'plain-data': 'decompressed',
    'close-code': 'close code',
    'close-reason': 'close reason',
    'invalid-octet': 'invalid byte',
  },
  meanings: {
    'frame-of-message': 'Frame {number} of {count} so far of one message. Other frames may have passed in between.',
    'frames-unread': 'This view reads {limit} frames at a time. What follows is shown as bytes.',
    'fin-last': 'The message ends with this frame.',
    'fin-more': 'The message goes on: at least one continuation frame follows.',
    'rsv-zero': 'Kept for extensions. None was agreed in the handshake, so all three bits are 0.',
    'rsv-compressed':
      'RSV1 is 1: compressed. The handshake agreed on permessage-deflate, and this message makes use of it.',
    'rsv-uncompressed': 'RSV1 is 0: this message is not compressed, though the handshake would allow it.',
    'rsv-later': 'Whether a message is compressed is said on its first frame only; control frames never are.',
    'opcode-continuation': 'One more piece of the message that an earlier text or binary frame began.',
    'opcode-text': 'A text message begins here. Text is UTF-8.',
    'opcode-binary': 'A binary message begins here: bytes that mean what the application wants.',
    'opcode-close': 'Says goodbye. The other side answers with a close frame of its own, then the connection ends.',
    'opcode-ping': 'Asks “are you still there?”. The other side must answer with a pong.',
    'opcode-pong': 'Answers a ping by sending its bytes back.',
    'mask-client':
      'The client hides its bytes under a key that it draws for each frame. Otherwise a hostile page could make the browser send bytes that an old proxy takes for an HTTP request.',
    'mask-server': 'A server does not mask: what it sends cannot be chosen by a hostile page in the browser.',
    'length-short': 'Up to 125 the length itself stands in these seven bits.',
    'length-none': 'An empty payload: the frame ends with its header.',
    'length-16': '126 is not a length: it says that the length stands in the next 2 bytes.',
    'length-64': '127 is not a length: it says that the length stands in the next 8 bytes.',
    'length-extended': 'The payload has {length} bytes.',
    'masking-key':
      'Byte number i of the payload was combined (XOR) with byte i mod 4 of this key. Doing it again unmasks.',
    'payload-masked': 'As it travels: masked. Anyone who has the key above can read it, so this is not encryption.',
    'payload-text': 'Text in UTF-8, as the other side’s script receives it.',
    'payload-binary': 'The bytes that the other side’s script receives.',
    'payload-compressed': 'The message as DEFLATE wrote it, without the four bytes 00 00 ff ff at its end.',
    'payload-compressed-part': 'A piece of a compressed message. It can be read when the message’s end is there.',
    'payload-compressed-end': 'The last piece of a compressed message: its {count} frames are decompressed as one.',
    'payload-plain-text': 'Decompressed: {compressed} → {plain} bytes. This is what the other side’s script receives.',
    'payload-plain-binary':
      'Decompressed: {compressed} → {plain} bytes, binary, as the other side’s script receives them.',
    'payload-plain-part': 'Decompressed as far as possible: {plain} bytes, then it cannot be read on.',
    'payload-ping': 'Whatever the sender wants to see again in the pong; no script sees it.',
    'payload-pong': 'The bytes of the ping that this pong answers.',
    'close-payload': 'Two bytes of close code, then the reason in UTF-8.',
    'close-without-code': 'A close frame may come without a code. The other side’s script is then told 1005.',
    'close-reason': 'A sentence for people and logs; at most 123 bytes.',
    'close-1000': 'Normal: the job is done.',
    'close-1001': 'Going away: the page is being left, or the server is stopping.',
    'close-1002': 'Protocol error: the other side broke the rules of WebSocket.',
    'close-1003': 'A kind of data that this end cannot accept, for example binary where only text is understood.',
    'close-1007': 'Data that contradicts its type, for example text that is not UTF-8.',
    'close-1008': 'Against this server’s rules; said when no other code fits.',
    'close-1009': 'A message too big for this end.',
    'close-1010': 'The client needed an extension that the server did not agree to.',
    'close-1011': 'The server met a failure of its own.',
    'close-1012': 'The server restarts: come back soon.',
    'close-1013': 'The server is overloaded: try again later.',
    'close-1014': 'A gateway got a bad answer from the server behind it.',
    'close-registered': 'Registered with IANA by a library, a framework or an application.',
    'close-private': 'Private: its meaning is agreed between this client and this server.',
  },
  faults: {
    'rsv-set': 'A reserved bit is 1 but no extension was agreed. Send 000.',
    'rsv-unknown': 'RSV2 and RSV3 belong to no extension that was agreed. Send 0 for both.',
    'rsv-not-first': 'RSV1 may be 1 on the first frame of a message only. Send 000 here.',
    'opcode-reserved': 'Opcode {opcode} has no meaning. Use 0, 1, 2, 8, 9 or A (hexadecimal).',
    'mask-missing': 'A client must mask every frame. Set MASK to 1 and add a key of 4 bytes.',
    'mask-forbidden': 'A server must not mask. Set MASK to 0 and leave the key out.',
    'control-fragmented': 'Close, ping and pong must fit in one frame. Set FIN to 1.',
    'control-too-long': 'Close, ping and pong carry at most 125 bytes. Shorten the payload.',
    'continuation-unexpected': 'No message is open that this frame could continue. Begin with a text or binary frame.',
    'message-interrupted':
      'The message before is not finished. Finish it with a continuation frame whose FIN is 1, then begin a new one.',
    'length-not-minimal': '{length} fits in a shorter form. Use the shortest one that holds the length.',
    'length-too-large': 'The first bit of an 8-byte length must be 0.',
    'utf8-invalid': 'These bytes are not UTF-8. Send text as UTF-8, or use opcode 2 for binary data.',
    'utf8-truncated': 'The message ends in the middle of a character. Send the character’s last bytes too.',
    'deflate-corrupt': 'This is not DEFLATE data. Send what the compressor gave, unchanged.',
    'deflate-truncated':
      'The compressed data stops in the middle. Flush the compressor before you send, and leave out 00 00 ff ff only.',
    'deflate-too-far':
      'This repeats something from farther back than the {window} bytes that were agreed. Compress with that window.',
    'deflate-too-long':
      'Decompressed, the message has more than {limit} bytes, and is not read further. Set such a limit of your own.',
    'deflate-side-too-long':
      'This view decompresses {limit} bytes from one side, and this is beyond. Begin a new connection to read on.',
    'deflate-lost':
      'Cannot be read: it may repeat parts of an earlier message, which could not be decompressed. Open a new connection.',
    'deflate-twice': 'permessage-deflate may be accepted once only. Choose one of the offers.',
    'deflate-parameter-unknown': 'permessage-deflate has no parameter “{parameter}”. Leave it out.',
    'deflate-parameter-twice': '“{parameter}” comes twice. Send it once.',
    'deflate-value-forbidden': '“{parameter}” takes no value. Send its name alone.',
    'deflate-window-bits': '“{parameter}” needs a whole number from 8 to 15.',
    'deflate-not-as-offered':
      'The server’s answer fits nothing that the client offered. Accept one offer as it stands.',
    'close-payload-single': 'A close code has two bytes, here is one. Send both or none.',
    'close-code-invalid':
      '{code} must not be sent. Use 1000 to 1003, 1007 to 1014, or a code of your own from 3000 to 4999.',
    'message-too-big': 'The message has more than the {limit} bytes that this end accepts. Send it in parts.',
    'message-in-too-many-frames': 'The message comes in more than {limit} frames. Use fewer and larger frames.',
    'frame-after-close': 'After a close frame nothing more may be sent. Open a new connection.',
    'handshake-method': 'An opening handshake is a GET request. Use GET.',
    'handshake-version': 'An opening handshake needs HTTP/1.1. Ask again with it.',
    'handshake-upgrade': 'A WebSocket lives here. Come back with the field Upgrade: websocket.',
    'handshake-connection': 'Upgrade counts only when Connection names it. Add Connection: Upgrade.',
    'handshake-key': 'Sec-WebSocket-Key must come once and hold 16 random bytes in base64 (24 characters).',
    'handshake-websocket-version': 'Only version 13 of the protocol is spoken here. Send Sec-WebSocket-Version: 13.',
    'handshake-content': 'An opening handshake has no content. Leave out Content-Length and Transfer-Encoding.',
    'handshake-protocols': 'Sec-WebSocket-Protocol must be a list of different names, separated by commas.',
    'accept-status': 'The server answered {status} instead of 101: it did not open a WebSocket. Its answer says why.',
    'accept-upgrade': 'The server’s 101 lacks Upgrade: websocket. It must name the protocol that it switches to.',
    'accept-connection': 'The server’s 101 lacks Connection: Upgrade. It must name the option.',
    'accept-key':
      'Sec-WebSocket-Accept is not the answer to this client’s key: whoever answered does not speak WebSocket.',
    'accept-protocol':
      'The server chose the subprotocol “{protocol}”, which this client did not offer. It must choose from the offer, or choose none.',
    'accept-protocol-twice': 'The server named several subprotocols. It must choose one.',
    'accept-extension': 'The server switched on an extension that this client did not offer. It must leave it out.',
  },
};

const fr: typeof en = {
  names: {
    frame: 'trame',
    fin: 'FIN',
    rsv: 'RSV1–3',
    opcode: 'code d’opération',
    mask: 'MASK',
    'payload-length': 'longueur de la charge utile',
    'extended-payload-length': 'longueur étendue',
    'masking-key': 'clé de masquage',
    'payload-data': 'charge utile',
    'application-data': 'données de l’application (démasquées)',
    'compressed-data': 'données compressées',
    'plain-data': 'décompressé',
    'close-code': 'code de fermeture',
    'close-reason': 'raison de la fermeture',
    'invalid-octet': 'octet invalide',
  },
  meanings: {
    'frame-of-message':
      'Trame {number} sur {count} à ce stade d’un même message. D’autres trames ont pu passer entre elles.',
    'frames-unread': 'Cette vue lit {limit} trames à la fois. La suite est montrée en octets.',
    'fin-last': 'Le message se termine avec cette trame.',
    'fin-more': 'Le message continue : au moins une trame de continuation va suivre.',
    'rsv-zero':
      'Réservés aux extensions. Aucune n’a été convenue pendant la poignée de main : les trois bits valent 0.',
    'rsv-compressed':
      'RSV1 vaut 1 : compressé. La poignée de main a convenu de permessage-deflate, et ce message s’en sert.',
    'rsv-uncompressed': 'RSV1 vaut 0 : ce message n’est pas compressé, bien que la poignée de main le permette.',
    'rsv-later':
      'La première trame d’un message dit seule s’il est compressé ; les trames de contrôle ne le sont jamais.',
    'opcode-continuation': 'La suite d’un message commencé par une trame de texte ou une trame binaire.',
    'opcode-text': 'Ici commence un message de texte. Le texte est en UTF-8.',
    'opcode-binary': 'Ici commence un message binaire : des octets auxquels l’application donne leur sens.',
    'opcode-close': 'Prend congé. L’autre côté répond par sa propre trame de fermeture, puis la connexion se termine.',
    'opcode-ping': 'Demande « tu es encore là ? ». L’autre côté doit répondre par un pong.',
    'opcode-pong': 'Répond à un ping en renvoyant ses octets.',
    'mask-client':
      'Le client cache ses octets sous une clé tirée au sort pour chaque trame. Sinon, une page malveillante pourrait faire envoyer au navigateur des octets qu’un vieux proxy prendrait pour une requête HTTP.',
    'mask-server': 'Un serveur ne masque pas : aucune page malveillante du navigateur ne peut choisir ce qu’il envoie.',
    'length-short': 'Jusqu’à 125, la longueur elle-même tient dans ces sept bits.',
    'length-none': 'Charge utile vide : la trame s’arrête avec son en-tête.',
    'length-16': '126 n’est pas une longueur : il annonce que la longueur est écrite dans les 2 octets suivants.',
    'length-64': '127 n’est pas une longueur : il annonce que la longueur est écrite dans les 8 octets suivants.',
    'length-extended': 'La charge utile compte {length} octets.',
    'masking-key':
      'L’octet numéro i de la charge utile a été combiné (XOR) avec l’octet i mod 4 de cette clé. Recommencer démasque.',
    'payload-masked':
      'Telle qu’elle voyage : masquée. Qui a la clé ci-dessus peut la lire ; ce n’est donc pas du chiffrement.',
    'payload-text': 'Du texte en UTF-8, tel que le reçoit le script de l’autre côté.',
    'payload-binary': 'Les octets que reçoit le script de l’autre côté.',
    'payload-compressed': 'Le message tel que DEFLATE l’a écrit, sans les quatre octets 00 00 ff ff de la fin.',
    'payload-compressed-part': 'Un morceau d’un message compressé. On pourra le lire quand la fin du message sera là.',
    'payload-compressed-end':
      'Le dernier morceau d’un message compressé : ses {count} trames se décompressent d’un seul tenant.',
    'payload-plain-text': 'Décompressé : {compressed} → {plain} octets. C’est ce que reçoit le script de l’autre côté.',
    'payload-plain-binary':
      'Décompressé : {compressed} → {plain} octets, en binaire, tels que les reçoit le script de l’autre côté.',
    'payload-plain-part': 'Décompressé aussi loin que possible : {plain} octets, puis la lecture s’arrête.',
    'payload-ping': 'Ce que l’expéditeur veut revoir dans le pong ; aucun script ne le voit.',
    'payload-pong': 'Les octets du ping auquel ce pong répond.',
    'close-payload': 'Deux octets pour le code de fermeture, puis la raison en UTF-8.',
    'close-without-code': 'Une trame de fermeture peut venir sans code. Le script de l’autre côté reçoit alors 1005.',
    'close-reason': 'Une phrase pour les humains et les journaux ; 123 octets au plus.',
    'close-1000': 'Fin normale : le travail est fait.',
    'close-1001': 'Départ : on quitte la page, ou le serveur s’arrête.',
    'close-1002': 'Erreur de protocole : l’autre côté n’a pas respecté les règles de WebSocket.',
    'close-1003':
      'Un genre de données que ce côté n’accepte pas, par exemple du binaire là où seul le texte est compris.',
    'close-1007': 'Des données qui contredisent leur type, par exemple un texte qui n’est pas en UTF-8.',
    'close-1008': 'Contraire aux règles de ce serveur ; se dit quand aucun autre code ne convient.',
    'close-1009': 'Un message trop gros pour ce côté.',
    'close-1010': 'Le client avait besoin d’une extension que le serveur n’a pas acceptée.',
    'close-1011': 'Le serveur a rencontré une panne de son côté.',
    'close-1012': 'Le serveur redémarre : revenez bientôt.',
    'close-1013': 'Le serveur est surchargé : réessayez plus tard.',
    'close-1014': 'Une passerelle a reçu une mauvaise réponse du serveur situé derrière elle.',
    'close-registered': 'Enregistré auprès de l’IANA par une bibliothèque, un framework ou une application.',
    'close-private': 'Privé : son sens est convenu entre ce client et ce serveur.',
  },
  faults: {
    'rsv-set': 'Un bit réservé vaut 1 alors qu’aucune extension n’a été convenue. Envoyez 000.',
    'rsv-unknown': 'RSV2 et RSV3 n’appartiennent à aucune extension convenue. Envoyez 0 pour les deux.',
    'rsv-not-first': 'RSV1 ne peut valoir 1 que sur la première trame d’un message. Envoyez 000 ici.',
    'opcode-reserved': 'Le code d’opération {opcode} ne veut rien dire. Utilisez 0, 1, 2, 8, 9 ou A (en hexadécimal).',
    'mask-missing': 'Un client doit masquer chaque trame. Mettez MASK à 1 et ajoutez une clé de 4 octets.',
    'mask-forbidden': 'Un serveur ne doit pas masquer. Mettez MASK à 0 et retirez la clé.',
    'control-fragmented': 'Fermeture, ping et pong doivent tenir en une seule trame. Mettez FIN à 1.',
    'control-too-long': 'Fermeture, ping et pong portent au plus 125 octets. Raccourcissez la charge utile.',
    'continuation-unexpected':
      'Aucun message n’est ouvert que cette trame puisse continuer. Commencez par une trame de texte ou une trame binaire.',
    'message-interrupted':
      'Le message précédent n’est pas fini. Finissez-le par une trame de continuation dont FIN vaut 1, puis commencez-en un autre.',
    'length-not-minimal':
      '{length} tient dans une forme plus courte. Utilisez la plus courte qui peut contenir la longueur.',
    'length-too-large': 'Le premier bit d’une longueur de 8 octets doit être 0.',
    'utf8-invalid':
      'Ces octets ne sont pas de l’UTF-8. Envoyez le texte en UTF-8, ou utilisez le code d’opération 2 pour des données binaires.',
    'utf8-truncated': 'Le message s’arrête au milieu d’un caractère. Envoyez aussi les derniers octets du caractère.',
    'deflate-corrupt': 'Ce ne sont pas des données DEFLATE. Envoyez sans changement ce que le compresseur a donné.',
    'deflate-truncated':
      'Les données compressées s’arrêtent en route. Videz le compresseur avant d’envoyer, et n’ôtez que 00 00 ff ff.',
    'deflate-too-far':
      'Ceci répète un passage plus ancien que les {window} octets convenus. Compressez avec cette fenêtre.',
    'deflate-too-long':
      'Décompressé, le message dépasse {limit} octets ; on ne lit pas plus loin. Fixez-vous une telle limite.',
    'deflate-side-too-long':
      'Cette vue décompresse {limit} octets de chaque côté ; ceci vient après. Ouvrez une nouvelle connexion pour lire la suite.',
    'deflate-lost':
      'Illisible : il peut répéter un message antérieur qui n’a pas pu être décompressé. Ouvrez une nouvelle connexion.',
    'deflate-twice': 'permessage-deflate ne peut être accepté qu’une fois. Choisissez une des offres.',
    'deflate-parameter-unknown': 'permessage-deflate n’a pas de paramètre « {parameter} ». Retirez-le.',
    'deflate-parameter-twice': '« {parameter} » vient deux fois. Envoyez-le une fois.',
    'deflate-value-forbidden': '« {parameter} » ne prend pas de valeur. Envoyez son nom seul.',
    'deflate-window-bits': '« {parameter} » demande un nombre entier de 8 à 15.',
    'deflate-not-as-offered':
      'La réponse du serveur ne correspond à rien de ce que le client a proposé. Acceptez une offre telle quelle.',
    'close-payload-single': 'Un code de fermeture compte deux octets, en voici un seul. Envoyez les deux, ou aucun.',
    'close-code-invalid':
      '{code} ne doit pas être envoyé. Utilisez 1000 à 1003, 1007 à 1014, ou un code à vous de 3000 à 4999.',
    'message-too-big': 'Le message dépasse les {limit} octets que ce côté accepte. Envoyez-le en plusieurs messages.',
    'message-in-too-many-frames':
      'Le message arrive en plus de {limit} trames. Utilisez des trames moins nombreuses et plus grandes.',
    'frame-after-close': 'Après une trame de fermeture, plus rien ne doit être envoyé. Ouvrez une nouvelle connexion.',
    'handshake-method': 'Une poignée de main WebSocket est une requête GET. Utilisez GET.',
    'handshake-version': 'Une poignée de main WebSocket se fait en HTTP/1.1. Redemandez avec cette version.',
    'handshake-upgrade': 'Ici habite un WebSocket. Revenez avec le champ Upgrade: websocket.',
    'handshake-connection': 'Upgrade ne compte que si Connection le nomme. Ajoutez Connection: Upgrade.',
    'handshake-key':
      'Sec-WebSocket-Key doit venir une fois et contenir 16 octets tirés au sort, en base64 (24 caractères).',
    'handshake-websocket-version': 'On ne parle ici que la version 13 du protocole. Envoyez Sec-WebSocket-Version: 13.',
    'handshake-content':
      'Une poignée de main WebSocket n’a pas de contenu. Retirez Content-Length et Transfer-Encoding.',
    'handshake-protocols': 'Sec-WebSocket-Protocol doit être une liste de noms différents, séparés par des virgules.',
    'accept-status':
      'Le serveur a répondu {status} au lieu de 101 : il n’a pas ouvert de WebSocket. Sa réponse dit pourquoi.',
    'accept-upgrade':
      'Il manque Upgrade: websocket au 101 du serveur. Il doit nommer le protocole vers lequel il bascule.',
    'accept-connection': 'Il manque Connection: Upgrade au 101 du serveur. Il doit nommer cette option.',
    'accept-key': 'Sec-WebSocket-Accept ne répond pas à la clé de ce client : qui a répondu ne parle pas WebSocket.',
    'accept-protocol':
      'Le serveur a choisi le sous-protocole « {protocol} », que ce client n’a pas proposé. Il doit choisir dans l’offre, ou n’en choisir aucun.',
    'accept-protocol-twice': 'Le serveur a nommé plusieurs sous-protocoles. Il doit en choisir un seul.',
    'accept-extension': 'Le serveur a activé une extension que ce client n’a pas proposée. Il doit y renoncer.',
  },
};

export type WebSocketMeaningKey = keyof typeof en.meanings;
export type WebSocketFaultKey = keyof typeof en.faults;

export const websocketText = { fr, en };
