// The field tree as rows: which are visible, where the keyboard goes, which field an octet belongs to. No DOM.

import type { FieldNode, WireMessage } from '#wire/field.ts';
import { unmask } from './wire-dump.ts';

/** A field's place in its message: indexes from the root, joined by dots, for example `2.0`. It survives a new decoding. */
export type FieldPath = string;

export interface FieldRow {
  readonly path: FieldPath;
  readonly node: FieldNode;
  /** 0 for the fields of the message itself. */
  readonly depth: number;
  /** Undefined where there is nothing to open. */
  readonly isOpen: boolean | undefined;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

/** What a key did: the row to focus and the rows that are open. */
interface TreeMove {
  readonly focus: FieldPath;
  readonly open: ReadonlySet<FieldPath>;
}

/** The rows that show when the fields in `open` are open, from the top. */
export function visibleRows(fields: readonly FieldNode[], open: ReadonlySet<FieldPath>): readonly FieldRow[] {
  return rowsOf(fields, (path) => open.has(path), '', 0);
}

export function allRows(fields: readonly FieldNode[]): readonly FieldRow[] {
  return rowsOf(fields, () => true, '', 0);
}

function rowsOf(
  nodes: readonly FieldNode[],
  opens: (path: FieldPath) => boolean,
  parent: FieldPath,
  depth: number,
): FieldRow[] {
  return nodes.flatMap((node, index) => {
    const path = join(parent, index);
    const children = node.children ?? [];
    const isOpen = children.length === 0 ? undefined : opens(path);
    const row = { path, node, depth, isOpen, position: index + 1, siblings: nodes.length };
    return isOpen ? [row, ...rowsOf(children, opens, path, depth + 1)] : [row];
  });
}

/**
 * Opens what leads to a fault, then from the outside in and from the top as long as all rows fit into `room`. It stops at
 * the first field that does not fit: one opened among closed ones of its kind would look as if it meant something.
 */
export function openAtFirst(fields: readonly FieldNode[], room: number): ReadonlySet<FieldPath> {
  const fault = faultPath(fields);
  const open = new Set(fault === undefined ? [] : ancestors(fault));
  for (;;) {
    const rows = visibleRows(fields, open);
    const closed = rows.filter((row) => row.isOpen === false);
    const depth = closed.reduce((least, row) => Math.min(least, row.depth), Infinity);
    const next = closed.find((row) => row.depth === depth);
    if (!next || rows.length + (next.node.children?.length ?? 0) > room) return open;
    open.add(next.path);
  }
}

export function nodeAt(fields: readonly FieldNode[], path: FieldPath): FieldNode | undefined {
  let node: FieldNode | undefined;
  let nodes: readonly FieldNode[] | undefined = fields;
  for (const index of path.split('.')) {
    node = nodes?.[Number(index)];
    nodes = node?.children;
  }
  return node;
}

/** The innermost field at an octet. Fields that share it are told apart by `bit` (0 is the octet's highest bit). */
export function pathAt(fields: readonly FieldNode[], octet: number, bit: number): FieldPath | undefined {
  let path: FieldPath | undefined;
  let nodes: readonly FieldNode[] | undefined = fields;
  while (nodes) {
    const index: number = indexAt(nodes, octet, bit);
    if (index < 0) return path;
    path = join(path ?? '', index);
    nodes = nodes[index]?.children;
  }
  return path;
}

/** The outermost field of a path or of its ancestors that shows as a row. */
export function visiblePath(rows: readonly FieldRow[], path: FieldPath): FieldPath | undefined {
  const shown = new Set(rows.map((row) => row.path));
  return [path, ...ancestors(path)].find((candidate) => shown.has(candidate));
}

/** From the nearest to the outermost. */
export function ancestors(path: FieldPath): readonly FieldPath[] {
  const parts = path.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('.'));
}

/** The innermost field of the first fault, in reading order. */
export function faultPath(fields: readonly FieldNode[], parent: FieldPath = ''): FieldPath | undefined {
  for (const [index, { fault, children }] of fields.entries()) {
    const path = join(parent, index);
    const inner = faultPath(children ?? [], path);
    if (inner !== undefined || fault !== undefined) return inner ?? path;
  }
  return undefined;
}

/** Every field with a fault of its own, in reading order. */
export function faultNodes(fields: readonly FieldNode[]): readonly FieldNode[] {
  return fields.flatMap((node) => [...(node.fault ? [node] : []), ...faultNodes(node.children ?? [])]);
}

/** The first field of that name, in reading order. */
export function fieldNamed(fields: readonly FieldNode[], name: FieldNode['name']): FieldNode | undefined {
  for (const node of fields) {
    const found = node.name === name ? node : fieldNamed(node.children ?? [], name);
    if (found) return found;
  }
  return undefined;
}

/** A message's octets with each masked payload unmasked; undefined where nothing is masked. */
export function plainOctets({ bytes, fields }: WireMessage): Uint8Array | undefined {
  const frames = fields[0]?.name === 'frame' ? fields.map(({ children = [] }) => children) : [fields];
  let plain: Uint8Array | undefined;
  for (const frame of frames) {
    const [key, payload] = [fieldNamed(frame, 'masking-key'), fieldNamed(frame, 'payload-data')];
    if (key && payload) plain = unmask(plain ?? bytes, key, payload);
  }
  return plain;
}

/** Where a key of the tree pattern leads (WAI-ARIA APG, tree view); undefined for a key that is not the tree's. */
export function moveInTree(
  rows: readonly FieldRow[],
  open: ReadonlySet<FieldPath>,
  focus: FieldPath,
  key: string,
): TreeMove | undefined {
  const index = Math.max(
    rows.findIndex(({ path }) => path === focus),
    0,
  );
  const row = rows[index];
  if (!row) return undefined;
  const to = (target: FieldRow | undefined): TreeMove => ({ focus: (target ?? row).path, open });
  switch (key) {
    case 'ArrowDown':
      return to(rows[index + 1]);
    case 'ArrowUp':
      return to(rows[index - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      return row.isOpen === false ? { focus, open: toggled(open, focus) } : to(row.isOpen ? rows[index + 1] : row);
    case 'ArrowLeft':
      return row.isOpen ? { focus, open: toggled(open, focus) } : { focus: ancestors(focus)[0] ?? focus, open };
    default:
      return undefined;
  }
}

export function toggled(open: ReadonlySet<FieldPath>, path: FieldPath): ReadonlySet<FieldPath> {
  const next = new Set(open);
  if (!next.delete(path)) next.add(path);
  return next;
}

function indexAt(nodes: readonly FieldNode[], octet: number, bit: number): number {
  const covers = ({ start, end }: FieldNode): boolean => start <= octet && octet < end;
  const exact = nodes.findIndex((node) => covers(node) && coversBit(node, (octet - node.start) * 8 + bit));
  return exact >= 0 ? exact : nodes.findIndex(covers);
}

function coversBit({ bits }: FieldNode, bit: number): boolean {
  return bits !== undefined && bits.from <= bit && bit <= bits.to;
}

function join(parent: FieldPath, index: number): FieldPath {
  return parent === '' ? String(index) : `${parent}.${index}`;
}
