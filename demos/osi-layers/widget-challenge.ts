// Which header comes next? The wire shows the octets; the answer is in them.

import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { fieldName } from '#ui/wire-reading.ts';
import { clueOf, rounds, type LayerChoice, type Question } from './challenge.ts';
import type { State } from './model.ts';
import { osiLayersText } from './text.ts';

export interface ChallengeActions {
  choose(choice: LayerChoice): void;
  next(): void;
  again(): void;
}

export function renderChallenge(
  language: Language,
  state: State,
  asked: { readonly question: Question; readonly message: WireMessage } | undefined,
  actions: ChallengeActions,
): TemplateResult {
  const words = osiLayersText[language].challenge;
  if (state.round >= rounds || !asked) {
    return html`<p class="score" role="status">${fill(words.score, { right: state.right, rounds })}</p>
      <button class="strong" @click=${() => actions.again()}>${words.again}</button>`;
  }
  const { question, message } = asked;
  const last = message.fields[question.known - 1];
  const layer = words.names[(last?.name ?? 'ethernet') as keyof typeof words.names] ?? '';
  return html`<p class="question">${fill(words.question, { round: state.round + 1, rounds, layer })}</p>
    <div class="choices">
      ${question.choices.map(
        (choice) =>
          html`<button
            class=${state.chosen === undefined ? '' : choice === question.answer ? 'right' : choice === state.chosen ? 'wrong' : ''}
            ?disabled=${state.chosen !== undefined}
            @click=${() => actions.choose(choice)}
          >
            ${words.names[choice]}
          </button>`,
      )}
    </div>
    <p class="judged" role="status">${judgement(language, state, question, clueOf(message, question))}</p>
    ${state.chosen === undefined ? nothing : html`<button class="strong" @click=${() => actions.next()}>${words.next}</button>`}`;
}

function judgement(language: Language, { chosen }: State, { answer }: Question, clue: FieldNode | undefined): string {
  const words = osiLayersText[language].challenge;
  if (chosen === undefined) return '';
  const verdict = chosen === answer ? words.right : fill(words.wrong, { answer: words.names[answer] });
  const because = clue ? fill(words.because, { field: fieldName(language, clue), value: clue.value }) : '';
  return `${verdict} ${because}`;
}
