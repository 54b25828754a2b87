// The recordings of connections (media/captures, made by `npm run record`).

import { readRecording, type Recording } from './segments.ts';
import type { RecordingName } from './text.ts';

const addresses: Record<RecordingName, URL> = {
  whole: new URL('../../media/captures/http.pcapng', import.meta.url),
  lost: new URL('../../media/captures/lost-request.pcapng', import.meta.url),
  refused: new URL('../../media/captures/refused.pcapng', import.meta.url),
};

/** Rejects with a TypeError where the file cannot be fetched. */
export async function fetchRecording(name: RecordingName): Promise<Recording> {
  const response = await fetch(addresses[name]);
  if (!response.ok) throw new TypeError(`${response.status}`);
  return readRecording(new Uint8Array(await response.arrayBuffer()));
}
