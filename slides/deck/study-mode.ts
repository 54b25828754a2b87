// The page as an article: widgets come to life as they are scrolled into view.

import { addressedSlide, slides } from './page.ts';
import { prepare, show, widgetsIn } from './widgets.ts';

export function startStudy(): void {
  const near = new IntersectionObserver((entries) => entries.forEach(onNear), { rootMargin: '100% 0%' });
  const inView = new IntersectionObserver((entries) => entries.forEach(onView));
  for (const slide of slides().filter((one) => widgetsIn(one).length > 0)) {
    near.observe(slide);
    inView.observe(slide);
  }
  // `#/id` is how the deck writes addresses; a browser follows `#id` only.
  if (location.hash.startsWith('#/')) {
    history.scrollRestoration = 'manual';
    addressedSlide()?.scrollIntoView();
  }

  function onNear({ isIntersecting, target }: IntersectionObserverEntry): void {
    if (isIntersecting) void prepare(target);
  }

  function onView({ isIntersecting, target }: IntersectionObserverEntry): void {
    void show(target, isIntersecting);
  }
}

/** The slide that the reader looks at: the last one that begins above the middle of the window. */
export function slideInView(): HTMLElement | undefined {
  return slides().findLast((slide) => slide.getBoundingClientRect().top < innerHeight / 2);
}
