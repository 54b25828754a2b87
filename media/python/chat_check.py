"""Checks a chat room: python chat_check.py [address, ws://localhost:8003/ unless told]"""

import asyncio
import itertools
import sys

import websockets

ADDRESS = sys.argv[1] if len(sys.argv) > 1 else "ws://localhost:8003/"
NUMBERS = itertools.count(1)


async def hear_until(line, is_last):
    """All that comes, up to the first text that satisfies; whoever hears nothing for five seconds gives up."""
    heard = []
    while not heard or not is_last(heard[-1]):
        heard.append(await asyncio.wait_for(line.recv(), 5))
    return heard


async def join(line, name):
    await line.send(f"/name {name}")
    await line.send("hello")
    await hear_until(line, lambda text: text == f"{name}: hello")


async def say(line, text, listener):
    """What the listener hears until somebody says “over”."""
    await line.send(text)
    await line.send("over")
    return await hear_until(listener, lambda heard: heard.endswith(": over"))


async def all_hear(ada, grace):
    return all([f"{ada.name}: tea" in await say(ada, "tea", listener) for listener in (ada, grace)])


async def leaving_is_told(ada, grace):
    grace.transport.abort()
    return bool(await hear_until(ada, lambda text: grace.name in text and not text.endswith("hello")))


async def who_answers(ada, grace):
    return any(ada.name in text and grace.name in text for text in await say(ada, "/who", ada))


async def who_is_private(ada, grace):
    return len(await say(ada, "/who", grace)) == 1


async def name_is_taken(ada, grace):
    heard = await say(grace, f"/name {ada.name}", grace)
    return heard[0].startswith("error") and heard[-1] == f"{grace.name}: over"


async def long_line_closes(ada, grace):
    try:
        await say(ada, "x" * 201, ada)
    except websockets.ConnectionClosed:
        return ada.close_code == 1009
    return False


CHECKS = {
    "a line reaches everybody, its sender too": all_hear,
    "whoever leaves is announced, even without a goodbye": leaving_is_told,
    "/who tells the one who asks all names": who_answers,
    "/who tells nobody else": who_is_private,
    "a name that is taken is refused": name_is_taken,
    "a line of more than 200 characters: 1009": long_line_closes,
}


async def holds(check):
    number = next(NUMBERS)
    async with websockets.connect(ADDRESS) as ada, websockets.connect(ADDRESS) as grace:
        ada.name, grace.name = f"Ada{number}", f"Grace{number}"
        try:
            await join(ada, ada.name)
            await join(grace, grace.name)
            return await check(ada, grace)
        except (asyncio.TimeoutError, websockets.ConnectionClosed):
            return False


async def main():
    try:
        results = [await holds(check) for check in CHECKS.values()]
    except OSError:
        sys.exit(f"Nobody answers at {ADDRESS} Start your server first, in another terminal.")
    for sentence, held in zip(CHECKS, results):
        print("ok      " if held else "NOT YET ", sentence)
    sys.exit(0 if all(results) else 1)


asyncio.run(main())
