#!/usr/bin/env python3
"""Verifies an exported ledger with nothing of the program that wrote it.

    verify_ledger.py EXPORT.jsonl [ANCHOR-LINE ...]

An anchor line is what was printed or sent elsewhere: "placard-ledger 120 9f86...".
Programmes and parts of the configuration name their content by its digest: what is named must be
told by an entry at or before it, and have that digest.
Prints one line a fault, then the count of entries; ends with status 1 when there is a fault.
"""
import hashlib
import json
import sys

ORIGIN = "0" * 64
KEYS = {"at", "body", "digest", "kind", "previous", "sequence"}


def canonical(value):
    """RFC 8785 for what a ledger holds: ASCII keys, whole numbers, strings."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def give_back(faults, number):
    """An entry that was missed and comes later was not removed."""
    for place, fault in enumerate(faults):
        word, *numbers = fault.split()
        if word == "removed" and int(numbers[0]) <= number <= int(numbers[1]):
            low, high = int(numbers[0]), int(numbers[1])
            parts = [(low, number - 1), (number + 1, high)]
            faults[place:place + 1] = [f"removed {a} {b}" for a, b in parts if a <= b]
            return


def digest_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Told:
    """What the entries so far have told, by digest."""

    def __init__(self):
        self.parts, self.programmes, self.pieces = set(), set(), {}

    def take(self, number, kind, body):
        """The faults of an entry's content."""
        if kind == "configuration" and "value" in body:
            return self.part(number, body)
        if kind != "programme" or "programme" not in body:
            return []
        name = body["programme"]
        if "piece" in body:
            self.pieces.setdefault(name, {})[body["piece"]] = body["text"]
            return []
        faults = []
        if "content" in body:
            if digest_of(canonical(body["content"])) != name:
                faults.append(f"content {number}")
            self.programmes.add(name)
        if name in self.pieces:
            pieces = self.pieces.pop(name)
            if digest_of("".join(pieces[place] for place in sorted(pieces))) != name:
                faults.append(f"content {number}")
            self.programmes.add(name)
        if name not in self.programmes or body["stage"] not in self.parts:
            faults.append(f"dangling {number}")
        return faults

    def part(self, number, body):
        self.parts.add(body["digest"])
        faults = []
        value = body["value"]
        # Of a value that is too long for an entry only the length is told.
        if set(value) != {"length"} and digest_of(canonical(value)) != body["digest"]:
            faults.append(f"content {number}")
        if body["part"].startswith("layout/") and "text" in value:
            if digest_of(value["text"]) != value["digest"]:
                faults.append(f"content {number}")
        if body["part"].startswith("board/"):
            if not {value["layout"], value["faces"]} <= self.parts:
                faults.append(f"dangling {number}")
        return faults


def verify(lines, anchors):
    noted = dict(anchors)
    faults, begin, last, count = [], None, None, 0
    told = Told()
    for count, line in enumerate(lines, 1):
        entry = json.loads(line)
        if set(entry) != KEYS or canonical(entry) != line:
            return [f"line {count} is not in canonical form"], count
        digest = entry.pop("digest")
        number, previous = entry["sequence"], entry["previous"]
        whole = hashlib.sha256(canonical(entry).encode()).hexdigest() == digest
        if not whole:
            faults.append(f"changed {number}")
        if last and number <= last[0]:
            give_back(faults, number)
            faults.append(f"reordered {number}")
            continue
        if last and number > last[0] + 1:
            faults.append(f"removed {last[0] + 1} {number - 1}")
        elif last and whole and last[2] and previous != last[1]:
            faults.append(f"replaced {last[0]}")
        elif not last and number > 1:
            begin = (number - 1, previous)
        elif not last and whole and previous != ORIGIN:
            faults.append(f"replaced {number}")
        if noted.pop(number, digest) != digest and faults[-1:] != [f"changed {number}"]:
            faults.append(f"rewritten {number}")
        body = entry["body"]
        found = told.take(number, entry["kind"], body)
        # What a pruned ledger no longer tells may be named in what is left.
        faults += [fault for fault in found if begin is None or fault.startswith("content")]
        if whole and entry["kind"] == "checkpoint" and body.get("through", number) < number:
            if begin == (body["through"], body.get("digest")):
                begin = None
        last = (number, digest, whole)
    if begin:
        faults.append(f"pruned {begin[0] + 1}")
    end = last[0] if last else 0
    if noted and max(noted) > end:
        faults.append(f"cut off {end} {max(noted)}")
    return faults, count


def main():
    anchors = [(int(line.split()[1]), line.split()[2]) for line in sys.argv[2:]]
    with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
        faults, count = verify(file.read().split("\n")[:-1], anchors)
    for fault in faults:
        print(fault)
    print(f"{count} entries")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
