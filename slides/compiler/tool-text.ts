// The words of the presenter's two pages before their scripts have run.

import type { Language } from '#demos/contract.ts';

/** Pages that stand beside the chapters: `fr/speaker.html`, `fr/preflight.html`. A chapter cannot have these names. */
export const tools = ['speaker', 'preflight'] as const;
export type Tool = (typeof tools)[number];

interface ToolText {
  readonly title: string;
  readonly description: string;
  readonly noScript: string;
}

const english: Record<Tool, ToolText> = {
  speaker: {
    title: 'Speaker page',
    description: 'Notes, next slide and clock for whoever gives the course.',
    noScript: 'This page follows a deck of slides by a script, and scripts are off. Allow them, then load it again.',
  },
  preflight: {
    title: 'Pre-flight',
    description: 'Whether everything is ready for the class: server, network, phones, browser.',
    noScript: 'This page tries things out by a script, and scripts are off. Allow them, then load it again.',
  },
};

export const toolText: Record<Language, Record<Tool, ToolText>> = {
  en: english,
  fr: {
    speaker: {
      title: 'Page de l’orateur',
      description: 'Notes, diapositive suivante et horloge, pour qui donne le cours.',
      noScript:
        'Cette page suit les diapositives par un script, et les scripts sont désactivés. Autorisez-les, puis rechargez-la.',
    },
    preflight: {
      title: 'Avant le cours',
      description: 'Tout est-il prêt pour la classe ? Serveur, réseau, téléphones, navigateur.',
      noScript:
        'Cette page fait des essais par un script, et les scripts sont désactivés. Autorisez-les, puis rechargez-la.',
    },
  },
};
