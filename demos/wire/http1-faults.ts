// Everything that is refused, the answer to it and the section that asks for that answer. Words are in http1-text.ts.

export const http1Faults = {
  'bare-cr': { status: 400, section: 'RFC 9112 §2.2' },
  'bare-lf': { status: 400, section: 'RFC 9112 §2.2' },
  'empty-lines': { status: 400, section: 'RFC 9112 §2.2' },
  'leading-white-space': { status: 400, section: 'RFC 9112 §2.2' },

  'request-line': { status: 400, section: 'RFC 9112 §3' },
  'method-token': { status: 400, section: 'RFC 9110 §9.1' },
  'request-target': { status: 400, section: 'RFC 9112 §3.2' },
  'version-syntax': { status: 400, section: 'RFC 9112 §2.3' },
  'version-unsupported': { status: 505, section: 'RFC 9110 §15.6.6' },
  'target-too-long': { status: 414, section: 'RFC 9112 §3' },
  'start-line-too-long': { status: 400, section: 'RFC 9112 §3' },
  'status-line': { status: 400, section: 'RFC 9112 §4' },
  'status-code': { status: 400, section: 'RFC 9110 §15' },
  'reason-phrase': { status: 400, section: 'RFC 9112 §4' },

  'field-without-colon': { status: 400, section: 'RFC 9112 §5' },
  'field-name-empty': { status: 400, section: 'RFC 9110 §5.1' },
  'field-name-white-space': { status: 400, section: 'RFC 9112 §5.1' },
  'field-name-token': { status: 400, section: 'RFC 9110 §5.1' },
  'field-value-octet': { status: 400, section: 'RFC 9110 §5.5' },
  'obs-fold': { status: 400, section: 'RFC 9112 §5.2' },
  'header-section-too-large': { status: 431, section: 'RFC 6585 §5' },
  'too-many-fields': { status: 431, section: 'RFC 6585 §5' },
  'trailer-section-too-large': { status: 431, section: 'RFC 6585 §5' },

  'content-length-digits': { status: 400, section: 'RFC 9112 §6.3' },
  'content-length-differs': { status: 400, section: 'RFC 9112 §6.3' },
  'content-length-and-transfer-encoding': { status: 400, section: 'RFC 9112 §6.3' },
  'transfer-encoding-in-1-0': { status: 400, section: 'RFC 9112 §6.1' },
  'transfer-encoding-not-chunked': { status: 400, section: 'RFC 9112 §6.3' },
  'transfer-encoding-chunked-twice': { status: 400, section: 'RFC 9112 §6.1' },
  'transfer-encoding-parameter': { status: 400, section: 'RFC 9112 §7.1' },
  'transfer-coding-unknown': { status: 501, section: 'RFC 9112 §6.1' },
  'content-too-large': { status: 413, section: 'RFC 9110 §15.5.14' },
  'expectation-unknown': { status: 417, section: 'RFC 9110 §10.1.1' },

  'chunk-size': { status: 400, section: 'RFC 9112 §7.1' },
  'chunk-size-digits': { status: 400, section: 'RFC 9112 §7.1' },
  'chunk-extension': { status: 400, section: 'RFC 9112 §7.1.1' },
  'chunk-extensions-too-long': { status: 413, section: 'RFC 9112 §7.1.1' },
  'chunk-end': { status: 400, section: 'RFC 9112 §7.1' },
  incomplete: { status: 400, section: 'RFC 9112 §8' },
} as const satisfies Record<string, { status: number; section: string }>;

export type Http1FaultKey = keyof typeof http1Faults;

/** A fault as the grammar finds it, before the message's direction decides on the answer. Offsets as in ProtocolFault. */
export interface Refusal {
  readonly key: Http1FaultKey;
  readonly offset: number;
  readonly end: number;
  readonly values?: Readonly<Record<string, string | number>>;
}
