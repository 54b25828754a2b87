// What a visitor has chosen, kept where the browser allows it: appearance, and whether letters are keys.

/** Keeps a choice for the next page. */
export function remember(key: string, value: string): void {
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

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export function theme(): Theme {
  return themes.find((one) => one === document.documentElement.dataset['theme']) ?? 'system';
}

export function setTheme(chosen: Theme): void {
  remember('theme', chosen);
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}

export function nextTheme(): Theme {
  const next = themes[(themes.indexOf(theme()) + 1) % themes.length] ?? 'system';
  setTheme(next);
  return next;
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
