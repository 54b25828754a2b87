// A countdown that does not drift: each number belongs to its own second after the start, however late the one before was.

import type { Capabilities } from '#demos/contract.ts';

export interface Counter {
  readonly isRunning: boolean;
  /** Says `seconds` at once and then counts; whatever ran before is over. */
  start(seconds: number): void;
  /** Nothing more is said. */
  stop(): void;
}

const second = 1_000;

/** Numbers go to `say`. Where the machine slept, those whose second is over are left out: never a burst, and 0 always comes. */
export function createCounter(
  { clock, timers }: Pick<Capabilities, 'clock' | 'timers'>,
  say: (number: number) => void,
): Counter {
  let cancel: (() => void) | undefined;

  // #region tick
  function tick(from: number, startedAt: number, passed: number): void {
    // The next one is due at a time of its own, not one second after now: lateness never adds up.
    const wait = startedAt + (passed + 1) * second - clock.now();
    const next = () => resume(from, startedAt, Math.min(from, Math.max(passed + 1, secondsSince(startedAt))));
    cancel = passed < from ? timers.after(Math.max(0, wait), next) : undefined;
    say(from - passed);
  }
  // #endregion tick

  /** A clock that was set back by an hour must not stop the countdown for an hour: it goes on as if it were in time. */
  function resume(from: number, startedAt: number, passed: number): void {
    const inTime = clock.now() - passed * second;
    tick(from, startedAt - inTime > second / 2 ? inTime : startedAt, passed);
  }

  function secondsSince(startedAt: number): number {
    return Math.floor((clock.now() - startedAt) / second);
  }

  function stop(): void {
    cancel?.();
    cancel = undefined;
  }

  return {
    get isRunning() {
      return cancel !== undefined;
    },
    start(seconds) {
      stop();
      tick(seconds, clock.now(), 0);
    },
    stop,
  };
}
