"""Says what your server still gets wrong about cookies. Use: python check_cookies.py [PORT]"""

import http.client
import sys

port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
failures = 0


def get(path, cookie=None):
    """Status, Location, text, and each Set-Cookie in small letters and without spaces, cut at its semicolons."""
    line = http.client.HTTPConnection("localhost", port, timeout=3)
    line.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = line.getresponse()
    text = answer.read().decode(errors="replace")
    values = answer.headers.get_all("Set-Cookie", [])
    line.close()
    return answer.status, answer.headers["Location"], text, [v.replace(" ", "").lower().split(";") for v in values]


def sets(cookies, *wanted):
    return any(cookie[0].startswith(wanted[0]) and set(wanted[1:]) <= set(cookie) for cookie in cookies)


def check(what, good):
    global failures
    failures += not good
    print(f"{'ok     ' if good else 'NOT YET'} {what}")


_, _, text, cookies = get("/")
check("the first visit is visit 1", "visit 1" in text and sets(cookies, "visit=1"))
_, _, text, cookies = get("/", "visit=4")
check("visit=4 is followed by 5", "visit 5" in text and sets(cookies, "visit=5"))
check("visit=banana starts again at 1", "visit 1" in get("/", "visit=banana")[2])
check("other people's cookies do not matter", "visit 3" in get("/", "a=1; visit=2; _xsrf=2|x")[2])
check("/favicon.ico is not a visit", not sets(get("/favicon.ico", "visit=2")[3], "visit="))
status, location, _, cookies = get("/theme/dark")
check("/theme/dark leads back to / with 303", (status, location) == (303, "/"))
check("/theme/dark sets theme for 30 days and every path", sets(cookies, "theme=dark", "max-age=2592000", "path=/"))
dark, light = get("/", "visit=2; theme=dark")[2], get("/", "theme=light")[2]
check("/ says the theme", "dark" in dark and "light" in light)
check("/ says no theme but ours", "purple" not in get("/", "theme=purple")[2])
_, _, _, cookies = get("/forget", "visit=2; theme=dark")
check("/forget erases both cookies", sets(cookies, "visit=", "max-age=0") and sets(cookies, "theme=", "max-age=0"))
sys.exit(1 if failures else 0)
