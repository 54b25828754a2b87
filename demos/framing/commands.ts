// The same from a terminal: programs that work as they stand.

import { lengthOctets, type Rule } from './protocol.ts';

export type CommandName = 'nc' | 'naive' | 'lines' | 'length';

/** `host` is the server's name; `messages` hold no quotes. They are for a POSIX shell. */
export function commandsFor(
  host: string,
  portNumber: (rule: Rule) => number,
  messages: readonly string[],
): Record<CommandName, string> {
  const list = `[${messages.map((message) => `'${message}'`).join(', ')}]`;
  const python = (rule: Rule, write: string) => `python3 -c "
import socket
with socket.create_connection(('${host}', ${portNumber(rule)})) as line:
    for message in ${list}:
        ${write}
    line.shutdown(socket.SHUT_WR)
    while data := line.recv(65536):
        print(data.decode(), end='')"`;
  return {
    nc: `printf '%s\\n' ${messages.map((message) => `'${message}'`).join(' ')} | nc -N ${host} ${portNumber('lines')}`,
    naive: python('naive', 'line.sendall(message.encode())'),
    lines: python('lines', "line.sendall(message.encode() + b'\\n')"),
    length: python('length', `line.sendall(len(message.encode()).to_bytes(${lengthOctets}, 'big') + message.encode())`),
  };
}
