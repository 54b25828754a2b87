// The page as slides: reveal.js on the article's own sections.

import Reveal from 'reveal.js';
import 'reveal.js/reveal.css';
import '#theme/reveal.css';
import { createFoot } from './foot.ts';
import { alwaysHear, focused, hasKeys, isForDeck } from './keyboard.ts';
import { addressedSlide, isPrint, language, slides } from './page.ts';
import { deckText } from './text.ts';
import { prepare, show } from './widgets.ts';

/** M, ?, L, S and T are the page's own; reveal must not act on them too: S would open its speaker view. */
const ownKeys = Object.fromEntries([77, 191, 76, 83, 84].map((code) => [code, () => undefined]));

/** Starts reveal.js where the page already stands. Resolves when the first slide obeys. */
export async function startSlides(): Promise<void> {
  standWhereThePageStands();
  const deck = new Reveal(document.querySelector<HTMLElement>('.reveal') ?? document.body, {
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    hash: true,
    controls: false,
    progress: false,
    help: false,
    transition: 'none',
    backgroundTransition: 'none',
    pdfSeparateFragments: false,
    // Zero: reveal's own scroll view would make the DOM anew and lose every widget's state.
    scrollActivationWidth: 0,
    keyboardCondition: isForDeck,
    keyboard: ownKeys,
  });
  await deck.initialize();
  document.querySelector('.reveal')?.removeAttribute('role');
  if (isPrint) return;

  const name = document.querySelector('.page-bar-title')?.textContent ?? '';
  const foot = createFoot(name, { back: () => deck.prev(), on: () => deck.next() });
  const badge = createBadge();
  const follow = (): void => {
    const index = deck.getIndices().h;
    foot.show(index);
    markCodeSteps(slides()[index]);
    void present(index);
  };
  deck.on('slidechanged', follow);
  for (const event of ['fragmentshown', 'fragmenthidden'])
    deck.on(event, () => markCodeSteps(slides()[deck.getIndices().h]));
  // Focus that moves inside one shadow root is not heard out here, but keys and pointers are.
  const look = (): void => queueMicrotask(() => (badge.hidden = !hasKeys(focused())));
  for (const event of ['focusin', 'focusout', 'keyup', 'pointerup']) addEventListener(event, look, { capture: true });
  alwaysHear({ next: () => deck.next(), previous: () => deck.prev() });
  document.addEventListener('slides:patched', () => deck.sync());
  follow();
}

/** An early key may have moved the page on already. */
function standWhereThePageStands(): void {
  const present = document.querySelector('.slides > section.present') ?? addressedSlide();
  const hash = location.hash.replace(/^#\/?/, '');
  if (present && hash.split('/')[0] !== present.id) history.replaceState(null, '', `#/${present.id}`);
}

let shown: HTMLElement | undefined;

async function present(index: number): Promise<void> {
  const [before, now, next] = [slides()[index - 1], slides()[index], slides()[index + 1]];
  const left = shown;
  shown = now;
  if (left && left !== now) void show(left, false);
  if (now) await show(now, true);
  if (now !== shown && now) return show(now, false);
  for (const near of [next, before]) if (near) await prepare(near);
}

/** Which step of a code block is lit: one more than the markers shown. */
function markCodeSteps(slide: HTMLElement | undefined): void {
  for (const code of slide?.querySelectorAll<HTMLElement>('.code[data-steps]') ?? []) {
    code.dataset['now'] = String(1 + code.querySelectorAll('.code-step.visible').length);
  }
}

function createBadge(): HTMLElement {
  const badge = document.createElement('p');
  badge.className = 'keys-badge';
  badge.hidden = true;
  badge.setAttribute('role', 'status');
  badge.textContent = deckText[language].badge;
  document.body.append(badge);
  return badge;
}
