// Where the visitor is, and how the place is kept when the view or the language changes.

import { remember } from './choices.ts';
import { addressedSlide, isSlides, language, slides } from './page.ts';

export const views = ['slides', 'study'] as const;
export type View = (typeof views)[number];

/** The slide before the visitor's eyes. */
export function presentSlide(): HTMLElement | undefined {
  return isSlides
    ? (document.querySelector<HTMLElement>('.slides > section.present') ?? addressedSlide())
    : slideInView();
}

/** The last one that begins above the middle of the window. */
function slideInView(): HTMLElement | undefined {
  return slides().findLast((slide) => slide.getBoundingClientRect().top < innerHeight / 2);
}

/** Loads the page in this view, at the same slide. */
export function setView(view: View): void {
  remember('mode', view);
  history.replaceState(null, '', `#/${presentSlide()?.id ?? ''}`);
  location.reload();
}

export const otherView: View = isSlides ? 'study' : 'slides';

/** Where the same slide is in the other language, in the same view and on the same host. */
export function translation(link: HTMLAnchorElement): URL {
  const target = new URL(link.href);
  target.search = location.search;
  target.hash = `/${presentSlide()?.id ?? ''}`;
  return target;
}

export function switchLanguage(): void {
  const link = document.querySelector<HTMLAnchorElement>('.page-bar-language');
  if (!link) return;
  remember('language', language === 'fr' ? 'en' : 'fr');
  location.assign(translation(link));
}
