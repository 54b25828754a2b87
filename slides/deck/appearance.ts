// The next appearance, and its name for eyes and for screen readers.

import { fill } from '#demos/fill.ts';
import { nextTheme } from './choices.ts';
import { make } from './elements.ts';
import { language } from './page.ts';
import { deckText } from './text.ts';

export function changeTheme(): void {
  const words = deckText[language];
  const note =
    document.querySelector<HTMLElement>('.theme-note') ?? make('p', { className: 'theme-note', role: 'status' });
  document.body.append(note);
  note.textContent = fill(words.themeNow, { theme: words.themes[nextTheme()] });
  note.getAnimations().forEach((animation) => animation.cancel());
  note.animate([{ opacity: 1 }, { opacity: 1, offset: 0.8 }, { opacity: 0 }], { duration: 2000, fill: 'forwards' });
}
