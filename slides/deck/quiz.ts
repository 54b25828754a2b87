// One answer of a question is open at a time, as if it had been chosen. Without scripts each opens by itself.

/** Joins the answers of each question below `root`; doing so twice does no harm. */
export function joinAnswers(root: ParentNode): void {
  for (const quiz of root.querySelectorAll('.quiz')) {
    const answers = quiz.querySelectorAll('details');
    const name = answers[0]?.name || `quiz-${crypto.getRandomValues(new Uint32Array(1)).join()}`;
    for (const answer of answers) answer.name = name;
  }
}

/** On paper every answer stands with its reason. */
export function openAnswersForPrint(): void {
  let closed: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll<HTMLDetailsElement>('.quiz-answer:not([open])')];
    for (const answer of document.querySelectorAll<HTMLDetailsElement>('.quiz-answer')) {
      answer.removeAttribute('name'); // Answers of one name close each other.
      answer.open = true;
    }
  });
  addEventListener('afterprint', () => {
    for (const answer of closed) answer.open = false;
    joinAnswers(document);
  });
}
