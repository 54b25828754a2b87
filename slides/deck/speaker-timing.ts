// Time spent against time planned: pure, so that a chapter can be given in a millisecond. Times are milliseconds; `now` is
// any clock that goes on while the page is loaded anew.

export interface Timing {
  /** The slide that the time goes to; undefined before any was shown. */
  readonly slide: string | undefined;
  /** Spent until `since`, by slide. */
  readonly spent: Readonly<Record<string, number>>;
  /** Since when it runs; undefined while it does not. */
  readonly since: number | undefined;
  /** The slide at which the clock was started: who begins in the middle is not ahead. */
  readonly first: string | undefined;
}

export interface PlannedSlide {
  readonly id: string;
  readonly minutes: number;
}

export interface Report {
  readonly elapsed: number;
  readonly planned: number;
  readonly onSlide: number;
  readonly plannedOnSlide: number;
  readonly isRunning: boolean;
  /** On time is within the present slide's own minutes. */
  readonly pace: 'not begun' | 'on time' | 'ahead' | 'behind';
  /** How far ahead or behind. */
  readonly by: number;
}

export const notBegun: Timing = { slide: undefined, spent: {}, since: undefined, first: undefined };

/** Less than this is nobody's concern. */
const tolerance = 30_000;
const minute = 60_000;

export function begin(timing: Timing, now: number): Timing {
  if (timing.since !== undefined) return timing;
  return { ...timing, since: now, first: timing.first ?? timing.slide };
}

export function pause(timing: Timing, now: number): Timing {
  return { ...settle(timing, now), since: undefined };
}

/** All back to zero, at the same slide. */
export function reset({ slide }: Timing): Timing {
  return { ...notBegun, slide };
}

/** The deck shows this slide. The first move starts the clock: nobody remembers to. */
export function enter(timing: Timing, slide: string, now: number): Timing {
  if (slide === timing.slide) return timing;
  const isFirstMove = timing.slide !== undefined && timing.since === undefined && elapsedOf(timing, now) === 0;
  return { ...settle(timing, now), slide, ...(isFirstMove ? { since: now, first: slide } : {}) };
}

export function report(timing: Timing, plan: readonly PlannedSlide[], now: number): Report {
  const { spent, since, first, slide = '' } = settle(timing, now);
  const elapsed = Object.values(spent).reduce((sum, each) => sum + each, 0);
  const index = plan.findIndex(({ id }) => id === slide);
  const plannedOnSlide = (plan[index]?.minutes ?? 0) * minute;
  const start = plan.findIndex(({ id }) => id === first);
  const from = minutesOf(plan.slice(Math.max(0, start), Math.max(0, index)));
  const figures = { elapsed, planned: minutesOf(plan), onSlide: spent[slide] ?? 0, plannedOnSlide };
  return { ...figures, isRunning: since !== undefined, ...paceOf(elapsed, from, from + plannedOnSlide) };
}

function paceOf(elapsed: number, from: number, until: number): Pick<Report, 'pace' | 'by'> {
  if (elapsed === 0) return { pace: 'not begun', by: 0 };
  if (elapsed > until + tolerance) return { pace: 'behind', by: elapsed - until };
  if (elapsed < from - tolerance) return { pace: 'ahead', by: from - elapsed };
  return { pace: 'on time', by: 0 };
}

/** What was kept for a reload; undefined for what is none. */
export function asTiming(value: unknown): Timing | undefined {
  const { slide, spent, since, first } =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  if (typeof spent !== 'object' || spent === null) return undefined;
  const times = Object.entries(spent).filter((entry): entry is [string, number] => Number.isFinite(entry[1]));
  return {
    slide: typeof slide === 'string' ? slide : undefined,
    spent: Object.fromEntries(times),
    since: typeof since === 'number' ? since : undefined,
    first: typeof first === 'string' ? first : undefined,
  };
}

/** `1:05`, `12:00`, `1:02:03`. */
export function asClock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** Books the time that has run on the present slide. A clock set back takes nothing away. */
function settle(timing: Timing, now: number): Timing {
  const { slide, spent, since } = timing;
  if (since === undefined || slide === undefined) return timing;
  return { ...timing, since: now, spent: { ...spent, [slide]: (spent[slide] ?? 0) + Math.max(0, now - since) } };
}

function elapsedOf(timing: Timing, now: number): number {
  return Object.values(settle(timing, now).spent).reduce((sum, each) => sum + each, 0);
}

function minutesOf(plan: readonly PlannedSlide[]): number {
  return plan.reduce((sum, { minutes }) => sum + minutes, 0) * minute;
}
