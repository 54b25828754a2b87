// The words of the landing pages.

import type { Language } from '#demos/contract.ts';

const english = {
  lead: 'How the web works: a course whose demonstrations are small real systems. You predict, you run, you see the bytes that travelled.',
  description: 'An interactive course on how the web works: slides whose demos are small real systems.',
  chapters: 'Chapters',
  total: '{count} minutes in all.',
  minutes: '{count} min',
  slides: { one: '1 slide', other: '{count} slides' },
  demos: 'Live demo: ',
  noScript: 'Without scripts the pages read as articles, and every demo shows a finished run.',
  start: 'How to begin',
  read: 'On a phone or at home, open a chapter and read it: the lecture stands under each slide, and the demos run in the page.',
  present:
    'On a large screen it is a slide deck. Arrow keys move, {key} shows all the keys, and the study view is one button away.',
  keys: '?',
  serve:
    'In class, start the demo server from the project’s folder: the same demos then talk to real sockets. With {option}, the room’s phones can join.',
  preflight: 'Before class: is everything ready?',
  missingTitle: 'There is nothing here',
  missing: 'No page of this course has this address. The page may have moved: begin again from the chapters.',
  begin: 'To the chapters',
};

export const landingText: Record<Language, typeof english> = {
  en: english,
  fr: {
    lead: 'Comment fonctionne le web : un cours dont les démonstrations sont de petits systèmes bien réels. Vous pariez, vous lancez, vous voyez passer les octets.',
    description:
      'Un cours interactif sur le fonctionnement du web : des diapositives dont les démos sont de petits systèmes bien réels.',
    chapters: 'Chapitres',
    total: '{count} minutes en tout.',
    minutes: '{count} min',
    slides: { one: '1 diapositive', other: '{count} diapositives' },
    demos: 'Démo en direct : ',
    noScript: 'Sans script, les pages se lisent comme des articles et chaque démo montre un échange terminé.',
    start: 'Par où commencer',
    read: 'Sur un téléphone ou chez vous, ouvrez un chapitre et lisez : le cours est écrit sous chaque diapositive, et les démos tournent dans la page.',
    present:
      'Sur un grand écran, ce sont des diapositives. Les flèches avancent, {key} montre toutes les touches, et le mode lecture est à un bouton.',
    keys: '?',
    serve:
      'En classe, lancez le serveur de démo depuis le dossier du projet : les mêmes démos parlent alors à de vraies sockets. Avec {option}, les téléphones de la salle peuvent se joindre à vous.',
    preflight: 'Avant le cours : tout est-il prêt ?',
    missingTitle: 'Il n’y a rien ici',
    missing: 'Aucune page de ce cours n’a cette adresse. Elle a peut-être déménagé : repartez des chapitres.',
    begin: 'Vers les chapitres',
  },
};
