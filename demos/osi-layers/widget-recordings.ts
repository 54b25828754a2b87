// The recordings that ship with the course (media/captures, made by `npm run record`).

import type { CaptureName } from './text.ts';

/** Where each lies beside the page. */
export const captureAddresses: Record<CaptureName, URL> = {
  http: new URL('../../media/captures/http.pcapng', import.meta.url),
  websocket: new URL('../../media/captures/websocket-chat.pcapng', import.meta.url),
  tls: new URL('../../media/captures/tls.pcapng', import.meta.url),
  ipv6: new URL('../../media/captures/http-ipv6.pcapng', import.meta.url),
  ping: new URL('../../media/captures/ping.pcap', import.meta.url),
  refused: new URL('../../media/captures/refused.pcapng', import.meta.url),
  lost: new URL('../../media/captures/retransmission.pcapng', import.meta.url),
};

/** The packet to look at first, from 0: the one that its description is about. */
export const firstPackets: Record<CaptureName, number> = {
  http: 11,
  websocket: 15,
  tls: 11,
  ipv6: 11,
  ping: 2,
  refused: 9,
  lost: 19,
};

/** Rejects with a TypeError where the file cannot be fetched. */
export async function fetchCapture(name: CaptureName): Promise<Uint8Array> {
  const response = await fetch(captureAddresses[name]);
  if (!response.ok) throw new TypeError(`${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
