// The page as slides: reveal.js on the article's own sections.

import Reveal, { type RevealApi } from 'reveal.js';
import 'reveal.js/reveal.css';
import '#theme/reveal.css';
import { lightLines } from './code-steps.ts';
import type { Foot } from './foot.ts';
import { setGround } from './ground.ts';
import { alwaysHear, isForDeck } from './keyboard.ts';
import { createBadge } from './keys-badge.ts';
import { slides } from './page.ts';
import { presentSlide } from './place.ts';
import { enrich } from './slide-content.ts';
import { hasSpeaker } from './deck-name.ts';
import { prepare, show } from './widgets.ts';

/** Letters that mean something else here, or nothing: reveal.js would move, pause or open its own windows. */
const ownKeys = Object.fromEntries([...'ABGHJKLMNQSTV'].map((letter) => [letter.charCodeAt(0), () => undefined]));

const options = {
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.1,
  maxScale: 100,
  center: false,
  hash: true,
  controls: false,
  progress: false,
  help: false,
  jumpToSlide: false,
  postMessage: false,
  transition: 'none',
  backgroundTransition: 'none',
  // Zero: reveal's own scroll view would make the DOM anew and lose every widget's state.
  scrollActivationWidth: 0,
  keyboardCondition: isForDeck,
  // F1, and what other keyboards than the American write where it has `.` `,` `;` and `/`.
  keyboard: { ...ownKeys, ...Object.fromEntries([58, 59, 112, 188, 190, 191].map((code) => [code, () => undefined])) },
} as const;

/** Starts reveal.js where the page already stands. Resolves when the deck obeys. */
export async function startSlides(foot: Foot): Promise<RevealApi> {
  dropForeignOptions();
  standWhereThePageStands();
  const deck = new Reveal(document.querySelector<HTMLElement>('.reveal') ?? document.body, options);
  document.documentElement.dataset['deck'] = 'reveal'; // From here on mode.js leaves the keys to it.
  await deck.initialize();
  document.querySelector('.reveal')?.removeAttribute('role'); // `application` would hide the article from screen readers.
  followSlides(deck, foot);
  followEdits(deck);
  createBadge();
  presented = {
    move: (step) => move(deck, step),
    black: () => deck.togglePause(),
    isBlack: () => deck.isPaused(),
    onChange(listener) {
      for (const event of changes) deck.on(event, listener);
    },
  };
  alwaysHear({ next: () => move(deck, 1), previous: () => move(deck, -1), black: presented.black });
  takeEarlySteps(deck);
  if (hasSpeaker()) void import('./deck-link.ts').then(({ rejoin }) => presented && rejoin(presented));
  return deck;
}

/** The deck as its speaker page knows it. */
export interface Presented {
  move(step: number): void;
  black(): void;
  isBlack(): boolean;
  /** Another slide, another step, the black screen. */
  onChange(listener: () => void): void;
}

const changes = ['slidechanged', 'fragmentshown', 'fragmenthidden', 'paused', 'resumed'] as const;

let presented: Presented | undefined;

export async function openSpeaker(): Promise<void> {
  const link = await import('./deck-link.ts');
  if (presented) link.openSpeaker(presented);
}

/** reveal.js would take any option from the query; only `host` means something here. */
function dropForeignOptions(): void {
  const address = new URL(location.href);
  for (const name of [...address.searchParams.keys()]) if (name !== 'host') address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(null, '', address);
}

/** An early key may have moved the page on already. */
function standWhereThePageStands(): void {
  const slide = presentSlide();
  const [id] = location.hash.replace(/^#\/?/, '').split('/');
  if (slide && id !== slide.id) history.replaceState(null, '', `#/${slide.id}`);
}

/** A clicker that blacked the screen out must also bring it back. */
function move(deck: RevealApi, step: number): void {
  if (deck.isPaused()) deck.togglePause();
  else if (step > 0) deck.next();
  else deck.prev();
}

/** Keys that mode.js could not serve, pressed before the deck was ready. */
function takeEarlySteps(deck: RevealApi): void {
  const steps = Number(document.documentElement.dataset['earlySteps'] ?? 0);
  for (let left = Math.abs(steps); left > 0; left -= 1) move(deck, steps);
}

function followSlides(deck: RevealApi, foot: Foot): void {
  const present = (): HTMLElement | undefined => slides()[deck.getIndices().h];
  const onSlide = (): void => {
    const slide = present();
    foot.show(deck.getIndices().h);
    setGround(deck.isOverview() ? undefined : slide);
    if (slide) lightLines(slide);
    void enter(slide);
  };
  deck.on('slidechanged', onSlide);
  deck.on('overviewshown', () => setGround(undefined));
  deck.on('overviewhidden', () => setGround(present()));
  for (const event of ['fragmentshown', 'fragmenthidden']) deck.on(event, () => lightLines(present() ?? document));
  onSlide();
}

let shown: HTMLElement | undefined;

/** Lets go of the widgets of the slide that is left, wakes those of this one, fetches those of its neighbours. */
async function enter(slide: HTMLElement | undefined): Promise<void> {
  const left = shown;
  shown = slide;
  if (left && left !== slide) void show(left, false);
  if (!slide) return;
  await show(slide, true);
  if (slide !== shown) return show(slide, false);
  await whenIdle();
  if (slide !== shown) return;
  for (const near of [slide.nextElementSibling, slide.previousElementSibling]) if (near) await prepare(near);
}

/** What is only likely to be needed waits until the change of slides is drawn. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 200);
  });
}

/** In development the compiler puts edited slides into the page. */
function followEdits(deck: RevealApi): void {
  document.addEventListener('slides:patched', (event) => {
    const { ids } = (event as CustomEvent<{ ids: readonly string[] }>).detail;
    for (const slide of slides().filter(({ id }) => ids.includes(id))) enrich(slide);
    deck.sync();
    void enter(shown);
  });
}
