#!/usr/bin/env python3
"""Judges a day of simulated walls by what was seen and what the ledger says; nothing else is read.

    check_walls.py WALLS.jsonl LEDGER.jsonl

WALLS is what the simulators wrote: pictures as rows of dots, when each wall changed to which, and
what the bench did to walls, service and clock. LEDGER is the exported ledger. A picture says by its
own dots which revision it shows and when that may hang (DotCode.swift draws them), so neither the
store nor any code of the program is asked.

Prints one line a violation and a line of figures; ends with status 1 when there is a violation.
"""
import bisect
import hashlib
import json
import sys

GRACE = 1_000           # milliseconds in which the wall must follow
LOOP = 15_000           # in this time even several notices let an item have its turn
LATEST_RETRY = 62_000   # the longest pause between attempts to reach a wall, and a second or two
MIDNIGHT = 1_803_830_400_000
OPEN, BASE, ITEM, NOTICE = 9_999, 0x7000, 0x699C, 0x6A5F
TOLERANCE = 300_000     # how far back a clock may be set before it counts as impossible
ENDING = 3_000          # how long a service takes to end in good order
EVIDENCE = 256          # so many entries of the ledger are evidence for its clock
FOREVER = 1 << 60


# ---- intervals: sorted lists of (start, end), half open

def union(*lists):
    out = []
    for start, end in sorted(i for many in lists for i in many if i[0] < i[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def both(a, b):
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        start, end = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if start < end:
            out.append((start, end))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return out


def without(a, b):
    gaps, last = [], -FOREVER
    for start, end in b:
        gaps.append((last, start))
        last = end
    return both(a, [g for g in gaps + [(last, FOREVER)] if g[0] < g[1]])


def longer(a, by):
    return union([(start, end + by) for start, end in a])


def length(a):
    return sum(end - start for start, end in a)


# ---- pictures

def decode(rows):
    """'dark', 'unreadable', or what the dots say."""
    if not any("#" in row for row in rows):
        return "dark"
    for y in range(len(rows) - 7):
        for x in range(len(rows[0]) - 63):
            if stamp(rows, x, y) in (ITEM, NOTICE):
                found = read(rows, x, y)
                if found:
                    return found
    return "unreadable"


def stamp(rows, x, y):
    """The sixteen bits of a stamp at a place; None where a dot is lit that no stamp lights."""
    value = 0
    for j in range(8):
        for i in range(8):
            lit = rows[y + j][x + i] == "#"
            if j % 2 == 0 and i % 2 == 0:
                value = value << 1 | lit
            elif lit:
                return None
    return value


def read(rows, x, y):
    """A title that begins at a place; None when its check does not fit, or more is lit.

    Beside a notice stands its plate; beside an item stands nothing.
    """
    points = [stamp(rows, x + 8 * n, y) for n in range(8)]
    if None in points:
        return None
    values = [point - BASE for point in points[1:]]
    check = 7 if points[0] == NOTICE else 0
    for place, value in enumerate(values[:6]):
        check = (check + (place + 1) * 37 * (value + 1)) % 997
    if check != values[6]:
        return None
    mine = sum(row[x:x + 64].count("#") for row in rows[y:y + 8])
    if points[0] == ITEM and mine != sum(row.count("#") for row in rows):
        return None
    return (points[0] == NOTICE, *values[:6])


class Walls:
    def __init__(self, path):
        self.shows, self.leases, self.clock, self.faults = {}, {}, [], {}
        self.unchecked, self.holding, self.counts = set(), set(), []
        self.down, pictures, ailing, since, self.end = [], {}, {}, 0, 0
        self.hangs, hanging = {}, set()
        read = {}
        for line in open(path):
            event = json.loads(line)
            if "picture" in event:
                rows = tuple(event["rows"])
                if rows not in read:
                    read[rows] = decode(rows)
                pictures[event["picture"]] = read[rows]
                continue
            t = self.end = event["t"]
            if "lease" in event:
                self.leases[event["wall"]] = event["lease"]
                if not event.get("checked", True):
                    self.unchecked.add(event["wall"])
                if event.get("holds"):
                    self.holding.add(event["wall"])
                for record in (self.shows, self.faults, self.hangs):
                    record[event["wall"]] = []
            elif "shows" in event:
                self.shows[event["wall"]].append((t, pictures[event["shows"]]))
            elif "clock" in event:
                self.clock.append((t, event["clock"]))
                if "entries" in event:
                    self.counts.append((t, event["entries"]))
            elif event.get("fault") == "over":
                wall, start = event["wall"], ailing.pop(event["wall"])
                self.faults[wall].append((start, t))
                if wall in hanging:
                    hanging.remove(wall)
                    self.hangs[wall].append((start, t))
            elif "fault" in event:
                ailing.setdefault(event["wall"], t)
                if event["fault"] == "stall":
                    hanging.add(event["wall"])
            elif event["service"] == "started":
                self.down.append((since, t))
            else:
                since = t
        self.down.append((since, self.end + 1))
        for wall, start in ailing.items():
            self.faults[wall].append((start, self.end))

    def office(self, t):
        place = bisect.bisect_right(self.clock, (t, FOREVER)) - 1
        return t + self.clock[max(0, place)][1]

    def pieces(self):
        """(start, end, offset) of each reading of the office's clock."""
        ends = [t for t, _ in self.clock[1:]] + [FOREVER]
        return [(t, end, offset) for (t, offset), end in zip(self.clock, ends)]

    def steady(self, office):
        """Every steady time at which the office's clock said so."""
        return [office - o for start, end, o in self.pieces() if start <= office - o < end]

    def last_words(self, office):
        """Times at which a service that ended may have written so, by the clock that was right.

        While the office's clock is set back too far to be right, a service counts on by a clock of
        its own; what it still knows when it ends in good order it dates by that.
        """
        found = []
        for ended, _ in self.down:
            now = self.office(ended) - ended
            for t, offset in self.clock:
                if t < ended and offset > now + TOLERANCE:
                    written = office - offset
                    if ended - ENDING <= written <= ended:
                        found.append((written, offset))
        return found

    def seen(self, wall):
        """What was to be seen from when until when."""
        changes = self.shows[wall]
        ends = [t for t, _ in changes[1:]] + [self.end]
        return [(t, end, what) for (t, what), end in zip(changes, ends)]

    def excused(self, wall):
        """When the wall could not be reached, or had not been reached again yet."""
        return union([(s, e + LATEST_RETRY) for s, e in self.faults[wall]],
                     [(s, e + GRACE) for s, e in self.down])


class Ledger:
    def __init__(self, path, walls, faults):
        self.entries, last, newest = [], (0, "0" * 64), walls.clock[0][0]
        for number, line in enumerate(open(path), 1):
            entry = json.loads(line)
            digest = entry.pop("digest")
            text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            if hashlib.sha256(text.encode()).hexdigest() != digest:
                faults.append(f"ledger: entry {number} is not what its digest says")
            if (entry["sequence"], entry["previous"]) != (last[0] + 1, last[1]):
                faults.append(f"ledger: entry {number} does not follow the one before")
            last = (entry["sequence"], digest)
            # Entries follow each other, so the clock's jumps leave one steady time for each.
            times = walls.steady(entry["at"])
            if entry["kind"] not in ("signature", "override"):
                last_words = walls.last_words(entry["at"])
                times = sorted(times + [t for t, _ in last_words])
            # Where the clock was set back, the bench knows how many entries there were before.
            first = max([t for t, count in walls.counts if count < number], default=0)
            latest = min([t for t, count in walls.counts if count >= number], default=FOREVER)
            after = [t for t in times if t >= max(newest - 1, first) and t <= latest]
            entry["t"] = after[0] if after else (times[-1] if times else newest)
            newest = max(newest, entry["t"])
            if entry["kind"] == "exposure":
                # By which clock its times are to be read, when that is not the office's.
                entry["body"]["reckoned"] = dict(last_words).get(entry["t"])
            self.entries.append(entry)
        self.kinds, self.approved = {}, {}
        for entry in self.entries:
            self.kinds.setdefault(entry["kind"], []).append((entry["t"], entry["body"]))
        for _, act in self.of("signature"):
            if act["step"] == "approved":
                self.approved.setdefault((act["item"], act["revision"]), act["digest"])

    def of(self, kind):
        return self.kinds.get(kind, [])

    def hanging(self):
        """For each revision the times in which its signatures let it hang."""
        hands, spans = {}, {}
        for t, act in self.of("signature"):
            key = (act["item"], act["revision"])
            chain = hands.setdefault(key, {})
            chain[act["step"]] = (t, act["person"], act["digest"])
            if act["step"] == "approved":
                steps = [chain.get(s) for s in ("drafted", "checked", "approved")]
                if None in steps or len({s[1] for s in steps}) < 3 or len({s[2] for s in steps}) > 1:
                    continue
                for (item, revision), span in spans.items():
                    if item == key[0] and revision < key[1]:
                        span[1] = min(span[1], t)
                newer = any(i == key[0] and r > key[1] for i, r in spans)
                spans[key] = [t, t if newer else FOREVER]
            elif act["step"] == "withdrawn" and key in spans:
                spans[key][1] = min(spans[key][1], t)
        return {key: [tuple(span)] for key, span in spans.items()}

    def orders(self, walls):
        """Each override: (act, targets, number, times in which it is in force)."""
        found, ends = {}, {}
        for t, act in self.of("override"):
            if act["act"] == "end":
                ends.setdefault(act["id"], []).append(t)
            elif "from" in act:
                found[act["id"]] = (t, act)
        orders = []
        for name, (t, act) in found.items():
            words = ends.get(name, [])
            need = 2 if act["act"] == "blackout" else 1
            over = sorted(words)[need - 1] if len(words) >= need else FOREVER
            force, has_begun = [], False
            for start, end, offset in walls.pieces():
                # A clock that is set back does not undo an order that was in force.
                first = max(start, t) if has_begun else max(start, t, act["from"] - offset)
                last = min(end, act["until"] - offset, over)
                has_begun = has_begun or first < last
                force.append((first, last))
            code = decode_title(act.get("text"))
            orders.append((act["act"], set(act["targets"]), code, union(force)))
        return orders


def decode_title(text):
    if not text or len(text) != 8 or ord(text[0]) != NOTICE:
        return None
    return ord(text[1]) - BASE


class Sightings:
    """When a wall showed which item: (start, end, name), one after the other."""

    def __init__(self, visible):
        self.all = sorted((start, end, (f"I-{code[1]}", code[2]))
                          for code, times in visible.items() if not code[0]
                          for start, end in times if start < end)
        self.starts = [start for start, _, _ in self.all]

    def within(self, start, end):
        """Those that touch a stretch of time; a wall shows one picture at a time."""
        first = max(0, bisect.bisect_right(self.starts, start) - 1)
        return self.all[first:bisect.bisect_left(self.starts, end)]


class Judge:
    def __init__(self, walls_path, ledger_path):
        self.faults = []
        self.walls = Walls(walls_path)
        self.ledger = Ledger(ledger_path, self.walls, self.faults)
        self.hanging = self.ledger.hanging()
        self.orders = self.ledger.orders(self.walls)
        self.held = self.held_clock()
        self.figures = {"pictures": 0, "items": set(), "notices": set(), "exposures": 0}

    def held_clock(self):
        """While the clock is impossible: (start, end, instants that may be planned for)."""
        spans = []
        marks = sorted({(e["t"], e["at"]) for e in self.ledger.entries})
        times = sorted({t for t, _ in self.walls.clock} | {t for t, _ in marks} | {self.walls.end})
        newest, place, good = None, 0, None
        for start, end in zip(times, times[1:]):
            while place < len(self.ledger.entries) and self.ledger.entries[place]["t"] <= start:
                place += 1
                # What people sign by a wrong clock does not make it right.
                late = self.ledger.entries[max(0, place - EVIDENCE):place]
                newest = max(entry["at"] for entry in late)
            wrong = newest is not None and self.walls.office(start) < newest - TOLERANCE
            if wrong:
                right = start + newest - TOLERANCE - self.walls.office(start)
                spans.append((start, min(end, right), [i for i in (good, newest) if i]))
                if right < end:
                    good = self.walls.office(end - 1)
            else:
                good = self.walls.office(end - 1)
        return spans

    def window(self, code):
        """The steady times in which the dots themselves say that it may hang."""
        _, _, _, begin, end, day_begin, day_end = code
        first = MIDNIGHT + begin * 60_000
        last = FOREVER if end == OPEN else MIDNIGHT + end * 60_000
        spans = []
        days = range(-1, 5)
        for start, stop, offset in self.walls.pieces():
            whole = [(max(start, first - offset), min(stop, last - offset))]
            hours = []
            for day in days:
                opens = MIDNIGHT + (day * 1_440 + day_begin) * 60_000
                closes = MIDNIGHT + (day * 1_440 + day_end) * 60_000
                if day_end <= day_begin:
                    closes += 86_400_000
                hours.append((opens - offset, closes - offset))
            spans += both(union(whole), union(hours))
        for start, stop, instants in self.held:
            if any(self.is_open(code, instant) for instant in instants):
                spans.append((start, stop))
        return union(spans)

    @staticmethod
    def is_open(code, instant):
        _, _, _, begin, end, day_begin, day_end = code
        minute = (instant - MIDNIGHT) / 60_000
        if minute < begin or (end != OPEN and minute >= end):
            return False
        of_day = minute % 1_440
        if day_begin < day_end:
            return day_begin <= of_day < day_end
        return of_day >= day_begin or of_day < day_end

    def legal(self, code, wall):
        """The steady times in which what a code names may be on a wall."""
        if not code[0]:
            signed = self.hanging.get((f"I-{code[1]}", code[2]), [])
            return both(signed, self.window(code))
        return union(*[force for act, targets, number, force in self.orders
                       if number == code[1] and (not targets or wall in targets)])

    def fault(self, wall, what, spans):
        for start, end in spans[:3]:
            self.faults.append(f"{wall}: {what} from {start} to {end} ms")

    def judge_wall(self, wall):
        excused, lease = self.walls.excused(wall), self.walls.leases[wall]
        visible, lit = {}, []
        for start, end, what in self.walls.seen(wall):
            self.figures["pictures"] += 1
            if what == "unreadable":
                # Without a check value, bytes that a cut line lost tear one picture, until the
                # next repetition.
                if self.is_torn(wall, start, end, excused):
                    self.figures["torn"] = self.figures.get("torn", 0) + 1
                    continue
                self.fault(wall, "something unreadable is seen", [(start, end)])
            elif what != "dark":
                visible.setdefault(what, []).append((start, end))
                lit.append((start, end))
                kind = "notices" if what[0] else "items"
                self.figures[kind].add(what[1:3])
        for code, times in visible.items():
            legal = self.legal(code, wall)
            # A wall that cannot be reached keeps what it was given for its lease, and where it
            # knows no lease until it is reached again.
            stale = FOREVER if lease is None else lease + GRACE
            torn = [s for s in times if wall in self.walls.unchecked
                    and self.is_torn(wall, *s, excused)]
            allowed = union(longer(legal, GRACE), both(excused, longer(legal, stale)),
                            self.held_bytes(wall, legal), torn)
            name = f"notice {code[1]}" if code[0] else f"item I-{code[1]} revision {code[2]}"
            self.fault(wall, f"{name} may not be seen, but is", without(union(times), allowed))
        self.judge_dark(wall, union(lit), excused)
        self.judge_notices(wall, visible, excused)
        return visible

    def is_torn(self, wall, start, end, excused):
        """Whether this is half of an older frame, as long as the next repetition takes.

        A serial line that was cut may hold one, and so may the system of a wall that had hung.
        """
        if end - start > GRACE + 100:
            return False
        if wall in self.walls.unchecked:
            return not without([(start, end)], excused)
        return wall in self.walls.holding and any(
            over <= start <= over + GRACE for _, over in self.walls.faults[wall])

    def held_bytes(self, wall, legal):
        """When a wall that had hung reads what its own system still holds for it.

        Nobody can take back what was sent meanwhile; the next repetition puts it right.
        """
        spans = []
        for start, end in self.walls.hangs[wall]:
            if both(longer(legal, GRACE), [(start, end)]):
                spans.append((end, end + GRACE + 100))
        return union(spans)

    def judge_dark(self, wall, lit, excused):
        for act, targets, _, force in self.orders:
            if act != "blackout" or (targets and wall not in targets):
                continue
            dark = [(start + GRACE, end) for start, end in force if start + GRACE < end]
            self.fault(wall, "lit in a blackout", without(both(lit, dark), excused))

    def judge_notices(self, wall, visible, excused):
        """A notice that has no rival is on the wall within the grace."""
        for act, targets, number, force in self.orders:
            if number is None or not force or (targets and wall not in targets):
                continue
            rivals = union(*[f for _, t, n, f in self.orders
                             if n != number and (not t or wall in t)])
            start = force[0][0]
            moment = [(start, start + GRACE)]
            if both(moment, rivals) or both(moment, excused) or force[0][1] < start + GRACE:
                continue
            seen = union(*[times for code, times in visible.items()
                           if code[0] and code[1] == number])
            if not both(seen, [(start, start + GRACE + 1)]):
                self.fault(wall, f"notice {number} is not seen", moment)
            self.figures["prompt"] = self.figures.get("prompt", 0) + 1

    def judge_exposures(self, seen):
        covered, items = {}, {wall: Sightings(visible) for wall, visible in seen.items()}
        excuses = {wall: self.walls.excused(wall) for wall in seen}
        for t, body in self.ledger.of("exposure"):
            self.figures["exposures"] += 1
            wall, shows = body["board"], {(s["item"], s["revision"]) for s in body["shows"]}
            for shown in body["shows"]:
                self.claim_digest(shown)
            span = self.reading(body, t, covered.get(wall, [(0, 0)])[-1][1])
            if span is None:
                self.faults.append(f"{wall}: an exposure begins at no time that ever was")
                continue
            start, end = span
            span = [span]
            covered.setdefault(wall, []).append((start, end))
            excused = excuses[wall] if body["grade"] == "sent" else []
            self.judge_claim(wall, shows, span, items[wall], excused)
        return covered

    def reading(self, body, t, last):
        """The steady times of an exposure that was written at a time, after the wall's last."""
        options = []
        for start in self.walls.steady(body["from"]):
            # The clock may have been set by a little meanwhile; both ends are read by their own.
            ends = [s for s in self.walls.steady(body["until"]) if start <= s <= t]
            options.append((start, ends[-1] if ends else start + body["until"] - body["from"]))
        if body["reckoned"] is not None:
            options = [(body["from"] - body["reckoned"], body["until"] - body["reckoned"])]
        # What was seen by an impossible clock is dated by the right one, when that is back.
        offset = self.walls.office(t) - t
        start = body["from"] - offset
        if any(begin <= start < end for begin, end, _ in self.held):
            options.append((start, body["until"] - offset))
        options = [option for option in options if option[0] <= t]
        fitting = [o for o in options if o[0] >= last - GRACE and o[1] <= t + GRACE]
        return max(fitting or options, default=None)

    def claim_digest(self, shown):
        digest = self.ledger.approved.get((shown["item"], shown["revision"]))
        if digest is None:
            self.faults.append(f"{shown['item']}: exposed, but never approved")
        elif digest != shown["digest"]:
            self.faults.append(f"{shown['item']}: exposed under another digest")

    def judge_claim(self, wall, shows, span, items, excused):
        # The keeper looks once a second: what began or ended in that second is within its claim.
        inner = without([(span[0][0] + GRACE, span[0][1] - GRACE)], excused)
        inner = [i for i in inner if i[0] < i[1]]
        seen = items.within(*span[0])
        others = union([s[:2] for s in seen if s[2] not in shows])
        self.fault(wall, "something not claimed is seen", both(others, inner))
        if length(inner) < length([(span[0][0] + GRACE, span[0][1] - GRACE)]):
            return
        mine = union([s[:2] for s in seen if s[2] in shows])
        # Notices between the items may take all of a short claim.
        if length(span) >= LOOP and inner and not both(mine, span):
            self.fault(wall, f"claimed, and nothing of it is seen: {sorted(shows)}", inner)
        if length(inner) >= 240_000:
            for name in shows:
                if not both(union([s[:2] for s in seen if s[2] == name]), inner):
                    self.fault(wall, f"claimed, but {name} is never seen", inner)

    def run(self):
        seen = {wall: self.judge_wall(wall) for wall in self.walls.leases}
        covered = self.judge_exposures(seen)
        share = {}
        for wall, visible in seen.items():
            items = union(*[union(t) for code, t in visible.items() if not code[0]])
            told = union(covered.get(wall, []))
            share[wall] = round(100 * length(both(items, told)) / max(1, length(items)), 1)
        figures = self.figures
        for name in ("items", "notices"):
            figures[name] = len(figures[name])
        figures["covered"] = share
        return figures


if __name__ == "__main__":
    judge = Judge(sys.argv[1], sys.argv[2])
    figures = judge.run()
    for fault in judge.faults:
        print(fault)
    print(json.dumps(figures))
    sys.exit(1 if judge.faults else 0)
