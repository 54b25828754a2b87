// What is wrong in the course's source: always a place, what is wrong there, and what to do.

export interface Problem {
  /** Path from the repository's root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly wrong: string;
  readonly remedy: string;
}

/** Collects problems of one file, so that an author sees all of them at once. */
export class ProblemList {
  readonly file: string;
  readonly found: Problem[] = [];

  constructor(file: string) {
    this.file = file;
  }

  add(line: number, wrong: string, remedy: string): void {
    this.found.push({ file: this.file, line, wrong, remedy });
  }
}

export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.wrong} ${problem.remedy}`;
}

/** Thrown when a course cannot be built; its message lists every problem, one a line. */
export class CourseError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`The slides have ${count}:\n${problems.map(formatProblem).join('\n')}`);
    this.name = 'CourseError';
    // Where the compiler stood says nothing to an author.
    this.stack = this.message;
    this.problems = problems;
  }
}

/** The known word nearest to what was written, as a question; empty where none is near. */
export function suggest(written: string, known: readonly string[]): string {
  const nearest = known
    .map((word) => ({ word, distance: editDistance(written, word) }))
    .sort((a, b) => a.distance - b.distance)[0];
  return nearest !== undefined && nearest.distance <= 2
    ? `Did you mean “${nearest.word}”?`
    : `Known: ${known.join(', ')}.`;
}

/** Levenshtein's distance, row by row. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
