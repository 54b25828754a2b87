// The two sheets over a page: slides and settings, and the list of keys. Both are <dialog>: Escape closes, focus stays inside.

import { isSlides, language, slides } from './page.ts';
import { presentSlide, setMode, setTheme, switchLanguage, theme, themes } from './settings.ts';
import { deckText } from './text.ts';

const words = deckText[language];

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function button(label: string, press: () => void, isPressed?: boolean): HTMLButtonElement {
  const made = make('button', { type: 'button', className: 'chrome-button', onclick: press }, label);
  if (isPressed !== undefined) made.setAttribute('aria-pressed', String(isPressed));
  return made;
}

function open(title: string, ...content: Node[]): void {
  document.querySelector('dialog.sheet')?.remove();
  const dialog = make('dialog', { className: 'sheet' }, make('h2', { id: 'sheet-title' }, title), ...content);
  dialog.setAttribute('aria-labelledby', 'sheet-title');
  dialog.append(button(words.close, () => dialog.close()));
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

export function openHelp(): void {
  const rows = Object.entries(words.keys).flatMap(([key, meaning]) => [
    make('dt', {}, make('kbd', { className: 'key' }, key)),
    make('dd', {}, meaning),
  ]);
  open(words.help, make('dl', {}, ...rows));
}

export function openMenu(): void {
  const close = (): void => document.querySelector<HTMLDialogElement>('dialog.sheet')?.close();
  const views = (['slides', 'study'] as const).map((view) =>
    button(words.views[view], () => setMode(view), isSlides === (view === 'slides')),
  );
  const looks = themes.map((look) =>
    button(
      words.themes[look],
      () => {
        setTheme(look);
        openMenu();
      },
      theme() === look,
    ),
  );
  open(
    words.menu,
    make('div', { className: 'choices' }, button(words.language, switchLanguage), ...views),
    make('div', { className: 'choices' }, ...looks),
    make('ol', {}, ...slides().map((slide) => make('li', {}, slideLink(slide, close)))),
  );
}

function slideLink(slide: HTMLElement, onFollow: () => void): HTMLAnchorElement {
  const title = slide.querySelector('h1, h2')?.textContent ?? slide.id;
  const link = make('a', { href: isSlides ? `#/${slide.id}` : `#${slide.id}`, onclick: onFollow }, title);
  if (slide === presentSlide()) link.setAttribute('aria-current', 'true');
  return link;
}
