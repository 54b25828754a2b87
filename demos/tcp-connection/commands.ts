// The same from a terminal.

export type CommandName = 'nc' | 'python' | 'states';

/** `host` is the server's name, `port` the echo's. They are for a POSIX shell; the last one needs Linux. */
export function commandsFor(host: string, port: number, word: string): Record<CommandName, string> {
  return {
    nc: `printf '${word}\\n' | nc -N ${host} ${port}`,
    python: `python3 -c "
import socket
with socket.create_connection(('${host}', ${port})) as line:
    line.sendall(b'${word}\\n')
    line.shutdown(socket.SHUT_WR)
    while data := line.recv(65536):
        print(data.decode(), end='')"`,
    states: `ss -tan '( sport = :${port} or dport = :${port} )'`,
  };
}
