// Whose key is it? Widgets keep what they need, the deck keeps the rest, and a clicker always works: over sheets, in full
// screen, and while something is typed.

import { lettersAreKeys } from './choices.ts';

const typing =
  'input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]';
const pressable = 'button, a[href], summary, input, [role=button], [role=tab], [role=link], [role=treeitem]';
const navigable =
  '[role=tab], [role=tree], [role=treeitem], [role=treegrid], [role=grid], [role=row], [role=gridcell], [role=listbox], [role=option], [role=radio], [role=slider], input[type=radio], [data-keys=arrows]';

const arrows = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

function stands(path: readonly EventTarget[], selector: string): boolean {
  return path.some((target) => target instanceof Element && target.matches(selector));
}

/** Whether the deck may have this key. Looks through shadow roots, which reveal's own guard does not. */
export function isForDeck(event: KeyboardEvent): boolean {
  const path = event.composedPath();
  if (isInDialog(path)) return false;
  if (isLetter(event) && !lettersAreKeys()) return false;
  if (stands(path, typing)) return false;
  if ((event.key === ' ' || event.key === 'Enter') && stands(path, pressable)) return false;
  return !(arrows.has(event.key) && (stands(path, navigable) || isInScroller(event, path)));
}

/** A sheet of the deck, or a dialog of a demo inside its shadow root. */
function isInDialog(path: readonly EventTarget[]): boolean {
  if (document.querySelector('dialog[open]')) return true;
  return path.some((target) => target instanceof HTMLDialogElement && target.open);
}

function isLetter({ key }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ';
}

/** A part that scrolls keeps the arrows that scroll it. */
function isInScroller({ key }: KeyboardEvent, path: readonly EventTarget[]): boolean {
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
  const end = path.findIndex((target) => target instanceof Element && target.matches('.slide-face'));
  return path.slice(0, Math.max(0, end)).some((target) => target instanceof Element && scrolls(target, isSideways));
}

function scrolls(element: Element, isSideways: boolean): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  const rest = isSideways ? scrollWidth - clientWidth : scrollHeight - clientHeight;
  return rest > 1 && /auto|scroll/.test(isSideways ? overflowX : overflowY);
}

/** The element with the focus, inside whatever shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Whether a control inside a demo takes keys that would else move the deck. */
export function hasKeys(element: Element | null): boolean {
  const isInDemo = element?.getRootNode() instanceof ShadowRoot;
  return isInDemo && element?.matches(`${typing}, ${navigable}`) === true;
}

export interface Steps {
  next(): void;
  previous(): void;
  /** The black screen, and back. */
  black(): void;
}

/**
 * Page Up and Page Down move the deck wherever the focus is, and close what is open over it; so does the black screen, but
 * where its key is a letter that is being typed. Escape leaves a widget before it means anything else.
 */
export function alwaysHear(steps: Steps): void {
  addEventListener('keydown', (event) => hear(event, steps), { capture: true });
}

function hear(event: KeyboardEvent, steps: Steps): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const action = actionOf(event, steps);
  if (!action) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  action();
}

function actionOf(event: KeyboardEvent, steps: Steps): (() => void) | undefined {
  if (event.key === 'PageDown') return overAll(event, steps.next);
  if (event.key === 'PageUp') return overAll(event, steps.previous);
  if (isBlackKey(event)) return overAll(event, steps.black);
  if (event.key !== 'Escape' || isInDialog(event.composedPath())) return undefined;
  const element = focused();
  const isInDemo = element instanceof HTMLElement && element.getRootNode() instanceof ShadowRoot;
  return isInDemo ? () => element.blur() : undefined;
}

/** A clicker says `.` by the place of that key on an American keyboard; a French one writes `:` there. */
function isBlackKey(event: KeyboardEvent): boolean {
  const isMeant = event.key === '.' || event.key.toLowerCase() === 'b' || event.code === 'Period';
  return isMeant && lettersAreKeys() && !stands(event.composedPath(), typing);
}

/** First closes what hides the deck: sheets, a dialog of a demo, a demo that fills the screen. */
function overAll(event: KeyboardEvent, step: () => void): () => void {
  return () => {
    const dialogs = [...document.querySelectorAll('dialog[open]'), ...event.composedPath()];
    for (const dialog of dialogs) if (dialog instanceof HTMLDialogElement && dialog.open) dialog.close();
    if (document.fullscreenElement?.closest('.slides')) void document.exitFullscreen();
    step();
  };
}
