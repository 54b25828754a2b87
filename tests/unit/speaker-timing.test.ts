import { describe, expect, it } from 'vitest';
import { asClock, asTiming, begin, enter, notBegun, pause, report, reset, type Timing } from '#deck/speaker-timing.ts';

const minute = 60_000;
const plan = [
  { id: 'opening', minutes: 0 },
  { id: 'one', minutes: 4 },
  { id: 'two', minutes: 6 },
  { id: 'three', minutes: 2 },
];

/** Slides entered one after another, each at a minute. */
const given = (...moves: readonly (readonly [slide: string, minutes: number])[]): Timing =>
  moves.reduce((timing, [slide, minutes]) => enter(timing, slide, minutes * minute), notBegun);

const at = (timing: Timing, minutes: number) => report(timing, plan, minutes * minute);

describe('the speaker’s clock', () => {
  it('does not run before the first move', () => {
    expect(at(given(['opening', 0]), 10)).toMatchObject({ elapsed: 0, isRunning: false, pace: 'not begun' });
  });

  it('starts by itself at the first move', () => {
    expect(at(given(['opening', 0], ['one', 5]), 8)).toMatchObject({
      elapsed: 3 * minute,
      onSlide: 3 * minute,
      isRunning: true,
    });
  });

  it('books time on the slide that is shown, and goes on where a slide is shown again', () => {
    const timing = given(['opening', 0], ['one', 0], ['two', 3], ['one', 4]);
    expect(at(timing, 6)).toMatchObject({ elapsed: 6 * minute, onSlide: 5 * minute, plannedOnSlide: 4 * minute });
  });

  it('is on time within the slide’s own minutes, and half a minute around them', () => {
    const timing = given(['opening', 0], ['one', 0], ['two', 4]);
    expect([4, 7, 10.5].map((time) => at(timing, time).pace)).toEqual(['on time', 'on time', 'on time']);
  });

  it('says how far behind or ahead', () => {
    const late = given(['opening', 0], ['one', 0], ['two', 4]);
    expect(at(late, 13)).toMatchObject({ pace: 'behind', by: 3 * minute });
    const early = given(['opening', 0], ['one', 0], ['two', 1], ['three', 3]);
    expect(at(early, 3)).toMatchObject({ pace: 'ahead', by: 7 * minute });
  });

  it('counts from the slide at which it was started', () => {
    const timing = given(['two', 0], ['three', 0]);
    expect(at(timing, 1)).toMatchObject({ pace: 'on time', elapsed: minute });
  });

  it('stands still while paused, and goes on', () => {
    const paused = pause(given(['opening', 0], ['one', 0]), 2 * minute);
    expect(at(paused, 9)).toMatchObject({ elapsed: 2 * minute, isRunning: false });
    expect(at(begin(paused, 10 * minute), 11)).toMatchObject({ elapsed: 3 * minute, isRunning: true });
  });

  it('stays paused when the slide changes', () => {
    const paused = pause(given(['opening', 0], ['one', 0]), 2 * minute);
    expect(at(enter(paused, 'two', 5 * minute), 9)).toMatchObject({ elapsed: 2 * minute, onSlide: 0 });
  });

  it('goes back to zero at the same slide, and starts again at the next move', () => {
    const zero = reset(given(['opening', 0], ['one', 0], ['two', 3]));
    expect(at(zero, 20)).toMatchObject({ elapsed: 0, pace: 'not begun', plannedOnSlide: 6 * minute });
    expect(at(enter(zero, 'three', 20 * minute), 21).elapsed).toBe(minute);
  });

  it('loses nothing to a clock that is set back', () => {
    expect(at(given(['opening', 0], ['one', 10]), 5).elapsed).toBe(0);
  });

  it('outlives a reload as text', () => {
    const timing = given(['opening', 0], ['one', 0], ['two', 3]);
    expect(asTiming(JSON.parse(JSON.stringify(timing)))).toEqual(timing);
  });

  it.each([null, 'x', {}, { spent: null }])('is not read from %j', (value) => {
    expect(asTiming(value)).toBeUndefined();
  });

  it.each([
    [0, '0:00'],
    [65_999, '1:05'],
    [3_723_000, '1:02:03'],
  ])('shows %i ms as %s', (milliseconds, text) => {
    expect(asClock(milliseconds)).toBe(text);
  });
});
