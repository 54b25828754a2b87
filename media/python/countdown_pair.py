"""Two countdowns in one program, without a network: while one waits, the other goes on."""

import asyncio


# #region pair
async def count(name, seconds):
    for left in range(seconds, 0, -1):
        print(name, left)
        await asyncio.sleep(1)
    print(name, "ready")


async def main():
    await asyncio.gather(
        count("coffee", 3),
        count("tea", 2),
    )


asyncio.run(main())
# #endregion
