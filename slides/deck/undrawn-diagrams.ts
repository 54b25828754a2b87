// In development only: draws diagrams that have no committed drawing yet, with the library that `npm run diagrams` uses.

import mermaid from 'mermaid';
import { mermaidConfiguration, tokenOfColour } from '#compiler/diagram-theme.ts';

let count = 0;

/** Replaces each source below `root` by its drawing. A mistake in one is said in its place. */
export async function drawDiagrams(root: ParentNode): Promise<void> {
  mermaid.initialize({ ...mermaidConfiguration, suppressErrorRendering: true });
  for (const source of root.querySelectorAll<HTMLElement>('pre.mermaid')) await draw(source);
}

/** Off the slide: a diagram measured inside a hidden slide collapses. */
async function draw(source: HTMLElement): Promise<void> {
  try {
    const { svg } = await mermaid.render(`undrawn-${++count}`, source.textContent ?? '');
    source.insertAdjacentHTML('afterend', withTokens(svg));
    const drawing = source.nextElementSibling;
    drawing?.setAttribute('role', 'img');
    drawing?.setAttribute('aria-label', source.dataset['description'] ?? '');
    source.remove();
  } catch (error) {
    source.textContent = String(error);
  }
}

function withTokens(svg: string): string {
  return Object.entries(tokenOfColour).reduce(
    (text, [colour, token]) => text.replaceAll(colour, `var(${token})`).replaceAll(hexOf(colour), `var(${token})`),
    svg,
  );
}

function hexOf(rgb: string): string {
  const components = rgb.match(/\d+/g) ?? [];
  return `#${components.map((component) => Number(component).toString(16).padStart(2, '0')).join('')}`;
}
