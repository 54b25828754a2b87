// How true what a demo shows is.

import type { HostKind } from '#demos/contract.ts';

/** A live host; real traffic captured earlier; or computed to show a principle. */
export type TruthKind = HostKind | 'recorded' | 'model';

export interface Truth {
  readonly kind: TruthKind;
  /** The day of a recording, in the reader's words. */
  readonly date?: string;
}
