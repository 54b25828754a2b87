"""Sends menu.txt, again.txt and order.txt to the course's server, and says which of them are right."""

import json
import sys

from http_send import exchange, read_request


def ask(path):
    """The status (0: no answer) and the content that come back."""
    try:
        answer = exchange(read_request(path))
    except FileNotFoundError:
        return 0, b""
    except ConnectionRefusedError:
        sys.exit("Nobody answers on port 8420. Start the course's server first.")
    head, _, content = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]) if head else 0, content


def values_in(content):
    """What the form's fields were understood to hold."""
    try:
        return [field["value"] for field in json.loads(content)["fields"]]
    except (ValueError, KeyError, TypeError):
        return []


menu, again, order = (ask(f"{name}.txt") for name in ("menu", "again", "order"))
values = values_in(order[1])
checks = {
    "menu.txt is answered 200, and brings the menu": menu[0] == 200 and len(menu[1]) > 100,
    "again.txt is answered 304": again[0] == 304,
    "order.txt is answered 200, as a form": order[0] == 200 and values != [],
    "order.txt: an & has arrived in a value": any("&" in value for value in values),
    "order.txt: so has a letter with an accent": any(not value.isascii() and "\ufffd" not in value for value in values),
}
for sentence, holds in checks.items():
    print("ok      " if holds else "NOT YET ", sentence)
sys.exit(0 if all(checks.values()) else 1)
