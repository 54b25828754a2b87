// How much room the wire view has, and so which form it takes.

import type { LitElement, ReactiveController } from 'lit';
import type { FullScreen } from './wire-full.ts';

/** From how many em on ladder and details stand side by side. */
const wide = 56;
/** From how many em on there is room for details below a ladder. */
const tall = 32;

export class Room implements ReactiveController {
  /** Whether there is room neither beside the ladder nor below it. */
  isSmall = false;
  private readonly host: LitElement;
  private readonly full: FullScreen;
  private readonly observer = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));

  constructor(host: LitElement, full: FullScreen) {
    this.host = host;
    this.full = full;
    // How much room there is is known only after a rendering: the second one is meant.
    (host.constructor as typeof LitElement).disableWarning?.('change-in-update');
    host.addController(this);
  }

  /** As the style's container query has it: room for ladder and details side by side. */
  get isWide(): boolean {
    return this.box.clientWidth >= wide * this.em;
  }

  hostConnected(): void {
    this.observer.observe(this.host);
  }

  hostUpdated(): void {
    const view = this.host.renderRoot.querySelector('.view');
    if (view) this.observer.observe(view);
    this.measure();
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }

  /** What the view has to fit into. */
  private get box(): Element {
    return (this.full.isOn && this.host.renderRoot.querySelector('dialog')) || this.host;
  }

  private get em(): number {
    return parseFloat(getComputedStyle(this.box).fontSize);
  }

  /** A view that is not shown has no size, and keeps the form that it had. */
  private measure(): void {
    const { clientWidth, clientHeight } = this.box;
    if (clientWidth === 0) return;
    const isSmall = !this.isWide && clientHeight < tall * this.em;
    if (isSmall === this.isSmall) return;
    this.isSmall = isSmall;
    this.host.requestUpdate();
  }
}
