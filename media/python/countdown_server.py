"""Counts down for each client, once a second (pip install websockets). Stop it with Ctrl-C."""

import asyncio
import re

import websockets

REFUSAL = "error: send a whole number from 1 to 3600, or cancel"


def seconds_in(text):
    """The number of seconds that the text asks for; None where it asks for anything else."""
    digits = str(text).strip()
    is_number = re.fullmatch("[1-9][0-9]{0,3}", digits)
    return int(digits) if is_number and int(digits) <= 3600 else None


# #region count
async def count_down(line, seconds):
    clock = asyncio.get_running_loop()
    start = clock.time()
    for left in range(seconds, -1, -1):
        due = start + seconds - left
        await asyncio.sleep(due - clock.time())
        await line.send(str(left))
# #endregion


# #region obey
async def obey(line):
    counting = asyncio.Future()  # nothing yet
    try:
        async for text in line:
            seconds = seconds_in(text)
            if seconds is None and text != "cancel":
                await line.send(REFUSAL)
                continue
            counting.cancel()
            if seconds:
                task = count_down(line, seconds)
                counting = asyncio.create_task(task)
    except websockets.ConnectionClosedError:
        pass  # left without a goodbye
    finally:
        counting.cancel()
# #endregion


async def main():
    async with websockets.serve(obey, "localhost", 8002):
        await asyncio.Future()  # never done: the server waits until it is stopped


if __name__ == "__main__":
    asyncio.run(main())
