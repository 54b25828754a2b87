// What a visitor may choose: appearance, slides or study view, language. Kept where the browser allows it.

import { addressedSlide, isSlides, language } from './page.ts';
import { slideInView } from './study-mode.ts';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

export function theme(): Theme {
  return (document.documentElement.dataset['theme'] as Theme | undefined) ?? 'system';
}

export function setTheme(chosen: Theme): void {
  remember('theme', chosen);
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

export function nextTheme(): void {
  setTheme(themes[(themes.indexOf(theme()) + 1) % themes.length] ?? 'system');
}

/** The slide before the reader's eyes. */
export function presentSlide(): HTMLElement | undefined {
  return isSlides
    ? (document.querySelector<HTMLElement>('.slides > section.present') ?? addressedSlide())
    : slideInView();
}

/** Loads the page in the other view, at the same slide. */
export function setMode(mode: 'slides' | 'study'): void {
  const id = presentSlide()?.id ?? '';
  remember('mode', mode);
  history.replaceState(null, '', `#/${id}`);
  location.reload();
}

/** Goes to the same slide in the other language. */
export function switchLanguage(): void {
  const link = document.querySelector<HTMLAnchorElement>('.page-bar-language');
  if (!link) return;
  remember('language', language === 'fr' ? 'en' : 'fr');
  const target = new URL(link.href);
  target.search = location.search;
  target.hash = `#/${presentSlide()?.id ?? ''}`;
  location.assign(target);
}
