// The matrix of requests × cookies: what the model predicts, what this browser did, and why where the two differ.

import { html, nothing, type TemplateResult } from 'lit';
import { narrate, outcomeOf } from '#demos/cookie-jar/narrate.ts';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import type { Cell, Column, Matrix } from './model.ts';
import { elsewhere, modelPlaces, places, triedPlaces, type PlaceName, type Site } from './places.ts';
import { cookieLabText, type CookieLabText } from './text.ts';
import { pairChip, sign, type Sign } from './widget-parts.ts';

/** Cookies that have room for a column each. */
export const mostColumns = 6;

export interface Chosen {
  readonly column: string;
  readonly place: PlaceName;
}

export interface MatrixParts {
  readonly matrix: Matrix;
  readonly site: Site;
  readonly chosen: Chosen | undefined;
  readonly language: Language;
  readonly busy: boolean;
  choose(chosen: Chosen): void;
  check(): void;
}

export function renderMatrix(parts: MatrixParts): TemplateResult {
  const words = cookieLabText[parts.language];
  if (parts.matrix.columns.length === 0) return html`<p>${words.emptyMatrix}</p>`;
  return html`<div class="matrix">${renderTable(parts, words)}${renderDetail(parts, words)}</div>`;
}

function verdictOn({ agree, differ }: Matrix, words: CookieLabText): string {
  if (agree + differ === 0) return words.unchecked;
  return differ === 0 ? fill(words.allAgree, { agree }) : fill(words.someDiffer, { differ, tried: agree + differ });
}

/** A column with its place in the matrix, and how many that are not shown stand before it. */
interface Shown {
  readonly column: Column;
  readonly index: number;
  readonly hidden: number;
}

/** Every column; of too many, first of all those that differ, then the first one and the last ones. */
function shownColumns({ columns, rows }: Matrix): Shown[] {
  const indexes = columns.map((_, index) => index);
  const differing = indexes.filter((index) => places.some((place) => rows[place][index]?.reason !== undefined));
  const wanted = [...differing.slice(0, mostColumns - 3), 0, ...indexes.toReversed()];
  const chosen = new Set([...new Set(wanted)].slice(0, columns.length > mostColumns ? mostColumns - 1 : mostColumns));
  let before = -1;
  return columns.flatMap((column, index): Shown[] => {
    if (!chosen.has(index)) return [];
    const hidden = index - before - 1;
    before = index;
    return [{ column, index, hidden }];
  });
}

function renderTable(parts: MatrixParts, words: CookieLabText): TemplateResult {
  const row = (place: PlaceName, at: number, group: string) =>
    renderRow(parts, words, place, at === 0 ? group : undefined);
  return html`<div class="board">
    <table role="grid" aria-label=${words.matrixCaption} @keydown=${moveByArrow}>
      <thead>
        <tr>
          <th colspan="2" scope="col">${words.requests}</th>
          ${shownColumns(parts.matrix).map(({ column, hidden }) => [renderGap(hidden, words), renderHead(column, words)])}
        </tr>
      </thead>
      <tbody>
        ${triedPlaces.map((place, at) => row(place, at, words.tried))}
      </tbody>
      <tbody class="model">
        ${modelPlaces.map((place, at) => row(place, at, words.model))}
      </tbody>
    </table>
  </div>`;
}

function renderGap(hidden: number, words: CookieLabText): TemplateResult | typeof nothing {
  if (hidden === 0) return nothing;
  return html`<th scope="col" class="gap">
    <span aria-hidden="true">+${hidden}</span><span class="spoken">${fill(words.more, { count: hidden })}</span>
  </th>`;
}

function renderHead(column: Column, words: CookieLabText): TemplateResult {
  const { name, value, isCourse, standing } = column;
  const note = words.standings[standing];
  return html`<th scope="col" class="name ${standing}" title=${isCourse ? words.course : nothing}>
    <code>${name || value.slice(0, 12)}</code>${note ? html`<i>${note}</i>` : nothing}
  </th>`;
}

function renderRow(
  parts: MatrixParts,
  words: CookieLabText,
  place: PlaceName,
  group: string | undefined,
): TemplateResult {
  const count = isTried(place) ? triedPlaces.length : modelPlaces.length;
  return html`<tr>
    ${group === undefined ? nothing : html`<th scope="rowgroup" rowspan=${count} class="group"><span>${group}</span></th>`}
    <th scope="row" class=${place}>${placeLabel(place, parts.site, words)}</th>
    ${shownColumns(parts.matrix).map(({ column, index, hidden }) => {
      const cell = parts.matrix.rows[place][index];
      return html`${hidden > 0 ? html`<td class="gap">…</td>` : nothing}
        <td>${cell ? renderCell(parts, words, place, column, cell) : nothing}</td>`;
    })}
  </tr>`;
}

function isTried(place: PlaceName): boolean {
  return (triedPlaces as readonly string[]).includes(place);
}

export function placeLabel(place: PlaceName, { origin }: Site, words: CookieLabText): string {
  const { port, host } = elsewhere(origin);
  return fill(words.places[place], {
    hostname: new URL(origin).hostname,
    port: new URL(port).port,
    other: new URL(host).hostname,
  });
}

function renderCell(
  parts: MatrixParts,
  words: CookieLabText,
  place: PlaceName,
  column: Column,
  cell: Cell,
): TemplateResult {
  const isChosen = isAt(chosenOf(parts), column, place);
  const { predicted, actual, reason } = cell;
  const result = actual === undefined || predicted === undefined ? undefined : reason ? 'differs' : 'agrees';
  const name = fill(words.cell, {
    cookie: column.name || column.value.slice(0, 12),
    place: placeLabel(place, parts.site, words),
    predicted: sentWord(predicted, place, words),
  });
  return html`<button
    class="cell ${result ?? ''}"
    aria-label=${result ? `${name}; ${words[result]}` : name}
    aria-pressed=${isChosen}
    tabindex=${isChosen ? 0 : -1}
    @click=${() => parts.choose({ column: column.id, place })}
  >
    ${sign(signOf(predicted))}${result ? sign(result) : nothing}
  </button>`;
}

function signOf(sent: boolean | undefined): Sign {
  if (sent === undefined) return 'unknown';
  return sent ? 'cookie' : 'none';
}

function sentWord(sent: boolean | undefined, place: PlaceName, words: CookieLabText): string {
  if (sent === undefined) return words.unknown;
  if (place === 'script') return sent ? words.shown : words.notShown;
  return sent ? words.sent : words.notSent;
}

/** The chosen cell where it is shown, else the first that differs, else the first of a cookie that was set here. */
function chosenOf({ matrix, chosen }: MatrixParts): Chosen {
  const shown = shownColumns(matrix);
  if (chosen && shown.some(({ column }) => column.id === chosen.column)) return chosen;
  for (const place of places) {
    const differing = shown.find(({ index }) => matrix.rows[place][index]?.reason !== undefined);
    if (differing) return { column: differing.column.id, place };
  }
  const own = shown.find(({ column }) => !column.isCourse) ?? shown[0];
  return { column: own?.column.id ?? '', place: 'lab' };
}

function isAt(chosen: Chosen, column: Column, place: PlaceName): boolean {
  return chosen.column === column.id && chosen.place === place;
}

/** One cell explained: the model's steps, the last word first, and what the browser did. */
function renderDetail(parts: MatrixParts, words: CookieLabText): TemplateResult {
  const { matrix, site, language } = parts;
  const { column: id, place } = chosenOf(parts);
  const index = matrix.columns.findIndex((column) => column.id === id);
  const column = matrix.columns[index];
  const cell = matrix.rows[place][index];
  if (!column || !cell) return html``;
  const { predicted, actual, reason, steps } = cell;
  const outcome = outcomeOf(steps);
  const others = steps.filter((step) => step !== outcome);
  return html`<aside class="detail" aria-label=${words.explanationOf}>
    <button class="strong" ?disabled=${parts.busy} @click=${parts.check}>${words.check}</button>
    <p role="status">${verdictOn(matrix, words)}</p>
    <p class="where">
      ${pairChip(column, words, column.isCourse ? words.course : undefined)}
      <span>→ ${placeLabel(place, site, words)}</span>
    </p>
    <p>
      ${sign(signOf(predicted))}
      <strong>${fill(words.predictedIs, { what: sentWord(predicted, place, words) })}</strong>
    </p>
    ${
      actual === undefined
        ? nothing
        : html`<p class=${reason ? 'differs' : 'agrees'}>
            ${sign(reason ? 'differs' : 'agrees')}
            <strong>${fill(words.actualIs, { what: sentWord(actual, place, words) })}</strong>
          </p>`
    }
    ${reason ? html`<p class="reason">${words.reasons[reason]}</p>` : nothing}
    ${words.standingMeanings[column.standing] ? html`<p>${words.standingMeanings[column.standing]}</p>` : nothing}
    ${outcome ? html`<p>${narrate(outcome, language)} <small>§ ${outcome.section}</small></p>` : nothing}
    ${
      others.length > 0
        ? html`<ul>
            ${others.map((step) => html`<li>${narrate(step, language)} <small>§ ${step.section}</small></li>`)}
          </ul>`
        : nothing
    }
    ${isTried(place) ? nothing : html`<p class="soft">${words.modelMeaning}</p>`}
  </aside>`;
}

/** Arrows walk over the cells; the one that they reach is chosen. */
function moveByArrow(event: KeyboardEvent): void {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const table = event.currentTarget as HTMLTableElement;
  const cells = [...table.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('button')]);
  const row = cells.findIndex((buttons) => buttons.includes(event.target as HTMLButtonElement));
  if (!step || row < 0) return;
  const column = cells[row]?.indexOf(event.target as HTMLButtonElement) ?? 0;
  const [down = 0, right = 0] = step;
  const next = cells[row + down]?.[column + right];
  event.preventDefault();
  next?.click();
  next?.focus();
}
