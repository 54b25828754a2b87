// Whether a phone gets through: a code to scan, and what the server saw of whoever scanned it.

import { fill } from '#demos/fill.ts';
import { asPass, asVisits, passName, phonePath, type Pass, type Visit } from '#demos/instructor-protocol.ts';
import { askReach, askServer } from './ask-server.ts';
import { make, makeButton } from './elements.ts';
import { inviteTo, type Invitation } from './invitation.ts';
import { fetchCode } from './invitation-sheet.ts';
import { hasServer, language } from './page.ts';
import type { Finding } from './preflight-checks.ts';
import { preflightText } from './preflight-text.ts';

const words = preflightText[language].phone;
/** Milliseconds between two looks at who has come. */
const looking = 2_000;

/** Says what it knows to `tell`, again and again, and puts the code into `room`. */
export function watchPhones(room: HTMLElement, tell: (finding: Finding) => void): void {
  if (!hasServer) return tell({ state: 'good', found: words.none });
  const code = make('div', { className: 'preflight-code' });
  const log = make('ul', { className: 'preflight-visits' });
  room.append(code, log, help());
  let pass: Pass | undefined;
  let drawn = '';

  async function look(): Promise<void> {
    const reach = document.hidden ? undefined : await askReach();
    if (!reach) return;
    const { situation, invitations } = inviteTo(new URL(location.href), reach, hasServer);
    if (situation === 'this machine only') return tell({ state: 'note', found: words.closed });
    const found = pass && asVisits(await askServer(`${phonePath}/${pass.token}`));
    if (!found) return renew();
    const news = JSON.stringify([pass, invitations.map(({ url }) => url)]);
    if (news !== drawn && pass) await drawChoice(code, invitations, pass);
    drawn = news;
    log.replaceChildren(...found.visits.map(asItem));
    tell(findingOf(found.visits));
  }

  /** The old one is no longer valid, or the server is another. */
  async function renew(): Promise<void> {
    pass = asPass(await askServer(phonePath, 'POST'));
    if (pass) await look();
  }

  const again = (): void => void look().finally(() => setTimeout(again, looking));
  tell({ state: 'running', found: words.waiting });
  again();
}

function findingOf(visits: readonly Visit[]): Finding {
  const isThrough = visits.some(({ isOwn }) => !isOwn);
  return isThrough ? { state: 'good', found: words.good } : { state: 'note', found: words.waiting, toDo: words.scan };
}

function asItem({ at, from, isOwn }: Visit): HTMLElement {
  const time = new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return make('li', {}, fill(isOwn ? words.own : words.came, { time, address: from }));
}

async function drawChoice(code: HTMLElement, invitations: readonly Invitation[], { token }: Pass): Promise<void> {
  const { drawQrCode } = await fetchCode();
  const picture = make('div');
  const draw = (invitation: Invitation): void => {
    const url = new URL(invitation.url);
    url.search = `?${passName}=${token}`;
    url.hash = '';
    const address = make('code', {}, url.host);
    picture.replaceChildren(drawQrCode(url.href, fill(words.code, { url: url.href })), make('p', {}, address));
  };
  const buttons = invitations.map((invitation) => {
    const { hostname } = new URL(invitation.url);
    const button = makeButton([hostname, invitation.interface].join(' '), () => {
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
      draw(invitation);
    });
    return button;
  });
  code.replaceChildren(picture);
  const row = make('div', { className: 'choices' }, ...buttons);
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', words.network);
  const side = make('div', {}, make('p', {}, words.valid));
  if (buttons.length > 1) side.append(make('p', {}, words.network), row);
  code.append(side);
  buttons[0]?.click();
}

function help(): HTMLElement {
  const remedies = words.remedies.map((remedy) => make('li', {}, fill(remedy, { port: location.port || '80' })));
  return make(
    'details',
    {},
    make('summary', {}, words.stuck),
    make('p', {}, words.isolation),
    make('ol', {}, ...remedies),
  );
}
