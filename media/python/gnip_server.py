"""A WebSocket server that turns each text around (pip install websockets). Stop it with Ctrl-C."""

import asyncio

import websockets


async def turn_around(line):
    async for text in line:  # one turn for each message; the loop ends when the line is closed
        await line.send(text[::-1])


async def main():
    async with websockets.serve(turn_around, "localhost", 8001):
        await asyncio.Future()  # never done: the server waits until it is stopped


if __name__ == "__main__":
    asyncio.run(main())
