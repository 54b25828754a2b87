// One answer of a question is open at a time, as if it had been chosen. Without scripts each opens by itself.

export function joinAnswers(): void {
  for (const [index, quiz] of document.querySelectorAll('.quiz').entries()) {
    for (const answer of quiz.querySelectorAll('details')) answer.name = `quiz-${index}`;
  }
}
