// What happens at Patrick's café, and what the server says where it has no news to give.

import type { Language } from '#demos/contract.ts';

const en = {
  events: [
    'The coffee is ready.',
    'The croissants are out of the oven.',
    'Patrick has found the missing spoon.',
    'The grinder works again.',
    'A table by the window is free.',
    'The last chocolate cookie has been sold.',
    'The milk has boiled over. It is under control.',
    'Today’s cake is lemon.',
  ],
  server: {
    elsewhere: 'Nothing is here. The paths of this demo are in its Terminal part.',
    get: 'Only GET and HEAD are answered here.',
    methods: 'Read with GET, publish with POST, forget with DELETE.',
    post: 'Only POST is answered here.',
    empty: 'This news is empty. Send between 1 and 120 characters of text in UTF-8.',
    long: 'This news is too long. Send between 1 and 120 characters of text in UTF-8.',
    busy: 'Patrick writes at most 5 pieces of news a second. Try again in a moment.',
    full: 'You have 32 lines open already. Close one, then try again.',
    upgrade: 'A WebSocket lives here. Come back with Upgrade: websocket.',
  },
};

type NewsText = typeof en;
export type NewsSentence = keyof NewsText['server'];

const fr: NewsText = {
  events: [
    'Le café est prêt.',
    'Les croissants sortent du four.',
    'Patrick a retrouvé la petite cuillère.',
    'Le moulin remarche.',
    'Une table se libère près de la fenêtre.',
    'Le dernier cookie au chocolat est vendu.',
    'Le lait a débordé. C’est sous contrôle.',
    'Le gâteau du jour est au citron.',
  ],
  server: {
    elsewhere: 'Il n’y a rien ici. Les chemins de cette démo sont dans sa partie Terminal.',
    get: 'Ici, on ne répond qu’à GET et à HEAD.',
    methods: 'Lisez avec GET, publiez avec POST, oubliez avec DELETE.',
    post: 'Ici, on ne répond qu’à POST.',
    empty: 'Cette nouvelle est vide. Envoyez de 1 à 120 caractères de texte en UTF-8.',
    long: 'Cette nouvelle est trop longue. Envoyez de 1 à 120 caractères de texte en UTF-8.',
    busy: 'Patrick n’écrit pas plus de 5 nouvelles par seconde. Réessayez dans un instant.',
    full: 'Vous avez déjà 32 lignes ouvertes. Fermez-en une, puis réessayez.',
    upgrade: 'Ici habite un WebSocket. Revenez avec le champ Upgrade: websocket.',
  },
};

export const newsText: Record<Language, NewsText> = { fr, en };
