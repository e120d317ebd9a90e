"""Walks through every page in Chromium: rules of accessibility, keyboard alone, nothing refused.

Usage: rules.py BASE PATH... ; prints one line a fault and nothing when all is well.
axe-core is run too where AXE names its script.
"""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser  # noqa: E402

RULES = r"""
(() => {
  const faults = [];
  const seen = (e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(e).visibility !== "hidden";
  };
  const name = (e) => (e.getAttribute("aria-label") || e.alt || e.textContent ||
    (e.labels && e.labels[0] && e.labels[0].textContent) || "").trim();
  if (!document.documentElement.lang.startsWith("zh")) faults.push("no lang");
  for (const mark of ["main", "header", "footer", "nav"])
    if (!document.querySelector(mark)) faults.push("no landmark " + mark);
  if (document.querySelectorAll("h1").length !== 1) faults.push("not exactly one h1");
  let level = 0;
  for (const h of document.querySelectorAll("h1, h2, h3, h4")) {
    const now = Number(h.tagName[1]);
    if (now > level + 1) faults.push("heading jumps to " + h.outerHTML.slice(0, 80));
    level = now;
  }
  for (const e of document.querySelectorAll("a[href], button, input, [tabindex='0']"))
    if (seen(e) && !name(e)) faults.push("nameless " + e.outerHTML.slice(0, 100));
  for (const e of document.querySelectorAll("a[href], button, input")) {
    if (!seen(e) || e.closest(".text, p, dd, figcaption, .unseen, .skip")) continue;
    const box = e.getBoundingClientRect();
    if (box.width < 24 || box.height < 24)
      faults.push(`target ${box.width}x${box.height} ` + e.outerHTML.slice(0, 80));
  }
  for (const t of document.querySelectorAll("table"))
    if (!t.querySelector("th[scope]") || !t.caption) faults.push("table without heads or caption");
  for (const id of document.querySelectorAll("[aria-labelledby]"))
    if (!document.getElementById(id.getAttribute("aria-labelledby")))
      faults.push("label missing " + id.getAttribute("aria-labelledby"));
  if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
  // Contrast of every text with the nearest opaque ground.
  const parse = (c) => c.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !seen(e)) continue;
    if (e.closest(".unseen, .skip, script, [disabled]")) continue;
    let ground = e;
    while (ground && (parse(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0)
      ground = ground.parentElement;
    const back = ground ? parse(getComputedStyle(ground).backgroundColor) : [255, 255, 255];
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = parseFloat(getComputedStyle(e).fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5))
      faults.push(`contrast ${ratio.toFixed(2)} ` + e.outerHTML.slice(0, 80));
  }
  return faults;
})()
"""

FOCUS = r"""
(() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  const all = [...document.querySelectorAll("*")];
  return [all.indexOf(e), parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none",
    e.outerHTML.slice(0, 90)];
})()
"""

WAYS = r"""
[...document.querySelectorAll("a[href], button, input, [tabindex='0']")].filter((e) => {
  const box = e.getBoundingClientRect();
  return box.width > 0 && !e.disabled && !e.closest("[hidden]");
}).length
"""


def walk(browser, path, faults):
    """Tab through the whole page: every way is reached, focus is always seen."""
    ways = browser.evaluate(WAYS)
    reached = set()
    for _ in range(ways + 5):
        browser.key("Tab")
        focus = browser.evaluate(FOCUS)
        if focus is None or focus[0] in reached:
            break
        reached.add(focus[0])
        if not focus[1]:
            faults.append(f"{path}: focus not seen on {focus[2]}")
    if len(reached) < ways:
        faults.append(f"{path}: the keyboard reaches {len(reached)} of {ways} ways")


def main():
    base, paths = sys.argv[1], sys.argv[2:]
    axe = os.environ.get("AXE")
    script = open(axe, encoding="utf-8").read() if axe else None
    faults = []
    shapes = [(1920, 1080, False, False), (390, 844, True, True)]
    for width, height, mobile, dark in shapes:
        with Browser(width, height, mobile=mobile, dark=dark) as browser:
            browser.media(dark=dark, still=True)
            for path in paths:
                browser.goto(base + path, settle=0.1)
                label = f"{path} at {width}"
                faults += [f"{label}: {fault}" for fault in browser.evaluate(RULES)]
                expected = "404" if "nothing" in path else None
                faults += [
                    f"{label}: {fault}" for fault in browser.complaints()
                    if not (expected and expected in fault)
                ]
                if not mobile:
                    walk(browser, path, faults)
                if script:
                    browser.evaluate(script + ";0")
                    found = browser.evaluate(
                        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa',"
                        " 'best-practice'] }).then((r) => r.violations.map((v) =>"
                        " v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 90)).slice(0, 3)))")
                    faults += [f"{label}: axe {fault}" for fault in found]
    print("\n".join(faults), end="")


main()
