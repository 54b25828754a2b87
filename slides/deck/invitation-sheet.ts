// The room joins: a QR code as large as the screen allows, and the address for who types.

import '#theme/invitation.css';
import { fill } from '#demos/fill.ts';
import { askReach } from './ask-server.ts';
import { make, makeButton } from './elements.ts';
import { inviteTo, type Invitation, type Invitations } from './invitation.ts';
import { invitationText } from './invitation-text.ts';
import { hasServer, language } from './page.ts';
import { presentSlide } from './place.ts';
import { closeIfOpen, openSheet } from './sheet.ts';

const words = invitationText[language];
const className = 'invitation';

/** The code's own code; fetched before it is asked for, for a server that is gone cannot send it. */
export const fetchCode = () => import('./qr-code.ts');

export function openInvitation(): void {
  if (closeIfOpen(className)) return;
  const content = make('div', { className: 'invitation-content' }, make('p', { role: 'status' }, words.looking));
  const sheet = openSheet(words.title, [content], className);
  sheet.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'q' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // The page would hear it too, and open the sheet again.
    event.stopPropagation();
    sheet.close();
  });
  void fillIn(sheet, content);
}

async function fillIn(sheet: HTMLDialogElement, content: HTMLElement): Promise<void> {
  const [reach, { drawQrCode }] = await Promise.all([askReach(), fetchCode()]);
  const found = inviteTo(presentAddress(), reach, hasServer);
  if (found.invitations.length === 0) return content.replaceChildren(...refusal(found));
  const view = make('div', { className: 'invitation-view' });
  const show = (invitation: Invitation): void =>
    view.replaceChildren(
      drawQrCode(invitation.url, fill(words.code, { url: invitation.url })),
      besides(invitation, found),
    );
  content.replaceChildren(view);
  if (found.invitations.length > 1) content.append(chooser(sheet, found.invitations, show));
  // A guest who shows the code to a neighbour can find nothing out.
  if (reach) content.append(wayOut());
  const [first] = found.invitations;
  if (first) show(first);
}

/** The address bar is a moment behind the slide. */
function presentAddress(): URL {
  const address = new URL(location.href);
  const slide = presentSlide();
  if (slide) address.hash = `/${slide.id}`;
  return address;
}

function besides({ shown, kind }: Invitation, { situation }: Invitations): HTMLElement {
  const address = make('p', { className: 'invitation-address' }, ...breakable(shown));
  // The longer, the smaller: it must fit on the projector, and IPv6 is long.
  address.style.setProperty('--letters', String(Math.max(...pieces(shown).map((piece) => piece.length))));
  const text = make('div', { className: 'invitation-text' }, make('p', {}, words.toType), address);
  if (kind !== 'wired')
    text.append(make('p', { className: 'invitation-doubt' }, fill(words.doubtful, { kind: words.kinds[kind] })));
  if (situation === 'no network') text.append(make('p', {}, words.situations[situation]));
  text.append(make('p', {}, words.leads));
  return text;
}

/** In lines that a reader can copy: the scheme, the host, the path. */
function pieces(address: string): string[] {
  return address.match(/^https?:\/\/|[^/]+\/?/g) ?? [address];
}

function breakable(address: string): (Node | string)[] {
  return pieces(address).flatMap((piece, index) => (index === 0 ? [piece] : [make('wbr'), piece]));
}

function wayOut(): HTMLElement {
  const link = make('a', { href: 'preflight.html', target: 'preflight' }, words.preflight);
  return make('p', { className: 'invitation-stuck' }, words.stuck, link);
}

function refusal({ situation }: Invitations): Node[] {
  const command = words.command[situation];
  const sentence = make('p', { className: 'invitation-refusal' }, words.situations[situation]);
  return command ? [sentence, make('p', { className: 'invitation-command' }, make('code', {}, command))] : [sentence];
}

/** One network after the other, by arrows or by pressing. */
function chooser(sheet: HTMLElement, invitations: readonly Invitation[], show: (one: Invitation) => void): HTMLElement {
  let chosen = 0;
  const choose = (index: number): void => {
    chosen = (index + invitations.length) % invitations.length;
    buttons.forEach((button, at) => button.setAttribute('aria-pressed', String(at === chosen)));
    const invitation = invitations[chosen];
    if (invitation) show(invitation);
  };
  const buttons = invitations.map(({ shown, interface: name, kind }, index) =>
    makeButton([hostOf(shown), name, words.kinds[kind]].filter((part) => part !== '').join(' · '), () => choose(index)),
  );
  sheet.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(chosen + step);
  });
  choose(0);
  const group = make('div', { className: 'choices' }, ...buttons);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', words.choose);
  return make('div', { className: 'invitation-chooser' }, make('p', {}, words.choose), group);
}

function hostOf(address: string): string {
  return new URL(address).hostname;
}
