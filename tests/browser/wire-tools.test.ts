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
  tools,
} from './wire-view-fixture.ts';

afterEach(() => document.body.replaceChildren());

function summaries(view: WireView): readonly (string | null)[] {
  return all(part(view, 'wire-ladder'), '.summary').map(({ textContent }) => textContent);
}

function current(view: WireView): HTMLElement {
  return one(part(view, 'wire-ladder'), '[aria-selected=true]');
}

async function press(view: WireView, keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await settled(view);
}

async function use(view: WireView, words: string): Promise<void> {
  await userEvent.click(tool(view, words));
  await settled(view);
}

async function choose(view: WireView, label: string, value: string): Promise<void> {
  const bar = label === 'Export…' ? tools(view, 'wire-copy') : tools(view, 'wire-filter-bar');
  await userEvent.selectOptions(one(bar, `select[aria-label="${label}"]`), value);
  await settled(view);
}

describe('the filter', () => {
  it('shows what holds the words, in HTTP as in unmasked frames, and says how many of all', async () => {
    const view = await show([pingGnip]);
    await use(view, 'Filter');
    await press(view, 'BONJOUR');
    expect(summaries(view)).toEqual(['text "bonjour"']);
    expect(one(tools(view, 'wire-filter-bar'), '.active .count').textContent).toBe('1 of 4');
  });

  it('is cleared by X from anywhere but a field that is typed in', async () => {
    const view = await show([pingGnip]);
    await use(view, 'Filter');
    await press(view, 'xyz');
    expect(view.renderRoot.textContent).toContain('No message passes the filter.');
    await press(view, '{Backspace}{Backspace}{Backspace}bonjour');
    current(view).focus();
    await press(view, 'x');
    expect(summaries(view)).toHaveLength(4);
  });

  it('chooses a side and a kind, and says when nothing passes', async () => {
    const view = await show([pingGnip]);
    await use(view, 'Filter');
    await choose(view, 'Kind of message', 'text');
    expect(summaries(view)).toEqual(['text "bonjour"', 'text "ruojnob"']);
    await choose(view, 'From', 'server');
    expect(summaries(view)).toEqual(['text "ruojnob"']);
    await choose(view, 'Kind of message', 'response');
    expect(summaries(view)).toEqual(['101 Switching Protocols']);
    await choose(view, 'Kind of message', 'binary');
    expect(view.renderRoot.textContent).toContain('No message passes the filter.');
    await use(view, 'Show all');
    expect(summaries(view)).toHaveLength(4);
  });

  it('shows what it hid when it is put away', async () => {
    const view = await show([pingGnip]);
    await use(view, 'Filter');
    await press(view, 'bonjour');
    await use(view, 'Filter');
    expect(summaries(view)).toHaveLength(4);
  });

  it('leaves out exchanges of which nothing passes', async () => {
    const view = await show([chunked, faulty]);
    await use(view, 'Filter');
    await press(view, '/form');
    expect(all(part(view, 'wire-ladder'), '.divider').map(({ textContent }) => textContent?.trim())).toEqual([
      'Exchange 2',
    ]);
  });
});

describe('following', () => {
  const { messages } = many(60);
  const upTo = (count: number) => [{ id: 'many', messages: messages.slice(0, count) }];

  it('is offered as soon as the reader is elsewhere, and counts what came since', async () => {
    const view = await show(upTo(40));
    await userEvent.click(one(part(view, 'wire-ladder'), '[aria-label*="number 37"]'));
    await settled(view);
    const button = () => one(part(view, 'wire-ladder'), '.follow').getAttribute('aria-label');
    expect(button()).toBe('Follow');
    view.exchanges = upTo(45);
    await settled(view);
    expect(button()).toBe('5 newer, Follow');
  });

  it('is resumed by E from anywhere in the view', async () => {
    const view = await show(upTo(40));
    await userEvent.click(one(part(view, 'wire-ladder'), '[aria-label*="number 37"]'));
    one(part(view, 'wire-fields'), '[tabindex="0"]').focus();
    await press(view, 'e');
    expect(all(part(view, 'wire-ladder'), '.follow')).toHaveLength(0);
    expect(current(view).getAttribute('aria-label')).toContain('number 37');
    view.exchanges = upTo(50);
    await expect.poll(() => current(view).getAttribute('aria-label')).toContain('number 47');
  });

  it('is resumed by End in the ladder, and the focus goes along with the newest message', async () => {
    const view = await show(upTo(40));
    current(view).focus();
    await press(view, '{Home}{End}');
    expect(current(view).getAttribute('aria-label')).toContain('number 37');
    view.exchanges = upTo(60);
    await expect.poll(() => current(view).getAttribute('aria-label')).toContain('number 57');
    expect(part(view, 'wire-ladder').renderRoot.querySelector(':focus')).toBe(current(view));
  });
});

describe('a message in several frames', () => {
  it('is one row that a press on its count unfolds to its frames, each at its time', async () => {
    const view = await show([fragmented]);
    expect(summaries(view).slice(2)).toEqual(['text "Are you there?"', 'ping', 'binary (6)']);
    await userEvent.click(one(part(view, 'wire-ladder'), '[data-fold]'));
    await settled(view);
    expect(all(part(view, 'wire-ladder'), '.number').map(({ textContent }) => textContent)).toEqual(['1', '2', '3']);
    expect(summaries(view).slice(4)).toEqual(['continuation (4) …', 'ping', 'continuation (6)', 'binary (6)']);
  });

  it('is unfolded by Right and folded by Left, from a frame too, and says so', async () => {
    const view = await show([fragmented]);
    await userEvent.click(one(part(view, 'wire-ladder'), '[aria-label*="Are you there?"] .time'));
    await settled(view);
    current(view).focus();
    expect(current(view).getAttribute('aria-label')).toContain('3 frames, put together, Right arrow shows them');
    await press(view, '{ArrowRight}{ArrowDown}');
    expect(current(view).getAttribute('aria-label')).toContain('frame 1, text "Are " …');
    await press(view, '{ArrowLeft}');
    expect(current(view).getAttribute('aria-label')).toContain('Are you there?');
    expect(part(view, 'wire-ladder').renderRoot.querySelector(':focus')).toBe(current(view));
    expect(all(part(view, 'wire-ladder'), '.number')).toHaveLength(0);
  });

  it('has the octets of all its frames, and their text unmasked', async () => {
    const view = await show([fragmented]);
    await userEvent.click(one(part(view, 'wire-ladder'), '[aria-label*="Are you there?"] .time'));
    await settled(view);
    const text = all(part(view, 'wire-octets'), '.text').map(({ textContent }) => textContent);
    expect(text.join('')).toMatch(/Are .*you .*there\?/);
    expect(all(part(view, 'wire-fields'), '.name').map(({ textContent }) => textContent.trim())).toContain('frame');
  });

  it('is unfolded where one of its frames is asked for', async () => {
    const view = await show([fragmented]);
    view.show('fragmented', 3);
    await settled(view);
    expect(current(view).getAttribute('aria-label')).toContain('frame 2');
  });
});

describe('comparing', () => {
  function comparison(view: WireView): { readonly renderRoot: ParentNode } {
    const found = view.renderRoot.querySelector('wire-compare');
    if (!found) throw new Error('nothing is compared');
    return found;
  }

  it('sets two exchanges field beside field, and can leave out what is the same', async () => {
    const view = await show([chunked, faulty]);
    await use(view, 'Compare');
    const compare = comparison(view);
    const rows = () => all(compare, 'tbody tr').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim());
    expect(rows().find((row) => row?.includes('Host'))).toMatch(/≠.*differs.*mines\.localhost:8420.*localhost/);
    expect(all(compare, 'mark').map(({ textContent }) => textContent)).toContain('mines.localhost:8420');
    expect(rows().some((row) => row?.includes('empty line'))).toBe(true);
    await userEvent.click(one(compare, '[aria-pressed]'));
    await settled(view);
    expect(rows().some((row) => row?.includes('empty line'))).toBe(false);
    expect(rows().some((row) => row?.includes('only in B') && row.includes('Content-Length'))).toBe(true);
  });

  it('shows the octets of both, those that differ framed and named', async () => {
    const view = await show([chunked, faulty]);
    await use(view, 'Compare');
    const compare = comparison(view);
    one(compare, '[aria-expanded]').click();
    await settled(view);
    const dumps = [...compare.renderRoot.querySelectorAll('wire-octets')];
    expect(dumps.map((dump) => all(dump, '.hex .different').length > 0)).toEqual([true, true]);
    const slider = one(dumps[0]!, '[role=slider]');
    expect(slider.getAttribute('aria-valuetext')).toBe('byte 0, hexadecimal 47, request line, differs');
  });

  it('stays with the exchanges that are read while others come', async () => {
    const view = await show([chunked, faulty]);
    await use(view, 'Compare');
    const chosen = () => all(comparison(view), 'select').map((select) => (select as HTMLSelectElement).value);
    const before = chosen();
    view.exchanges = [chunked, faulty, pingGnip];
    await settled(view);
    expect(chosen()).toEqual(before);
    await userEvent.selectOptions(one(comparison(view), 'select'), 'ping-gnip');
    await settled(view);
    expect(chosen()).toEqual(['ping-gnip', 'faulty']);
  });

  it('is one column on a phone, nothing wider than the page', async () => {
    const view = await show([chunked, faulty], { language: 'fr' }, 390);
    await use(view, 'Comparer');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(Math.max(390, innerWidth));
    expect(one(comparison(view), '.scroller').scrollWidth).toBeLessThanOrEqual(390);
  });

  it('is not offered for one exchange', async () => {
    const view = await show([pingGnip]);
    expect(() => tool(view, 'Compare')).toThrow();
  });
});

describe('the whole screen', () => {
  const isFull = (view: WireView): boolean => one(view, 'dialog').matches(':modal');

  it('is taken by the button and left by Escape; nothing of what was open is lost', async () => {
    const view = await show([pingGnip], { fill: true }, 590);
    document.body.style.height = '420px';
    view.show('ping-gnip', 2);
    await settled(view);
    const fields = part(view, 'wire-fields');
    await use(view, 'Full screen');
    await settled(view);
    expect(isFull(view)).toBe(true);
    expect(one(view, 'dialog').getBoundingClientRect().width).toBe(innerWidth);
    expect(part(view, 'wire-fields')).toBe(fields);
    await press(view, '{Escape}');
    expect(isFull(view)).toBe(false);
    expect(view.offsetWidth).toBe(590);
    expect(part(view, 'wire-fields')).toBe(fields);
  });

  it('is taken and left by W, and the focus stays where it was', async () => {
    const view = await show([pingGnip]);
    current(view).focus();
    await press(view, 'w');
    expect(isFull(view)).toBe(true);
    expect(part(view, 'wire-ladder').renderRoot.querySelector(':focus')).toBe(current(view));
    await press(view, 'w');
    expect(isFull(view)).toBe(false);
    expect(part(view, 'wire-ladder').renderRoot.querySelector(':focus')).toBe(current(view));
  });

  it('leaves letters to a field that is typed in', async () => {
    const view = await show([pingGnip]);
    await use(view, 'Filter');
    await press(view, 'we');
    expect(isFull(view)).toBe(false);
    expect((one(tools(view, 'wire-filter-bar'), 'input') as HTMLInputElement).value).toBe('we');
  });

  it('covers a slide that is scaled, unscaled itself', async () => {
    const view = await show([pingGnip], { fill: true }, 590);
    document.body.style.transform = 'scale(0.5)';
    view.toggleFull();
    await settled(view);
    const { width, height } = one(view, 'dialog').getBoundingClientRect();
    document.body.style.transform = '';
    expect([width, height]).toEqual([innerWidth, innerHeight]);
  });

  it('has no role and no box of its own otherwise', async () => {
    const view = await show([pingGnip]);
    expect(getComputedStyle(one(view, 'dialog')).display).toBe('contents');
  });
});

describe('exporting', () => {
  const label = 'select[aria-label="Export…"]';

  it('offers what fits the exchange', async () => {
    const view = await show([pingGnip]);
    const offered = () => all(tools(view, 'wire-copy'), `${label} option`).map(({ textContent }) => textContent);
    expect(offered()).toEqual([
      'Export…',
      'hexadecimal',
      'text',
      'curl',
      'Python',
      'Node.js',
      'this exchange (pcapng)',
    ]);
    const other = await show([faulty]);
    expect(all(tools(other, 'wire-copy'), `${label} optgroup:first-of-type option`)).toHaveLength(2);
  });

  it('shows the text to be copied by hand where the clipboard is closed', async () => {
    const view = await show([chunked], { authority: 'localhost:18000' });
    view.show('chunked', 0);
    await settled(view);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    await choose(view, 'Export…', 'curl');
    Reflect.deleteProperty(navigator, 'clipboard');
    const box = one(tools(view, 'wire-copy'), 'textarea') as HTMLTextAreaElement;
    expect(box.value).toContain('curl -iN http://localhost:18000/');
    expect(box.selectionEnd - box.selectionStart).toBe(box.value.length);
  });

  it('says what was copied', async () => {
    const view = await show([chunked]);
    const written: string[] = [];
    const clipboard = { writeText: async (text: string) => void written.push(text) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    await choose(view, 'Export…', 'hex');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(written[0]).toMatch(/^00000000 {2}48 54 54 50/);
    expect(one(tools(view, 'wire-copy'), '[role=status]').textContent).toBe('Copied: hexadecimal');
  });

  it('downloads the exchange of the chosen message, or all that the view holds', async () => {
    const view = await show([chunked, pingGnip]);
    view.show('chunked', 0);
    await settled(view);
    const saved: { name: string; bytes: Promise<ArrayBuffer> }[] = [];
    const blobs = new Map<string, Blob>();
    const createObjectURL = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const url = createObjectURL(blob);
      blobs.set(url, blob);
      return url;
    };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, bytes: (blobs.get(this.href) ?? new Blob()).arrayBuffer() });
    };
    await choose(view, 'Export…', 'this');
    expect(one(tools(view, 'wire-copy'), '[role=status]').textContent).toMatch(/^Downloaded: .+\.pcapng$/);
    await choose(view, 'Export…', 'all');
    HTMLAnchorElement.prototype.click = click;
    URL.createObjectURL = createObjectURL;
    const [own, all] = await Promise.all(saved.map(async ({ bytes }) => new TextDecoder('latin1').decode(await bytes)));
    expect(own).toContain('Host: mines.localhost');
    expect(own).not.toContain('Upgrade: websocket');
    expect(all).toContain('Host: mines.localhost');
    expect(all).toContain('Upgrade: websocket');
  });
});
