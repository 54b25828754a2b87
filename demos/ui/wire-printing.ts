// Whether the page is being printed: then nothing may be left to a pointer.

import type { LitElement, ReactiveController } from 'lit';

export class Printing implements ReactiveController {
  isOn = false;
  private readonly host: LitElement;

  constructor(host: LitElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.onPrint);
    addEventListener('afterprint', this.onPrint);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.onPrint);
    removeEventListener('afterprint', this.onPrint);
  }

  private readonly onPrint = (event: Event): void => {
    this.isOn = event.type === 'beforeprint';
    this.host.requestUpdate();
  };
}
