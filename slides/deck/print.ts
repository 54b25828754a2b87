// On paper: slides one a page where slides are shown, else the article; answers with their reasons.

import { isSlides } from './page.ts';
import { joinAnswers } from './quiz.ts';

/** Makes the page fit for paper whenever it is about to be printed. */
export function followPrinting(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => (opened = openAnswers()));
  addEventListener('afterprint', () => {
    for (const answer of opened) answer.open = false;
    joinAnswers(document);
    document.documentElement.classList.remove('print-pdf');
  });
}

/** A slide has room for the right answers only. Returns what was closed before. */
export function openAnswers(): HTMLDetailsElement[] {
  // reveal.js's own sheet for paper leaves a page of this class alone.
  if (isSlides) document.documentElement.classList.add('print-pdf');
  const verdict = isSlides ? '[data-verdict=right]' : '';
  const closed = [...document.querySelectorAll<HTMLDetailsElement>(`.quiz-answer${verdict}:not([open])`)];
  for (const answer of document.querySelectorAll('.quiz-answer')) answer.removeAttribute('name'); // One name, one open.
  for (const answer of closed) answer.open = true;
  return closed;
}
