// The wire view's tools, as a reader uses them: filter, compare, copy, the whole screen; and messages in several frames.

import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import type { WireView } from '#ui/wire-view.ts';
import {
  all,
  chunked,
  faulty,
  fragmented,
  many,
  one,
  part,
  pingGnip,
  settled,
  show,
  tool,
} from './wire-view-fixture.ts';

afterEach(() => document.body.replaceChildren());

function summaries(view: WireView): readonly (string | null)[] {
  return all(part(view, 'wire-ladder'), '.summary').map(({ textContent }) => textContent);
}

function tools(view: WireView): { readonly renderRoot: ParentNode } {
  const found = view.renderRoot.querySelector('wire-tools');
  if (!found) throw new Error('no tools are shown');
  return found;
}

async function choose(view: WireView, label: string, value: string): Promise<void> {
  await userEvent.selectOptions(one(tools(view), `select[aria-label="${label}"]`), value);
  await settled(view);
}

describe('the filter', () => {
  it('shows what holds the words, in HTTP as in unmasked frames, and says how many of all', async () => {
    const view = await show([pingGnip]);
    await userEvent.click(tool(view, 'Filter'));
    await settled(view);
    await userEvent.keyboard('BONJOUR');
    await settled(view);
    expect(summaries(view)).toEqual(['text "bonjour"']);
    expect(one(tools(view), '.count').textContent).toBe('1 of 4');
    await userEvent.keyboard('{Escape}');
    await settled(view);
    expect(summaries(view)).toHaveLength(4);
  });

  it('chooses a side and a kind, and says when nothing passes', async () => {
    const view = await show([pingGnip]);
    await userEvent.click(tool(view, 'Filter'));
    await settled(view);
    await choose(view, 'Kind of message', 'text');
    expect(summaries(view)).toEqual(['text "bonjour"', 'text "ruojnob"']);
    await choose(view, 'From', 'server');
    expect(summaries(view)).toEqual(['text "ruojnob"']);
    await choose(view, 'Kind of message', 'binary');
    expect(view.renderRoot.textContent).toContain('No message passes the filter.');
    await userEvent.click(tool(view, 'Show all'));
    await settled(view);
    expect(summaries(view)).toHaveLength(4);
  });

  it('leaves out exchanges of which nothing passes', async () => {
    const view = await show([chunked, faulty]);
    await userEvent.click(tool(view, 'Filter'));
    await settled(view);
    await userEvent.keyboard('/form');
    await settled(view);
    expect(all(part(view, 'wire-ladder'), '.divider').map(({ textContent }) => textContent?.trim())).toEqual([
      'Exchange 2',
    ]);
  });
});

describe('a message in several frames', () => {
  it('is headed as one, and its frames are numbered whatever comes between them', async () => {
    const view = await show([fragmented]);
    const ladder = part(view, 'wire-ladder');
    expect(all(ladder, '.divider').map(({ textContent }) => textContent?.trim())).toEqual(['A message in 3 frames']);
    expect(all(ladder, '.part').map(({ textContent }) => textContent)).toEqual(['1', '2', '3']);
  });
});

describe('comparing', () => {
  it('sets two exchanges field beside field, and can leave out what is the same', async () => {
    const view = await show([chunked, faulty]);
    await userEvent.click(tool(view, 'Compare'));
    await settled(view);
    const compare = view.renderRoot.querySelector('wire-compare');
    if (!compare) throw new Error('nothing is compared');
    const rows = () => all(compare, 'tbody tr').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
    expect(rows().find((row) => row?.includes('Host'))).toMatch(/≠.*mines\.localhost:8420.*localhost/);
    expect(all(compare, 'mark').map(({ textContent }) => textContent)).toContain('mines.localhost:8420');
    const before = rows().length;
    await userEvent.click(one(compare, 'button'));
    await settled(view);
    expect(rows().length).toBeLessThanOrEqual(before);
    expect(rows().some((row) => row?.includes('Content-Length'))).toBe(true);
  });

  it('is not offered for one exchange', async () => {
    const view = await show([pingGnip]);
    expect(() => tool(view, 'Compare')).toThrow();
  });
});

describe('the whole screen', () => {
  it('is taken by the button, left by Escape, and keeps the chosen message', async () => {
    const view = await show([pingGnip], { fill: true }, 590);
    document.body.style.height = '420px';
    view.show('ping-gnip', 2);
    await settled(view);
    await userEvent.click(tool(view, 'Full screen'));
    await settled(view);
    await settled(view);
    const dialog = one(view, 'dialog') as HTMLDialogElement;
    expect(dialog.matches(':modal')).toBe(true);
    expect(dialog.getBoundingClientRect().width).toBe(innerWidth);
    expect(one(part(view, 'wire-ladder'), '[aria-selected=true] .summary').textContent).toBe('text "bonjour"');
    await userEvent.keyboard('{Escape}');
    await settled(view);
    expect(view.renderRoot.querySelector('dialog')).toBeNull();
    expect(view.offsetWidth).toBe(590);
  });
});

describe('copying', () => {
  it('offers what fits the exchange', async () => {
    const view = await show([pingGnip]);
    const offered = () =>
      all(tools(view), 'select[aria-label="Copy as…"] option').map(({ textContent }) => textContent);
    expect(offered()).toEqual(['Copy as…', 'hexadecimal', 'text', 'curl', 'Python', 'Node.js']);
    const other = await show([faulty]);
    expect(all(tools(other), 'select[aria-label="Copy as…"] option')).toHaveLength(3);
  });

  it('shows the text to be copied by hand where the clipboard is closed', async () => {
    const view = await show([chunked]);
    view.show('chunked', 0);
    await settled(view);
    const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    await choose(view, 'Copy as…', 'curl');
    const box = one(view, 'textarea') as HTMLTextAreaElement;
    expect(box.value).toContain('curl -iN http://localhost:8420/');
    expect(box.selectionEnd - box.selectionStart).toBe(box.value.length);
    if (clipboard) Reflect.deleteProperty(navigator, 'clipboard');
  });
});

describe('hundreds of exchanges', () => {
  it('keeps few rows in the document, and makes no row of an unchanged exchange anew', async () => {
    const exchanges = Array.from({ length: 400 }, (_, index) => ({ ...pingGnip, id: `exchange-${index}` }));
    const view = await show(exchanges);
    const ladder = part(view, 'wire-ladder');
    expect(all(ladder, '.row').length).toBeLessThan(60);
    const before = ladder.rows.filter(({ kind }) => kind === 'message');
    view.exchanges = [...exchanges, { ...many(20), id: 'newest' }];
    await settled(view);
    const after = ladder.rows.filter(({ kind }) => kind === 'message');
    expect(before.every((row, index) => after[index] === row)).toBe(true);
    expect(all(ladder, '.row').length).toBeLessThan(60);
  });
});
