// A chapter's page: slides or article, its host, its keys. The only place in the page that chooses.

import '#compiler/hmr-client.ts';
import { addCopyButtons } from './copying.ts';
import { isForDeck } from './keyboard.ts';
import { keepForOffline } from './offline.ts';
import { isSlides, language } from './page.ts';
import { joinAnswers } from './quiz.ts';
import { nextTheme, setMode, switchLanguage } from './settings.ts';
import { openHelp, openMenu } from './sheets.ts';
import { startStudy } from './study-mode.ts';
import { deckText } from './text.ts';

const keys: Record<string, () => void> = {
  m: openMenu,
  h: openHelp,
  '?': openHelp,
  l: switchLanguage,
  s: () => setMode(isSlides ? 'study' : 'slides'),
  t: nextTheme,
};

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !isForDeck(event)) return;
  keys[event.key.toLowerCase()]?.();
});

document.addEventListener('click', (event) => {
  const isMenu = event.target instanceof Element && event.target.closest('[data-opens=menu]');
  if (isMenu) openMenu();
});

addMenuButton();
joinAnswers();
addCopyButtons();
followLanguage();
if (isSlides) {
  const { startSlides } = await import('./slides-mode.ts');
  await startSlides();
} else startStudy();
keepForOffline();

function addMenuButton(): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chrome-button';
  button.dataset['opens'] = 'menu';
  button.textContent = deckText[language].open;
  document.querySelector('.page-bar')?.append(button);
}

/** The bar's own link leads to the same slide. */
function followLanguage(): void {
  document.querySelector('.page-bar-language')?.addEventListener('click', (event) => {
    event.preventDefault();
    switchLanguage();
  });
}
