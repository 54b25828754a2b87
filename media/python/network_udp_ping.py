"""A ping over UDP. The other end ignores every third one, so that something gets lost even on a good day."""

import socket
import threading

PINGS = 4


def answer(line):
    """Sends back each datagram but every third, until the line is closed."""
    for count in range(1, PINGS + 1):
        datagram, sender = line.recvfrom(1500)
        if count % 3 != 0:
            line.sendto(datagram.replace(b"ping", b"gnip"), sender)


# region ping
def ping(address, number):
    """What came back within a second, or None."""
    with socket.socket(type=socket.SOCK_DGRAM) as line:
        line.settimeout(1)
        line.sendto(f"ping {number}".encode(), address)
        try:
            return line.recv(1500).decode()
        except TimeoutError:
            return None
# endregion


if __name__ == "__main__":
    with socket.socket(type=socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        threading.Thread(target=answer, args=(server,), daemon=True).start()
        for number in range(1, PINGS + 1):
            print(f"ping {number}:", ping(server.getsockname(), number) or "(silence)")
