// Whose key is it? Widgets keep what they need, the deck keeps the rest, and a clicker always works.

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
  if (document.querySelector('dialog[open]')) return false;
  if (isLetter(event) && !lettersAreKeys()) return false;
  if (stands(path, typing)) return false;
  if ((event.key === ' ' || event.key === 'Enter') && stands(path, pressable)) return false;
  return !(arrows.has(event.key) && (stands(path, navigable) || isInScroller(event, path)));
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
}

/** Page Up and Page Down move the deck wherever the focus is; Escape leaves a widget before it means anything else. */
export function alwaysHear(steps: Steps): void {
  addEventListener('keydown', (event) => hear(event, steps), { capture: true });
}

function hear(event: KeyboardEvent, steps: Steps): void {
  const hasModifier = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
  if (hasModifier || document.querySelector('dialog[open]')) return;
  const action = actionOf(event.key, steps);
  if (!action) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  action();
}

function actionOf(key: string, steps: Steps): (() => void) | undefined {
  if (key === 'PageDown') return () => steps.next();
  if (key === 'PageUp') return () => steps.previous();
  if (key !== 'Escape') return undefined;
  const element = focused();
  const isInDemo = element instanceof HTMLElement && element.getRootNode() instanceof ShadowRoot;
  return isInDemo ? () => element.blur() : undefined;
}
