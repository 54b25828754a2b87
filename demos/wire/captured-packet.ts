// What a capture file gives, whichever of the two formats it has.

import type { CaptureFaultKey } from './capture-faults.ts';

export interface CapturedPacket {
  /** Milliseconds since 1970-01-01T00:00Z, with a fraction; undefined where the file does not say it. Within a Date's range. */
  readonly at: number | undefined;
  /** A view of the file's own octets: no copy. */
  readonly bytes: Uint8Array;
  /** Octets that the packet had on the wire; more than `bytes` where the capture cut it. */
  readonly originalLength: number;
  /** A LINKTYPE_ value of the registry: 1 is Ethernet, 101 raw IP. */
  readonly linkType: number;
  readonly comment?: string;
  /** Of the interface that captured it, where the file says so. */
  readonly interfaceName?: string;
  readonly direction?: 'inbound' | 'outbound';
  /** Of its record or block, from the start of the file. */
  readonly offset: number;
}

/** What is wrong with a file, as data; the words are in capture-file-text.ts. Reading goes on after it wherever it can. */
export interface CaptureFault {
  readonly key: CaptureFaultKey;
  /** From the start of the file. */
  readonly offset: number;
  /** Of the specification, for example `pcapng §3.1`: pcap and pcapng are draft-ietf-opsawg-pcap and -pcapng. */
  readonly section: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Keys that came with the packets (pcapng §4.7); `kind` 0x544c534b is a TLS key log. */
export interface CaptureSecrets {
  readonly kind: number;
  readonly bytes: Uint8Array;
  readonly offset: number;
}

export type CaptureItem =
  | { readonly type: 'packet'; readonly packet: CapturedPacket }
  | { readonly type: 'interface'; readonly linkType: number }
  | { readonly type: 'secrets'; readonly secrets: CaptureSecrets }
  | { readonly type: 'fault'; readonly fault: CaptureFault };

/** For `getUint32` and its like, at offsets of `bytes` itself. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
