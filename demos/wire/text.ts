// The words of the wire: what each field, meaning and fault is called, in both languages. Decoders know the keys only.

import { dnsText } from '#wire/dns-text.ts';
import { http1Text } from '#wire/http1-text.ts';
import { ipText } from '#wire/ip-text.ts';
import { linkText } from '#wire/link-text.ts';
import { tlsText } from '#wire/tls-text.ts';
import { transportText } from '#wire/transport-text.ts';
import { websocketText } from '#wire/websocket-text.ts';

const en = {
  names: {
    ...http1Text.en.names,
    ...websocketText.en.names,
    ...linkText.en.names,
    ...ipText.en.names,
    ...transportText.en.names,
    ...dnsText.en.names,
    ...tlsText.en.names,
  },
  meanings: {
    ...http1Text.en.meanings,
    ...websocketText.en.meanings,
    ...linkText.en.meanings,
    ...ipText.en.meanings,
    ...transportText.en.meanings,
    ...dnsText.en.meanings,
    ...tlsText.en.meanings,
  },
  faults: {
    ...http1Text.en.faults,
    ...websocketText.en.faults,
    ...linkText.en.faults,
    ...ipText.en.faults,
    ...transportText.en.faults,
    ...dnsText.en.faults,
  },
};

const fr: typeof en = {
  names: {
    ...http1Text.fr.names,
    ...websocketText.fr.names,
    ...linkText.fr.names,
    ...ipText.fr.names,
    ...transportText.fr.names,
    ...dnsText.fr.names,
    ...tlsText.fr.names,
  },
  meanings: {
    ...http1Text.fr.meanings,
    ...websocketText.fr.meanings,
    ...linkText.fr.meanings,
    ...ipText.fr.meanings,
    ...transportText.fr.meanings,
    ...dnsText.fr.meanings,
    ...tlsText.fr.meanings,
  },
  faults: {
    ...http1Text.fr.faults,
    ...websocketText.fr.faults,
    ...linkText.fr.faults,
    ...ipText.fr.faults,
    ...transportText.fr.faults,
    ...dnsText.fr.faults,
  },
};

export const wireText = { fr, en };

export type FieldName = keyof typeof en.names;
export type MeaningKey = keyof typeof en.meanings;
export type FaultKey = keyof typeof en.faults;
