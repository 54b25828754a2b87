// The bar of a page that is read: what its links cannot do without a script.

import { changeTheme } from './appearance.ts';
import { makeButton } from './elements.ts';
import { language } from './page.ts';
import { otherView, setView, switchLanguage } from './place.ts';
import { deckText } from './text.ts';
import { openMenu } from './tools.ts';

const words = deckText[language];

export function completeBar(): void {
  const bar = document.querySelector('.page-bar');
  const menu = makeButton(words.open, openMenu);
  bar?.append(
    themeButton(),
    makeButton(words.views[otherView], () => setView(otherView)),
    menu,
  );
  document.querySelector('.page-bar-language')?.addEventListener('click', (event) => {
    event.preventDefault();
    switchLanguage();
  });
}

/** Half ink, half paper. */
export function themeButton(): HTMLButtonElement {
  const button = makeButton('', changeTheme);
  button.classList.add('theme-button');
  button.setAttribute('aria-label', words.theme);
  return button;
}
