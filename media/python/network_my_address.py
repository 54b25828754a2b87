"""Prints the address from which this machine would reach the internet, without sending anything."""

import socket
from collections import Counter

NOWHERE = "192.0.2.1", "198.51.100.1", "203.0.113.1"  # for documentation: nobody has them (RFC 5737)

# region trick
def address_towards(destination):
    """The address of ours that faces `destination`, or None."""
    with socket.socket(type=socket.SOCK_DGRAM) as line:
        try:
            line.connect((destination, 9))  # UDP: only picks a way out
        except OSError:
            return None
        return line.getsockname()[0]
# endregion


def my_address():
    """The answer that was given at least twice; None when there is none."""
    answers = Counter(address_towards(nowhere) for nowhere in NOWHERE)
    address, votes = answers.most_common(1)[0]
    return address if votes >= 2 else None


if __name__ == "__main__":
    print(my_address() or "no way out: is the network on?")
