// How fast a capture of 20 MB is taken apart, beside tshark; and whether a page stays smooth while it opens one of 49 MB.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';
import { build } from 'vite';
import { writePcapng, type WrittenPacket } from '#wire/pcapng-writer.ts';
import { synthesiseConversation } from '#wire/synthesise-conversation.ts';
import { hostileCaptures } from '#tests/unit/hostile-captures.ts';
import { atMost, inTurn, median, ms, paired, spread, times, type Row } from './measure.ts';
import { launch } from './pages.ts';
import { serve } from './static-server.ts';
import type { takeApart } from './take-apart.ts';

type TakeApart = (file: string, expected: number) => Promise<number>;

const rounds = 5;
const notes = { application: 'bench', interfaceName: 'bench' };

export async function benchCaptures(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const takeApart = await builtDecoders(folder);
    return [await besideTshark(folder, takeApart), await dearest(folder, takeApart), await whileOpening(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Ours builds every tree of fields and follows every connection; tshark writes them as text, its start taken off. */
async function besideTshark(folder: string, takeApart: TakeApart): Promise<Row> {
  const [large, small] = [join(folder, 'large.pcapng'), join(folder, 'small.pcapng')];
  const packets = capture(20_000_000);
  writeFileSync(large, writePcapng(packets, notes));
  writeFileSync(small, writePcapng(packets.slice(0, 1), notes));
  const tshark =
    (file: string, ...form: string[]) =>
    () =>
      timed(() => execFileSync('tshark', ['-n', '-r', file, ...form], { stdio: ['ignore', 'ignore', 'ignore'] }));
  const taken = await inTurn(rounds, {
    ours: () => takeApart(large, packets.length),
    start: tshark(small),
    lines: tshark(large),
    trees: tshark(large, '-V'),
  });
  const start = median(taken.start);
  const withoutStart = (all: readonly number[]): number[] => all.map((time) => time - start);
  const trees = withoutStart(taken.trees);
  const ratios = paired(taken.ours, trees);
  return {
    what: `20 MB capture, ${packets.length} packets: every tree of fields, every connection`,
    ours: spread(taken.ours, ms),
    beside: `tshark, every field as text ${spread(trees, ms)}; a line a packet ${spread(withoutStart(taken.lines), ms)}`,
    ratio: spread(ratios, times),
    goal: atMost(1, median(ratios), '≤ 1× tshark, every field'),
  };
}

/**
 * The decoders as pages have them, each time in a program of its own: from the sources the tool that strips the types would
 * slow them, and here the memory of the rounds before would. Gives the milliseconds of a second reading of the same octets.
 */
async function builtDecoders(folder: string): Promise<TakeApart> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: 'tests/bench/take-apart.ts', outDir: folder, emptyOutDir: false },
  });
  const program = `
    import { readFileSync } from 'node:fs';
    import { takeApart } from ${JSON.stringify(pathToFileURL(join(folder, 'take-apart.js')).href)};
    const bytes = new Uint8Array(readFileSync(process.argv[1]));
    takeApart(bytes);
    const from = performance.now();
    const taken = takeApart(bytes);
    console.log(JSON.stringify({ ...taken, time: performance.now() - from }));`;
  return async (file, expected) => {
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', program, file], { encoding: 'utf8' });
    const { packets, layers, time } = JSON.parse(said) as ReturnType<typeof takeApart> & { time: number };
    // Whoever gives up early would look fast.
    if (packets !== expected || layers < 3 * expected) throw new Error('Not all of the capture was taken apart.');
    return time;
  };
}

/** Conversations of HTTP of all sizes, each with ports of its own, until there are `octets`. */
function capture(octets: number): WrittenPacket[] {
  const packets: WrittenPacket[] = [];
  const text = new TextEncoder();
  for (let [written, number] = [0, 0]; written < octets; number += 1) {
    const page = 'One server, many sites. '.repeat(1 + ((number * 37) % 1_500));
    const request = `GET /pages/${number} HTTP/1.1\r\nHost: deck.lan\r\nAccept: text/html\r\n\r\n`;
    const response = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${page.length}\r\n\r\n${page}`;
    const conversation = synthesiseConversation(
      {
        id: String(number),
        openedAt: number,
        closedAt: number + 1,
        resetBy: undefined,
        chunks: [
          { from: 'client', at: number, bytes: text.encode(request) },
          { from: 'server', at: number, bytes: text.encode(response) },
        ],
      },
      { clientPort: 10_000 + (number % 50_000), serverPort: 80, comment: '' },
    );
    packets.push(...conversation);
    written += conversation.reduce((sum, { bytes }) => sum + bytes.length + 32, 0);
  }
  return packets;
}

/** The one of the captures made to be dear that takes longest. */
async function dearest(folder: string, takeApart: TakeApart): Promise<Row> {
  const times: { name: string; time: number }[] = [];
  for (const [name, make] of Object.entries(hostileCaptures)) {
    const packets = make(10_000_000);
    const file = join(folder, 'dear.pcapng');
    writeFileSync(
      file,
      writePcapng(
        packets.map((bytes, at) => ({ at, bytes })),
        notes,
      ),
    );
    const taken = await inTurn(3, { ours: () => takeApart(file, packets.length) });
    times.push({ name, time: median(taken.ours) });
  }
  const [worst] = times.toSorted((one, next) => next.time - one.time);
  const time = worst?.time ?? Number.NaN;
  return {
    what: `10 MB made to be dear, the dearest of ${times.length}: ${worst?.name}`,
    ours: ms(time),
    goal: atMost(3_000, time, '≤ 3 s'),
  };
}

async function whileOpening(folder: string): Promise<Row> {
  const file = join(folder, 'opened.pcapng');
  writeFileSync(file, writePcapng(capture(49_000_000), notes));
  const site = await serve({ '/deck/': 'dist/' }, {});
  const browser = await launch();
  try {
    const longest: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      longest.push(await longestFrame(browser, `${site.url}/deck/en/network.html`, file));
    return {
      what: 'longest frame while a page opens a capture of 49 MB',
      ours: spread(longest, ms),
      goal: atMost(50, median(longest), '≤ 50 ms'),
    };
  } finally {
    await browser.close();
    site.close();
  }
}

async function longestFrame(browser: Browser, url: string, file: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${url}#/encapsulation`);
  const demo = page.locator('demo-osi-layers[part=captures]');
  await demo.getByRole('button', { name: 'Skip' }).click();
  await demo.getByText('18 packets').waitFor();
  await page.evaluate(`{
    globalThis.longest = 0;
    let last = performance.now();
    const watch = (now) => { longest = Math.max(longest, now - last); last = now; requestAnimationFrame(watch); };
    requestAnimationFrame((now) => { last = now; watch(now); });
  }`);
  await demo.locator('input[type=file]').setInputFiles(file);
  await demo.getByText('Packets 1 to 50 of').waitFor();
  const longest = await page.evaluate<number>('longest');
  await page.close();
  return longest;
}

async function timed(act: () => unknown): Promise<number> {
  const from = performance.now();
  act();
  return performance.now() - from;
}
