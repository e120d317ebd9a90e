#!/usr/bin/env python3
"""Prints the catalogue of what the service must survive: row, what is claimed, what tries it.

    catalogue.py [LOG ...]

Rows and claims stand in catalogue.tsv beside this script. A test names its rows at the start of
its title, "D01, D04: ...", and so does a task of Tests/Tools/endurance.py. LOGs are the outputs of
`swift test` and of that script; with them the last column says what passed. Ends with status 1
when a row has nothing that tries it, or something that failed.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
TITLE = re.compile(r'@Test\(\s*"((?:[A-Z]\d\d(?:, )?)+): ((?:[^"\\]|\\.)*)"')
TASK = re.compile(r'Task\(\s*"((?:[A-Z]\d\d(?:, )?)+): ([^"]*)"')


def rows():
    lines = (HERE / "catalogue.tsv").read_text().splitlines()
    return dict(line.split("\t") for line in lines)


def tries():
    """(row, target, title) of every test and task that names a row."""
    for path in sorted(HERE.parent.rglob("*.swift")):
        for ids, title in TITLE.findall(path.read_text()):
            for row in ids.split(", "):
                yield row, "make test", f"{ids}: {title}"
    for ids, title in TASK.findall((HERE / "endurance.py").read_text()):
        for row in ids.split(", "):
            yield row, "make endurance", f"{ids}: {title}"


def verdicts(logs):
    """What logs say of titles."""
    found = {}
    for path in logs:
        for line in open(path, errors="replace"):
            told = re.search(r'(passed|failed|skipped)', line)
            for title in re.findall(r'"([A-Z]\d\d[^"]*)"', line):
                if told and found.get(title) != "failed":
                    found[title] = told.group(1)
    return found


def main(logs):
    known, found, bad = rows(), verdicts(logs), 0
    by_row = {row: [] for row in known}
    for row, target, title in tries():
        if row not in by_row:
            print(f"{title}: the catalogue has no row {row}")
            bad += 1
            continue
        by_row[row].append((target, title))
    for row, claim in known.items():
        print(f"{row}  {claim}")
        if not by_row[row]:
            print("     NOTHING TRIES IT")
            bad += 1
        for target, title in by_row[row]:
            verdict = found.get(title, "" if not logs else "not run")
            bad += verdict == "failed"
            print(f"     {target:15} {verdict:8} {title.split(': ', 1)[1]}")
    count = sum(len(v) for v in by_row.values())
    print(f"{len(known)} rows, {count} tests and tasks, {bad} without or failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
