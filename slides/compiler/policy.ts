// What a page may load, for hosts that send no policy of their own (static ones). The demo server's own field is stricter.

import { createHash } from 'node:crypto';

/** Vite puts styles into the page while one develops; a built page has one, known by its hash. */
export type Stage = 'development' | 'published';

/** What reveal.js puts into a page opened with ?print-pdf, to the letter: the size of paper and of pictures. */
const printStyles = [
  '@page{size:1280px 720px; margin: 0px;}',
  '.reveal section>img, .reveal section>video, .reveal section>iframe{max-width: 1280px; max-height:720px}',
];

/** What stands in the page itself. */
interface InlineParts {
  readonly inlineScript: string;
  readonly inlineStyle: string;
}

/** `http://*.localhost:*` and `ws:` are for the demo server's virtual hosts and sockets: not every browser counts `ws:` among 'self'. */
export function contentSecurityPolicy(inline: InlineParts, stage: Stage): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", hashSource(inline.inlineScript)].join(' '),
    stage === 'development'
      ? "style-src 'self' 'unsafe-inline'"
      : ["style-src 'self'", ...[inline.inlineStyle, ...printStyles].map(hashSource)].join(' '),
    "img-src 'self' data: blob:",
    "connect-src 'self' ws: wss: http://*.localhost:*",
    "frame-src 'self' http://*.localhost:*",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

/** An inline script or style as a policy names it (CSP 3 §2.3.1). */
export function hashSource(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}
