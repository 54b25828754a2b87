// ```console: what is typed, told apart from what is answered.

import type { Language } from '#demos/contract.ts';
import { escapeHtml } from './escape.ts';
import { compilerText } from './text.ts';

export function renderTerminal(content: string, language: Language): string {
  const label = compilerText[language].terminal;
  const lines = content.replace(/\n$/, '').replace(/^(\$ (?:\\\n|.)*)|^(.*)$/gm, lineHtml);
  return `<figure class="console"><pre tabindex="0" role="group" aria-label="${label}"><code>${lines}</code></pre></figure>\n`;
}

function lineHtml(_whole: string, command: string | undefined, output: string | undefined): string {
  if (command === undefined) return output === '' ? '' : `<span class="output">${escapeHtml(output ?? '')}</span>`;
  const typed = escapeHtml(command.slice(2));
  return `<span class="prompt" aria-hidden="true">$ </span><span class="command" data-command="${typed}">${typed}</span>`;
}
