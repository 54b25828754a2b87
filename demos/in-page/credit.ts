// Back-pressure over a message channel: a writer may be a window ahead of its reader, and then waits.

import { ConnectionCut } from '#demos/pipe.ts';
import { window } from './shared-protocol.ts';

export class Credit {
  #octets = window;
  #isCut = false;
  #wake = () => {};

  /** Resolves to how many octets may be sent now, at least one. Rejects after a cut. One caller at a time. */
  async take(wanted: number): Promise<number> {
    while (this.#octets === 0 && !this.#isCut) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#isCut) throw new ConnectionCut();
    const granted = Math.min(wanted, this.#octets);
    this.#octets -= granted;
    return granted;
  }

  give(octets: number): void {
    this.#octets += octets;
    this.#wake();
  }

  cut(): void {
    this.#isCut = true;
    this.#wake();
  }
}
