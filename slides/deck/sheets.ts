// The two sheets over a page: slides and settings, and the list of keys. Both are <dialog>: Escape closes, focus stays inside.

import { fill } from '#demos/fill.ts';
import { lettersAreKeys, nextTheme, setLettersAreKeys, setTheme, theme, themes } from './choices.ts';
import { make, makeButton } from './elements.ts';
import { isSlides, language, slides, titleOf } from './page.ts';
import { presentSlide, setView, switchLanguage, views } from './place.ts';
import { deckText } from './text.ts';

const words = deckText[language];

function open(title: string, ...content: Node[]): void {
  document.querySelector<HTMLDialogElement>('dialog.sheet')?.close();
  const dialog = make('dialog', { className: 'sheet' });
  const close = makeButton(words.close, () => dialog.close());
  const head = make('div', { className: 'sheet-head' }, make('h2', { id: 'sheet-title' }, title), close);
  dialog.append(head, ...content);
  dialog.setAttribute('aria-labelledby', 'sheet-title');
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Buttons of which one is pressed. */
function choice<Value extends string>(
  labels: Record<Value, string>,
  values: readonly Value[],
  current: () => Value | undefined,
  choose: (value: Value) => void,
): HTMLElement {
  const buttons = values.map((value) =>
    makeButton(labels[value], () => {
      choose(value);
      mark();
    }),
  );
  const mark = (): void =>
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(values[index] === current())));
  mark();
  return make('div', { className: 'choices' }, ...buttons);
}

export function openHelp(): void {
  const rows = Object.entries(words.keys).flatMap(([key, meaning]) => [
    make('dt', {}, ...key.split(' · ').map((one) => make('kbd', { className: 'key' }, one))),
    make('dd', {}, meaning),
  ]);
  const letters = choice(
    words.letters,
    ['on', 'off'],
    () => (lettersAreKeys() ? 'on' : 'off'),
    (chosen) => setLettersAreKeys(chosen === 'on'),
  );
  open(words.help, make('dl', {}, ...rows), letters);
}

export function openMenu(): void {
  const place = presentSlide();
  const view = choice(words.views, views, () => (isSlides ? 'slides' : 'study'), setView);
  const settings = make('div', { className: 'choices' }, makeButton(words.language, switchLanguage));
  settings.append(makeButton(words.help, openHelp));
  const list = make('ol', { className: 'sheet-slides' }, ...slides().map((slide) => slideItem(slide, slide === place)));
  open(words.menu, settings, view, choice(words.themes, themes, theme, setTheme), list);
  list.querySelector<HTMLElement>('[aria-current]')?.focus();
}

function slideItem(slide: HTMLElement, isPresent: boolean): HTMLElement {
  const link = make('a', { href: isSlides ? `#/${slide.id}` : `#${slide.id}` }, titleOf(slide));
  link.addEventListener('click', () => link.closest('dialog')?.close());
  if (isPresent) link.setAttribute('aria-current', 'true');
  return make('li', {}, link);
}

/** Goes to the next appearance and says its name, for eyes and for screen readers. */
export function changeTheme(): void {
  const label = words.themes[nextTheme()];
  const note =
    document.querySelector<HTMLElement>('.theme-note') ?? make('p', { className: 'theme-note', role: 'status' });
  document.body.append(note);
  note.textContent = fill(words.themeNow, { theme: label });
  note.getAnimations().forEach((animation) => animation.cancel());
  note.animate([{ opacity: 1 }, { opacity: 1, offset: 0.8 }, { opacity: 0 }], { duration: 2000, fill: 'forwards' });
}
