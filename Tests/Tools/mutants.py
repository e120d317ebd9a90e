"""Changes one place of the source at a time and sees whether a test notices: mutants.py [OPTIONS]

A mutant flips a comparison, exchanges && and ||, turns true and false, shifts a bound by one, or
drops a statement. One that does not compile does not count. The sample follows from the seed.
"""

import argparse
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "Documentation" / "Tools"))
import draw_modules  # noqa: E402

# What is mutated: files below Sources, the tests that are to notice, and those of them that are run.
TARGETS = {
    "Session": ("Session/", "SessionTests", None),
    "Planning": ("Planning/", "PlanningTests", None),
    "Proof": ("Proof/", "ProofTests", None),
    # What writes, reads, proves and prunes the ledger; losses of power have no part in it.
    "Ledger": (
        r"Store/DisclosureStore\+(Ledger|Verification|Exposures|Chronicle|Clock|MatterEntries)"
        r"|Schema/LedgerQueries",
        "StoreTests",
        "Chain|Ledger|Posting|Tampering|Matter|Evidence|Attack",
    ),
}
# Address space of a mutant's tests; without mutation they need a tenth of it.
MOST_BYTES = 4 << 30
FLIPS = [
    (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "),
    (r" == ", " != "), (r" != ", " == "), (r" && ", " || "), (r" \|\| ", " && "),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r" \+ 1\b", " + 2"), (r" - 1\b", " - 2"),
    (r"\.min\(\)", ".max()"), (r"\bmin\(", "max("), (r"\bmax\(", "min("),
]
# The same in SQL, which stands in texts of several lines.
SQL_FLIPS = [
    (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "), (r" = ", " <> "),
    (r" AND ", " OR "), (r" OR ", " AND "), (r" DESC\b", " ASC"), (r" IS NOT NULL", " IS NULL"),
    (r"\bmin\(", "max("), (r"\bmax\(", "min("),
]
# A whole statement on one line: an assignment, or a call whose value nobody takes.
STATEMENT = re.compile(
    r"^\s+(?:[a-z]\w*(?:\.\w+)*(?:\[[^\]]*\])? (?:\+|-)?= .*[^{(,]|[a-z]\w*\([^{]*\))$"
)


def places(path):
    """Every mutant of a file: line number and the new line."""
    is_text = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if '"""' in line:
            is_text = not is_text
            continue
        if is_text:
            for pattern, new in SQL_FLIPS:
                for match in re.finditer(pattern, line):
                    yield number, line[: match.start()] + new + line[match.end() :]
            continue
        code = line.split("//")[0]
        # Conformances, generic clauses and declarations hold signs that are no comparisons.
        if '"' in code or re.match(r"\s*(import|@|case .*:$|func |public func|init)", code):
            continue
        for pattern, new in FLIPS:
            for match in re.finditer(pattern, code):
                yield number, line[: match.start()] + new + line[match.end() :]
        if STATEMENT.match(code) and not code.strip().startswith(("let ", "var ", "return")):
            yield number, re.match(r"\s*", line).group(0) + "// dropped"


def reduced(folder, module):
    """A package of one module, what it needs and its tests: a mutant of it builds in seconds."""
    if folder.exists():
        for name in ["Sources", "Tests"]:
            shutil.rmtree(folder / name, ignore_errors=True)
    for name in ["Sources", "Tests"]:
        shutil.copytree(TOP / name, folder / name)
    text = (TOP / "Package.swift").read_text(encoding="utf-8")
    tests = TARGETS[module][1]
    seen = re.search(rf'\(\s*"{tests}",\s*\[(.*?)\]', text, re.S).group(1)
    uses = draw_modules.modules(text)
    known = draw_modules.reach(uses)
    wanted = {"POSIX"} | set(re.findall(r'"(\w+)"', seen))
    for name in list(wanted):
        wanted |= known.get(name, set())
    names = ", ".join(f'"{name}"' for name in sorted(wanted))
    for old, new in [
        ('products: [.executable(name: "placard", targets: ["placard"])],', "products: [],"),
        ('        .executableTarget(name: "placard", dependencies: ["Commands"], '
         "swiftSettings: strict),\n", ""),
        ("+ modules.map", f"+ modules.filter {{ [{names}].contains($0.name) }}.map"),
        ("+ tests.filter {", f'+ tests.filter {{ $0.name == "{tests}" }}.filter {{'),
    ]:
        if old not in text:
            sys.exit(f"Package.swift no longer holds: {old}")
        text = text.replace(old, new)
    (folder / "Package.swift").write_text(text, encoding="utf-8")


# On a busy machine a second of a processor may take so many of the clock.
PATIENCE = 20


def run(words, folder, limit):
    """Exit code of a command; one that never ends, by the seconds of a processor that its tests
    use, has been noticed as well."""
    def bounded():
        """A mutant may spin or swallow memory: its tests, which get a group of their own from
        SwiftPM and so outlive it, end by themselves."""
        if "test" in words:
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))

    try:
        done = subprocess.run(
            words, cwd=folder, capture_output=True, text=True, timeout=limit * PATIENCE,
            check=False,
            preexec_fn=bounded,
        )
        if done.returncode and "build" in words:
            return done.returncode, done.stdout + done.stderr
        return done.returncode, ""
    except subprocess.TimeoutExpired:
        return 124, ""


def test(folder, module, limit):
    """Exit code of the tests that are to notice."""
    only = TARGETS[module][2]
    words = ["swift", "test", "--skip-build"] + (["--filter", only] if only else [])
    return run(words, folder, limit)[0]


def sources(module):
    """The files of a target, in order."""
    wanted = re.compile(TARGETS[module][0])
    top = TOP / "Sources"
    return [p for p in sorted(top.rglob("*.swift")) if wanted.match(str(p.relative_to(top)))]


def survives(folder, module, path, number, new):
    """True, False, or None when the mutant does not compile."""
    place = folder / path
    kept = place.read_text(encoding="utf-8")
    lines = kept.splitlines(keepends=True)
    lines[number] = new + "\n"
    place.write_text("".join(lines), encoding="utf-8")
    try:
        if run(["swift", "build", "--build-tests"], folder, 900)[0]:
            return None
        code = test(folder, module, 60)
        if code == 124:
            print(f"slow   {path}:{number + 1}", flush=True)
        return code == 0
    finally:
        place.write_text(kept, encoding="utf-8")


def main():
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--sample", type=int, default=60, help="mutants a module")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--only", choices=sorted(TARGETS), action="append")
    reader.add_argument("--scratch", default=str(TOP / ".build" / "mutants"))
    reader.add_argument("--least", type=float, default=90.0, help="percent to be noticed")
    reader.add_argument("--list", action="store_true",
                        help="make the reduced packages, say how many mutants there are, build nothing")
    given = reader.parse_args()
    failed = False
    for module in given.only or sorted(TARGETS):
        folder = pathlib.Path(given.scratch).resolve() / module
        reduced(folder, module)
        if given.list:
            print(module, sum(len(list(places(path))) for path in sources(module)))
            continue
        code, words = run(["swift", "build", "--build-tests"], folder, 1800)
        if code or test(folder, module, 600):
            sys.exit(f"{module} does not pass as it is:\n{words[-3000:]}")
        everything = []
        for path in sources(module):
            everything += [(path.relative_to(TOP), *place) for place in places(path)]
        random.Random(given.seed).shuffle(everything)
        killed, lived, broken = 0, 0, 0
        for path, number, new in everything:
            if killed + lived >= given.sample:
                break
            outcome = survives(folder, module, path, number, new)
            if outcome is None:
                broken += 1
            elif outcome:
                lived += 1
                old = (TOP / path).read_text(encoding="utf-8").splitlines()[number]
                print(f"lived  {path}:{number + 1}\n  - {old.strip()}\n  + {new.strip()}", flush=True)
            else:
                killed += 1
        share = 100.0 * killed / max(1, killed + lived)
        failed |= share < given.least
        print(
            f"{module}: {killed} of {killed + lived} noticed ({share:.1f} %), "
            f"{broken} did not compile, of {len(everything)} in all, seed {given.seed}",
            flush=True,
        )
    sys.exit(failed)


main()
