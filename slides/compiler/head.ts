// A page's <head>: what it is, where its other language is, and how it looks; and what it loads at its end.

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
  /** Style sheet in the page itself: the first paint waits for no second request. Empty in development. */
  readonly inlineStyle: string;
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
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(assets, assets.stage)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${escapeHtml(head.title)}</title>`,
    `<meta name="description" content="${escapeHtml(head.description)}">`,
    '<meta name="color-scheme" content="light dark">',
    iconLink,
    ...head.alternates.map(({ language, href }) => `<link rel="alternate" hreflang="${language}" href="${href}">`),
    `<script>${assets.inlineScript}</script>`,
    ...(assets.inlineStyle === '' ? [] : [`<style>${assets.inlineStyle}</style>`]),
    ...assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...assets.fonts.map((href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`),
  ];
  return `<head>\n${lines.join('\n')}\n</head>`;
}

/** Stands at the body's end: until the page is there, scripts would only share the line with it. */
export function renderScripts({ script, modules }: PageAssets): string {
  return [
    `<script type="module" src="${script}"></script>`,
    ...modules.map((href) => `<link rel="modulepreload" href="${href}">`),
  ].join('\n');
}
