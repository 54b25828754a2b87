// The landing page: says whether a demo server is here.

import { addCopyButtons } from './copying.ts';
import { keepForOffline } from './offline.ts';
import { hasServer, language } from './page.ts';
import { deckText } from './text.ts';

const status = document.querySelector('[data-server-status]');
if (status) status.textContent = hasServer ? deckText[language].serverHere : deckText[language].noServer;
addCopyButtons();
keepForOffline();
