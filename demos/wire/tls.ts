// TLS records and the headers of handshake messages: what anyone on the way can read (RFC 8446 §5.1 and §4).

import { hexNumber, numberAt, type FieldCursor, type Said } from './field-cursor.ts';
import type { Layer } from './layer.ts';
import { readHello } from './tls-hello.ts';

const section = 'RFC 8446 §5.1';
const recordHeader = 5;
/** Records named in a packet's line. */
const mostSeen = 8;
/** 2¹⁴ octets of content and what encryption may add (RFC 8446 §5.2; TLS 1.2 allowed 2,048). */
const longestRecord = 16_384 + 2_048;

type ContentType = 'change-cipher-spec' | 'alert' | 'handshake' | 'application-data';

const contentTypes: Record<number, ContentType> = {
  20: 'change-cipher-spec',
  21: 'alert',
  22: 'handshake',
  23: 'application-data',
};

const versions: Record<number, string> = {
  0x0300: 'SSL 3.0',
  0x0301: 'TLS 1.0',
  0x0302: 'TLS 1.1',
  0x0303: 'TLS 1.2',
  0x0304: 'TLS 1.3',
};

export function versionSaid(version: number): Said {
  const name = versions[version];
  return { value: `${hexNumber(version, 2)}${name ? ` (${name})` : ''}` };
}

const recordVersions = new Map<number, Said>();

/** Few versions, many records. */
function recordVersionSaid(version: number): Said {
  let said = recordVersions.get(version);
  if (!said) recordVersions.set(version, (said = { ...versionSaid(version), meaning: { key: 'tls-record-version' } }));
  return said;
}

/** Whether a run of octets begins as a TLS record does. */
export function looksLikeTls(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < recordHeader) return false;
  const type = bytes[start] ?? 0;
  if (type < 20 || type > 23 || bytes[start + 1] !== 3 || (bytes[start + 2] ?? 0) > 4) return false;
  const length = numberAt(bytes, start + 3, 2);
  return length > 0 && length <= longestRecord;
}

/** The records in one segment. The last may go on in the next segment: then it says so, and is no fault. */
export const tls: Layer = {
  section,
  read(cursor, facts) {
    const seen: string[] = [];
    let isEncrypted = false;
    while (cursor.left > 0) {
      const record = readRecord(cursor, isEncrypted);
      if (seen.length < mostSeen) seen.push(record.summary);
      isEncrypted ||= record.type === 'change-cipher-spec';
    }
    facts.summary = `TLS ${seen.join(', ')}`.slice(0, 120);
    return undefined;
  },
};

function readRecord(cursor: FieldCursor, isEncrypted: boolean): { type: ContentType | undefined; summary: string } {
  let type: ContentType | undefined;
  let summary = '';
  if (cursor.left < recordHeader || !looksLikeTls(cursor.bytes, cursor.offset, cursor.end)) {
    cursor.octets('tls-continued', cursor.left, () => ({ meaning: { key: 'tls-continued' } }));
    return { type, summary: '…' };
  }
  cursor.group('tls-record', () => {
    type = contentTypes[cursor.number('tls-content-type', 1, (value) => typeSaid(value))];
    cursor.number('tls-record-version', 2, recordVersionSaid);
    const length = cursor.number('tls-length', 2);
    const isWhole = length <= cursor.left;
    summary = readContent(cursor, type, Math.min(length, cursor.left), isEncrypted, isWhole);
    return isWhole
      ? { value: summary }
      : { value: summary, meaning: { key: 'tls-goes-on', values: { missing: length - cursor.left } } };
  });
  return { type, summary };
}

/** Said of every record, so made once. */
const typesSaid: Readonly<Record<number, Said>> = Object.fromEntries(
  Object.entries(contentTypes).map(([value, type]) => [
    value,
    { value: `${value} (${type.replaceAll('-', '_')})`, meaning: { key: `tls-${type}` } },
  ]),
);

function typeSaid(value: number): Said {
  return typesSaid[value] ?? {};
}

function readContent(
  cursor: FieldCursor,
  type: ContentType | undefined,
  length: number,
  isEncrypted: boolean,
  isWhole: boolean,
): string {
  if (type === 'handshake' && !isEncrypted) return readHandshake(cursor, cursor.offset + length, isWhole);
  if (type === 'alert' && length === 2) {
    cursor.number('alert-level', 1, (value) => ({ value: `${value} (${value === 2 ? 'fatal' : 'warning'})` }));
    const code = cursor.number('alert-description', 1, (value) => ({ value: alertWords(value) }));
    return `alert ${alertWords(code)}`;
  }
  if (length === 0) return type ?? '';
  if (type === 'change-cipher-spec') cursor.octets('tls-change', length, () => ({ meaning: { key: 'tls-change' } }));
  else cursor.octets('tls-encrypted', length, () => ({ meaning: { key: 'tls-encrypted', values: { length } } }));
  return type === 'application-data' ? `application data (${length})` : (type ?? '').replaceAll('-', ' ');
}

const alerts: Record<number, string> = {
  0: 'close_notify',
  10: 'unexpected_message',
  20: 'bad_record_mac',
  40: 'handshake_failure',
  42: 'bad_certificate',
  45: 'certificate_expired',
  48: 'unknown_ca',
  50: 'decode_error',
  51: 'decrypt_error',
  70: 'protocol_version',
  80: 'internal_error',
  112: 'unrecognized_name',
  120: 'no_application_protocol',
};

function alertWords(code: number): string {
  return alerts[code] ? `${code} (${alerts[code]})` : String(code);
}

const handshakeTypes: Record<number, string> = {
  1: 'client_hello',
  2: 'server_hello',
  4: 'new_session_ticket',
  8: 'encrypted_extensions',
  11: 'certificate',
  12: 'server_key_exchange',
  13: 'certificate_request',
  14: 'server_hello_done',
  15: 'certificate_verify',
  16: 'client_key_exchange',
  20: 'finished',
  24: 'key_update',
};

/** Messages up to `end`; one may go on in the next record, and what is encrypted (TLS 1.2) is told by a type that is none. */
function readHandshake(cursor: FieldCursor, end: number, isWhole: boolean): string {
  const seen: string[] = [];
  while (cursor.offset < end) {
    const type = handshakeTypes[cursor.peek(1) ?? 0];
    const length = cursor.peek(3, 1) ?? Number.MAX_SAFE_INTEGER;
    const room = end - cursor.offset - 4;
    const isEncrypted = type === undefined || (isWhole && seen.length === 0 && length > room && length > 65_536);
    if (isEncrypted || room < 0) {
      const rest = end - cursor.offset;
      cursor.octets('tls-encrypted', rest, () => ({ meaning: { key: 'tls-encrypted', values: { length: rest } } }));
      return seen.join(', ') || 'encrypted handshake';
    }
    seen.push(type.replaceAll('_', ' '));
    readMessage(cursor, type, Math.min(length, room), length > room);
  }
  return seen.join(', ');
}

function readMessage(cursor: FieldCursor, type: string, length: number, goesOn: boolean): void {
  cursor.group('tls-handshake', () => {
    cursor.number('handshake-type', 1, (value) => ({ value: `${value} (${type})` }));
    cursor.number('handshake-length', 3);
    const isHello = !goesOn && (type === 'client_hello' || type === 'server_hello');
    if (isHello) readHello(cursor, cursor.offset + length, type);
    else if (length > 0) cursor.octets('handshake-body', length);
    return { value: type };
  });
}
