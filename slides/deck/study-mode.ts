// The page as an article: contents at its head, widgets that come to life as they are scrolled into view.

import { make } from './elements.ts';
import { addressedSlide, language, slides, titleOf } from './page.ts';
import { deckText } from './text.ts';
import { prepare, show, widgetsIn } from './widgets.ts';

export function startStudy(): void {
  addContents();
  watchWidgets();
  // `#/id` is how the deck writes addresses; a browser follows `#id` only.
  if (!location.hash.startsWith('#/')) return;
  // A reloaded page would be scrolled back to where the slides stood.
  history.scrollRestoration = 'manual';
  addressedSlide()?.scrollIntoView();
}

/** Closed on a phone, where seventeen lines would stand before the first slide. */
function addContents(): void {
  const [opening, ...others] = slides();
  const items = others.map((slide) => make('li', {}, make('a', { href: `#${slide.id}` }, titleOf(slide))));
  const title = make('summary', { id: 'contents' }, deckText[language].contents);
  const list = make('details', { open: innerWidth > 700 }, title, make('ol', {}, ...items));
  const contents = make('nav', { className: 'contents' }, list);
  contents.setAttribute('aria-labelledby', title.id);
  opening?.append(contents);
}

function watchWidgets(): void {
  const near = new IntersectionObserver((entries) => entries.forEach(onNear), { rootMargin: '100% 0%' });
  const inView = new IntersectionObserver((entries) => entries.forEach(onView));
  for (const slide of slides().filter((one) => widgetsIn(one).length > 0)) {
    near.observe(slide);
    inView.observe(slide);
  }
}

function onNear({ isIntersecting, target }: IntersectionObserverEntry): void {
  if (isIntersecting) void prepare(target);
}

function onView({ isIntersecting, target }: IntersectionObserverEntry): void {
  void show(target, isIntersecting);
}
