"""One site on one port. Your task: make it three, chosen by the Host field. Stop it with Ctrl-C."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGES = {
    "mines.localhost": "School of Mines",
    "cpp.localhost": "The C++ club",
    "patrick.localhost": "Patrick's cafe",
}


class Sites(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        # self.headers["Host"] is the field's value, or None; self.headers.get_all("Host", []) are all of them.
        self.answer(200, PAGES["mines.localhost"])

    def answer(self, status, text):
        content = f"{text}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


if __name__ == "__main__":
    ThreadingHTTPServer(("localhost", 8000), Sites).serve_forever()
