// The course's Markdown: markdown-it with our containers, attributes, code, diagrams, quizzes and demos. No raw HTML.

import createMarkdown, { type MarkdownIt } from 'markdown-it';
import { addBlockAttributes } from './block-attributes.ts';
import { renderCode } from './code.ts';
import { addContainerHtml } from './container-html.ts';
import { addContainers } from './containers.ts';
import { contextOf, lineOf } from './context.ts';
import { addDemoTag } from './demo-tag.ts';
import { renderDiagram } from './diagram.ts';
import { addFigureHtml, readFigure } from './figure.ts';
import { addInlineSpans } from './inline-spans.ts';
import { addProse } from './prose.ts';
import { addQuizHtml, readQuiz } from './quiz.ts';
import { renderTerminal } from './terminal.ts';

export const markdown = buildMarkdown();

function buildMarkdown(): MarkdownIt {
  const md = createMarkdown({ html: false });
  // Indented text is a mistake more often than code; code has fences.
  md.disable(['code', 'lheading']);
  addContainers(md, { figure: readFigure, quiz: readQuiz });
  addDemoTag(md);
  addBlockAttributes(md);
  addInlineSpans(md);
  addProse(md);
  addContainerHtml(md);
  addFigureHtml(md);
  addQuizHtml(md);
  addFences(md);
  addTables(md);
  return md;
}

function addFences(md: MarkdownIt): void {
  md.renderer.rules['fence'] = (tokens, index, _options, env) => {
    const token = tokens[index];
    if (token === undefined) return '';
    const context = contextOf(env);
    if (/^mermaid(?:\s|$)/.test(token.info)) return renderDiagram(token, lineOf(token), context);
    if (token.info.trim() === 'console') return renderTerminal(token.content, context.language);
    return renderCode(token, lineOf(token), env);
  };
}

/** A wide table scrolls inside its own box, never the page. */
function addTables(md: MarkdownIt): void {
  md.renderer.rules['table_open'] = () => '<div class="table"><table>\n';
  md.renderer.rules['table_close'] = () => '</table></div>\n';
}
