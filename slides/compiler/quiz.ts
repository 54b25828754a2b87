// `::: quiz`: a question, then answers `- [x] answer — reason`. Each answer is a <details>: it works without scripts.

import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { lineText, readBlocks } from './containers.ts';
import { contextOf, type Context } from './context.ts';
import { compilerText } from './text.ts';

const ANSWER = /^- \[([ xX])\]\s+(.*)$/;

interface Answer {
  readonly line: number;
  readonly isCorrect: boolean;
  text: string;
}

export function readQuiz(state: StateBlock, open: Token, from: number, to: number): void {
  const context = contextOf(state.env);
  let first = from;
  while (first < to && !ANSWER.test(lineText(state, first))) first++;
  const answers = readAnswers(state, first, to);
  checkQuiz(context, open, state.src.slice(state.bMarks[from], state.bMarks[first]), answers);
  open.meta = { verdicts: answers.map((answer) => (answer.isCorrect ? 'x' : '-')).join('') };

  state.push('quiz_question_open', 'div', 1).block = true;
  readBlocks(state, from, first);
  state.push('quiz_question_close', 'div', -1).block = true;
  for (const answer of answers) pushAnswer(state, context, answer);
}

/** An answer may go on over several lines, up to the next `- [ ]`. */
function readAnswers(state: StateBlock, from: number, to: number): Answer[] {
  const answers: Answer[] = [];
  for (let line = from; line < to; line++) {
    const text = lineText(state, line);
    const [whole, mark, words = ''] = ANSWER.exec(text) ?? [];
    const last = answers.at(-1);
    if (whole !== undefined) answers.push({ line, isCorrect: mark !== ' ', text: words });
    else if (last !== undefined && text !== '') last.text += `\n${text}`;
  }
  return answers;
}

function checkQuiz(context: Context, open: Token, question: string, answers: readonly Answer[]): void {
  const line = (open.map?.[0] ?? 0) + 1;
  if (question.trim() === '') context.problems.add(line, 'The quiz has no question.', 'Write it before the answers.');
  if (answers.length < 2) {
    context.problems.add(line, 'A quiz needs at least two answers.', 'Write them as “- [ ] answer — reason”.');
  } else if (!answers.some((answer) => answer.isCorrect)) {
    context.problems.add(line, 'No answer of this quiz is correct.', 'Mark one with “- [x]”.');
  }
}

function pushAnswer(state: StateBlock, context: Context, answer: Answer): void {
  const [, choice = answer.text, reason = ''] = /^([\s\S]*?)\s+—\s+([\s\S]*)$/.exec(answer.text) ?? [];
  if (reason === '') {
    context.problems.add(answer.line + 1, 'This answer has no reason.', 'Add “ — ” and why it is right or wrong.');
  }
  const open = state.push('quiz_answer_open', 'li', 1);
  open.block = true;
  open.meta = { verdict: answer.isCorrect ? 'right' : 'wrong' };
  pushInline(state, choice, answer.line);
  const between = state.push('quiz_reason', '', 0);
  between.block = true;
  between.meta = open.meta;
  pushInline(state, reason, answer.line + choice.split('\n').length - 1);
  state.push('quiz_answer_close', 'li', -1).block = true;
}

function pushInline(state: StateBlock, content: string, line: number): void {
  const token = state.push('inline', '', 0);
  token.content = content;
  token.map = [line, line + 1];
  token.children = [];
}

export function addQuizHtml(md: MarkdownIt): void {
  const { rules } = md.renderer;
  rules['quiz_open'] = () => '<div class="quiz">\n';
  rules['quiz_close'] = () => '</ol>\n</div>\n';
  rules['quiz_question_open'] = () => '<div class="quiz-question">\n';
  rules['quiz_question_close'] = () => '</div>\n<ol class="quiz-answers">\n';
  rules['quiz_answer_open'] = (tokens, index) =>
    `<li><details class="quiz-answer" data-verdict="${verdictOf(tokens[index])}"><summary>`;
  rules['quiz_reason'] = (tokens, index, _options, env) => {
    const words = compilerText[contextOf(env).language];
    const verdict = verdictOf(tokens[index]) === 'right' ? words.right : words.wrong;
    return `</summary><p class="quiz-reason"><strong class="quiz-verdict">${verdict}</strong> `;
  };
  rules['quiz_answer_close'] = () => '</p></details></li>\n';
}

function verdictOf(token: Token | undefined): string {
  return String(token?.meta?.['verdict']);
}
