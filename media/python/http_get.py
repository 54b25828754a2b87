import socket

SERVER = "localhost:8420"
# region exchange
REQUEST = (
    "GET /demos/http-exchange/hello HTTP/1.1\r\n"
    f"Host: {SERVER}\r\n"
    "Accept-Language: fr\r\n"
    "Connection: close\r\n"
    "\r\n"
)
with socket.create_connection(SERVER.split(":")) as connection:
    connection.sendall(REQUEST.encode())
    answer = connection.makefile("rb").read()
# endregion

head, _, content = answer.partition(b"\r\n\r\n")
print(head.decode(), end="\n\n")
print(content.decode())
