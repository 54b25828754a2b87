// Short questions to tshark: fields as a table, what it complains of, and what one side of a TCP stream said.

import { spawnSync } from 'node:child_process';
import type { Side } from '#demos/contract.ts';

/** Every checksum is looked at, and nothing that whoever runs the tests prefers. */
const preferences = ['tcp.check_checksum:TRUE', 'ip.check_checksum:TRUE'].flatMap((preference) => ['-o', preference]);

export function askTshark(file: string, options: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync('tshark', ['-n', '-r', file, ...preferences, ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, WIRESHARK_CONFIG_DIR: '/nonexistent', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  });
  if (error)
    throw new Error('tshark is not installed: apt-get install tshark, or brew install wireshark.', { cause: error });
  if (status !== 0) throw new Error(`tshark cannot read ${file}: ${stderr}`);
  return stdout;
}

/** One row a packet, one cell a field; several values of one field are joined by commas. */
export function rowsOf(file: string, fields: readonly string[], filter = ''): readonly (readonly string[])[] {
  const asked = ['-T', 'fields', '-E', 'separator=/t', ...fields.flatMap((field) => ['-e', field])];
  const lines = askTshark(file, [...asked, ...(filter ? ['-Y', filter] : [])]).split('\n');
  return lines.slice(0, -1).map((line) => line.split('\t'));
}

/** Its warnings and errors, malformed packets and wrong checksums among them, in its own words. */
export function complaintsOf(file: string): readonly string[] {
  const filter = '_ws.expert.severity >= 0x600000 || _ws.malformed';
  return rowsOf(file, ['frame.number', '_ws.expert.message'], filter).map((row) => row.join(': '));
}

/** What passed in one TCP stream, each side's octets joined. */
export function followTcp(file: string, stream: number): Record<Side, Buffer> {
  const said = askTshark(file, ['-q', '-z', `follow,tcp,raw,${stream}`]);
  const lines = said.split('\n').filter((line) => /^\t?[\da-f]+$/.test(line));
  const side = (indent: boolean): Buffer =>
    Buffer.from(
      lines
        .filter((line) => line.startsWith('\t') === indent)
        .join('')
        .replaceAll('\t', ''),
      'hex',
    );
  return { client: side(false), server: side(true) };
}
