// What a chapter's page says of itself.

import type { Language } from '#demos/contract.ts';

const root = document.documentElement;

export const language: Language = root.lang === 'fr' ? 'fr' : 'en';

/** The demo server marks the pages that it serves; `?host=in-page` ignores the mark, for comparing the hosts. */
export const hasServer =
  root.dataset['host'] === 'server' && new URLSearchParams(location.search).get('host') !== 'in-page';

/** Set before first paint, by mode.js. */
export const isSlides = root.dataset['mode'] === 'slides';
export const isPrint = root.classList.contains('print-pdf');

/** The slides, in order. */
export function slides(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.slides > section')];
}

export function titleOf(slide: HTMLElement): string {
  return slide.querySelector('h1, h2')?.textContent ?? slide.id;
}

/** What the hash names, with or without reveal's slash. */
export function addressedSlide(): HTMLElement | undefined {
  const [id = ''] = location.hash.replace(/^#\/?/, '').split('/');
  return slides().find((slide) => slide.id === id);
}
