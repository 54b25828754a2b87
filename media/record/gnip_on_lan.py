"""The server of media/python/gnip_server.py, open to the network of the recordings."""

import asyncio
import sys
from pathlib import Path

import websockets

sys.path.append(str(Path(__file__).parent.parent / "python"))

from gnip_server import turn_around


async def main():
    async with websockets.serve(turn_around, "192.168.1.20", 8001):
        await asyncio.Future()


asyncio.run(main())
