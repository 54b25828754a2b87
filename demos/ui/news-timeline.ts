// One lane of the last thirty seconds: above, what is published, waiting until it passes; below, who asks. Everything is
// where the tap saw it. Lines keep their width however the drawing is stretched; a line of no length is a dot.

import { css, html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { windowLength, type Passage, type Question, type Readings } from '#demos/news/meter.ts';

const width = 600;
const height = 40;
const [above, below] = [8, 34];

export const newsTimelineStyle = css`
  .timeline {
    display: block;
    width: 100%;
    height: 2.6em;
  }
  .timeline line,
  .timeline path {
    vector-effect: non-scaling-stroke;
    fill: none;
    stroke-linecap: round;
  }
  .rail {
    stroke: var(--line);
    stroke-width: 1px;
  }
  .asked {
    stroke: var(--client);
    stroke-width: 1.5px;
  }
  .waits {
    stroke: var(--cookie);
    stroke-width: 6px;
  }
  .passes {
    stroke: var(--server);
    stroke-width: 3px;
  }
  .published {
    stroke: var(--cookie);
    stroke-width: 11px;
  }
  .arrived {
    stroke: var(--server);
    stroke-width: 11px;
  }
  .axis {
    display: flex;
    justify-content: space-between;
    color: var(--ink-soft);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .legend .timeline {
    display: inline-block;
    width: 1.6em;
    height: 1em;
    margin-inline-end: 0.3em;
    vertical-align: -0.12em;
  }
`;

/** `label` is for those who do not see it. */
export function renderTimeline(readings: Readings, lane: string, label: string): TemplateResult {
  const x = (at: number): number => Math.max(0, width - ((readings.now - at) / windowLength) * width);
  const questions = readings.questions.filter((question) => question.lane === lane);
  const passages = readings.passages.filter((passage) => passage.lane === lane);
  return html`<svg
    class="timeline"
    viewBox="0 0 ${width} ${height}"
    preserveAspectRatio="none"
    role="img"
    aria-label=${label}
  >
    <line class="rail" x1="0" y1=${above} x2=${width} y2=${above}></line>
    <line class="rail" x1="0" y1=${below} x2=${width} y2=${below}></line>
    ${questions.map((question) => renderQuestion(question, x, readings.now))}
    ${passages.map((passage) => renderPassage(passage, x))}
  </svg>`;
}

/** Up when it is asked, along while it is held, down when it is answered; a line that is still open goes on to now. */
function renderQuestion(
  { at, until, isOver }: Question,
  x: (at: number) => number,
  now: number,
): SVGTemplateResult | undefined {
  const end = isOver ? until : now;
  const up = x(at) > 0 ? `M ${x(at)} ${below} L ${x(at)} ${above}` : `M 0 ${above}`;
  const down = isOver ? ` L ${x(end)} ${below}` : '';
  return svg`<path class="asked" d="${up} L ${x(end)} ${above}${down}"></path>`;
}

function renderPassage({ publishedAt, passedAt }: Passage, x: (at: number) => number): SVGTemplateResult {
  const [from, to] = [x(publishedAt), x(passedAt)];
  return svg`
    <line class="waits" x1=${from} y1=${above} x2=${to} y2=${above}></line>
    <line class="published" x1=${from} y1=${above} x2=${from} y2=${above}></line>
    <line class="passes" x1=${to} y1=${above} x2=${to} y2=${below}></line>
    <line class="arrived" x1=${to} y1=${below} x2=${to} y2=${below}></line>
  `;
}

export type TimelineMark = 'asked' | 'waits' | 'passes';

/** One entry of the legend, drawn as in the lane. */
export function renderMark(mark: TimelineMark, words: string): TemplateResult {
  const points = { asked: [20, 2, 20, 22], waits: [2, 12, 38, 12], passes: [20, 2, 20, 22] }[mark];
  const [x1, y1, x2, y2] = points;
  return html`<li>
    <svg class="timeline" viewBox="0 0 40 24" aria-hidden="true">
      <line class=${mark} x1=${x1 ?? 0} y1=${y1 ?? 0} x2=${x2 ?? 0} y2=${y2 ?? 0}></line></svg
    >${words}
  </li>`;
}
