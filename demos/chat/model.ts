// What one client sees of the room, and how each of the server's messages changes it.

import type { ErrorCode, Said, ServerMessage } from './protocol.ts';

/** One line of the log. Words are the widget's. */
export type Line =
  | ({ readonly kind: 'said' } & Said)
  | { readonly kind: 'joined' | 'left'; readonly names: readonly string[] }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  /** What stands above was said before this client came. */
  | { readonly kind: 'history'; readonly count: number }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'lost'; readonly code: number };

export interface Pane {
  /** Wished for, then the one that the room gave. */
  readonly name: string;
  readonly draft: string;
  /** `lost`: tries again by itself; `ended`: the server wants no more of it. */
  readonly status: 'out' | 'joining' | 'in' | 'lost' | 'ended';
  /** Why the server refused, or closed. */
  readonly problem?: ErrorCode | undefined;
  readonly people: readonly string[];
  readonly clients: number;
  /** The newest `mostLines` lines. */
  readonly lines: readonly Line[];
}

export const mostLines = 100;

export function firstPane(name: string): Pane {
  return { name, draft: '', status: 'out', people: [], clients: 0, lines: [] };
}

/** The pane after a message. */
export function hear(pane: Pane, message: ServerMessage): Pane {
  if (message.type === 'error') return { ...pane, problem: message.code };
  if (message.type === 'cleared') return { ...pane, lines: [{ kind: 'cleared' }] };
  if (message.type === 'presence') return hearPresence(pane, message);
  if (message.type === 'welcome') return hearWelcome(pane, message);
  const { type: _, ...said } = message;
  return addLines(pane, [{ kind: 'said', ...said }]);
}

export function addLines(pane: Pane, lines: readonly Line[]): Pane {
  return { ...pane, lines: [...pane.lines, ...lines].slice(-mostLines) };
}

/** After a lost connection, what was seen before it stands there already. */
function hearWelcome(pane: Pane, message: Extract<ServerMessage, { type: 'welcome' }>): Pane {
  const { name, people, clients, history } = message;
  const missed = history.filter((said) => !pane.lines.some((line) => isSame(line, said)));
  const lines: Line[] = missed.map((said) => ({ kind: 'said', ...said }));
  if (missed.length > 0) lines.push({ kind: 'history', count: missed.length });
  return addLines({ ...pane, name, people, clients, status: 'in', problem: undefined }, lines);
}

/** A server that was restarted counts from one again: the time tells its messages apart. */
function isSame(line: Line, said: Said): boolean {
  return line.kind === 'said' && line.number === said.number && line.at === said.at;
}

function hearPresence(pane: Pane, message: Extract<ServerMessage, { type: 'presence' }>): Pane {
  const { left, renamed, joined, clients } = message;
  const gone = new Set(left);
  const stayed = pane.people.filter((name) => !gone.has(name));
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const called = stayed.map((name) => names.get(name) ?? name);
  const lines: Line[] = renamed.map(({ from, to }) => ({ kind: 'renamed', from, to }));
  if (left.length > 0) lines.unshift({ kind: 'left', names: left });
  if (joined.length > 0) lines.push({ kind: 'joined', names: joined });
  return addLines({ ...pane, people: [...new Set([...called, ...joined])], clients }, lines);
}
