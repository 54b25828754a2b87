// A page's <head>: what it is, where its other language is, and what it loads.

import type { Language } from '#demos/contract.ts';
import { escapeHtml } from './escape.ts';
import { iconLink } from './icon.ts';
import { contentSecurityPolicy, type Stage } from './policy.ts';

/** What a page loads; addresses are from the page's own place. */
export interface PageAssets {
  readonly stage: Stage;
  /** Runs before the first paint. */
  readonly inlineScript: string;
  readonly script: string;
  readonly styles: readonly string[];
  /** Of the first slide. */
  readonly fonts: readonly string[];
  /** Modules that `script` imports in any case. */
  readonly modules: readonly string[];
}

export interface Head {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  /** The same page in each language. */
  readonly alternates: readonly { readonly language: string; readonly href: string }[];
  readonly assets: PageAssets;
}

export function renderHead(head: Head): string {
  const { assets } = head;
  const lines = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy([assets.inlineScript], assets.stage)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(head.title)}</title>`,
    `<meta name="description" content="${escapeHtml(head.description)}">`,
    '<meta name="color-scheme" content="light dark">',
    iconLink,
    ...head.alternates.map(({ language, href }) => `<link rel="alternate" hreflang="${language}" href="${href}">`),
    `<script>${assets.inlineScript}</script>`,
    ...assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...assets.fonts.map((href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`),
    `<script type="module" src="${assets.script}"></script>`,
    ...assets.modules.map((href) => `<link rel="modulepreload" href="${href}">`),
  ];
  return `<head>\n${lines.join('\n')}\n</head>`;
}
