// The speaker's clocks: what time it is, how long the chapter and the slide have taken, and whether that is too long.

import { fill } from '#demos/fill.ts';
import { make, makeButton } from './elements.ts';
import { language } from './page.ts';
import { speakerText } from './speaker-text.ts';
import {
  asClock,
  asTiming,
  begin,
  enter,
  notBegun,
  pause,
  report,
  reset,
  type PlannedSlide,
  type Timing,
} from './speaker-timing.ts';

const words = speakerText[language];
const minute = 60_000;
/** Milliseconds between two looks at the clock. */
const often = 250;

export interface SpeakerClock {
  readonly element: HTMLElement;
  /** Another chapter, or the first: its own clock, as it was left. */
  open(chapter: string, plan: readonly PlannedSlide[]): void;
  enter(slide: string): void;
}

export function createClock(): SpeakerClock {
  let chapter = '';
  let plan: readonly PlannedSlide[] = [];
  let timing: Timing = notBegun;
  const parts = createParts();

  function change(next: Timing): void {
    timing = next;
    keep(chapter, next);
    draw();
  }

  function draw(): void {
    const now = report(timing, plan, Date.now());
    const values = { time: asClock(now.by) };
    parts.clock.textContent = new Date().toLocaleTimeString(language, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    parts.elapsed.textContent = asClock(now.elapsed);
    parts.planned.textContent = fill(words.ofPlanned, { minutes: now.planned / minute });
    parts.onSlide.textContent = asClock(now.onSlide);
    const minutes = now.plannedOnSlide / minute;
    parts.plannedOnSlide.textContent = minutes === 0 ? '' : fill(words.ofPlanned, { minutes });
    const isPaused = !now.isRunning && now.elapsed > 0;
    parts.pace.textContent = fill(words.pace[now.pace], values) + (isPaused ? ` (${words.paused})` : '');
    parts.pace.dataset['pace'] = now.pace;
    parts.run.textContent = now.isRunning ? words.pause : words.begin;
    parts.bar.max = Math.max(1, now.planned);
    parts.bar.value = Math.min(now.elapsed, now.planned);
  }

  parts.run.onclick = () => change(timing.since === undefined ? begin(timing, Date.now()) : pause(timing, Date.now()));
  parts.reset.onclick = () => change(reset(timing));
  setInterval(draw, often);
  return {
    element: parts.element,
    open(name, slides) {
      chapter = name;
      plan = slides;
      timing = recall(name) ?? notBegun;
      draw();
    },
    enter: (slide) => change(enter(timing, slide, Date.now())),
  };
}

function createParts() {
  const value = (): HTMLElement => make('span', { className: 'clock-value' });
  const [clock, elapsed, onSlide] = [value(), value(), value()];
  const [planned, plannedOnSlide] = [make('span'), make('span')];
  const pace = make('p', { className: 'pace' });
  const bar = make('progress', { max: 1, value: 0 });
  bar.setAttribute('aria-label', words.elapsed);
  const [run, zero] = [makeButton(words.begin, () => undefined), makeButton(words.reset, () => undefined)];
  const row = (label: string, ...parts: Node[]): HTMLElement =>
    make('div', {}, make('dt', {}, label), make('dd', {}, ...parts));
  const list = make(
    'dl',
    {},
    row(words.clock, clock),
    row(words.elapsed, elapsed, planned),
    row(words.onSlide, onSlide, plannedOnSlide),
  );
  const element = make(
    'section',
    { className: 'speaker-time' },
    list,
    bar,
    make('div', { className: 'speaker-row' }, pace, run, zero),
  );
  element.setAttribute('aria-label', words.time);
  return { element, clock, elapsed, onSlide, planned, plannedOnSlide, pace, bar, run, reset: zero };
}

/** Kept with the tab: a reload of this page must not cost the time. */
function keep(chapter: string, timing: Timing): void {
  try {
    sessionStorage.setItem(`timing:${chapter}`, JSON.stringify(timing));
  } catch {
    // Then a reload begins anew.
  }
}

function recall(chapter: string): Timing | undefined {
  try {
    return asTiming(JSON.parse(sessionStorage.getItem(`timing:${chapter}`) ?? 'null'));
  } catch {
    return undefined;
  }
}
