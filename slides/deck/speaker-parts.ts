// What the speaker page is made of, and the lines of text over its previews.

import { fill } from '#demos/fill.ts';
import { make, makeButton } from './elements.ts';
import { language } from './page.ts';
import { createClock } from './speaker-clock.ts';
import { createNotes } from './speaker-notes.ts';
import { createPreview } from './speaker-preview.ts';
import type { FromSpeaker } from './speaker-protocol.ts';
import { speakerText } from './speaker-text.ts';
import { widgetsIn } from './widgets.ts';

const words = speakerText[language];

/** Puts the page together; what it says and shows is its caller's. */
export function createParts(main: HTMLElement, say: (message: FromSpeaker) => void) {
  const [now, next] = [createPreview(), createPreview()];
  const [nowLine, nextLine] = [make('p', { className: 'speaker-line' }), make('p', { className: 'speaker-line' })];
  const said = make('p', { className: 'speaker-said' });
  const status = make('p', { className: 'speaker-status', role: 'status' });
  const title = document.querySelector<HTMLElement>('.page-bar-title') ?? make('p');
  title.after(status);
  const clock = createClock();
  const notes = createNotes();
  const dark = make('p', { className: 'speaker-dark', hidden: true, role: 'status' }, words.isBlack);
  const black = makeButton(words.black, () => say({ type: 'black' }));
  const controls = make(
    'div',
    { className: 'speaker-controls' },
    makeButton(`← ${words.back}`, () => say({ type: 'move', step: -1 })),
    makeButton(`${words.on} →`, () => say({ type: 'move', step: 1 })),
    black,
  );
  const present = make('section', { className: 'speaker-now' }, make('h2', {}, words.now), nowLine);
  present.append(said, now.element, dark, controls);
  const following = make('section', { className: 'speaker-next' }, make('h2', {}, words.next), nextLine, next.element);
  const keys = make('p', { className: 'speaker-keys' }, words.keys);
  main.append(
    make('div', { className: 'speaker-column' }, present, following),
    make('div', { className: 'speaker-column' }, clock.element, notes.element, keys),
  );
  return { now, next, nowLine, nextLine, said, status, title, clock, notes, dark, black };
}

export function lineOf(slide: HTMLElement | undefined, facts: readonly string[]): string {
  const heading = slide?.querySelector('h1, h2')?.textContent ?? '';
  return [heading, ...facts].join(' · ');
}

export function stepsOf(slide: HTMLElement | undefined, shown?: readonly number[]): string[] {
  const total = slide?.querySelectorAll('.fragment').length ?? 0;
  const steps = shown ? fill(words.steps, { shown: shown.length, total }) : fill(words.stepsNext, { total });
  const demos = slide && widgetsIn(slide).length > 0 ? [words.demo] : [];
  return total > 0 ? [steps, ...demos] : demos;
}

/** The preview is a picture; this is its text, for who hears the page. */
export function saidOn(section: HTMLElement): string {
  return (section.querySelector('.slide-face')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
