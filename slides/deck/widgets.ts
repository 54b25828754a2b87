// Loads a widget when its slide is near, and tells it when it is shown.

import { registry, type DemoName } from '#demos/registry.ts';
import { widgets } from '#demos/widgets.ts';
import type { DemoElement } from '#ui/demo-element.ts';
import type { DemoState } from '#ui/demo-state.ts';
import { client, inPage } from './hosts.ts';
import { language } from './page.ts';
import { deckText } from './text.ts';

type Widget = HTMLElement & Partial<Pick<DemoElement<DemoState>, 'surroundings' | 'shown' | 'showWire'>>;

const selector = Object.keys(widgets)
  .map((name) => `demo-${name}`)
  .join();

export function widgetsIn(slide: Element): Widget[] {
  return [...slide.querySelectorAll<Widget>(selector)];
}

/** Loads the code and the host of every widget on the slide; more calls do nothing more. */
export async function prepare(slide: Element): Promise<void> {
  await Promise.all(widgetsIn(slide).map(prepareWidget));
}

async function prepareWidget(widget: Widget): Promise<void> {
  try {
    const name = widget.localName.replace('demo-', '') as DemoName;
    const [host] = await Promise.all([client(), widgets[name]()]);
    customElements.upgrade(widget);
    // A finger inside a demo is the demo's: reveal.js would take a sideways scroll for a swipe.
    widget.dataset['preventSwipe'] = '';
    widget.surroundings ??= { language, client: host, inPage };
    if (host.host === 'server') keepSpare(widget, name);
  } catch {
    sayThatItIsMissing(widget);
  }
}

/**
 * When the server is gone its files are too: what a widget needs to go on in the page is fetched before, and marked when
 * it is there. A module that could not be fetched once is not fetched again by any browser.
 */
function keepSpare(widget: Widget, name: DemoName): void {
  const fetchAll = async (): Promise<void> => {
    const spare = import('./in-page-host.ts').then(({ fetchSpare }) => fetchSpare());
    const fetched = await Promise.allSettled([spare, registry[name].backend()]);
    if (fetched.every(({ status }) => status === 'fulfilled')) widget.dataset['spare'] = 'kept';
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => void fetchAll(), { timeout: 2_000 });
  else setTimeout(() => void fetchAll(), 1_000);
}

/** The finished run stays; beside it the page says why there is no more. */
function sayThatItIsMissing(widget: Widget): void {
  if (widget.querySelector('.demo-missing')) return;
  const sentence = document.createElement('p');
  sentence.className = 'demo-missing';
  sentence.setAttribute('role', 'status');
  sentence.textContent = deckText[language].missing;
  widget.prepend(sentence);
}

/** Widgets connect while shown. */
export async function show(slide: Element, isShown: boolean): Promise<void> {
  if (isShown) await prepare(slide);
  for (const widget of widgetsIn(slide)) widget.shown = isShown;
}
