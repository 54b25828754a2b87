// The pre-flight page: everything that may be missing in class, tried out before it. For a phone that scanned the code: that
// it has arrived.

import '#theme/preflight.css';
import { fill } from '#demos/fill.ts';
import { passName } from '#demos/instructor-protocol.ts';
import { askReach } from './ask-server.ts';
import { make, makeButton } from './elements.ts';
import { language } from './page.ts';
import { checks, hearsFeed, type CheckName, type Finding } from './preflight-checks.ts';
import { watchPhones } from './preflight-phone.ts';
import { preflightText } from './preflight-text.ts';

const words = preflightText[language];
const main = document.querySelector('main') ?? document.body;

/** Milliseconds: between two looks at what costs nothing, and that a check may take. */
const often = 10_000;
const patience = 8_000;

export function startPreflight(): void {
  if (new URLSearchParams(location.search).has(passName)) void greetGuest();
  else startChecks();
}

function startChecks(): void {
  const summary = make('p', { className: 'preflight-summary', role: 'status' });
  const list = make('ol', { className: 'preflight-checks' });
  const rows = new Map<string, Row>();
  const names = Object.keys(checks) as CheckName[];
  for (const name of [...names.slice(0, 5), 'phone', ...names.slice(5)] as (keyof typeof words.titles)[]) {
    const row = createRow(words.titles[name]);
    rows.set(name, row);
    list.append(row.element);
  }

  function tell(name: string, finding: Finding): void {
    rows.get(name)?.show(finding);
    const all = [...rows.values()];
    if (all.some(({ state }) => state === 'running')) return;
    const text = fill(words.summary, { good: all.filter(({ state }) => state === 'good').length, total: all.length });
    // Said once, not every ten seconds.
    if (summary.textContent !== text) summary.textContent = text;
  }

  const run = (name: CheckName): void => void withPatience(checks[name].look()).then((finding) => tell(name, finding));
  const runAll = (): void => {
    for (const name of names) {
      rows.get(name)?.show({ state: 'running', found: '' });
      run(name);
    }
  };
  const cheap = names.filter((name) => checks[name].isCheap);
  const head = make(
    'div',
    { className: 'preflight-head' },
    make('p', {}, words.lead),
    summary,
    makeButton(words.again, runAll),
  );
  main.append(head, list);
  runAll();
  const phones = rows.get('phone');
  if (phones) watchPhones(phones.room, (finding) => tell('phone', finding));
  setInterval(() => !document.hidden && cheap.forEach(run), often);
  addEventListener('resize', () => run('display'));
  for (const event of ['online', 'offline']) addEventListener(event, () => cheap.forEach(run));
}

interface Row {
  readonly element: HTMLElement;
  /** For what a check shows besides words. */
  readonly room: HTMLElement;
  readonly state: Finding['state'];
  show(finding: Finding): void;
}

function createRow(title: string): Row {
  const badge = make('span', { className: 'preflight-state' });
  const found = make('p');
  const room = make('div');
  const element = make('li', {}, make('h2', {}, title), badge, found, room);
  let state: Finding['state'] = 'running';
  return {
    element,
    room,
    get state() {
      return state;
    },
    show(finding) {
      ({ state } = finding);
      element.dataset['state'] = state;
      badge.textContent = words.states[state];
      found.textContent = finding.found;
      if (finding.toDo !== undefined) found.append(' ', make('strong', {}, words.toDo), ` ${finding.toDo}`);
    },
  };
}

/** A check that hangs is a finding, too. */
function withPatience(finding: Promise<Finding>): Promise<Finding> {
  const late = new Promise<Finding>((resolve) => {
    setTimeout(() => resolve({ state: 'bad', found: fill(words.late, { seconds: patience / 1_000 }) }), patience);
  });
  const failed = (error: unknown): Finding => ({ state: 'bad', found: fill(words.failed, { reason: String(error) }) });
  return Promise.race([finding.catch(failed), late]);
}

/** The presenter's machine alone is told its addresses. */
async function greetGuest(): Promise<void> {
  const { guest } = words;
  const sentence = make('p', { role: 'status' });
  const sockets = make('p', { role: 'status' });
  const title = make('p', { className: 'preflight-welcome' }, guest.title);
  main.append(title, sentence, sockets, make('p', {}, make('a', { className: 'chrome-button', href: './' }, guest.on)));
  const [reach, hears] = await Promise.all([askReach(), withDeadline(hearsFeed())]);
  if (reach) title.remove();
  sentence.textContent = reach ? guest.own : guest.arrived;
  sockets.textContent = hears ? guest.works : guest.broken;
}

function withDeadline(answer: Promise<boolean>): Promise<boolean> {
  return Promise.race([answer, new Promise<boolean>((resolve) => setTimeout(resolve, patience, false))]);
}
