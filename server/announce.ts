// What the presenter reads in the terminal: where the course is, and how the class gets there.

import { fill } from '#demos/fill.ts';
import { bestAddress, machineAddresses, type Interfaces, type MachineAddress } from '#server/lan.ts';
import type { Options } from '#server/options.ts';
import type { OpenPort } from '#server/own-ports.ts';
import type { TerminalSentence } from '#server/terminal-text.ts';

type Sentences = Record<TerminalSentence, string>;

/** Lines to print once the server listens on `port`; of the demos' own `ports` those that had to move. `interfaces` as Node's `networkInterfaces()` lists them. */
export async function announcement(
  sentences: Sentences,
  options: Options & { readonly ports?: readonly OpenPort[] },
  port: number,
  interfaces: Interfaces,
): Promise<string[]> {
  const home = `http://localhost:${port}/`;
  const lines = ['', `  ${fill(sentences.ready, { url: home })}`];
  if (!options.isExplicit && port !== options.port)
    lines.push(`  ${fill(sentences.moved, { wanted: options.port, port })}`);
  lines.push(...movedPorts(sentences, options));
  lines.push(
    '',
    ...(options.lan ? await invitation(sentences, options.names, port, interfaces) : [`  ${sentences.alone}`]),
  );
  return [...lines, `  ${fill(sentences.preflight, { url: home })}`, `  ${sentences.stop}`, ''];
}

function movedPorts(
  sentences: Sentences,
  { ports = [], port }: { ports?: readonly OpenPort[]; port: number },
): string[] {
  // Who lets the server choose its port lets it choose these, too.
  const moved = port === 0 ? [] : ports.filter(({ number, preferred }) => number !== preferred);
  return moved.map(
    (own) =>
      `  ${fill(sentences.ownPortMoved, { wanted: own.preferred, port: own.number, name: `${own.demo}/${own.port}` })}`,
  );
}

async function invitation(
  sentences: Sentences,
  names: readonly string[],
  port: number,
  interfaces: Interfaces,
): Promise<string[]> {
  const addresses = machineAddresses(interfaces);
  const near = addresses.filter(({ kind }) => kind === 'wired');
  const far = addresses.filter(({ kind }) => kind !== 'wired');
  const line = (address: MachineAddress) =>
    `    ${url(address.host, port).padEnd(34)} ${address.interface}, ${sentences[address.kind]}`;
  const lines = near.length === 0 ? [`  ${sentences.noNetwork}`] : [`  ${sentences.class}`];
  lines.push(...names.map((name) => `    ${url(name, port)}`), ...near.map(line));
  if (far.length > 0) lines.push('', `  ${sentences.others}`, ...far.map(line));
  const host = names[0] ?? bestAddress(addresses)?.host;
  return host === undefined ? [...lines, ''] : [...lines, '', await qrCode(url(host, port)), ''];
}

function url(host: string, port: number): string {
  return `http://${host}:${port}/`;
}

/** Loaded only here: who teaches alone needs none. */
async function qrCode(text: string): Promise<string> {
  const { default: code } = await import('qrcode');
  return code.toString(text, { type: 'terminal', small: true });
}
