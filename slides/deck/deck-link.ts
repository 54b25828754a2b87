// The deck's end of the link to its speaker page: says where it stands, and obeys.

import { fill } from '#demos/fill.ts';
import type { DemoState } from '#ui/demo-state.ts';
import { make } from './elements.ts';
import { language, slides } from './page.ts';
import { openSheet } from './sheet.ts';
import type { Presented } from './slides-mode.ts';
import { deckName, forgetName, nameDeck, openChannel } from './deck-name.ts';
import type { FromDeck, Message } from './speaker-protocol.ts';
import { speakerText } from './speaker-text.ts';
import { widgetsIn } from './widgets.ts';

/** Milliseconds in which a demo's changes become one message. */
const calm = 100;

interface Link {
  readonly name: string;
  readonly isClosed: boolean;
}

let link: Link | undefined;

/** Opens the speaker page in a window; where the browser forbids that, offers a tab. */
export function openSpeaker(deck: Presented): void {
  if (!link || link.isClosed) link = join(deck, nameDeck());
  const address = new URL('speaker.html', location.href);
  address.searchParams.set('deck', link.name);
  const opened = open(address, `speaker-${link.name}`, 'popup,width=1180,height=820');
  if (opened) opened.focus();
  else offerTab(address);
}

/** After a reload, in the other language, in the next chapter: the speaker page is waiting. */
export function rejoin(deck: Presented): void {
  const name = deckName();
  if (name !== undefined) link ??= join(deck, name);
}

function offerTab(address: URL): void {
  const words = speakerText[language];
  const anchor = make('a', { href: address.href, target: '_blank', className: 'chrome-button' }, words.openTab);
  const sheet = openSheet(words.title, [make('p', {}, words.blocked), make('p', {}, anchor)]);
  anchor.addEventListener('click', () => sheet.close());
  anchor.focus();
}

function join(deck: Presented, name: string): Link {
  const page = fill('{time}-{chance}', { time: Math.round(performance.timeOrigin), chance: Math.random() });
  const channel = openChannel(name, obey);
  const leaving = new AbortController();
  const { signal } = leaving;
  const say = (message: FromDeck): void => {
    if (!signal.aborted) channel.post(message);
  };
  const sayPlace = (): void => say(placeOf(page, deck));

  function obey(message: Message): void {
    if (message.type === 'ping') sayPlace();
    else if (message.type === 'move') deck.move(message.step);
    else if (message.type === 'black') deck.black();
    else if (message.type === 'mine' && message.page !== page) say({ type: 'taken', page: message.page });
    else if (message.type === 'taken' && message.page === page) leave();
    else if (message.type === 'hello') {
      sayPlace();
      sayStates();
    }
  }

  /** The tab was duplicated: the speaker page belongs to the other one. */
  function leave(): void {
    leaving.abort();
    channel.close();
    forgetName();
  }

  function sayStates(): void {
    const slide = presentSection();
    for (const widget of slide ? widgetsIn(slide) : []) sayState(widget);
  }

  function sayState(widget: Shown): void {
    const slide = widget.closest<HTMLElement>('.slides > section');
    const host = widget.surroundings?.client.host;
    if (!slide || !host || !widget.state) return;
    say({ type: 'demo', slide: slide.id, index: widgetsIn(slide).indexOf(widget), host, state: widget.state });
  }

  const due = new Map<Shown, ReturnType<typeof setTimeout>>();
  const onState = ({ target }: Event): void => {
    const widget = target as Shown;
    if (due.has(widget)) return;
    const send = (): void => {
      due.delete(widget);
      sayState(widget);
    };
    due.set(widget, setTimeout(send, calm));
  };

  let slide = presentSection();
  deck.onChange(() => {
    sayPlace();
    if (slide === presentSection()) return;
    slide = presentSection();
    sayStates();
  });
  document.addEventListener('demo-state', onState, { signal });
  addEventListener('pagehide', () => say({ type: 'leaving', page }), { signal });
  addEventListener('pageshow', ({ persisted }) => persisted && sayPlace(), { signal });
  say({ type: 'mine', page });
  sayPlace();
  return {
    name,
    get isClosed() {
      return signal.aborted;
    },
  };
}

type Shown = ReturnType<typeof widgetsIn>[number] & { readonly state?: DemoState };

function presentSection(): HTMLElement | undefined {
  return slides().find((slide) => slide.classList.contains('present'));
}

function placeOf(page: string, deck: Presented): FromDeck {
  const slide = presentSection();
  const fragments = [...(slide?.querySelectorAll('.fragment') ?? [])];
  const shown = fragments.flatMap((fragment, index) => (fragment.classList.contains('visible') ? [index] : []));
  const chapter = document.documentElement.dataset['chapter'] ?? '';
  return { type: 'place', page, chapter, language, slide: slide?.id ?? '', shown, isBlack: deck.isBlack() };
}
