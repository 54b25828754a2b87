// A slide in small, as the room sees it: its own markup under its own styles, with nothing in it to press.

import type { DemoName } from '#demos/registry.ts';
import { widgets } from '#demos/widgets.ts';
import { lightLines } from './code-steps.ts';
import { make } from './elements.ts';
import { language } from './page.ts';
import { silentClient } from './silent-client.ts';
import type { DemoShown } from './speaker-protocol.ts';
import { widgetsIn } from './widgets.ts';

export interface Preview {
  readonly element: HTMLElement;
  /** `shown`: indices of its fragments, or all of them; nothing at all without a slide. */
  show(slide: HTMLElement | undefined, shown: readonly number[] | 'all'): HTMLElement | undefined;
}

const stageWidth = 1280;

export function createPreview(): Preview {
  const stage = make('div', { className: 'slides' });
  const element = make('div', { className: 'preview', inert: true }, make('div', { className: 'reveal ready' }, stage));
  new ResizeObserver(() => element.style.setProperty('--scale', String(element.clientWidth / stageWidth))).observe(
    element,
  );
  return {
    element,
    show(slide, shown) {
      const section = slide && (document.importNode(slide, true) as HTMLElement);
      section?.removeAttribute('id');
      section?.classList.add('present');
      section?.querySelector('.slide-text')?.remove();
      stage.replaceChildren(...(section ? [section] : []));
      if (section) reveal(section, shown);
      return section;
    },
  };
}

function reveal(section: HTMLElement, shown: readonly number[] | 'all'): void {
  section.querySelectorAll('.fragment').forEach((fragment, index) => {
    fragment.classList.toggle('visible', shown === 'all' || shown.includes(index));
  });
  lightLines(section);
}

/** Leaves the demos' finished runs in their places: these are not to be brought to life. */
export function keepRuns(section: HTMLElement): void {
  for (const demo of widgetsIn(section)) {
    const run = make('div');
    run.append(...demo.childNodes);
    demo.replaceWith(run);
  }
}

/** The demos of a slide as the deck's widgets show them, from their states alone. */
export async function mountDemos(
  section: HTMLElement,
  statesOf: (index: number) => DemoShown | undefined,
): Promise<void> {
  await Promise.all(
    widgetsIn(section).map(async (widget, index) => {
      const name = widget.localName.replace('demo-', '') as DemoName;
      await widgets[name]();
      customElements.upgrade(widget);
      setDemo(widget, statesOf(index));
      widget.shadowRoot?.adoptedStyleSheets.push(withoutWire());
    }),
  );
}

/** What passes on the wire is the deck's alone to know: an empty wire here would be untrue. */
function withoutWire(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.wire { display: none } .room { grid-template-columns: minmax(0, 1fr) !important }');
  return sheet;
}

/** Before the deck has said anything, the widget as it begins. */
export function setDemo(widget: ReturnType<typeof widgetsIn>[number], known: DemoShown | undefined): void {
  const client = silentClient(known?.host ?? 'server');
  if (widget.surroundings?.client.host !== client.host)
    widget.surroundings = { language, client, inPage: () => Promise.resolve(client) };
  if (known) Object.assign(widget, { state: known.state });
}
