"""Draws the modules of Package.swift into architecture.md, between its two marks.

draw_modules.py           write the drawing
draw_modules.py --check   exit code 1 when the drawing is not that of Package.swift
"""

import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
PAGE = TOP / "Documentation" / "architecture.md"
BEGIN, END = "<!-- modules: begin -->", "<!-- modules: end -->"


def modules(text):
    """Name and uses of each module, lowest layer first."""
    table = re.search(r"let modules[^=]*= \[\n(.*?)\n\]\n", text, re.S).group(1)
    found = re.findall(r'\(\s*"(\w+)",\s*\[(.*?)\]\s*\)', table, re.S)
    return [(name, re.findall(r'"(\w+)"', uses)) for name, uses in found]


def reach(uses):
    """Everything each module reaches, itself left out."""
    known = {}
    for name, direct in uses:
        known[name] = set(direct).union(*(known.get(use, set()) for use in direct))
    return known


def drawing(text):
    """A Mermaid graph in which an arrow that follows from others is left out."""
    uses = modules(text)
    all_of = reach(uses)
    names = {name for name, _ in uses}
    lines = ["```mermaid", "graph BT"]
    for name, direct in uses:
        kept = [
            use
            for use in direct
            if use in names
            and not any(use in all_of.get(other, set()) for other in direct if other != use)
        ]
        lines += [f"    {name} --> {use}" for use in kept] or [f"    {name}"]
    return "\n".join([*lines, "```"])


def main():
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    _, tail = rest.split(END)
    text = (TOP / "Package.swift").read_text(encoding="utf-8")
    wanted = f"{head}{BEGIN}\n{drawing(text)}\n{END}{tail}"
    if "--check" in sys.argv:
        if wanted != page:
            sys.exit("The drawing in architecture.md is not that of Package.swift: make diagram")
        return
    PAGE.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
