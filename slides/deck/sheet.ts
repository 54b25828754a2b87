// A sheet over a page: a <dialog>, so that Escape closes it and the focus stays inside. One at a time.

import '#theme/sheet.css';
import { make, makeButton } from './elements.ts';
import { language } from './page.ts';
import { sheetText } from './sheet-text.ts';

/** Opens it; it removes itself once closed. `className` is one more class. */
export function openSheet(title: string, content: readonly Node[], className = ''): HTMLDialogElement {
  document.querySelector<HTMLDialogElement>('dialog.sheet')?.close();
  const dialog = make('dialog', { className: `sheet ${className}` });
  const close = makeButton(sheetText[language].close, () => dialog.close());
  const head = make('div', { className: 'sheet-head' }, make('h2', { id: 'sheet-title' }, title), close);
  dialog.append(head, ...content);
  dialog.setAttribute('aria-labelledby', 'sheet-title');
  // `close` comes a moment later, when another sheet may be there already.
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Whether this very sheet is open: a second press of its key closes it. */
export function closeIfOpen(className: string): boolean {
  const dialog = document.querySelector<HTMLDialogElement>(`dialog.${className}[open]`);
  dialog?.close();
  return dialog !== null;
}
