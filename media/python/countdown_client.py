"""Asks a server to count down: python countdown_client.py seconds [address]"""

import asyncio
import sys

import websockets

SECONDS = sys.argv[1] if len(sys.argv) > 1 else "3"
ADDRESS = sys.argv[2] if len(sys.argv) > 2 else "ws://localhost:8002/"


async def main():
    async with websockets.connect(ADDRESS) as line:
        await line.send(SECONDS)
        async for text in line:
            print(text, flush=True)
            if text == "0" or text.startswith("error"):
                break


asyncio.run(main())
