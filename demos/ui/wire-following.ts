// Which message is shown while the reader has chosen none: the newest, once the wire is quiet.

import type { LitElement, ReactiveController } from 'lit';
import { newest, rowOf, type LadderRow, type MessageKey } from './wire-rows.ts';

/** Milliseconds of quiet after which the details go on to the newest message: a flood leaves them readable. */
const quiet = 250;

export class Following implements ReactiveController {
  key: MessageKey | undefined;
  private readonly host: LitElement;
  /** Whether the reader is looking at a field: then it stays. */
  private readonly isHeld: () => boolean;
  private rows: readonly LadderRow[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, isHeld: () => boolean) {
    this.host = host;
    this.isHeld = isHeld;
    host.addController(this);
  }

  /** To be told of new rows before they are rendered. */
  see(rows: readonly LadderRow[]): void {
    this.rows = rows;
    if (!rowOf(rows, this.key)) this.key = newest(rows)?.key;
    if (this.key !== newest(rows)?.key) this.wait();
  }

  /** Goes to the newest at once. */
  catchUp(): void {
    this.key = newest(this.rows)?.key;
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.isHeld() ? this.wait() : this.catchUp()), quiet);
  }
}
