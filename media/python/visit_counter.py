"""A server that counts your visits and remembers nobody: the count travels in a cookie. Stop it with Ctrl-C."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEPT = "Max-Age=86400; HttpOnly; SameSite=Lax"


class Visits(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/":
            self.count()
        else:  # /favicon.ico, for one, is no visit
            self.answer(404, "Nothing here")

    # region count
    def count(self):
        visit = self.last_visit() + 1
        self.answer(200, f"visit {visit}", f"visit={visit}; {KEPT}")

    def last_visit(self):
        for pair in self.headers.get("Cookie", "").split(";"):
            name, _, value = pair.strip().partition("=")
            if name == "visit" and re.fullmatch("[0-9]{1,6}", value):
                return int(value)
        return 0  # a first visit, or a value that we did not write

    # endregion

    def answer(self, status, text, *cookies):
        content = f"{text}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for cookie in cookies:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()
        self.wfile.write(content)


if __name__ == "__main__":
    ThreadingHTTPServer(("localhost", 8000), Visits).serve_forever()
