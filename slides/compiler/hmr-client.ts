/// <reference types="vite/client" />
// In development only: puts edited slides into the page that shows them, without loading it again.

import type { SlidesChanged } from './slides-changed.ts';

/** Dispatched on `document` after a patch, for the deck to look at these slides again. */
export const SLIDES_PATCHED = 'slides:patched';

import.meta.hot?.on('slides:changed', (change: SlidesChanged) => {
  const { lang, dataset } = document.documentElement;
  if (change.page !== `${lang}/${dataset['chapter']}`) return;
  for (const { id, html } of change.slides) replaceSlide(id, html);
  // Vite clears its overlay for its own updates only.
  for (const overlay of document.querySelectorAll('vite-error-overlay')) overlay.remove();
  const ids = change.slides.map((slide) => slide.id);
  document.dispatchEvent(new CustomEvent(SLIDES_PATCHED, { detail: { ids } }));
});

/** Keeps the section element, on which reveal.js and the deck have put their own classes and listeners. */
function replaceSlide(id: string, html: string): void {
  const section = document.getElementById(id);
  const template = document.createElement('template');
  template.innerHTML = html;
  const edited = template.content.firstElementChild;
  if (!(section instanceof HTMLElement) || !(edited instanceof HTMLElement)) return;
  Object.assign(section.dataset, { layout: edited.dataset['layout'], minutes: edited.dataset['minutes'] });
  section.replaceChildren(...edited.childNodes);
}
