// The wire view against WCAG 2.2 AA, as far as a program can tell.

import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { chunked, faulty, fragmented, one, part, pingGnip, settled, show, tool, tools } from './wire-view-fixture.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function violations(): Promise<readonly string[]> {
  const results = await axe.run(document.body, { runOnly: { type: 'tag', values: tags } });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset['theme'];
});

describe.each(['light', 'dark', 'contrast'])('in the %s theme', (theme) => {
  const exchanges = [chunked, pingGnip, faulty];

  it('has no violation as ladder and details', async () => {
    document.documentElement.dataset['theme'] = theme;
    const view = await show(exchanges, { language: 'fr' });
    view.show('ping-gnip', 2);
    await settled(view);
    one(part(view, 'wire-fields'), '[tabindex="0"]').focus();
    await settled(view);
    expect(await violations()).toEqual([]);
  });

  it('has no violation where a fault is shown', async () => {
    document.documentElement.dataset['theme'] = theme;
    const view = await show(exchanges);
    view.show('faulty', 0);
    await settled(view);
    expect(await violations()).toEqual([]);
  });

  it('has no violation while it filters, compares and fills the screen', async () => {
    document.documentElement.dataset['theme'] = theme;
    const view = await show(exchanges);
    tool(view, 'Filter').click();
    await settled(view);
    expect(await violations()).toEqual([]);
    tool(view, 'Compare').click();
    await settled(view);
    one(view.renderRoot.querySelector('wire-compare')!, '[aria-expanded]').click();
    await settled(view);
    expect(await violations()).toEqual([]);
    view.toggleFull();
    await settled(view);
    expect(await violations()).toEqual([]);
    view.toggleFull();
    await settled(view);
  });

  it('has no violation with frames unfolded, the way back to the newest, and a text to be copied by hand', async () => {
    document.documentElement.dataset['theme'] = theme;
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    const view = await show([fragmented]);
    view.show('fragmented', 3);
    await settled(view);
    const select = one(tools(view, 'wire-copy'), 'select') as HTMLSelectElement;
    select.value = 'python';
    select.dispatchEvent(new Event('change'));
    await settled(view);
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(one(tools(view, 'wire-copy'), 'textarea')).toBeTruthy();
    expect(await violations()).toEqual([]);
  });

  it('has no violation as tables, compact, on a phone and on paper', async () => {
    document.documentElement.dataset['theme'] = theme;
    const view = await show(exchanges);
    tool(view, 'Table').click();
    await settled(view);
    expect(await violations()).toEqual([]);
    await show(exchanges, { compact: true }, 660);
    expect(await violations()).toEqual([]);
    await show(exchanges, {}, 390);
    expect(await violations()).toEqual([]);
    await show(exchanges, { isStatic: true }, 700);
    expect(await violations()).toEqual([]);
  });
});
