// What a widget shows, as data: small, serialisable, and enough to show a presenter's run to the room.

/** Common to all demos; each adds its own fields. Strings, numbers, booleans, lists and records only. */
export interface DemoState {
  /** The chosen answer's id, `skipped`, or undefined while the question stands. */
  readonly guess?: string | undefined;
  /** Whether a run has ended, so that the guess can be judged. */
  readonly hasRun: boolean;
  /** Which part is open: `try`, `terminal`, `break`, or one of the demo's own. */
  readonly panel: string;
  /** The last thing that failed, in words. */
  readonly problem?: string | undefined;
}

export const firstState: DemoState = { hasRun: false, panel: 'try' };

/** A question asked before the first run. */
export interface Prediction {
  readonly question: string;
  /** Labels by id, in the order in which they are shown. */
  readonly choices: Readonly<Record<string, string>>;
  /** The id of the choice that the run proves. */
  readonly answer: string;
  /** What happened and why, shown after the run whatever was guessed. */
  readonly explanation: string;
}

/** A command that works as it stands, in one terminal. */
export interface Command {
  readonly label: string;
  readonly command: string;
}

/** Experiments that go wrong in an instructive way: by id a label and a hint, in the order in which they are shown. */
export type Experiments = Readonly<Record<string, readonly string[]>>;
