"""Sends a request that stands in a file, byte for byte: python http_send.py menu.txt"""

import socket
import sys

SERVER = "localhost:8420"


def read_request(path):
    """The file's bytes, each line ending as HTTP wants it: with CR LF."""
    with open(path, encoding="utf-8") as file:
        return file.read().replace("\n", "\r\n").encode()


def exchange(request):
    """Sends this and nothing else; returns all that comes back until the server hangs up or has said nothing for 3 s."""
    answer = b""
    with socket.create_connection(SERVER.split(":"), timeout=3) as connection:
        connection.sendall(request)
        try:
            while piece := connection.recv(65536):
                answer += piece
        except socket.timeout:
            print("The server has not hung up. Is it waiting for more, or did you not ask it to close?", file=sys.stderr)
    return answer


if __name__ == "__main__":
    print(exchange(read_request(sys.argv[1])).decode(errors="replace"))
