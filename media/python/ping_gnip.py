"""Says three things to a server that turns texts around: python ping_gnip.py [address]"""

import asyncio
import sys
import unicodedata

import websockets

ADDRESS = sys.argv[1] if len(sys.argv) > 1 else "ws://localhost:8001/"
DESSERT = unicodedata.normalize("NFD", "crème brûlée")  # each accent a code point of its own
FLAGS = "\U0001f1eb\U0001f1f7\U0001f1ec\U0001f1e7"  # France, United Kingdom: two code points each


async def main():
    async with websockets.connect(ADDRESS) as line:  # open
        for text in ("ping", DESSERT, FLAGS):
            await line.send(text)
            print(text, "->", await line.recv())  # message
    print("closed with", line.close_code)  # close


asyncio.run(main())
