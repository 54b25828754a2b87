// What a visitor may choose: appearance, slides or study view, language, letters as keys. Kept where the browser allows it.

import { addressedSlide, isSlides, language } from './page.ts';
import { slideInView } from './study-mode.ts';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];
export const views = ['slides', 'study'] as const;
export type View = (typeof views)[number];

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function theme(): Theme {
  return themes.find((one) => one === document.documentElement.dataset['theme']) ?? 'system';
}

export function setTheme(chosen: Theme): void {
  remember('theme', chosen);
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

export function nextTheme(): void {
  setTheme(themes[(themes.indexOf(theme()) + 1) % themes.length] ?? 'system');
}

let letters = recall('letters') !== 'off';

/** Whether single letters are keys; who dictates text must be able to switch them off (WCAG 2.2, 2.1.4). */
export function lettersAreKeys(): boolean {
  return letters;
}

export function setLettersAreKeys(areKeys: boolean): void {
  letters = areKeys;
  remember('letters', areKeys ? 'on' : 'off');
}

/** The slide before the reader's eyes. */
export function presentSlide(): HTMLElement | undefined {
  return isSlides
    ? (document.querySelector<HTMLElement>('.slides > section.present') ?? addressedSlide())
    : slideInView();
}

/** Loads the page in the other view, at the same slide. */
export function setView(view: View): void {
  remember('mode', view);
  history.replaceState(null, '', `#/${presentSlide()?.id ?? ''}`);
  location.reload();
}

export function otherView(): View {
  return isSlides ? 'study' : 'slides';
}

/** Goes to the same slide in the other language. */
export function switchLanguage(): void {
  const link = document.querySelector<HTMLAnchorElement>('.page-bar-language');
  if (!link) return;
  remember('language', language === 'fr' ? 'en' : 'fr');
  const target = new URL(link.href);
  target.search = location.search;
  target.hash = `/${presentSlide()?.id ?? ''}`;
  location.assign(target);
}
