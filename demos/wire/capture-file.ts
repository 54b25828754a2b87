// A capture file of either format, read as far as it can be. Hostile input costs no more than its own length.

import { captureFault } from './capture-faults.ts';
import type { CapturedPacket, CaptureFault, CaptureItem, CaptureSecrets } from './captured-packet.ts';
import { foreignFault } from './foreign-file.ts';
import { pcapMagic, readPcap } from './pcap.ts';
import { isPcapng, readPcapng } from './pcapng.ts';

export interface Capture {
  /** Undefined where the file is neither; `faults` says what it is. */
  readonly format: 'pcap' | 'pcapng' | undefined;
  /** LINKTYPE_ values of its interfaces, each once, in the order of the file. */
  readonly linkTypes: readonly number[];
  readonly packets: readonly CapturedPacket[];
  readonly secrets: readonly CaptureSecrets[];
  /** The first hundred, in the order of the file; then how many more there are. */
  readonly faults: readonly CaptureFault[];
}

/** A packet's record weighs more than an empty packet's octets; 50 MB of the smallest real ones stay below. */
const mostPackets = 1_000_000;
const mostFaults = 100;

/** Never throws. `bytes` stay in use: packets are views of them. */
export function readCapture(bytes: Uint8Array): Capture {
  const linkTypes = new Set<number>();
  const packets: CapturedPacket[] = [];
  const secrets: CaptureSecrets[] = [];
  const faults: CaptureFault[] = [];
  let unsaid = 0;
  for (const item of captureItems(bytes)) {
    if (item.type === 'packet' && packets.length === mostPackets) {
      faults.push(captureFault('too-many-packets', item.packet.offset, { limit: mostPackets }));
      break;
    }
    if (item.type === 'packet') packets.push(item.packet);
    else if (item.type === 'interface') linkTypes.add(item.linkType);
    else if (item.type === 'secrets') secrets.push(item.secrets);
    else if (faults.length < mostFaults) faults.push(item.fault);
    else unsaid += 1;
  }
  if (unsaid > 0) faults.push(captureFault('more-faults', faults.at(-1)?.offset ?? 0, { count: unsaid }));
  return { format: formatOf(bytes), linkTypes: [...linkTypes], packets, secrets, faults };
}

/** The same, one item at a time as it is asked for: whoever reads a large file may stop, or pause, anywhere. */
export function captureItems(bytes: Uint8Array): Iterable<CaptureItem> {
  const magic = pcapMagic(bytes);
  if (magic) return readPcap(bytes, magic);
  if (isPcapng(bytes)) return readPcapng(bytes);
  return [{ type: 'fault', fault: foreignFault(bytes) }];
}

function formatOf(bytes: Uint8Array): Capture['format'] {
  if (pcapMagic(bytes)) return 'pcap';
  return isPcapng(bytes) ? 'pcapng' : undefined;
}
