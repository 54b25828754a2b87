// What a visitor may ask for, fetched when first asked: the first slide does not wait for it.

import { hasServer, isSlides } from './page.ts';
import { presentSlide } from './place.ts';

const sheets = () => import('./sheets.ts');
const search = () => import('./search-sheet.ts');
const invitation = () => import('./invitation-sheet.ts');

export const openMenu = () => void sheets().then((sheet) => sheet.openMenu());
export const openHelp = () => void sheets().then((sheet) => sheet.openHelp());
export const openSearch = () => void search().then((sheet) => sheet.openSearch());
export const openInvitation = () => void invitation().then((sheet) => sheet.openInvitation());

/** Slides only: an article has no next step. */
export function openSpeaker(): void {
  if (isSlides) void import('./slides-mode.ts').then((mode) => mode.openSpeaker());
}

/** The wire of the present slide's demo, on the whole screen. */
export function showWire(): void {
  const slide = isSlides ? presentSlide() : undefined;
  if (slide) void import('./widgets.ts').then(({ widgetsIn }) => widgetsIn(slide)[0]?.showWire?.());
}

/** Fetches it all while nothing else is to do: when the demo server is gone, its files are too. */
export function fetchTools(): void {
  if (!hasServer) return;
  const fetchAll = (): void =>
    void Promise.allSettled([sheets(), search(), invitation().then(({ fetchCode }) => fetchCode())]);
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fetchAll);
  else setTimeout(fetchAll, 1_000);
}
