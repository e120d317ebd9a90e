"""Takes pictures of the kiosk's pages in headless Chromium, for people who look at them.

Usage: screenshots.py BASE FOLDER [small]
Opens every sort of page of a running kiosk at three sizes, light and dark. With `small` it keeps
the few that stand in the documentation, halved and in few colours.
"""

import io
import json
import os
import sys
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "Tests", "KioskTests", "Browser"))
from browser import Browser  # noqa: E402
from PIL import Image  # noqa: E402

SIZES = {"hall": (1080, 1920), "desk": (1920, 1080), "phone": (390, 844)}
KEPT = [
    ("overview", "desk", False), ("overview", "hall", False), ("overview", "phone", True),
    ("item", "desk", False), ("item", "phone", False), ("certificate", "desk", False),
    ("kind-project", "desk", True), ("kind-assessment", "phone", False), ("boards", "desk", False),
    ("guide", "phone", False), ("kiosk", "hall", True), ("english", "desk", False),
]


def pages(base):
    with urllib.request.urlopen(base + "/api/v1/items?limit=100") as answer:
        items = json.load(answer)["items"]
    with urllib.request.urlopen(base + "/api/v1/boards") as answer:
        boards = json.load(answer)["boards"]
    planned = [i for i in items if i["kind"] == "project"] or items
    item = planned[0]
    found = {
        "overview": "/", "kiosk": "/kiosk", "kinds": "/kinds", "units": "/units",
        "unit": "/units/" + item["unit"], "archive": "/archive",
        "month": "/archive/" + item["approved_at"][:7], "boards": "/boards",
        "guide": "/guide", "search": "/search?q=" + urllib.parse.quote("道路"),
        "nothing": "/no/such", "item": "/items/" + item["id"],
        "certificate": "/items/" + item["id"] + "/certificate", "english": "/en/",
    }
    for board in boards[:1]:
        found["board"] = "/boards/" + board["id"]
    for kind in sorted({i["kind"] for i in items}):
        found["kind-" + kind] = "/kinds/" + kind
        one = next(i for i in items if i["kind"] == kind)
        found["item-" + kind] = "/items/" + one["id"]
    return found


def main():
    base, folder = sys.argv[1].rstrip("/"), sys.argv[2]
    is_small = sys.argv[3:] == ["small"]
    os.makedirs(folder, exist_ok=True)
    found = pages(base)
    for size, (width, height) in SIZES.items():
        for dark in (False, True):
            wanted = [n for n in found if not is_small or (n, size, dark) in KEPT]
            if not wanted:
                continue
            with Browser(width, height, mobile=size == "phone", dark=dark) as browser:
                for name in wanted:
                    browser.goto(base + found[name], settle=0.5)
                    path = f"{folder}/{name}-{size}{'-dark' if dark else ''}.png"
                    browser.screenshot(path)
                    if is_small:
                        picture = Image.open(path).convert("RGB")
                        half = picture.resize(
                            (picture.width // 2, picture.height // 2), Image.LANCZOS)
                        bytes_ = io.BytesIO()
                        # Lamps are few dots in rare colours, which an average would lose.
                        half.quantize(96, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
                            bytes_, "PNG", optimize=True)
                        with open(path, "wb") as file:
                            file.write(bytes_.getvalue())
                    weight = browser.evaluate(
                        "performance.getEntriesByType('navigation')[0].encodedBodySize + "
                        "performance.getEntriesByType('resource').filter(r => "
                        "!/\\.png/.test(r.name)).reduce((s, r) => s + r.encodedBodySize, 0)")
                    paint = browser.evaluate(
                        "(performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime")
                    print(f"{name}\t{size}\t{'dark' if dark else 'light'}\t{weight}\t{paint}")


main()
