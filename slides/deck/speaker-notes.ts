// The speaker's notes, in a size that suits the lectern.

import { remember } from './choices.ts';
import { make, makeButton } from './elements.ts';
import { language } from './page.ts';
import { speakerText } from './speaker-text.ts';

const words = speakerText[language];
/** Pixels. */
const sizes = [16, 19, 22, 26, 32, 40];
const key = 'notes-size';

export interface SpeakerNotes {
  readonly element: HTMLElement;
  /** HTML of the compiler's own making; undefined where a slide has none. */
  show(html: string | undefined): void;
}

export function createNotes(): SpeakerNotes {
  const text = make('div', { className: 'speaker-notes-text', tabIndex: 0 });
  text.setAttribute('role', 'group');
  text.setAttribute('aria-label', words.notes);
  let size = recallSize();
  const resize = (step: number): void => {
    size = Math.min(sizes.length - 1, Math.max(0, size + step));
    text.style.fontSize = `${sizes[size]}px`;
    remember(key, String(size));
  };
  const button = (label: string, name: string, step: number): HTMLElement => {
    const made = makeButton(label, () => resize(step));
    made.setAttribute('aria-label', name);
    return made;
  };
  const head = make('div', { className: 'speaker-row' }, make('h2', {}, words.notes));
  head.append(button('A−', words.smaller, -1), button('A+', words.larger, 1));
  text.style.fontSize = `${sizes[size]}px`;
  return {
    element: make('section', { className: 'speaker-notes' }, head, text),
    show(html) {
      text.innerHTML = html ?? '';
      if (html === undefined) text.append(make('p', {}, words.noNotes));
      text.scrollTop = 0;
    },
  };
}

function recallSize(): number {
  try {
    const kept = Number(localStorage.getItem(key) ?? 1);
    return Number.isInteger(kept) && kept in sizes ? kept : 1;
  } catch {
    return 1;
  }
}
