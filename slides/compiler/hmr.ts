// What travels to a page in development when a chapter was edited.

import type { SlidesChanged } from './slides-changed.ts';
import type { Chapter, Slide } from './chapter.ts';
import { renderSlideSection } from './page.ts';

export const SLIDES_CHANGED = 'slides:changed';

/** The changed slides; undefined where the page must be loaded anew: other slides, another order, another title. */
export function slidesChanged(before: Chapter, after: Chapter): SlidesChanged | undefined {
  const sameFrame =
    before.title === after.title && before.question === after.question && before.number === after.number;
  const sameOrder = idsOf(before) === idsOf(after);
  if (!sameFrame || !sameOrder) return undefined;
  const changed = after.slides.filter((slide, index) => isChanged(slide, before.slides[index]));
  return {
    page: `${after.language}/${after.name}`,
    slides: changed.map((slide) => ({ id: slide.id, html: renderSlideSection(slide, after) })),
  };
}

function idsOf(chapter: Chapter): string {
  return chapter.slides.map(({ id }) => id).join(' ');
}

function isChanged(slide: Slide, before: Slide | undefined): boolean {
  return (['face', 'text', 'notes', 'minutes', 'layout'] as const).some((part) => slide[part] !== before?.[part]);
}
