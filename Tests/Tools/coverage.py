"""Prints line coverage a module from llvm-cov's export: coverage.py EXPORT.json [TOP]

Exit code 1 when the pure modules together are below 95 % or the whole is below 85 %.
"""

import collections
import json
import pathlib
import re
import sys

PURE_LEAST, WHOLE_LEAST = 95.0, 85.0
TOP = pathlib.Path(__file__).resolve().parents[2]
# The modules that architecture.md promises to do no input or output.
PURE = set(
    re.findall(
        r"`(\w+)`",
        re.search(
            r"## Pure core, thin edge\n\n(.*?) do no input",
            (TOP / "Documentation/architecture.md").read_text(encoding="utf-8"),
            re.S,
        ).group(1),
    )
)


def percent(pair):
    covered, count = pair
    return 100.0 * covered / count if count else 100.0


def main():
    data = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["data"][0]
    modules = collections.defaultdict(lambda: [0, 0])
    weakest = []
    for entry in data["files"]:
        match = re.search(r"/Sources/(\w+)/(.*\.swift)$", entry["filename"])
        if not match or "Benchmarks" == match.group(1):
            continue
        lines = entry["summary"]["lines"]
        modules[match.group(1)][0] += lines["covered"]
        modules[match.group(1)][1] += lines["count"]
        missing = lines["count"] - lines["covered"]
        if missing:
            weakest.append((missing, f"{match.group(1)}/{match.group(2)}"))
    pure, whole = [0, 0], [0, 0]
    for name, (covered, count) in sorted(modules.items(), key=lambda m: percent(m[1])):
        for total in [whole] + ([pure] if name in PURE else []):
            total[0] += covered
            total[1] += count
        mark = "pure" if name in PURE else ""
        print(f"{percent((covered, count)):6.1f} %  {covered:6} of {count:6}  {name} {mark}")
    print("\nMost lines that no test runs:")
    for missing, name in sorted(weakest, reverse=True)[:15]:
        print(f"{missing:6}  {name}")
    print(f"\npure modules {percent(pure):.1f} % (at least {PURE_LEAST})")
    print(f"the whole    {percent(whole):.1f} % (at least {WHOLE_LEAST}, without Benchmarks)")
    sys.exit(percent(pure) < PURE_LEAST or percent(whole) < WHOLE_LEAST)


main()
