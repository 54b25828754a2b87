"""Three orders, each behind its length in four bytes, the most significant first: the network’s order."""

import socket
import struct

LARGEST = 65_536


def send_message(line, text):
    content = text.encode()
    line.sendall(struct.pack("!I", len(content)) + content)


def receive_message(line):
    (length,) = struct.unpack("!I", receive_exactly(line, 4))
    if length > LARGEST:
        raise ValueError(f"{length} bytes announced, {LARGEST} allowed")
    return receive_exactly(line, length).decode()


# region exactly
def receive_exactly(line, count):
    received = b""
    while len(received) < count:
        chunk = line.recv(count - len(received))
        if not chunk:
            raise EOFError("the other end hung up in mid-message")
        received += chunk
    return received
# endregion


if __name__ == "__main__":
    server = socket.create_server(("127.0.0.1", 0))
    customer = socket.create_connection(server.getsockname())
    counter, _ = server.accept()
    for order in ("1 coffee", "1 tea", "2 croissants"):
        send_message(customer, order)
    for _ in range(3):
        print("order:", receive_message(counter))
