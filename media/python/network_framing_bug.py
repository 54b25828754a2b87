"""Three orders leave, one by one. How many arrive?"""

import socket

# region bug
server = socket.create_server(("127.0.0.1", 0))
customer = socket.create_connection(server.getsockname())
counter, _ = server.accept()

for order in ("1 coffee", "1 tea", "2 croissants"):
    customer.sendall(order.encode())
customer.close()

while data := counter.recv(16):
    print("order:", data.decode())
# endregion
