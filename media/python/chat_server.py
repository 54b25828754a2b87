"""A chat room: what one client says is relayed to all (pip install websockets). Stop it with Ctrl-C."""

import asyncio
import itertools

import websockets

ROOM = set()  # every line that is open
NUMBERS = itertools.count(1)


# #region room
def tell_all(text):
    websockets.broadcast(ROOM, text)

async def welcome(line):
    name = f"guest {next(NUMBERS)}"
    ROOM.add(line)
    tell_all(f"* {name} came in ({len(ROOM)} here)")
    try:
        async for text in line:
            name = hear(name, text)
    except websockets.ConnectionClosedError:
        pass  # left without a goodbye
    finally:
        ROOM.remove(line)
        tell_all(f"* {name} left ({len(ROOM)} here)")
# #endregion


def hear(name, text):
    """Relays a line, or gives its speaker another name; the name from now on."""
    command, _, wanted = str(text).partition(" ")
    if command != "/name":
        tell_all(f"{name}: {text}")
        return name
    wanted = " ".join(wanted.split())[:20] or name
    tell_all(f"* {name} is now {wanted}")
    return wanted


async def main():
    async with websockets.serve(welcome, "localhost", 8003, max_size=2000):
        await asyncio.Future()  # never done: the server waits until it is stopped


if __name__ == "__main__":
    asyncio.run(main())
