// One answer of a question is open at a time, as if it had been chosen. Without scripts each opens by itself.

let questions = 0;

/** Joins the answers of each question below `root`; doing so twice does no harm. */
export function joinAnswers(root: ParentNode): void {
  for (const quiz of root.querySelectorAll('.quiz')) {
    const answers = quiz.querySelectorAll('details');
    const name = answers[0]?.name || `question-${++questions}`;
    for (const answer of answers) answer.name = name;
  }
}
