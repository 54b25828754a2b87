"""A server that keeps account of its own idleness. Run it, then open http://localhost:8000/ a few times."""

import socket
import time

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nCoffee\n"

waited = worked = 0.0
with socket.create_server(("localhost", 8000)) as server:
    while True:
        began = time.perf_counter()
        client, _ = server.accept()  # sleeps here until somebody comes
        arrived = time.perf_counter()
        with client:
            client.recv(65536)
            client.sendall(ANSWER)
        waited += arrived - began
        worked += time.perf_counter() - arrived
        print(f"waited {waited:.1f} s, worked {worked:.4f} s", flush=True)
