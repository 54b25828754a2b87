// The speaker page: notes, next slide, clock and remote control of the deck that opened it.

import '#theme/speaker.css';
import { fill } from '#demos/fill.ts';
import { changeTheme } from './appearance.ts';
import { remember } from './choices.ts';
import { make } from './elements.ts';
import { alwaysHear, isForDeck } from './keyboard.ts';
import { language } from './page.ts';
import { fetchChapter, type SpeakerChapter } from './speaker-chapter.ts';
import { followDeck, type LinkState } from './speaker-deck.ts';
import { createParts, lineOf, saidOn, stepsOf } from './speaker-parts.ts';
import { keepRuns, mountDemos, setDemo } from './speaker-preview.ts';
import { isDeckName, type DemoShown, type FromSpeaker, type Place } from './speaker-protocol.ts';
import { speakerText } from './speaker-text.ts';
import { widgetsIn } from './widgets.ts';

const words = speakerText[language];
const main = document.querySelector('main') ?? document.body;

export function startSpeaker(): void {
  const name = new URLSearchParams(location.search).get('deck') ?? '';
  // Its language is the deck's.
  document.querySelector('.page-bar-language')?.remove();
  if (isDeckName(name)) follow(name);
  else
    main.append(
      make('p', { className: 'speaker-alone' }, words.noDeck),
      make('p', { className: 'speaker-alone' }, make('a', { href: './' }, words.chapters)),
    );
}

function follow(name: string): void {
  const parts = createParts(main, (message) => say(message));
  const states = new Map<string, DemoShown>();
  let place: Place | undefined;
  let chapter: SpeakerChapter | undefined;
  let present: HTMLElement | undefined;
  let page: string | undefined;
  let drawn = '';

  async function stand(next: Place): Promise<void> {
    if (next.language !== language) return changeLanguage(next.language);
    if (next.page !== page) states.clear();
    page = next.page;
    const isOther = next.chapter !== place?.chapter;
    place = next;
    if (isOther) {
      chapter = undefined;
      await openChapter(next.chapter);
    }
    // Meanwhile the deck may have gone on.
    if (chapter && place) draw(chapter, place);
  }

  async function openChapter(chapterName: string): Promise<void> {
    try {
      const fetched = await fetchChapter(language, chapterName);
      if (place?.chapter !== chapterName) return;
      chapter = fetched;
      drawn = '';
      parts.title.textContent = fetched.title;
      parts.clock.open(chapterName, fetched.plan);
    } catch {
      // Asked again at the next sign of life.
      place = undefined;
      parts.status.textContent = words.link.failed;
    }
  }

  /** The deck repeats itself: only what is new is drawn, so that nothing flickers. */
  function draw({ slides, notes }: SpeakerChapter, { slide: id, shown, isBlack }: Place): void {
    parts.black.setAttribute('aria-pressed', String(isBlack));
    parts.dark.hidden = !isBlack;
    const news = `${id} ${shown.join()}`;
    if (news === drawn) return;
    const isOtherSlide = !drawn.startsWith(`${id} `);
    drawn = news;
    const index = slides.findIndex((slide) => slide.id === id);
    const slide = slides[index];
    parts.clock.enter(id);
    parts.nowLine.textContent = lineOf(slide, [
      fill(words.slide, { number: index + 1, total: slides.length }),
      ...stepsOf(slide, shown),
    ]);
    present = parts.now.show(slide, shown);
    parts.said.textContent = present ? saidOn(present) : '';
    if (present) void mountDemos(present, (demo) => states.get(`${id} ${demo}`));
    if (!isOtherSlide) return;
    parts.notes.show(notes[id]);
    const following = slides[index + 1];
    parts.nextLine.textContent = following ? lineOf(following, stepsOf(following)) : words.end;
    const next = parts.next.show(following, 'all');
    if (next) keepRuns(next);
  }

  const say = followDeck(name, {
    place: (next) => void stand(next),
    demo(shown) {
      states.set(`${shown.slide} ${shown.index}`, shown);
      const widget = shown.slide === place?.slide && present ? widgetsIn(present)[shown.index] : undefined;
      if (widget) setDemo(widget, shown);
    },
    link(state: LinkState) {
      parts.status.textContent = words.link[state];
      parts.status.dataset['link'] = state;
    },
  });
  listen(say);
}

function changeLanguage(to: string): void {
  remember('language', to);
  location.replace(new URL(`../${to}/speaker.html${location.search}`, location.href));
}

/** The clicker is often plugged into the machine whose front window this is. */
function listen(say: (message: FromSpeaker) => void): void {
  const next = (): void => say({ type: 'move', step: 1 });
  const previous = (): void => say({ type: 'move', step: -1 });
  const steps: Readonly<Record<string, () => void>> = {
    ArrowRight: next,
    ArrowDown: next,
    ' ': next,
    ArrowLeft: previous,
    ArrowUp: previous,
    t: changeTheme,
  };
  alwaysHear({ next, previous, black: () => say({ type: 'black' }) });
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !isForDeck(event)) return;
    const scrolls = event.target instanceof Element && event.target.closest('.speaker-notes-text') !== null;
    if (scrolls && ['ArrowUp', 'ArrowDown', ' '].includes(event.key)) return;
    const act = steps[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
