// The landing page: says whether a demo server is here. The presenter's two pages begin here too.

import { themeButton } from './bar.ts';
import { addCopyButtons } from './copying.ts';
import { keepForOffline } from './offline.ts';
import { hasServer, language } from './page.ts';
import { deckText } from './text.ts';

const status = document.querySelector<HTMLElement>('[data-server-status]');
if (status) {
  status.textContent = hasServer ? deckText[language].serverHere : deckText[language].noServer;
  status.dataset['here'] = String(hasServer);
}
document.querySelector('.page-bar')?.append(themeButton());
const { page } = document.documentElement.dataset;
if (page === 'speaker') void import('./speaker.ts').then(({ startSpeaker }) => startSpeaker());
if (page === 'preflight') void import('./preflight.ts').then(({ startPreflight }) => startPreflight());
addCopyButtons(document);
keepForOffline();
