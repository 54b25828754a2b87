// The two hellos, which travel in the open: versions, random octets, cipher suites, and the names of their extensions
// (RFC 8446 §4.1.2, §4.1.3 and §4.2, server name: RFC 6066 §3, ALPN: RFC 7301 §3.1).

import { hexNumber, type FieldCursor, type Said } from './field-cursor.ts';

const suites: Record<number, string> = {
  0x1301: 'TLS_AES_128_GCM_SHA256',
  0x1302: 'TLS_AES_256_GCM_SHA384',
  0x1303: 'TLS_CHACHA20_POLY1305_SHA256',
  0xc02b: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  0xc02c: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  0xc02f: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  0xc030: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  0x00ff: 'TLS_EMPTY_RENEGOTIATION_INFO_SCSV',
};

const extensions: Record<number, string> = {
  0: 'server_name',
  1: 'max_fragment_length',
  5: 'status_request',
  10: 'supported_groups',
  11: 'ec_point_formats',
  13: 'signature_algorithms',
  16: 'application_layer_protocol_negotiation',
  18: 'signed_certificate_timestamp',
  21: 'padding',
  22: 'encrypt_then_mac',
  23: 'extended_master_secret',
  27: 'compress_certificate',
  35: 'session_ticket',
  41: 'pre_shared_key',
  42: 'early_data',
  43: 'supported_versions',
  44: 'cookie',
  45: 'psk_key_exchange_modes',
  49: 'post_handshake_auth',
  50: 'signature_algorithms_cert',
  51: 'key_share',
  0xfe0d: 'encrypted_client_hello',
  0xff01: 'renegotiation_info',
};

/** The body of a hello, which ends at `end` whatever its lengths say. */
export function readHello(cursor: FieldCursor, end: number, type: 'client_hello' | 'server_hello'): void {
  cursor.within(end, () => {
    cursor.number('legacy-version', 2, (value) => ({ value: hexNumber(value, 2), meaning: { key: 'legacy-version' } }));
    cursor.octets('tls-random', 32, () => ({ meaning: { key: 'tls-random' } }));
    const session = cursor.number('session-id-length', 1);
    if (session > 0) cursor.octets('session-id', session);
    if (type === 'client_hello') readOffers(cursor);
    else {
      cursor.number('cipher-suite', 2, suiteSaid);
      cursor.number('compression-method', 1);
    }
    if (cursor.left > 0) readExtensions(cursor);
  });
}

function readOffers(cursor: FieldCursor): void {
  const length = cursor.number('cipher-suites-length', 2);
  cursor.group('cipher-suites', () => {
    for (let left = length; left >= 2; left -= 2) cursor.number('cipher-suite', 2, suiteSaid);
    return { value: String(Math.floor(length / 2)), meaning: { key: 'cipher-suites' } };
  });
  const methods = cursor.number('compression-length', 1);
  if (methods > 0) cursor.octets('compression-methods', methods);
}

function suiteSaid(value: number): Said {
  return { value: `${hexNumber(value, 2)}${suites[value] ? ` (${suites[value]})` : ''}` };
}

function readExtensions(cursor: FieldCursor): void {
  const length = cursor.number('extensions-length', 2);
  const end = Math.min(cursor.end, cursor.offset + length);
  cursor.group('tls-extensions', () => {
    while (cursor.offset < end) readExtension(cursor);
    return undefined;
  });
}

function readExtension(cursor: FieldCursor): void {
  cursor.group('tls-extension', () => {
    const type = cursor.number('extension-type', 2, (value) => ({
      value: `${value}${extensions[value] ? ` (${extensions[value]})` : ''}`,
    }));
    const length = cursor.number('extension-length', 2);
    const name = extensions[type];
    if (name === 'server_name' && length > 5) return { value: name, ...readServerName(cursor, length) };
    if (length > 0) cursor.octets('extension-data', length);
    return { value: name ?? String(type) };
  });
}

/** The name of the wanted server, in the open unless Encrypted Client Hello hides it. */
function readServerName(cursor: FieldCursor, length: number): Said {
  cursor.number('server-name-list-length', 2);
  cursor.number('server-name-type', 1);
  const size = cursor.number('server-name-length', 2);
  const name = cursor.octets('server-name', Math.min(size, length - 5), (octets) => ({
    value: new TextDecoder().decode(octets),
    meaning: { key: 'server-name' },
  }));
  if (length - 5 > name.length) cursor.octets('extension-data', length - 5 - name.length);
  return { meaning: { key: 'server-name-seen' } };
}
