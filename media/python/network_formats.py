"""One order, four ways of writing it down, and what each weighs in bytes."""

import json
import struct

TABLE, DRINK, PRICE = 7, "café", 150  # the price in cents

# region formats
FORMATS = {
    "JSON": json.dumps({"table": TABLE, "drink": DRINK, "price": PRICE}, ensure_ascii=False, separators=(",", ":")),
    "XML": f'<order table="{TABLE}"><drink>{DRINK}</drink><price>{PRICE}</price></order>',
    "CSV": f"table,drink,price\r\n{TABLE},{DRINK},{PRICE}\r\n",
    "binary": struct.pack("!BH5s", TABLE, PRICE, DRINK.encode()),
}
# endregion

for name, written in FORMATS.items():
    content = written.encode() if isinstance(written, str) else written
    print(f"{name:7}{len(content):3}  {written!r}")
