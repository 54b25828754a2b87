// Everything that can be wrong with a capture file, and the section that says so.

import type { CaptureFault, CaptureItem } from './captured-packet.ts';

const captureFaults = {
  'empty-file': 'pcapng §3.4',
  'html-page': 'pcapng §3.4',
  'zip-archive': 'pcapng §3.4',
  gzip: 'pcapng §3.4',
  compressed: 'pcapng §3.4',
  pdf: 'pcapng §3.4',
  picture: 'pcapng §3.4',
  json: 'pcapng §3.4',
  'other-capture': 'pcapng §3.4',
  'pcap-variant': 'pcap §4',
  'text-transfer': 'pcapng §4.1',
  'text-file': 'pcapng §3.4',
  'not-a-capture': 'pcapng §3.4',

  'file-header-cut': 'pcap §4',
  'pcap-version': 'pcap §4',
  'reserved-bits': 'pcap §4',
  'record-header-cut': 'pcap §5',
  'record-cut': 'pcap §5',
  'longer-than-snap': 'pcap §5',
  'second-fraction': 'pcap §5',

  'block-header-cut': 'pcapng §3.1',
  'block-length': 'pcapng §3.1',
  'block-cut': 'pcapng §3.1',
  'block-length-differs': 'pcapng §3.1',
  'block-short': 'pcapng §4',
  'option-length': 'pcapng §3.5',
  'byte-order': 'pcapng §4.1',
  'section-version': 'pcapng §4.1',
  'section-length': 'pcapng §4.1',
  'unknown-interface': 'pcapng §4.2',
  'packet-length': 'pcapng §4.3',
  'time-out-of-range': 'pcapng §4.3',

  'too-many-interfaces': 'pcapng §4.2',
  'too-many-packets': 'pcapng §4.3',
  'more-faults': 'pcapng §3.1',
} as const satisfies Record<string, string>;

export type CaptureFaultKey = keyof typeof captureFaults;

export function captureFault(key: CaptureFaultKey, offset: number, values?: CaptureFault['values']): CaptureFault {
  return { key, offset, section: captureFaults[key], ...(values && { values }) };
}

export function faultItem(key: CaptureFaultKey, offset: number, values?: CaptureFault['values']): CaptureItem {
  return { type: 'fault', fault: captureFault(key, offset, values) };
}
