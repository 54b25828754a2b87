// The wire view as readers use it: by pointer, touch and keyboard.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { WireView } from '#ui/wire-view.ts';
import { all, chunked, faulty, long, many, one, part, pingGnip, settled, show, tool } from './wire-view-fixture.ts';

afterEach(() => document.body.replaceChildren());

/** The octets marked as those of the field that the reader is at, as [offset of line, left and width in ch]. */
function marked(view: WireView, column: 'hex' | 'text' = 'text'): readonly (readonly [number, number, number])[] {
  return all(part(view, 'wire-octets'), `.${column} .active`).map((mark) => [
    Number(mark.parentElement?.dataset['offset']),
    Number(mark.style.getPropertyValue('--left')),
    Number(mark.style.getPropertyValue('--width')),
  ]);
}

function field(view: WireView, name: string): HTMLElement {
  const rows = all(part(view, 'wire-fields'), '[role=treeitem]');
  const row = rows.find((candidate) => candidate.querySelector('.name')?.textContent.trim() === name);
  if (!row) throw new Error(`no field ${name} among ${rows.map(({ textContent }) => textContent).join('; ')}`);
  return row;
}

const reading = (view: WireView): string =>
  one(part(view, 'wire-details'), '.reading').textContent.replace(/\s+/g, ' ').trim();
const activeField = (view: WireView): string | undefined =>
  all(part(view, 'wire-fields'), '.active .name')[0]?.textContent.trim();
const current = (view: WireView): string | null =>
  one(part(view, 'wire-ladder'), '[aria-selected=true]').getAttribute('aria-label');

/** Moves the mouse to where nothing is linked to anything. */
const leave = (view: WireView): Promise<void> => userEvent.hover(one(part(view, 'wire-ladder'), '.heads'));

/** Moves the mouse to a digit of an octet of the first line; `x` in ch from the column's edge. */
function pointAtHex(view: WireView, x: number, type = 'pointermove'): void {
  const column = one(part(view, 'wire-octets'), '.hex');
  const { left, top, width, height } = column.getBoundingClientRect();
  const scale = width / column.offsetWidth;
  const ch = parseFloat(getComputedStyle(column).width) / Number(getComputedStyle(column).getPropertyValue('--hex'));
  const init = { bubbles: true, composed: true, clientX: left + x * ch * scale, clientY: top + height / 2 };
  column.dispatchEvent(
    type === 'click' ? new MouseEvent('click', init) : new PointerEvent(type, { ...init, pointerType: 'mouse' }),
  );
}

describe('a field and its octets', () => {
  it('marks the octets of the field under the pointer, and goes back when it leaves', async () => {
    const view = await show([chunked]);
    view.show('chunked', 0);
    await settled(view);
    await userEvent.hover(field(view, 'method'));
    await settled(view);
    expect(marked(view)).toEqual([[0, 0, 3]]);
    expect(reading(view)).toContain('GET');
    await leave(view);
    await settled(view);
    expect(marked(view)[0]).toEqual([0, 0, 8]);
  });

  it('finds the innermost field of the octet under the pointer', async () => {
    const view = await show([chunked]);
    view.show('chunked', 0);
    await settled(view);
    pointAtHex(view, 1);
    await settled(view);
    expect(activeField(view)).toBe('method');
    expect(marked(view, 'hex')).toHaveLength(1);
  });

  it('finds it on a slide that is scaled, too', async () => {
    const view = await show([pingGnip]);
    document.body.style.transform = 'scale(0.43)';
    document.body.style.transformOrigin = '0 0';
    view.show('ping-gnip', 2);
    await settled(view);
    pointAtHex(view, 2.6 + 1.5);
    await settled(view);
    expect(activeField(view)).toBe('payload length');
  });

  it('tells the bits of one octet apart by the digit', async () => {
    const view = await show([pingGnip]);
    view.show('ping-gnip', 2);
    await settled(view);
    pointAtHex(view, 0.1);
    await settled(view);
    expect(activeField(view)).toBe('FIN');
    pointAtHex(view, 1.5);
    await settled(view);
    expect(activeField(view)).toBe('opcode');
    expect(one(part(view, 'wire-details'), '.bits mark').textContent).toBe('0001');
  });

  it('stays at a field that was pressed', async () => {
    const view = await show([pingGnip]);
    view.show('ping-gnip', 2);
    await settled(view);
    await userEvent.click(field(view, 'masking key'));
    await leave(view);
    await settled(view);
    expect(activeField(view)).toBe('masking key');
    expect(marked(view)).toEqual([[0, 2, 4]]);
  });

  it('follows a touch without any hovering', async () => {
    const view = await show([pingGnip]);
    view.show('ping-gnip', 2);
    await settled(view);
    const row = field(view, 'MASK');
    row.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' }));
    await settled(view);
    expect(activeField(view)).toBe('FIN');
    row.click();
    await settled(view);
    expect(activeField(view)).toBe('MASK');
    pointAtHex(view, 3 * 2.6, 'click');
    await settled(view);
    expect(activeField(view)).toBe('masking key');
  });

  it('goes to an octet that is pressed, though the press gives the focus to where the keyboard was', async () => {
    const view = await show([pingGnip]);
    view.show('ping-gnip', 2);
    await settled(view);
    const hex = one(part(view, 'wire-octets'), '.hex');
    await userEvent.click(hex, { position: { x: hex.offsetWidth * 0.4, y: 10 } });
    await leave(view);
    await settled(view);
    expect(activeField(view)).toBe('masking key');
    expect(one(part(view, 'wire-octets'), '[role=slider]').getAttribute('aria-valuenow')).toBe('3');
  });

  it('brings octets that are out of sight into sight, and the page stays where it is', async () => {
    const view = await show([long(16_384)]);
    view.show('long', 1);
    await settled(view);
    const { scrollY } = window;
    await userEvent.hover(field(view, 'content'));
    await settled(view);
    expect(marked(view).length).toBeGreaterThan(0);
    expect(window.scrollY).toBe(scrollY);
  });

  it('shows a masked payload as it travels and its text unmasked, or as sent on request', async () => {
    const view = await show([pingGnip]);
    view.show('ping-gnip', 2);
    await settled(view);
    const octets = part(view, 'wire-octets');
    const text = (): string =>
      all(octets, '.text')
        .map(({ textContent }) => textContent)
        .join('');
    expect(one(octets, '.hex').textContent).toContain('81 87 37 fa  21 3d 55 95');
    expect(text()).toContain('bonjour');
    await userEvent.click(one(part(view, 'wire-details'), 'header .quiet'));
    await settled(view);
    expect(text()).not.toContain('bonjour');
  });

  it('goes to a fault by itself and says what is wrong, by which section', async () => {
    const view = await show([faulty]);
    view.show('faulty', 0);
    await settled(view);
    expect(all(part(view, 'wire-octets'), '.hex .fault').length).toBeGreaterThan(0);
    expect(reading(view)).toMatch(/fault .+\(RFC 911[02] §[\d.]+\)/);
    expect(all(part(view, 'wire-ladder'), '.fault')).toHaveLength(1);
  });

  it('settles where there is room for a row or two only (an update once led to the next without end)', async () => {
    const view = await show([long(16_384)]);
    view.style.setProperty('--wire-height', '11em');
    await settled(view);
    const updates = vi.spyOn(part(view, 'wire-octets'), 'requestUpdate');
    for (let frame = 0; frame < 3; frame++) await settled(view);
    expect(updates).not.toHaveBeenCalled();
    expect(all(part(view, 'wire-octets'), '.line').length).toBeGreaterThan(0);
  });

  it('keeps only the lines in sight of a long message in the document', async () => {
    const view = await show([long(262_144)]);
    expect(all(part(view, 'wire-octets'), '.line').length).toBeLessThan(100);
    one(part(view, 'wire-octets'), '[role=slider]').focus();
    await userEvent.keyboard('{End}');
    await settled(view);
    const offsets = all(part(view, 'wire-octets'), '.offset').map(({ textContent }) => Number(textContent));
    expect(Math.max(...offsets)).toBeGreaterThan(262_144);
  });
});

describe('the keyboard', () => {
  it('walks the tree, marks what has the focus, and chooses with Enter', async () => {
    const view = await show([chunked]);
    view.show('chunked', 0);
    await settled(view);
    one(part(view, 'wire-fields'), '[tabindex="0"]').focus();
    await userEvent.keyboard('{Home}{ArrowDown}');
    await settled(view);
    expect(activeField(view)).toBe('method');
    expect(marked(view)).toEqual([[0, 0, 3]]);
    await userEvent.keyboard('{Enter}');
    await settled(view);
    expect(field(view, 'method').getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await settled(view);
    expect(field(view, 'request line').getAttribute('aria-expanded')).toBe('false');
  });

  it('has one tab stop in each of its three parts, then the buttons', async () => {
    const view = await show([pingGnip]);
    const stops = ['wire-ladder', 'wire-octets', 'wire-fields'] as const;
    expect(stops.map((name) => all(part(view, name), '[tabindex="0"]').length)).toEqual([1, 1, 1]);
  });

  it('moves from octet to octet and says what stands there', async () => {
    const view = await show([pingGnip]);
    view.show('ping-gnip', 2);
    await settled(view);
    const slider = one(part(view, 'wire-octets'), '[role=slider]');
    slider.focus();
    await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}');
    await settled(view);
    expect(slider.getAttribute('aria-valuetext')).toBe('byte 2, hexadecimal 37, masking key');
    expect(activeField(view)).toBe('masking key');
  });

  it('goes through the ladder, details following', async () => {
    const view = await show([pingGnip]);
    one(part(view, 'wire-ladder'), '[tabindex="0"]').focus();
    await userEvent.keyboard('{Home}');
    await settled(view);
    expect(current(view)).toContain('GET /demos/ping-gnip');
    await userEvent.keyboard('{ArrowDown}');
    await settled(view);
    expect(one(part(view, 'wire-details'), '.title').textContent).toContain('server to client');
    expect(part(view, 'wire-ladder').renderRoot.querySelector(':focus')?.getAttribute('aria-selected')).toBe('true');
  });

  it('leaves the keys that turn slides alone, and takes its own', async () => {
    const view = await show([pingGnip]);
    const prevented = (key: string): boolean => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
      one(part(view, 'wire-fields'), '[tabindex="0"]').dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(['PageDown', 'PageUp', 'Escape'].map(prevented)).toEqual([false, false, false]);
    expect(['ArrowDown', 'Home', ' '].map(prevented)).toEqual([true, true, true]);
  });
});

describe('the ladder', () => {
  it('names each message: who to whom, when, what', async () => {
    const view = await show([pingGnip], { language: 'fr' });
    const [first] = all(part(view, 'wire-ladder'), '[role=option]');
    expect(first?.getAttribute('aria-label')).toMatch(/^du client au serveur, \+0\u00a0ms, GET /);
  });

  it('follows the newest message, and so do the details once the wire is quiet', async () => {
    const { messages } = many(60);
    const view = await show([{ id: 'many', messages: messages.slice(0, 30) }]);
    view.exchanges = [{ id: 'many', messages }];
    await settled(view);
    const scroller = one(part(view, 'wire-ladder'), '.scroller');
    expect(scroller.scrollTop + scroller.clientHeight).toBeCloseTo(scroller.scrollHeight, -1);
    await vi.waitFor(() => expect(current(view)).toContain('number 59'));
  });

  it('stays where the reader scrolled to, and offers the way back', async () => {
    const { messages } = many(60);
    const view = await show([{ id: 'many', messages: messages.slice(0, 50) }]);
    const ladder = part(view, 'wire-ladder');
    const scroller = one(ladder, '.scroller');
    scroller.scrollTop = 0;
    await vi.waitFor(() => expect(all(ladder, '[aria-label*="101"]')).toHaveLength(1));
    view.exchanges = [{ id: 'many', messages }];
    await settled(view);
    expect(scroller.scrollTop).toBe(0);
    expect(one(ladder, '.follow').getAttribute('aria-label')).toBe('12 newer, Follow');
    await userEvent.click(one(ladder, '.follow'));
    await settled(view);
    expect(scroller.scrollTop).toBeGreaterThan(0);
    expect(all(ladder, '.follow')).toHaveLength(0);
  });

  it('stays at a message that the reader chose', async () => {
    const { messages } = many(8);
    const view = await show([{ id: 'many', messages: messages.slice(0, 4) }]);
    await userEvent.click(one(part(view, 'wire-ladder'), '[aria-label*="101"]'));
    view.exchanges = [{ id: 'many', messages }];
    await settled(view);
    expect(current(view)).toContain('101');
    expect(one(part(view, 'wire-ladder'), '.follow').textContent).toContain('6 newer');
  });

  it('heads each exchange where there are several', async () => {
    const view = await show([chunked, faulty]);
    expect(all(part(view, 'wire-ladder'), '.divider').map(({ textContent }) => textContent.trim())).toEqual([
      'Exchange 1',
      'Exchange 2',
    ]);
  });

  it('takes 1,000 messages, and then 200 a second, without keeping the page from anything else', async () => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ type: 'longtask' });
    const { messages } = many(1_060);
    const view = await show([{ id: 'many', messages: messages.slice(0, 1_002) }]);
    for (let count = 1_002; count < messages.length; count += 3) {
      view.exchanges = [{ id: 'many', messages: messages.slice(0, count) }];
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await settled(view);
    observer.disconnect();
    expect(all(part(view, 'wire-ladder'), '[role=option]').length).toBeLessThan(60);
    // `many` decodes before it returns: that task is the fixture's, and ends before the view begins.
    expect(Math.max(0, ...tasks.slice(1))).toBeLessThan(100);
  });
});

describe('forms', () => {
  it('shows details in the ladder’s place when compact, and goes back', async () => {
    const view = await show([pingGnip], { compact: true }, 660);
    await userEvent.click(one(part(view, 'wire-ladder'), '[aria-label*="101"]'));
    await settled(view);
    expect(view.renderRoot.querySelector('wire-ladder')).toBeNull();
    expect(view.renderRoot.querySelector(':focus')?.textContent).toBe('Back');
    await userEvent.keyboard('{Enter}');
    await settled(view);
    expect(part(view, 'wire-ladder').renderRoot.querySelector(':focus')?.getAttribute('aria-label')).toContain('101');
  });

  it('takes the form that fits the place it is to fill', async () => {
    const forms: string[] = [];
    for (const [width, height] of [
      [1_180, 420],
      [680, 420],
      [680, 900],
    ] as const) {
      const view = await show([pingGnip], { fill: true }, width);
      document.body.style.height = `${height}px`;
      await settled(view);
      await settled(view);
      expect(view.offsetHeight).toBe(height);
      expect(one(view, '.view').scrollHeight).toBeLessThanOrEqual(height);
      forms.push(one(view, '.view').className);
    }
    expect(forms).toEqual(['view whole', 'view alone', 'view whole']);
  });

  it('walks a compact ladder by arrow keys without opening anything', async () => {
    const view = await show([pingGnip], { compact: true }, 660);
    one(part(view, 'wire-ladder'), '[tabindex="0"]').focus();
    await userEvent.keyboard('{ArrowUp}');
    await settled(view);
    expect(view.renderRoot.querySelector('wire-details')).toBeNull();
    await userEvent.keyboard('{Enter}');
    await settled(view);
    expect(part(view, 'wire-details')).toBeTruthy();
  });

  it('is two plain tables on request, meanings and faults included', async () => {
    const view = await show([faulty]);
    await userEvent.click(tool(view, 'Table'));
    await settled(view);
    expect(all(view, '.messages tbody tr')).toHaveLength(2);
    await userEvent.click(one(view, '[aria-label="Show the fields of message 1"]'));
    await settled(view);
    expect(one(view, '.fields').textContent).toContain('Content-Length');
    expect(one(view, '.fields .mark').parentElement?.textContent).toMatch(/RFC/);
    expect(one(view, '.fields tbody tr td').textContent).toBe('0–20');
  });

  it('has one column and nothing wider than a phone of 390 px', async () => {
    const view = await show([pingGnip, faulty], { language: 'fr' }, 390);
    document.documentElement.dataset['mode'] = 'study';
    await settled(view);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(Math.max(390, innerWidth));
    const [octets, fields] = [part(view, 'wire-octets'), part(view, 'wire-fields')].map((each) =>
      each.getBoundingClientRect(),
    );
    expect(fields?.top).toBeGreaterThan(octets?.top ?? Infinity);
  });

  it('fits longer lines into wider places', async () => {
    const lengths: number[] = [];
    for (const width of [300, 660, 1_180, 1_900]) {
      const view = await show([chunked], { compact: true, language: 'en' }, width);
      view.show('chunked', 0);
      await settled(view);
      await settled(view);
      lengths.push(part(view, 'wire-octets').perLine);
    }
    expect(lengths).toEqual([4, 4, 8, 16]);
  });

  it('prints everything at once: no box scrolls and nothing waits to be pressed', async () => {
    const view = await show([pingGnip], { isStatic: true }, 700);
    expect(view.renderRoot.querySelector('wire-details')).toBeNull();
    expect(all(view, 'button')).toHaveLength(0);
    const { scrollHeight, clientHeight } = one(part(view, 'wire-ladder'), '.scroller');
    expect(scrollHeight).toBeLessThanOrEqual(clientHeight);
    expect(one(view, '.fields').textContent).toContain('opcode');
  });

  it('turns static while the page is printed', async () => {
    const view = await show([pingGnip], {}, 700);
    dispatchEvent(new Event('beforeprint'));
    await settled(view);
    expect(view.renderRoot.querySelector('.static')).not.toBeNull();
    dispatchEvent(new Event('afterprint'));
    await settled(view);
    expect(view.renderRoot.querySelector('.static')).toBeNull();
  });

  it('prints a slide as it stands', async () => {
    const view = await show([pingGnip], { isStatic: true });
    expect(part(view, 'wire-details')).toBeTruthy();
  });

  it('says that nothing has passed while nothing has', async () => {
    const view = await show([], { language: 'fr' });
    expect(view.renderRoot.textContent).toContain('Rien n’est encore passé.');
  });

  it('tells a flood of messages in one sentence', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { messages } = many(400);
    const view = await show([{ id: 'many', messages: messages.slice(0, 2) }]);
    const said: string[] = [];
    const status = one(view, '[role=status]');
    new MutationObserver(() => said.push(status.textContent)).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    for (let count = 3; count <= messages.length; count++) {
      view.exchanges = [{ id: 'many', messages: messages.slice(0, count) }];
      await view.updateComplete;
    }
    vi.advanceTimersByTime(2_000);
    await settled(view);
    vi.useRealTimers();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^402 new messages, the last server to client: /);
  });
});
