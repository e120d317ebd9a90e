#!/usr/bin/env python3
"""Verifies a certificate from an exported ledger, with nothing of the program that wrote them.

    verify_certificate.py CERTIFICATE.json LEDGER.jsonl

Prints one line a fault and ends with status 1, or prints "holds".
"""
import datetime
import hashlib
import json
import sys

GRADES = ["sent", "acknowledged", "readBack"]
WHOLE = 1_000_000


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def chain(lines, faults):
    entries, previous = [], "0" * 64
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        digest = entry.pop("digest")
        if hashlib.sha256(canonical(entry).encode()).hexdigest() != digest:
            faults.append(f"entry {number} was changed")
        if entry["sequence"] != number or entry["previous"] != previous:
            faults.append(f"entry {number} does not continue the chain")
        entry["digest"] = previous = digest
        entries.append(entry)
    return entries


def union(spans):
    joined = []
    for low, high in sorted(spans):
        if joined and low <= joined[-1][1]:
            joined[-1][1] = max(high, joined[-1][1])
        elif low < high:
            joined.append([low, high])
    return joined


def lit(spans, hall, end):
    return sum(
        max(0, min(b, d, end) - max(a, c)) for a, b in spans for c, d in hall
    )


def date(milliseconds, zone):
    return str(datetime.datetime.fromtimestamp(
        milliseconds / 1000 + zone, datetime.timezone.utc).date())


def check_item(certificate, entries, faults):
    item, digest = certificate["item"]["id"], certificate["item"]["digest"]
    signed = [
        (e["body"]["step"], e["body"]["person"], e["at"], e["body"].get("reason"))
        for e in entries
        if e["kind"] == "signature" and e["body"]["item"] == item and e["body"]["digest"] == digest
    ]
    told = [(s["step"], s["person"], s["at"], s["reason"]) for s in certificate["signatures"]]
    if signed != told:
        faults.append("the signatures are not those of the ledger")
    steps = [s[0] for s in signed][:3]
    if steps != ["drafted", "checked", "approved"] or len({s[1] for s in signed[:3]}) < 3:
        faults.append("three people did not sign in order")
    shown = [
        (e["sequence"], e["body"]["board"], e["body"]["from"], e["body"]["until"],
         e["body"]["grade"])
        for e in entries
        if e["kind"] == "exposure"
        and any(s["item"] == item and s["digest"] == digest for s in e["body"]["shows"])
    ]
    exposures = [
        (x["entry"], x["board"], x["from"], x["until"], x["grade"])
        for x in certificate["exposures"]
    ]
    if shown != exposures:
        faults.append("the exposures are not those of the ledger")
    return shown


def check_count(certificate, shown, faults):
    term, count = certificate["term"], certificate["count"]
    least = GRADES.index(term["minimumGrade"])
    spans = union([x[2], x[3]] for x in shown if GRADES.index(x[4]) >= least)
    if date(spans[0][0], certificate["zoneSeconds"]) != count["posted"]:
        faults.append("the day of posting is another")
    end, credit, last = certificate["madeAt"], 0, None
    previous = count["posted"]
    for day in count["days"]:
        if day["date"] <= previous:
            faults.append(f"{day['date']} does not come after {previous}")
        previous = day["date"]
        for low, high in day["hall"]:
            if date(low, certificate["zoneSeconds"]) != day["date"]:
                faults.append(f"{day['date']} has hall hours of another day")
        whole = sum(high - low for low, high in day["hall"])
        found = lit(spans, day["hall"], end)
        share = WHOLE if found * 100 >= whole * term["wholeDayPercent"] else found * WHOLE // whole
        if (found, share) != (day["lit"], day["share"]):
            faults.append(f"{day['date']} gives {share}, not {day['share']}")
        dark = sum(b - a for a, b in day["interruptions"])
        past = sum(max(0, min(high, end) - low) for low, high in day["hall"])
        if dark != past - found:
            faults.append(f"{day['date']} was dark for {past - found} ms, not {dark}")
        credit += share
        if credit >= term["days"] * WHOLE:
            last = day["date"]
            break
    if credit != count["credit"]:
        faults.append(f"the days add up to {credit}, not {count['credit']}")
    if certificate["complete"] != (last is not None) or count["state"].get("last") != last:
        faults.append("the verdict does not follow from the days")


def main():
    certificate = json.load(open(sys.argv[1], encoding="utf-8"))
    with open(sys.argv[2], encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")[:-1]
    faults = []
    entries = chain(lines, faults)
    position = certificate["ledger"]
    if (len(entries) < position["sequence"]
            or entries[position["sequence"] - 1]["digest"] != position["digest"]):
        faults.append("the ledger is not the one that the certificate was made from")
    shown = check_item(certificate, entries[:position["sequence"]], faults)
    if "count" in certificate:
        check_count(certificate, shown, faults)
    elif certificate["complete"]:
        faults.append("nothing was counted, and yet it is complete")
    print("\n".join(faults) or "holds")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
