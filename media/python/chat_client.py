"""Chats from a terminal: python chat_client.py name [address]. Ctrl-D leaves (on Windows Ctrl-Z, then Enter)."""

import asyncio
import sys

import websockets

NAME = sys.argv[1] if len(sys.argv) > 1 else "Patrick"
ADDRESS = sys.argv[2] if len(sys.argv) > 2 else "ws://localhost:8003/"


async def listen(line):
    async for text in line:
        print(text, flush=True)


async def speak(line):
    # The keyboard waits in a thread of its own, so that messages are shown while somebody types.
    while text := await asyncio.to_thread(sys.stdin.readline):
        await line.send(text.rstrip("\n"))


async def main():
    async with websockets.connect(ADDRESS) as line:
        await line.send(f"/name {NAME}")
        tasks = {asyncio.create_task(listen(line)), asyncio.create_task(speak(line))}
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if line.close_code:
            print(f"The server closed the line ({line.close_code}). Press Enter.", flush=True)
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
