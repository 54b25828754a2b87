// The whole screen for one element: a modal dialog, for a slide's scaling would shrink anything else, and iPhones have no
// Fullscreen API.

import type { LitElement, ReactiveController } from 'lit';

/**
 * The host renders one `<dialog>` around all it shows, `display: contents` while `isOn` is false: opening it then moves nothing
 * in the document, and nothing that the reader unfolded or scrolled to is lost. Escape closes it.
 */
export class FullScreen implements ReactiveController {
  isOn = false;
  private readonly host: LitElement;
  private dialog: HTMLDialogElement | null = null;

  constructor(host: LitElement) {
    this.host = host;
    host.addController(this);
  }

  set(isOn: boolean): void {
    if (this.isOn === isOn) return;
    this.isOn = isOn;
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    this.dialog = this.host.renderRoot.querySelector('dialog');
    if (!this.dialog || this.dialog.open === this.isOn) return;
    if (this.isOn) this.open(this.dialog);
    else this.dialog.close();
  }

  hostDisconnected(): void {
    this.isOn = false;
    this.dialog?.close();
  }

  /** To be told of the dialog's `close`, which Escape and the deck's keys bring about as well. */
  readonly onClose = (): void => this.set(false);

  /** A dialog gives the focus to its first button, and gives it back when it closes; the reader keeps it where it was. */
  private open(dialog: HTMLDialogElement): void {
    const held = focusedIn(this.host);
    dialog.showModal();
    held?.focus({ preventScroll: true });
  }
}

function focusedIn(host: LitElement): HTMLElement | undefined {
  let element = host.shadowRoot?.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : undefined;
}
