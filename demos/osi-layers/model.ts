// What the widget shows, as data, and how it changes.

import type { SegmentNote } from '#wire/tcp-direction.ts';
import type { CaptureFacts } from '#wire/capture-reader.ts';
import type { DemoState } from '#ui/demo-state.ts';
import type { LayerChoice } from './challenge.ts';
import type { Damage } from './damage.ts';
import type { Unwrapped } from './protocol.ts';
import type { CaptureName } from './text.ts';

export type Part = 'wrap' | 'captures' | 'challenge';

export interface State extends DemoState {
  /** Undefined while it is the one that the widget proposes. */
  readonly text?: string | undefined;
  /** What was sent and read on the other side; undefined before the first run. */
  readonly sent?: { readonly text: string; readonly authority: string; readonly unwrapped: Unwrapped } | undefined;
  /** 0 before the message is wrapped, up to `lastStep`. */
  readonly step: number;
  /** Whether the wire shows what was really sent instead of the layers. */
  readonly showsSent: boolean;
  readonly capture: CaptureName | 'own';
  /** Name of the reader's own file. */
  readonly ownName?: string | undefined;
  readonly facts?: CaptureFacts | undefined;
  /** The first packet of the page that is shown, from 0. */
  readonly from: number;
  readonly notes: readonly (SegmentNote | undefined)[];
  /** The packet that the reader is at, from 0. */
  readonly packet: number;
  readonly damage?: Damage | undefined;
  readonly seed: number;
  /** From 0; `rounds` when the game is over. */
  readonly round: number;
  readonly right: number;
  readonly chosen?: LayerChoice | undefined;
}

export const startOfGame = { round: 0, right: 0, chosen: undefined } as const;

export const startOfCaptures = {
  capture: 'http',
  facts: undefined,
  from: 0,
  notes: [],
  packet: 0,
  damage: undefined,
} as const;

/** The notes of a page with the packets' numbers as readers count them, from 1. */
export function notesOf({ notes, from }: State): readonly { readonly packet: number; readonly note: SegmentNote }[] {
  return notes.flatMap((note, index) => (note ? [{ packet: from + index + 1, note }] : []));
}
