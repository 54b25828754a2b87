// A chapter as the speaker page needs it: its slides as they stand in their page, the plan, and the notes.

import type { Language } from '#demos/contract.ts';
import type { PlannedSlide } from './speaker-timing.ts';

export interface SpeakerChapter {
  readonly title: string;
  readonly slides: readonly HTMLElement[];
  readonly plan: readonly PlannedSlide[];
  /** HTML of the compiler's own making, by slide. */
  readonly notes: Readonly<Record<string, string>>;
}

/** Rejects where the chapter cannot be fetched. The page is read, not opened: its scripts do not run. */
export async function fetchChapter(language: Language, name: string): Promise<SpeakerChapter> {
  const folder = new URL(`../${language}/`, location.href);
  const [page, notes] = await Promise.all([
    fetchText(new URL(`${name}.html`, folder)),
    fetchText(new URL(`${name}.notes.json`, folder)),
  ]);
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  const slides = [...parsed.querySelectorAll<HTMLElement>('.slides > section')];
  return {
    title: parsed.querySelector('.page-bar-title')?.textContent ?? name,
    slides,
    plan: slides.map(({ id, dataset }) => ({ id, minutes: Number(dataset['minutes']) || 0 })),
    notes: JSON.parse(notes) as Record<string, string>,
  };
}

async function fetchText(address: URL): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  return response.text();
}
