// The menu, with slides, tools and settings; and the list of keys.

import { lettersAreKeys, setLettersAreKeys, setTheme, theme, themes } from './choices.ts';
import { make, makeButton } from './elements.ts';
import { hasServer, isSlides, language, slides, titleOf } from './page.ts';
import { presentSlide, setView, switchLanguage, views } from './place.ts';
import { openSheet } from './sheet.ts';
import { sheetText } from './sheet-text.ts';
import { deckText } from './text.ts';
import { openInvitation, openSearch, openSpeaker } from './tools.ts';

const words = { ...deckText[language], ...sheetText[language] };

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
  openSheet(words.help, [make('dl', {}, ...rows), letters]);
}

export function openMenu(): void {
  const place = presentSlide();
  const view = choice(words.views, views, () => (isSlides ? 'slides' : 'study'), setView);
  const list = make('ol', { className: 'sheet-slides' }, ...slides().map((slide) => slideItem(slide, slide === place)));
  openSheet(words.menu, [tools(), view, choice(words.themes, themes, theme, setTheme), list]);
  list.querySelector<HTMLElement>('[aria-current]')?.focus();
}

function tools(): HTMLElement {
  const { search, invitation, speaker, preflight } = words.tools;
  const buttons = [
    makeButton(words.language, switchLanguage),
    makeButton(words.help, openHelp),
    makeButton(search, openSearch),
    makeButton(invitation, openInvitation),
  ];
  if (isSlides) buttons.push(makeButton(speaker, openSpeaker));
  const row = make('div', { className: 'choices' }, ...buttons);
  // A page of its own: the deck stays where it is.
  const link = make('a', { className: 'chrome-button', href: 'preflight.html', target: 'preflight' }, preflight);
  if (isSlides || hasServer) row.append(link);
  return row;
}

function slideItem(slide: HTMLElement, isPresent: boolean): HTMLElement {
  const link = make('a', { href: isSlides ? `#/${slide.id}` : `#${slide.id}` }, titleOf(slide));
  link.addEventListener('click', () => link.closest('dialog')?.close());
  if (isPresent) link.setAttribute('aria-current', 'true');
  return make('li', {}, link);
}
