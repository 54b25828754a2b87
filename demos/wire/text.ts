// The words of the wire: what each field, meaning and fault is called, in both languages. Decoders know the keys only.

import { http1Text } from '#wire/http1-text.ts';
import { websocketText } from '#wire/websocket-text.ts';

export const wireText = {
  fr: {
    names: { ...http1Text.fr.names, ...websocketText.fr.names },
    meanings: { ...http1Text.fr.meanings, ...websocketText.fr.meanings },
    faults: { ...http1Text.fr.faults, ...websocketText.fr.faults },
  },
  en: {
    names: { ...http1Text.en.names, ...websocketText.en.names },
    meanings: { ...http1Text.en.meanings, ...websocketText.en.meanings },
    faults: { ...http1Text.en.faults, ...websocketText.en.faults },
  },
};

export type FieldName = keyof (typeof wireText)['en']['names'];
export type MeaningKey = keyof (typeof wireText)['en']['meanings'];
export type FaultKey = keyof (typeof wireText)['en']['faults'];
