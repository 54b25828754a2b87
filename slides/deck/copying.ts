// A copy button beside every command. Without a secure context there is no clipboard: then the command is selected.

import { fill } from '#demos/fill.ts';
import { language } from './page.ts';
import { deckText } from './text.ts';

const words = deckText[language];

/** Gives each command below `root` its button. */
export function addCopyButtons(root: ParentNode): void {
  for (const command of root.querySelectorAll<HTMLElement>('.console [data-command]'))
    command.after(createButton(command));
}

function createButton(command: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = words.copy;
  button.setAttribute('aria-label', fill(words.copyCommand, { command: command.dataset['command'] ?? '' }));
  button.addEventListener('click', () => void copy(command, button));
  return button;
}

async function copy(command: HTMLElement, button: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(command.dataset['command'] ?? '');
    button.textContent = words.copied;
  } catch {
    getSelection()?.selectAllChildren(command);
    button.textContent = words.selected;
  }
  button.setAttribute('aria-label', button.textContent);
}
