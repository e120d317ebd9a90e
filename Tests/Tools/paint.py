"""Measures first paint and weight of a kiosk's start pages in headless Chromium.

Usage: paint.py BASE
Each figure is the median of seven visits by a browser that knows the page not at all. Ends with 1
when a page paints later than 200 ms or weighs 60 kB or more without pictures, uncompressed.
"""

import os
import statistics
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "KioskTests", "Browser"))
from browser import Browser  # noqa: E402

PAINT_MS = 200
WEIGHT_BYTES = 60_000
VISITS = 7
SIZES = {"hall": (1080, 1920), "desk": (1920, 1080), "phone": (390, 844)}
PAGES = ("/", "/kiosk", "/kinds/project")
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
WEIGHT = """
[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .filter((entry) => /^(navigation|link|script|img|css)$/.test(entry.initiatorType))
  .filter((entry) => !entry.name.endsWith(".png"))
  .reduce((sum, entry) => sum + entry.decodedBodySize, 0)
"""


def main():
    base = sys.argv[1].rstrip("/")
    missed = False
    print("| page | size | first paint | visits | weight |\n|---|---|---|---|---|")
    for page in PAGES:
        for size, (width, height) in SIZES.items():
            paints = []
            with Browser(width, height, mobile=size == "phone") as browser:
                browser.call("Network.setCacheDisabled", cacheDisabled=True)
                # The first page of a browser pays for starting its renderer and finding fonts.
                browser.goto(base + "/guide")
                for _ in range(VISITS):
                    browser.goto(base + page, settle=0.5)
                    paints.append(browser.evaluate(PAINT))
                weight = browser.evaluate(WEIGHT)
            middle = statistics.median(paints)
            missed = missed or middle > PAINT_MS or weight >= WEIGHT_BYTES
            spread = f"{min(paints):.0f} to {max(paints):.0f}"
            print(f"| {page} | {size} | {middle:.0f} ms ({spread}) | {VISITS} | {weight} B |")
    sys.exit(1 if missed else 0)


main()
