// The fields that guard a page: what it may load, and from where. Of inline scripts and styles it may have those that it
// was written with, by the hashes of their texts: one script that sets the mode before first paint.

import { createHash } from 'node:crypto';

/** Sources of scripts and of styles that a policy allows besides the server's own files (CSP 3 §2.3.1). */
export interface InlineSources {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

const inlineScript = /<script(?![^>]*\s(?:src|type="application\/)[^>]*>)[^>]*>([\s\S]*?)<\/script>/gi;
const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/gi;

/** What stands in the page itself, and what its own policy lets scripts add. Data blocks are no scripts. */
export function inlineSources(html: string): InlineSources {
  return { scripts: hashes(html, inlineScript), styles: [...hashes(html, inlineStyle), ...announcedStyles(html)] };
}

function announcedStyles(html: string): string[] {
  const [, sources = ''] =
    /<meta http-equiv="Content-Security-Policy" content="[^"]*style-src ([^;"]*)/.exec(html) ?? [];
  return sources.match(/'sha256-[^']+'/g) ?? [];
}

function hashes(html: string, element: RegExp): string[] {
  const texts = [...html.matchAll(element)].map(([, text = '']) => text);
  return texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/**
 * Fields for a page served to `authority`, for example `localhost:8420`. Its virtual hosts may be reached and framed;
 * `ws:` is spelt out because not every browser counts it among 'self'.
 */
export function pageSecurity(authority: string, { scripts, styles }: InlineSources): Record<string, string> {
  const port = /:(\d+)$/.exec(authority)?.[1] ?? '80';
  const virtualHosts = `http://*.localhost:${port}`;
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data: blob:",
    `connect-src 'self' ws://${authority} ${virtualHosts}`,
    `frame-src 'self' ${virtualHosts}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ];
  return { 'Content-Security-Policy': policy.join('; '), ...fileSecurity };
}

/** Fields for whatever the deck serves. */
export const fileSecurity: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
};
