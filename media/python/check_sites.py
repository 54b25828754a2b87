"""Checks a server of three sites: python check_sites.py [port, 8000 unless told]"""

import socket
import sys

PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 8000


def ask(*hosts):
    """Sends one request with these Host fields, by hand; returns the status (0: no answer) and the content."""
    fields = "".join(f"Host: {host}\r\n" for host in hosts)
    with socket.create_connection(("localhost", PORT), timeout=5) as server:
        server.sendall(f"GET / HTTP/1.1\r\n{fields}Connection: close\r\n\r\n".encode())
        head, _, content = server.makefile("rb").read().partition(b"\r\n\r\n")
    return int(head.split()[1]) if head else 0, content


try:
    mines, cpp, patrick = (ask(f"{name}.localhost:{PORT}") for name in ("mines", "cpp", "patrick"))
except ConnectionRefusedError:
    sys.exit(f"Nobody answers on port {PORT}. Start your server first, in another terminal.")

checks = {
    "each name is answered 200": [mines[0], cpp[0], patrick[0]] == [200, 200, 200],
    "three names, three pages": len({mines[1], cpp[1], patrick[1]}) == 3,
    "a name without its port is the same name": ask("cpp.localhost") == cpp,
    "capital letters change nothing": ask("Patrick.LOCALHOST") == patrick,
    "an unknown name gets the first site": ask("nobody.localhost") == mines,
    "no Host field: 400": ask()[0] == 400,
    "two Host fields: 400": ask("mines.localhost", "cpp.localhost")[0] == 400,
}
for sentence, holds in checks.items():
    print("ok      " if holds else "NOT YET ", sentence)
sys.exit(0 if all(checks.values()) else 1)
