// The Python programs of the network chapter, run as a student runs them. None of them needs a network.

import { execFileSync, spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../media/python/', import.meta.url));
const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', PYTHONPATH: folder };
const python = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', 'import socket']).status === 0);

/** What it prints, line by line. */
function run(...args: readonly string[]): string[] {
  const printed = execFileSync(python ?? '', args, { env, cwd: folder, encoding: 'utf8', timeout: 20_000 });
  return printed.trimEnd().split(/\r?\n/);
}

/** `my_address()` where the three destinations are answered so: a Python list. */
function votes(answers: string): string | undefined {
  const code = `import network_my_address as m
answers = iter(${answers})
m.address_towards = lambda nowhere: next(answers)
print(m.my_address())`;
  return run('-c', code)[0];
}

/** Runs the students’ functions over two ends of one stream, `line` and `other`. */
function framing(code: string): string[] {
  return run('-c', `import socket\nfrom network_framing import *\nline, other = socket.socketpair()\n${code}`);
}

describe.skipIf(python === undefined)('programs of the network chapter (skipped without python3)', () => {
  it('network_my_address.py prints an address of this machine, or says that there is no way out', () => {
    const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
    expect([...own, 'no way out: is the network on?']).toContain(run('network_my_address.py')[0]);
  });

  it.each([
    ['["10.0.0.5", "10.0.0.5", "10.0.0.5"]', '10.0.0.5'],
    ['["10.8.0.2", "10.0.0.5", "10.0.0.5"]', '10.0.0.5'],
    ['[None, "10.0.0.5", "10.0.0.5"]', '10.0.0.5'],
    ['["10.8.0.2", "10.0.0.5", None]', 'None'],
    ['[None, None, None]', 'None'],
  ])('network_my_address.py believes what it hears twice: %s gives %s', (answers, address) => {
    expect(votes(answers)).toBe(address);
  });

  it('network_udp_ping.py waits for an answer and, when none comes, goes on', () => {
    expect(run('network_udp_ping.py')).toEqual([
      'ping 1: gnip 1',
      'ping 2: gnip 2',
      'ping 3: (silence)',
      'ping 4: gnip 4',
    ]);
  });

  it('network_framing_bug.py reads two orders where three were sent', () => {
    expect(run('network_framing_bug.py')).toEqual(['order: 1 coffee1 tea2 c', 'order: roissants']);
  });

  it('network_framing.py reads three', () => {
    expect(run('network_framing.py')).toEqual(['order: 1 coffee', 'order: 1 tea', 'order: 2 croissants']);
  });

  it('network_framing.py puts together a message that comes byte by byte', () => {
    const drip = `import threading
def drip():
    for byte in struct.pack('!I', 4) + 'thé'.encode():
        other.sendall(bytes([byte]))
threading.Thread(target=drip).start()
print(receive_message(line))`;
    expect(framing(drip)).toEqual(['thé']);
  });

  it('network_framing.py takes an empty message for a message', () => {
    expect(framing(`send_message(other, '')\nprint(repr(receive_message(line)))`)).toEqual(["''"]);
  });

  it.each([
    ['a length that would fill the memory', `other.sendall(b'\\xff\\xff\\xff\\xff')`, 'ValueError'],
    ['an end in mid-message', `other.sendall(b'\\0\\0\\0\\x05caf'); other.close()`, 'EOFError'],
    ['an end in mid-length', `other.sendall(b'\\0\\0'); other.close()`, 'EOFError'],
  ])('network_framing.py refuses %s', (_what, act, fault) => {
    const attempt = `${act}
try:
    receive_message(line)
except Exception as problem:
    print(type(problem).__name__)`;
    expect(framing(attempt)).toEqual([fault]);
  });

  it('network_formats.py weighs what it writes', () => {
    const weights = run('network_formats.py').map((line) => /^(\w+) +(\d+)/.exec(line)?.slice(1).join(' '));
    expect(weights).toEqual(['JSON 39', 'XML 63', 'CSV 32', 'binary 8']);
  });
});
