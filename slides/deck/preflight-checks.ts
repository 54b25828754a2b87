// What is tried out before class. Each check really does what it speaks of, and says what it found.

import type { DemoClient } from '#demos/contract.ts';
import { decodeFeedMessage, feedPath } from '#demos/feed-protocol.ts';
import { fill } from '#demos/fill.ts';
import type { Reach } from '#demos/instructor-protocol.ts';
import { registry } from '#demos/registry.ts';
import { widgets } from '#demos/widgets.ts';
import { askReach, askServer } from './ask-server.ts';
import { browserName } from './browser-name.ts';
import { client, inPage } from './hosts.ts';
import { inviteTo } from './invitation.ts';
import { missingFeatures } from './missing-features.ts';
import { hasServer, language } from './page.ts';
import { preflightText, type PreflightText } from './preflight-text.ts';
import { asClock } from './speaker-timing.ts';

export type State = 'running' | 'good' | 'note' | 'bad';

export interface Finding {
  readonly state: State;
  readonly found: string;
  readonly toDo?: string;
}

export type CheckName = Exclude<keyof PreflightText['titles'], 'phone'>;

const words = preflightText[language];
const good = (found: string): Finding => ({ state: 'good', found });
const note = (found: string, toDo?: string): Finding => ({ state: 'note', found, ...(toDo ? { toDo } : {}) });
const bad = (found: string, toDo: string): Finding => ({ state: 'bad', found, toDo });

/** The port that addresses on paper have. */
const usualPort = '8420';
/** What the spare is asked for: a path that a demo answers 200 without having been used before. */
const spareProof = '/demos/virtual-hosts/sites';

/** In the order in which they are shown. Those that cost nothing are looked at again and again. */
export const checks: Readonly<Record<CheckName, { readonly isCheap: boolean; look(): Promise<Finding> }>> = {
  server: { isCheap: true, look: lookAtServer },
  port: { isCheap: false, look: lookAtPort },
  feed: { isCheap: false, look: lookAtFeed },
  bridge: { isCheap: false, look: lookAtBridge },
  reach: { isCheap: true, look: lookAtReach },
  secure: { isCheap: false, look: lookAtContext },
  spare: { isCheap: false, look: lookAtSpare },
  offline: { isCheap: false, look: lookOffline },
  browser: { isCheap: false, look: lookAtBrowser },
  display: { isCheap: true, look: lookAtDisplay },
};

async function lookAtServer(): Promise<Finding> {
  if (!hasServer) return note(words.server.none, words.server.noneToDo);
  const began = performance.now();
  const health = (await askServer('/health')) as { version?: unknown; uptime?: unknown } | undefined;
  if (!health) return bad(words.server.bad, words.server.badToDo);
  const uptime = asClock(Number(health.uptime) * 1_000);
  return good(fill(words.server.good, { version: String(health.version), uptime, time: since(began) }));
}

async function lookAtPort(): Promise<Finding> {
  if (!hasServer) return good(words.port.none);
  const { port } = location;
  return good(fill(port === usualPort ? words.port.good : words.port.other, { port }));
}

async function lookAtFeed(): Promise<Finding> {
  if (!hasServer) return good(words.feed.none);
  return (await hearsFeed()) ? good(words.feed.good) : bad(words.feed.bad, words.feed.badToDo);
}

/** Whether a WebSocket to this page's server opens and is greeted. */
export function hearsFeed(): Promise<boolean> {
  const address = new URL(feedPath, location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address);
  const greeted = new Promise<boolean>((resolve) => {
    socket.onmessage = ({ data }) => resolve(decodeFeedMessage(String(data))?.type === 'hello');
    socket.onclose = () => resolve(false);
  });
  void greeted.then(() => socket.close());
  return greeted;
}

async function lookAtBridge(): Promise<Finding> {
  if (!hasServer) return good(words.bridge.none);
  const began = performance.now();
  const answer = await askByHand(await client()).catch(() => '');
  const isRight = answer.startsWith('HTTP/1.1 200 ');
  return isRight ? good(fill(words.bridge.good, { time: since(began) })) : bad(words.bridge.bad, words.bridge.badToDo);
}

/** The first octets of the answer to a request that no browser has touched. */
async function askByHand({ authority, connect }: DemoClient): Promise<string> {
  const stream = await connect();
  await stream.write(
    new TextEncoder().encode(`GET /health HTTP/1.1\r\nHost: ${authority}\r\nConnection: close\r\n\r\n`),
  );
  const octets = await stream.read();
  stream.abort();
  return new TextDecoder('latin1').decode(octets);
}

async function lookAtReach(): Promise<Finding> {
  return describeReach(await askReach());
}

function describeReach(reach: Reach | undefined): Finding {
  const { situation, invitations } = inviteTo(new URL(location.href), reach, hasServer);
  const addresses = invitations
    .map(({ shown, interface: name }) => (name === '' ? shown : `${shown} (${name})`))
    .join(', ');
  if (situation === 'this machine only') return note(words.reach.closed, words.reach.closedToDo);
  if (situation === 'no network') return bad(words.reach.noNetwork, words.reach.noNetworkToDo);
  if (situation === 'published here only') return note(words.server.none, words.server.noneToDo);
  if (!hasServer) return good(fill(words.reach.none, { address: addresses }));
  return reach ? good(fill(words.reach.good, { addresses })) : note(words.reach.own, words.reach.ownToDo);
}

async function lookAtContext(): Promise<Finding> {
  const { secure } = words;
  if (!isSecureContext) return note(secure.note, secure.noteToDo);
  return good(hasServer ? `${secure.good} ${secure.phones}` : secure.good);
}

/** Fetches all that a page needs to be its own host, starts it, and asks it something. */
async function lookAtSpare(): Promise<Finding> {
  try {
    const began = performance.now();
    const names = Object.keys(registry) as (keyof typeof registry)[];
    await Promise.all(names.flatMap((name): Promise<unknown>[] => [registry[name].backend(), widgets[name]()]));
    const { fetchSpare } = await import('./in-page-host.ts');
    await fetchSpare();
    const { status } = await (await inPage()).fetch({ path: spareProof });
    return good(fill(words.spare.good, { count: names.length, status, time: since(began) }));
  } catch {
    return bad(words.spare.bad, words.spare.badToDo);
  }
}

async function lookOffline(): Promise<Finding> {
  const { offline } = words;
  if (hasServer) return good(offline.served);
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (!registration) return note(offline.impossible, offline.impossibleToDo);
  if (!registration.active) return note(offline.keeping, offline.keepingToDo);
  const names = (await caches.keys()).filter((name) => name.startsWith('course-'));
  const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
  return good(fill(offline.kept, { count: Math.max(0, ...kept) }));
}

async function lookAtBrowser(): Promise<Finding> {
  const { browser } = words;
  const name = browserName(navigator.userAgent);
  const { needed, wished } = missingFeatures();
  if (needed.length > 0) return bad(fill(browser.bad, { name, missing: needed.join(', ') }), browser.badToDo);
  if (wished.length > 0) return note(fill(browser.less, { name, missing: wished.join(', ') }), browser.badToDo);
  return good(fill(browser.good, { name }));
}

/** Pixels of the stage, and of its smallest text. */
const stage = { width: 1280, height: 720, text: 20 };

async function lookAtDisplay(): Promise<Finding> {
  const { display } = words;
  const fit = Math.min(innerWidth / stage.width, innerHeight / stage.height);
  const figures = {
    width: innerWidth,
    height: innerHeight,
    percent: Math.round(fit * 100),
    text: Math.round(fit * stage.text),
  };
  const extended = (screen as Screen & { isExtended?: boolean }).isExtended === true ? [display.extended] : [];
  const found = [fill(fit < 1 ? display.small : display.good, figures), display.here, ...extended].join(' ');
  return fit < 1 ? note(found, display.smallToDo) : good(found);
}

function since(began: number): number {
  return Math.max(1, Math.round(performance.now() - began));
}
