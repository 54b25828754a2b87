// Exchanges as they really pass, decoded, and a wire view on a page of the theme.

import '#theme/tokens.css';
import type { Side } from '#demos/contract.ts';
import { decodeExchange, type WireChunk } from '#wire/decode-exchange.ts';
import { encodeFrame } from '#wire/websocket-frame.ts';
import type { ViewedExchange } from '#ui/wire-rows.ts';
import { WireView } from '#ui/wire-view.ts';

const encoder = new TextEncoder();
const key = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);

function chunk(from: Side, at: number, what: string | Uint8Array): WireChunk {
  return { from, at, bytes: typeof what === 'string' ? encoder.encode(what) : what };
}

function text(from: Side, at: number, words: string): WireChunk {
  const mask = from === 'client' ? key : undefined;
  return chunk(from, at, encodeFrame({ fin: true, rsv: 0, opcode: 1, mask, payload: encoder.encode(words) }));
}

const handshake: readonly WireChunk[] = [
  chunk(
    'client',
    0,
    'GET /demos/ping-gnip HTTP/1.1\r\nHost: localhost:8420\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  ),
  chunk(
    'server',
    2.4,
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
  ),
];

/** A request, and a response in two chunks with a trailer. */
export const chunked: ViewedExchange = {
  id: 'chunked',
  messages: decodeExchange([
    chunk('client', 0, 'GET / HTTP/1.1\r\nHost: mines.localhost:8420\r\nAccept: text/html\r\nTE: trailers\r\n\r\n'),
    chunk(
      'server',
      3.4,
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nTrailer: Server-Timing\r\n\r\n',
    ),
    chunk('server', 12, '19\r\n<h1>École des Mines</h1>\r\n'),
    chunk('server', 260, '0\r\nServer-Timing: page;dur=251\r\n\r\n'),
  ]),
};

/** Handshake, a masked text and its answer. */
export const pingGnip: ViewedExchange = {
  id: 'ping-gnip',
  messages: decodeExchange([...handshake, text('client', 1_840, 'bonjour'), text('server', 1_841.2, 'ruojnob')]),
};

/** A Content-Length that is no number, and the server's refusal. */
export const faulty: ViewedExchange = {
  id: 'faulty',
  messages: decodeExchange([
    chunk('client', 0, 'POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n'),
    chunk('server', 1.2, 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
  ]),
};

/** A response of so many octets of content. */
export function long(octets: number): ViewedExchange {
  const content = 'abcdefghijklmnopqrstuvwxyz.....\n'.repeat(octets / 32);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${octets}\r\n\r\n`;
  return {
    id: 'long',
    messages: decodeExchange([
      chunk('client', 0, 'GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      chunk('server', 1, head + content),
    ]),
  };
}

/** The handshake and so many frames, by turns. */
export function many(frames: number): ViewedExchange {
  const turns = Array.from({ length: frames }, (_, index) =>
    text(index % 2 ? 'server' : 'client', 5 + index * 5, `number ${index}`),
  );
  return { id: 'many', messages: decodeExchange([...handshake, ...turns]) };
}

/** The handshake, a text in three frames with a ping between them, and octets. */
export const fragmented: ViewedExchange = {
  id: 'fragmented',
  messages: decodeExchange([
    ...handshake,
    frame(10, false, 1, 'Are '),
    frame(11, false, 0, 'you '),
    frame(12, true, 9, ''),
    frame(13, true, 0, 'there?'),
    frame(14, true, 2, 'octets'),
  ]),
};

function frame(at: number, fin: boolean, opcode: number, words: string): WireChunk {
  return chunk('client', at, encodeFrame({ fin, rsv: 0, opcode, mask: key, payload: encoder.encode(words) }));
}

/** A view at slide scale on an otherwise empty page. */
export async function show(
  exchanges: readonly ViewedExchange[],
  how: Partial<WireView> = {},
  width = 1_180,
): Promise<WireView> {
  document.documentElement.dataset['mode'] = 'slides';
  document.documentElement.lang = how.language ?? 'en';
  document.body.style.cssText = `margin:0;min-height:0;width:${width}px;background:var(--paper)`;
  const view = Object.assign(new WireView(), { exchanges }, how);
  document.body.replaceChildren(view);
  await settled(view);
  return view;
}

/** Two frames, in which layout is measured and what follows from it is rendered. */
export async function settled(view: WireView): Promise<void> {
  await view.updateComplete;
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await view.updateComplete;
}

/** The tool bar, or a part of it. */
export function tools(
  view: WireView,
  name: 'wire-tools' | 'wire-copy' | 'wire-filter-bar' = 'wire-tools',
): { readonly renderRoot: ParentNode } {
  const bar = view.renderRoot.querySelector('wire-tools');
  const found = name === 'wire-tools' ? bar : bar?.renderRoot.querySelector(name);
  if (!found) throw new Error(`${name} is not shown`);
  return found;
}

/** A tool by its words. */
export function tool(view: WireView, words: string): HTMLElement {
  const bar = view.renderRoot.querySelector('wire-tools');
  const filter = bar?.renderRoot.querySelector('wire-filter-bar');
  const buttons = [...(bar ? all(bar, 'button') : []), ...(filter ? all(filter, 'button') : [])];
  const found = buttons.find((button) => button.textContent?.includes(words));
  if (!found) throw new Error(`no tool says ${words}`);
  return found;
}

/** One part of the view and, inside it, all elements that a selector finds. */
export function part<Name extends 'wire-ladder' | 'wire-details' | 'wire-octets' | 'wire-fields'>(
  view: WireView,
  name: Name,
): HTMLElementTagNameMap[Name] {
  const outer = view.renderRoot.querySelector('wire-details')?.renderRoot;
  const found = view.renderRoot.querySelector(name) ?? outer?.querySelector(name);
  if (!found) throw new Error(`${name} is not shown`);
  return found as HTMLElementTagNameMap[Name];
}

export function all(root: { readonly renderRoot: ParentNode }, selector: string): readonly HTMLElement[] {
  return [...root.renderRoot.querySelectorAll<HTMLElement>(selector)];
}

export function one(root: { readonly renderRoot: ParentNode }, selector: string): HTMLElement {
  const [found] = all(root, selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}
