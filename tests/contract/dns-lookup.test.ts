// The name server on real sockets: dig is content, and every command that the widget prints says what it should.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demo } from '#demos/dns-lookup/backend.ts';
import { commandsFor, type CommandName } from '#demos/dns-lookup/commands.ts';
import { tcp, udp } from '#demos/dns-lookup/protocol.ts';
import { portName, portOwner } from '#demos/own-ports.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { Exchanges } from '#server/exchanges.ts';
import { createOwnPorts, type OwnPorts } from '#server/own-ports.ts';
import { createVisitors } from '#server/visitors.ts';
import { createRandom, damageOctets } from '#tests/unit/random-octets.ts';
import { makeQuery } from '#demos/dns-lookup/query.ts';
import { isInstalled, runPrinted } from './printed-commands.ts';
import { openSocketStream } from './socket-stream.ts';
import { openUdp } from './udp-socket.ts';

const errors: unknown[] = [];
let ports: OwnPorts;
let numbers: { udp: number; tcp: number };

beforeAll(async () => {
  const onError = (error: unknown) => void errors.push(error);
  const capabilities = nodeCapabilities(onError);
  ports = createOwnPorts({
    owners: [portOwner(demo, demo.create(capabilities))],
    capabilities,
    exchanges: new Exchanges(),
    visitors: createVisitors(capabilities.random),
    onError,
  });
  await ports.open({ lan: false, any: true });
  const found = ports.numbers();
  numbers = { udp: found[portName(udp)] ?? 0, tcp: found[portName(tcp)] ?? 0 };
});

afterAll(() => {
  ports.end();
  expect(errors).toEqual([]);
});

const hasDig = isInstalled('dig', '-v');
const run = (name: CommandName) => runPrinted(commandsFor('localhost:8420', numbers)[name], '/').ended;

/** All that dig prints. */
const dig = (...options: string[]) => runPrinted(`dig @127.0.0.1 -p ${numbers.udp} ${options.join(' ')}`, '/').ended;

describe.skipIf(process.platform === 'win32' || !hasDig)(
  'the printed commands (skipped without a POSIX shell and dig)',
  () => {
    it('an address, without a warning', async () => {
      const said = await run('dig');
      expect(said).toMatch(/status: NOERROR/);
      expect(said).toMatch(/flags: qr aa;/);
      expect(said).toMatch(/^www\.campus\.example\.\s+300\s+IN\s+A\s+192\.0\.2\.80$/m);
      expect(said).not.toMatch(/warning|malformed|mismatch/i);
    });

    it('an alias, to its end', async () => {
      expect(await run('alias')).toBe('library.campus.example.\nwww.campus.example.\n192.0.2.80\n');
    });

    it('the mail servers', async () => {
      expect((await run('mail')).trim().split('\n').toSorted()).toEqual([
        '10 mail.campus.example.',
        '20 backup.campus.example.',
      ]);
    });

    it('no such name', async () => {
      const said = await run('missing');
      expect(said).toMatch(/status: NXDOMAIN/);
      expect(said).toMatch(/^campus\.example\.\s+30\s+IN\s+SOA\s/m);
    });

    it('too long for a datagram, then by TCP', async () => {
      const said = await run('truncated');
      expect(said).toMatch(/flags: qr aa tc;/);
      expect(said).toMatch(/^"Rule 1: .* "Rule 5: .*"$/m);
    });

    it.skipIf(!isInstalled('python3', '--version'))('Python, by hand', async () => {
      const [octets, address] = (await run('python')).trim().split('\n');
      expect(octets).toMatch(/^12 34 84 00 00 01 00 01 00 00 00 00 03 77 77 77 06 /);
      expect(address).toBe('192.0.2.80');
    });
  },
);

describe.skipIf(!hasDig)('dig (skipped where it is not installed)', () => {
  it('misses nothing but the recursion that it asks for by itself', async () => {
    const said = await dig('www.campus.example');
    expect(said.match(/warning.*/gi)).toEqual(['WARNING: recursion requested but not available']);
  });

  it.each([
    ['without EDNS', ['+noedns'], /status: NOERROR/],
    ['with a cookie and DNSSEC', ['+cookie', '+dnssec'], /EDNS: version: 0, flags: do; udp: 1232/],
    ['with an EDNS version that is not there', ['+edns=1', '+noednsneg'], /status: BADVERS/],
    ['outside the zones', ['-q', 'www.example.org'], /status: REFUSED/],
    ['for an empty answer', ['-q', 'www.campus.example', '-t', 'MX'], /status: NOERROR[^]*ANSWER: 0, AUTHORITY: 1/],
    ['in capitals', ['-q', 'WWW.Campus.EXAMPLE'], /^WWW\.Campus\.EXAMPLE\.\s+300/m],
    ['for everything', ['-q', 'campus.example', '-t', 'ANY', '+notcp'], /status: NOERROR/],
  ])('asks %s', async (_, options, expected) => {
    const named = options.includes('-q') ? options : [...options, 'www.campus.example'];
    const said = await dig('+norec', ...named);
    expect(said).toMatch(expected);
    expect(said).not.toMatch(/warning|malformed|mismatch/i);
  });

  it('does not believe the forger', async () => {
    const said = await dig('+norec', '+tries=1', '+timeout=1', 'forged.campus.example');
    expect(said).toMatch(/ID mismatch/);
    expect(said).not.toContain('192.0.2.66');
  });
});

describe('rubbish', () => {
  const query = makeQuery({ name: 'www.campus.example', type: 1 }, 0x1234, { edns: true });

  it('by UDP leaves the server answering', async () => {
    const socket = await openUdp(numbers.udp);
    const random = createRandom(53);
    // Fewer than the port answers in a burst.
    for (let nth = 0; nth < 200; nth += 1) socket.send(damageOctets(query, 0, random));
    const last = query.with(0, 0xbe).with(1, 0xef);
    let answer: Uint8Array | undefined;
    // Sent again until it is heard: datagrams may get lost, and rubbish is answered, too.
    const again = setInterval(() => socket.send(last), 50);
    while (answer?.[0] !== 0xbe || answer[1] !== 0xef) answer = await socket.receive();
    clearInterval(again);
    expect(answer.slice(-4)).toEqual(Uint8Array.of(0, 0, 0, 0));
    socket.close();
  });

  it('by TCP is answered as far as it can be read, message by message', async () => {
    const stream = await openSocketStream(numbers.tcp);
    await stream.write(Uint8Array.of(0, 0, 0, 3, 1, 2, 3, 0, 12, 0xab, 0xcd, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0));
    await stream.write(Uint8Array.of(0, query.length, ...query));
    await stream.end();
    const octets: number[] = [];
    for (let piece = await stream.read(); piece; piece = await stream.read()) octets.push(...piece);
    expect(octets.slice(0, 6)).toEqual([0, 12, 0xab, 0xcd, 0x80, 1]);
    expect(octets.slice(14, 18)).toEqual([0, 63, 0x12, 0x34]);
  });
});
