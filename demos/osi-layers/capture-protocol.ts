// What page and worker say to each other about one capture file.

import type { CaptureFacts, CapturePage } from '#wire/capture-reader.ts';

/** Octets of a file that can be opened, at most. */
export const mostFileOctets = 50_000_000;

/** Packets that come at once: few enough that no frame waits for them. */
export const pageSize = 50;

/** `open` takes the file's octets over; every request is answered once, in order. */
export type CaptureRequest =
  | { readonly type: 'open'; readonly bytes: Uint8Array }
  | { readonly type: 'page'; readonly from: number };

export type CaptureAnswer =
  | { readonly type: 'opened'; readonly facts: CaptureFacts; readonly page: CapturePage }
  | { readonly type: 'page'; readonly page: CapturePage }
  /** The file could not be handled at all, for want of memory for example. */
  | { readonly type: 'failed'; readonly reason: string };
