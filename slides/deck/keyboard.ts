// Whose key is it? Widgets keep what they need, the deck keeps the rest, and a clicker always works.

const typing =
  'input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]';
const pressable =
  'button, a[href], summary, [role=button], [role=tab], [role=link], [role=option], [role=treeitem], [role=slider], input';
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
  if (stands(path, typing)) return false;
  if ((event.key === ' ' || event.key === 'Enter') && stands(path, pressable)) return false;
  return !(arrows.has(event.key) && (stands(path, navigable) || isInScroller(event, path)));
}

/** A part that scrolls keeps the arrows that scroll it. */
function isInScroller(event: KeyboardEvent, path: readonly EventTarget[]): boolean {
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  return path.some((target) => {
    if (
      !(target instanceof HTMLElement) ||
      target === document.body ||
      target.matches('.reveal *:has(> section), .reveal, html')
    )
      return false;
    if (target.tabIndex < 0) return false;
    return isSideways ? target.scrollWidth > target.clientWidth + 1 : target.scrollHeight > target.clientHeight + 1;
  });
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

interface Deck {
  next(): void;
  previous(): void;
}

/** Page Up and Page Down move the deck wherever the focus is; Escape leaves a widget before it means anything else. */
export function alwaysHear(deck: Deck): void {
  addEventListener(
    'keydown',
    (event) => {
      if (document.querySelector('dialog[open]')) return;
      if (event.key === 'PageDown' || event.key === 'PageUp') {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (event.key === 'PageDown') deck.next();
        else deck.previous();
      }
      if (event.key === 'Escape') leaveWidget(event);
    },
    { capture: true },
  );
}

function leaveWidget(event: KeyboardEvent): void {
  const element = focused();
  if (!(element instanceof HTMLElement) || !(element.getRootNode() instanceof ShadowRoot)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  element.blur();
}
