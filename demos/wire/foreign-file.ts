// What a file is that is no capture, by its first octets: so that whoever chose it learns what they chose.

import { captureFault, type CaptureFaultKey } from './capture-faults.ts';
import type { CaptureFault } from './captured-packet.ts';
import { textOf } from './http1-octets.ts';

const looked = 512;

/** How a file begins, one character per octet; `name` goes into the sentence. */
const beginnings: readonly (readonly [octets: string, key: CaptureFaultKey, name?: string])[] = [
  ['\x1f\x8b', 'gzip'],
  ['PK\x03\x04', 'zip-archive'],
  ['PK\x05\x06', 'zip-archive'],
  ['\x28\xb5\x2f\xfd', 'compressed', 'Zstandard'],
  ['\xfd7zXZ\0', 'compressed', 'xz'],
  ['BZh', 'compressed', 'bzip2'],
  ['\x04\x22\x4d\x18', 'compressed', 'LZ4'],
  ['7z\xbc\xaf\x27\x1c', 'compressed', '7z'],
  ['Rar!\x1a\x07', 'compressed', 'RAR'],
  ['%PDF-', 'pdf'],
  ['\x89PNG\r\n\x1a\n', 'picture', 'PNG'],
  ['\xff\xd8\xff', 'picture', 'JPEG'],
  ['GIF8', 'picture', 'GIF'],
  ['snoop\0\0\0', 'other-capture', 'snoop'],
  ['GMBU', 'other-capture', 'Microsoft Network Monitor'],
  ['RTSS', 'other-capture', 'Microsoft Network Monitor'],
  ['\xa1\xb2\xcd\x34', 'pcap-variant'],
  ['\x34\xcd\xb2\xa1', 'pcap-variant'],
];

/** Beside a mark of byte order and white space. */
const texts: readonly (readonly [pattern: RegExp, key: CaptureFaultKey])[] = [
  [/^\s*<(!doctype html|html|head|body|!--|\?xml)/i, 'html-page'],
  [/^\s*[{[]\s*["{[\]}]/, 'json'],
];

/** For a file that begins like neither format. */
export function foreignFault(bytes: Uint8Array): CaptureFault {
  if (bytes.length === 0) return captureFault('empty-file', 0);
  const start = bytes.subarray(0, looked);
  const octets = textOf(start);
  const [, known, name] = beginnings.find(([beginning]) => octets.startsWith(beginning)) ?? [];
  if (known) return captureFault(known, 0, name === undefined ? undefined : { name });
  if (isTextTransfer(octets)) return captureFault('text-transfer', 0);
  const [, key] = texts.find(([pattern]) => pattern.test(octets.replace(/^\xef\xbb\xbf/, ''))) ?? [];
  if (key) return captureFault(key, 0);
  if (isText(start)) return captureFault('text-file', 0);
  return captureFault('not-a-capture', 0, { octets: octetWords(bytes.subarray(0, 4)) });
}

/** The four octets 0A 0D 0D 0A exist to show what text mode makes of them (pcapng §4.1); a byte order soon follows. */
function isTextTransfer(octets: string): boolean {
  const head = octets.slice(0, 20);
  return /^[\r\n]{2}/.test(head) && ['\x1a+<M', 'M<+\x1a'].some((order) => head.includes(order));
}

/** `0A 0D 0D 0A`. */
export function octetWords(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

/** UTF-8, perhaps cut in a character, without control characters but for tab and line ends. */
function isText(octets: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(octets, { stream: true });
    return !/[^\P{Cc}\t\n\r]/u.test(text);
  } catch {
    return false;
  }
}
