// `tsx slides/compiler/check.ts`: the checks of the slides by themselves.

import { checkSlides } from './check-course.ts';
import { CourseError } from './problem.ts';

const problems = checkSlides(process.cwd());
if (problems.length > 0) {
  console.error(new CourseError(problems).message);
  process.exitCode = 1;
}
