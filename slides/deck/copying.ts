// A copy button under every terminal session. Without a secure context there is no clipboard: then the command is selected.

import { language } from './page.ts';
import { deckText } from './text.ts';

const words = deckText[language];

export function addCopyButtons(): void {
  for (const figure of document.querySelectorAll('.slide-text .console, .landing .console')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'chrome-button copy';
    button.textContent = words.copy;
    button.addEventListener('click', () => void copy(figure, button));
    figure.append(button);
  }
}

async function copy(figure: Element, button: HTMLElement): Promise<void> {
  const commands = [...figure.querySelectorAll<HTMLElement>('[data-command]')];
  try {
    await navigator.clipboard.writeText(commands.map(({ dataset }) => dataset['command']).join('\n'));
    button.textContent = words.copied;
  } catch {
    const [first] = commands;
    if (first) getSelection()?.selectAllChildren(first);
    button.textContent = words.selected;
  }
}
