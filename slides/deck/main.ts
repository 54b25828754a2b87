// A chapter's page: slides or article, its host, its keys. The only place in the page that chooses.

import '#compiler/hmr-client.ts';
import type { RevealApi } from 'reveal.js';
import { changeTheme } from './appearance.ts';
import { completeBar } from './bar.ts';
import { make } from './elements.ts';
import { createFoot } from './foot.ts';
import { setGround } from './ground.ts';
import { isForDeck } from './keyboard.ts';
import { keepForOffline } from './offline.ts';
import { isPrint, isSlides, slides } from './page.ts';
import { otherView, presentSlide, setView, switchLanguage } from './place.ts';
import { followPrinting, openAnswers } from './print.ts';
import { enrich } from './slide-content.ts';
import { startStudy } from './study-mode.ts';
import { fetchTools, openHelp, openInvitation, openMenu, openSearch, openSpeaker, showWire } from './tools.ts';

const keys: Readonly<Record<string, () => void>> = {
  m: openMenu,
  n: openSpeaker,
  q: openInvitation,
  '/': openSearch,
  h: openHelp,
  '?': openHelp,
  l: switchLanguage,
  s: () => setView(otherView),
  t: changeTheme,
  w: showWire,
};

if (isPrint) prepareForPrint();
else start();

function start(): void {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isForDeck(event)) return;
    const act = keys[event.key.toLowerCase()];
    if (!act) return;
    // A browser may have its own plans for the key: Firefox searches the page at `/`.
    event.preventDefault();
    act();
  });
  // A widget may ask for what Q does.
  addEventListener('ask-invitation', openInvitation);
  enrich(document);
  followPrinting();
  completeBar();
  if (isSlides) void present();
  else startStudy();
  keepForOffline();
}

/** The foot is there before reveal.js is, so that nothing moves when it takes over. */
async function present(): Promise<void> {
  let deck: RevealApi | undefined;
  const name = document.querySelector('.page-bar-title')?.textContent ?? '';
  const foot = createFoot(name, { back: () => deck?.prev(), on: () => deck?.next() });
  const slide = presentSlide();
  foot.show(slide ? slides().indexOf(slide) : 0);
  setGround(slide);
  const { startSlides } = await import('./slides-mode.ts');
  deck = await startSlides(foot);
  fetchTools();
}

/** Without reveal.js and without widgets: a demo's finished run is what paper can show. `npm run pdf` waits for the pages. */
function prepareForPrint(): void {
  openAnswers();
  for (const slide of slides()) {
    const page = make('div', { className: 'pdf-page' });
    slide.replaceWith(page);
    page.append(slide);
  }
}
