#!/usr/bin/env python3
"""Cuts the power after every operation of a writer and looks what a disk would have kept.

    power_loss.py TRACE BEFORE STORE FOLDER

TRACE is strace's account of the writer (-f -xx -s 1000000), BEFORE a copy of the store from before
it ran, STORE the path that the writer used. What was not flushed is kept, lost, lost but for its
first half, torn within its last write, or kept in part, each in a state of its own; names of files
keep their order, as on ext4. Every state must be whole, and hold every commit that the writer had
told of by then. Prints one line a violation, then the number of states.
"""
import os
import random
import re
import shutil
import sqlite3
import sys

SECTOR = 512
CALL = re.compile(r"^(\d+)\s+(.*)$")


def calls(path):
    """The finished calls in the order in which they ended."""
    begun = {}
    for line in open(path, encoding="latin-1"):
        found = CALL.match(line.rstrip("\n"))
        if not found:
            continue
        pid, text = found.groups()
        if text.endswith("<unfinished ...>"):
            begun[pid] = text[:-len("<unfinished ...>")].rstrip()
            continue
        again = re.match(r"<\.\.\. \w+ resumed>\s?(.*)$", text)
        if again:
            text = begun.pop(pid, "") + again.group(1)
        yield text


def unescape(text):
    return bytes(int(pair, 16) for pair in re.findall(r"\\x(..)", text))


def operations(trace, store):
    """(kind, file, value) of what happened to the store's files, and what was told when."""
    names = {store: "", store + "-wal": "-wal", store + "-journal": "-journal"}
    files = {}
    for text in calls(trace):
        call = re.match(r'(\w+)\((.*)\)\s+= (-?\d+)', text)
        if not call or int(call.group(3)) < 0:
            continue
        name, inner, result = call.group(1), call.group(2), int(call.group(3))
        strings = re.findall(r'"((?:\\x..)*)"', inner)
        number = re.match(r"(\d+)", inner)
        if name == "openat":
            path = unescape(strings[0]).decode()
            files.pop(result, None)
            if path in names:
                files[result] = names[path]
                if "O_CREAT" in inner:
                    yield "create", names[path], None
        elif name == "close" and number:
            files.pop(int(number.group(1)), None)
        elif name == "unlink":
            path = unescape(strings[0]).decode()
            if path in names:
                yield "unlink", names[path], None
        elif name == "write" and strings:
            told = unescape(strings[0])
            if b"WRITER COMMITTED" in told:
                yield "told", None, told.count(b"WRITER COMMITTED")
        elif number and int(number.group(1)) in files:
            file = files[int(number.group(1))]
            if name == "pwrite64":
                offset = int(inner.rsplit(",", 1)[1])
                yield "write", file, (offset, unescape(strings[0])[:result])
            elif name in ("fdatasync", "fsync"):
                yield "flush", file, None
            elif name == "ftruncate":
                yield "cut", file, int(inner.rsplit(",", 1)[1])


def applied(content, writes):
    out = bytearray(content)
    for kind, value in writes:
        if kind == "cut":
            out = out[:value] + bytes(max(0, value - len(out)))
            continue
        offset, data = value
        if len(out) < offset + len(data):
            out += bytes(offset + len(data) - len(out))
        out[offset:offset + len(data)] = data
    return out


def torn(writes):
    """The last write ends within itself, at the border of a sector."""
    if not writes or writes[-1][0] == "cut":
        return writes
    offset, data = writes[-1][1]
    half = len(data) // 2 // SECTOR * SECTOR
    return writes[:-1] + [("write", (offset, data[:half]))]


def variants(pending, chance):
    """What a disk may have kept of the writes of one file that were not flushed."""
    yield "kept", pending
    if pending:
        yield "lost", []
        yield "torn", torn(pending)
        yield "half", pending[:len(pending) // 2]
        yield "some", [w for w in pending if chance.random() < 0.5]


def look(folder):
    """Commits in a store that lost power; None when it is damaged."""
    base = sqlite3.connect(f"{folder}/store")
    try:
        if base.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            return None
        return base.execute(
            # An import makes a revision; every other commit is an entry of the ledger.
            "SELECT (SELECT count(*) FROM revision) + (SELECT count(*) FROM ledger)"
        ).fetchone()[0]
    except sqlite3.DatabaseError:
        return None
    finally:
        base.close()


def main(trace, before, store, folder):
    chance = random.Random(7)
    durable = {"": bytearray(open(before, "rb").read())}
    pending = {"": []}
    told, states, faults, seen = 0, 0, 0, set()
    for place, (kind, file, value) in enumerate(operations(trace, store)):
        if kind == "told":
            told += value
        elif kind == "create":
            durable.setdefault(file, bytearray())
            pending.setdefault(file, [])
        elif kind == "unlink":
            durable.pop(file, None)
            pending.pop(file, None)
        elif kind == "flush":
            durable[file] = applied(durable[file], pending[file])
            pending[file] = []
        else:
            pending[file].append((kind, value))
        for name in ("kept", "lost", "torn", "half", "some"):
            state = {f: bytes(applied(durable[f], dict(variants(pending[f], chance)).get(
                name, pending[f]))) for f in durable}
            key = (told, hash(tuple(sorted(state.items()))))
            if key in seen:
                continue
            seen.add(key)
            shutil.rmtree(folder, ignore_errors=True)
            os.makedirs(folder)
            for f, content in state.items():
                open(f"{folder}/store{f}", "wb").write(content)
            states += 1
            found = look(folder)
            if found is None or not told <= found:
                faults += 1
                print(f"after operation {place} ({kind}), {name}: {found} of {told} commits")
    print(f"{states} states, {told} commits told, {faults} violations")
    sys.exit(1 if faults or states < 100 else 0)


if __name__ == "__main__":
    main(*sys.argv[1:5])
