"""Walks through every page in Chromium: rules of accessibility, keyboard alone, nothing refused.

Usage: rules.py BASE PATH... ; prints one line a fault and nothing when all is well.
axe-core is run too where the package axe-core-python is installed.
"""

import importlib.util
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
    (e.labels && e.labels[0] && e.labels[0].textContent) || "").trim() ||
    [...e.querySelectorAll("img[alt], [role=img][aria-label]")]
      .map((p) => p.alt || p.getAttribute("aria-label")).join("");
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


def axe_script():
    """The text of axe-core, where the package axe-core-python is installed; else nothing."""
    found = importlib.util.find_spec("axe_core_python")
    if not found:
        return None
    with open(os.path.join(os.path.dirname(found.origin), "axe.min.js"), encoding="utf-8") as file:
        return file.read()


def look(browser, path, label, script, faults):
    faults += [f"{label}: {fault}" for fault in browser.evaluate(RULES)]
    faults += [
        f"{label}: {fault}" for fault in browser.complaints()
        if "status of 404" not in fault and "status of 410" not in fault
    ]
    if script:
        browser.evaluate(script + ";0")
        found = browser.evaluate(
            "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })"
            ".then((r) => r.violations.map((v) =>"
            " v.id + ' ' + v.nodes.map((n) => n.html.slice(0, 90)).slice(0, 3)))")
        faults += [f"{label}: axe {fault}" for fault in found]


def main():
    base, paths = sys.argv[1], sys.argv[2:]
    script = axe_script()
    faults = []
    with Browser(1920, 1080) as browser:
        for path in paths:
            browser.shape(1920, 1080)
            browser.media(still=True)
            browser.goto(base + path, settle=0.1)
            look(browser, path, f"{path} at 1920", script, faults)
            walk(browser, path, faults)
            browser.shape(390, 844, mobile=True)
            browser.media(dark=True, still=True)
            browser.goto(base + path, settle=0.1)
            look(browser, path, f"{path} at 390, dark", script, faults)
    print("\n".join(faults), end="")


main()
