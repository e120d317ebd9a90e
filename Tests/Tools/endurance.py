#!/usr/bin/env python3
"""Runs the rows of the catalogue that take long, and prints what came of each.

    endurance.py [--seeds N] [--hours H] [--kills N] [--only WORD ...]

It needs the program and the bench built for release (`make endurance` does that) and the tests
built for debugging. Each task names its rows of catalogue.tsv at the start of its title.
"""
import argparse
import concurrent.futures
import errno
import os
import random
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from flapping import Flapping
from office import SAMPLE, TOP, Office, until

BENCH = str(TOP / ".build/endurance/release/endurance")
TASKS = []


class Skipped(Exception):
    """The task cannot be run here, and why."""


def Task(title):
    def keep(body):
        TASKS.append((title, body))
        return body
    return keep


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def need(tool):
    if not shutil.which(tool):
        raise Skipped(f"needs {tool}")


def run(words, **options):
    result = subprocess.run(words, capture_output=True, text=True, cwd=TOP, **options)
    expect(result.returncode == 0, (result.stdout + result.stderr)[-2000:])
    return result.stdout


@Task("S01, S04, L01, L12, C01, R04: seeded days of an office, judged by walls and ledger alone")
def days(options):
    """Each worker takes its share of the seeds; every failing day is told with its violations."""
    workers = max(1, min(os.cpu_count() or 1, options.seeds))
    borders = [1 + options.seeds * n // workers for n in range(workers + 1)]

    def share(n):
        words = [BENCH, "days", str(borders[n]), str(borders[n + 1] - 1), str(options.hours)]
        return subprocess.run(words, capture_output=True, text=True)

    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        results = list(pool.map(share, range(workers)))
    failed = [r.stdout[-3000:] + r.stderr[-1000:] for r in results if r.returncode]
    expect(not failed, "\n".join(failed))
    return f"{options.seeds} days of {options.hours} h, all hold"


@Task("L03, L04: a million damaged packets of each protocol with a cyclic check")
def noise(options):
    return "; ".join(run([BENCH, "noise", "1000000"]).strip().splitlines())


@Task("C02, R03: the memory of the service is flat over a day of mixed load")
def memory(options):
    return run([BENCH, "memory", "7", "24"]).strip().splitlines()[-1]


@Task("C02, R03: three virtual days of walls that come and go leave nothing behind")
def three_days(options):
    return run([BENCH, "flapping", "7", "72"]).strip().splitlines()[-1]


@Task("R04: killed at random a thousand times, the wall is lit again at once and the store whole")
def kills(options):
    chance, slowest = random.Random(4), 0.0
    with Office() as office:
        office.hang_notice()
        for _ in range(options.kills):
            office.wall.frame = b""
            with office.running() as service:
                start = time.monotonic()
                expect(until(office.wall.is_lit, 5), f"dark for 5 s: {service.text()[-500:]}")
                slowest = max(slowest, time.monotonic() - start)
                time.sleep(chance.random() * 0.15)
                service.child.kill()
        expect(office.is_whole(), "the store is damaged")
    return f"{options.kills} kills, lit after {slowest:.2f} s at most"


@Task("D05: two in a hundred reads and writes fail, and nothing is damaged")
def input_output(options):
    need("fiu-run")
    # What a disk says when it fails; without a number the tool draws errors that no disk gives.
    eio, enospc = (("fiu-run", "-x", "-c",
                    f"enable_random name=posix/io/rw/*,probability=0.02,failinfo={number}")
                   for number in (errno.EIO, errno.ENOSPC))
    done = 0
    with Office() as office:
        office.hang_notice()
        for n in range(60):
            before = enospc if n % 3 == 2 else eio
            name = f"F-{n}"
            path = f"{office.folder}/{name}.json"
            open(path, "w").write("""{ "schema": "placard.disclosures/1", "units": [{ "code": "u", "name": "山口", "parent": null }],
                "items": [{ "id": "%s", "kind": "notice", "unit": "u", "title": "山口",
                "body": "" }]}""" % name)
            code = office.act("import", path, "--as", "张三", before=before).returncode
            expect(code in (0, 3, 4, 5), f"an import ended with {code}")
            done += code == 0
        with office.running(eio) as service:
            until(office.wall.is_lit, 10)
            time.sleep(5)
            expect(service.child.poll() is None or service.child.returncode >= 0,
                   f"the service was stopped by a signal: {service.text()[-800:]}")
        expect(office.is_whole(), "the store is damaged")
        with office.running():
            expect(until(office.wall.is_lit, 5), "dark afterwards")
    return f"60 imports under faults, {done} got through, store whole"


@Task("R01: with 40 descriptors and 200 slow visitors, the wall keeps its time")
def descriptors(options):
    need("prlimit")
    with Office() as office:
        office.hang_notice()
        refused = office.act("run", before=("prlimit", "--nofile=40"))
        expect(refused.returncode == 3 and "LimitNOFILE" in refused.stdout + refused.stderr,
               f"started, or ended with {refused.returncode}: {refused.stderr}")
        with office.running() as service:
            port = service.kiosk()
            expect(until(office.wall.is_lit), "dark")
            # A service that has started loses them: it would not have started without.
            resource.prlimit(service.child.pid, resource.RLIMIT_NOFILE, (40, 40))
            visitors = []
            for _ in range(200):
                visitor = socket.socket()
                visitor.settimeout(0.2)
                try:
                    visitor.connect(("127.0.0.1", port))
                    visitor.send(b"GET / HTTP/1.1\r\n")
                except OSError:
                    pass
                visitors.append(visitor)
            office.wall.gap = 0.0
            used = os.times()
            time.sleep(8)
            gap, alive = office.wall.gap, service.child.poll() is None
            busy = cpu_share(service.child.pid)
            for visitor in visitors:
                visitor.close()
            expect(alive and gap < 3, f"alive {alive}, longest pause {gap:.1f} s")
            expect(until(lambda: tried(service.answers), 20), "the kiosk is not back")
    return f"longest pause of the wall {gap:.2f} s, {busy:.0f} % of a processor"


@Task("S05: a fresh installation listens to this machine alone and can only be read")
def defaults(options):
    with Office() as office, office.running() as service:
        port = service.kiosk()
        inodes = {os.readlink(f"/proc/{service.child.pid}/fd/{fd}")[8:-1]
                  for fd in os.listdir(f"/proc/{service.child.pid}/fd")
                  if os.readlink(f"/proc/{service.child.pid}/fd/{fd}").startswith("socket:")}
        places = []
        for table in ("tcp", "tcp6"):
            for line in open(f"/proc/net/{table}").readlines()[1:]:
                fields = line.split()
                if fields[3] == "0A" and fields[9] in inodes:
                    places.append(fields[1])
        expect(places == [f"0100007F:{port:04X}"], f"listens at {places}")
        answers = {method: ask(port, f"{method} / HTTP/1.1\r\nHost: a\r\nContent-Length: 0"
                                     "\r\n\r\n".encode())
                   for method in ("POST", "PUT", "DELETE", "PATCH")}
        expect(all(code in ("405", "501") for code in answers.values()), answers)
    return f"one listener, on 127.0.0.1; {answers}"


@Task("H08: of 3,000 damaged requests none that h11 refuses is answered with a page")
def second_reader(options):
    try:
        import h11
    except ImportError:
        raise Skipped("needs h11") from None
    base = [b"GET / HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n",
            b"GET /items HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
            b"HEAD / HTTP/1.0\r\nHost: a\r\nConnection: close\r\n\r\n"]
    pieces = [b"\r", b"\n", b" ", b"\t", b":", b",", b"\0", b"\x7f", b"HTTP/1.1", b"Host: b\r\n",
              b"Transfer-Encoding: chunked\r\n", b"Content-Length: 5\r\n", b"\xef\xbc\x92", b"("]
    chance, refused, loose = random.Random(8), 0, []
    with Office() as office, office.running() as service:
        port = service.kiosk()
        for _ in range(3_000):
            request = bytearray(chance.choice(base))
            for _ in range(chance.randint(1, 3)):
                place = chance.randrange(len(request))
                piece = chance.choice(pieces)
                request[place:place + chance.choice((0, 0, 1, len(piece)))] = piece
            judge = h11.Connection(h11.SERVER)
            try:
                judge.receive_data(bytes(request))
                event = judge.next_event()
                # What follows a whole request on a connection that closes is nobody's business.
                while not (event in (h11.NEED_DATA, h11.PAUSED)
                           or isinstance(event, h11.EndOfMessage)):
                    event = judge.next_event()
            except h11.RemoteProtocolError:
                refused += 1
                if ask(port, bytes(request)) == "200":
                    loose.append(bytes(request))
    expect(refused > 1_000, f"only {refused} were damaged")
    expect(not loose, f"{len(loose)} were served: {loose[:5]}")
    return f"h11 refused {refused}, none of them was served"


def cpu_share(pid):
    """Per cent of a processor that a process used in the last second."""
    before = ticks(pid)
    time.sleep(1)
    return 100 * (ticks(pid) - before) / os.sysconf("SC_CLK_TCK")


def ticks(pid):
    """Processor time that a process has used, in ticks of the clock."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def tried(body):
    try:
        return body()
    except OSError:
        return False


@Task("R02: under a ceiling of memory ten thousand items are refused or taken, and nothing traps")
def ceiling(options):
    need("prlimit")
    with Office() as office:
        office.hang_notice()
        path = f"{office.folder}/many.json"
        items = ",".join(
            '{"id":"M-%d","kind":"notice","unit":"u","title":"山口村第%d号","body":"%s"}'
            % (n, n, "办事指南" * 50) for n in range(10_000))
        open(path, "w").write(
            '{"schema":"placard.disclosures/1","units":[{"code":"u","name":"山口","parent":null}],"items":[%s]}' % items)
        result = office.act("import", path, "--as", "张三", before=("prlimit", "--as=2000000000"),
                            timeout=500)
        expect(result.returncode in (0, 1, 2, 3, 4, 5), f"ended by {result.returncode}")
        with office.running(("prlimit", "--as=2000000000")) as service:
            expect(until(office.wall.is_lit, 20), f"dark: {service.text()[-500:]}")
            expect(tried(service.answers), "no kiosk")
            peak = resident(service.child.pid)
        expect(office.is_whole(), "the store is damaged")
    return f"import ended with {result.returncode}, service at {peak} MB"


def resident(pid):
    lines = open(f"/proc/{pid}/status").read()
    return int(lines.split("VmHWM:")[1].split()[0]) // 1_024


@Task("H07: 20,000 damaged requests over the wire: no crash, and pages still whole")
def damaged(options):
    need("zzuf")
    request = (b"GET /items HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n"
               b"Accept-Language: zh\r\nUser-Agent: visitor\r\n\r\n")
    codes = {}
    with Office() as office:
        office.hang_notice()
        with office.running() as service:
            port = service.kiosk()
            for seed in range(0, 20_000, 100):
                for n in range(100):
                    bytes_ = fuzz(request, seed + n)
                    code = ask(port, bytes_)
                    codes[code] = codes.get(code, 0) + 1
                expect(service.child.poll() is None, f"gone at seed {seed}")
            expect(service.answers(), "no kiosk")
            expect(until(office.wall.is_lit), "dark")
    return " ".join(f"{code}:{count}" for code, count in sorted(codes.items()))


def fuzz(request, seed):
    """zzuf's way of damage: each bit turned with a chance of 0.4 %, by a seed of its own."""
    if seed % 100 == 0:
        result = subprocess.run(["zzuf", "-s", str(seed), "-r", "0.004"], input=request,
                                capture_output=True)
        return result.stdout
    chance, out = random.Random(seed), bytearray(request)
    for place in range(len(out) * 8):
        if chance.random() < 0.004:
            out[place // 8] ^= 1 << place % 8
    return bytes(out)


def ask(port, request):
    with socket.create_connection(("127.0.0.1", port), timeout=3) as link:
        try:
            link.sendall(request)
            link.shutdown(socket.SHUT_WR)
            head = link.recv(65_536)
        except OSError:
            return "closed"
    return head[9:12].decode(errors="replace") if head.startswith(b"HTTP/1.1 ") else "none"


@Task("R03: the whole service in real time, under work: memory, descriptors and threads are flat")
def soak(options):
    """Items come and go, notices interrupt, visitors read; figures are taken every 10 seconds."""
    figures, number = [], 0
    with Office(boards=SINKS) as office, office.running() as service:
        expect(until(office.wall.is_lit), "dark")
        end = time.monotonic() + 60 * options.minutes
        while time.monotonic() < end:
            number += 1
            office.hang_notice(f"S-{number}", f"山口村第{number}号")
            acts = [("urgent", "山口停水", "--until", "1m", "--as", "李四")] if number % 6 == 0 else []
            if number > 12:
                acts.append(("withdraw", f"S-{number - 12}", "--as", "赵六", "--reason", "到期"))
            for act in acts:
                done = office.act(*act)
                expect(done.returncode == 0, f"{act}: {done.stderr}")
            for _ in range(20):
                expect(service.answers(), "no kiosk")
            time.sleep(8)
            figures.append(census(service.child.pid))
        expect(office.is_whole(), "the store is damaged")
    return flat(figures, f"{len(figures)} rounds in {options.minutes} min")


def flat(figures, what):
    """Demands that the last third of the figures is like the second, and says both medians."""
    third = len(figures) // 3
    before, last = figures[third:2 * third], figures[2 * third:]
    middle = [sorted(f[n] for f in part)[len(part) // 2] for part in (before, last) for n in range(3)]
    memory = 100 * (middle[3] / middle[0] - 1)
    text = (f"{what}: {middle[0]} then {middle[3]} KiB"
            f" ({memory:+.1f} %), {middle[1]} then {middle[4]} descriptors,"
            f" {middle[2]} then {middle[5]} threads")
    expect(memory < 3 and middle[4] <= middle[1] + 1 and middle[5] <= middle[2], text)
    return text


@Task("R03, L06: forty walls that come and go all the time leave neither descriptor nor memory behind")
def flapping(options):
    """Figures are taken every 10 seconds, and processor time an arrival at the end: a timer that is
    left behind shows in it."""
    figures, busy = [], []
    with tempfile.TemporaryDirectory() as folder:
        crowd = Flapping(folder, listeners=30, lines=10, seed=7)
        with Office(boards=crowd.boards()) as office:
            office.hang_notice()
            crowd.start()
            with office.running() as service:
                end = time.monotonic() + 60 * options.minutes
                while time.monotonic() < end:
                    before = ticks(service.child.pid), crowd.arrivals
                    time.sleep(10)
                    figures.append(census(service.child.pid))
                    came = crowd.arrivals - before[1]
                    busy.append((ticks(service.child.pid) - before[0]) / max(came, 1))
                expect(until(office.wall.is_lit), "dark")
            crowd.stopping = True
            expect(office.is_whole(), "the store is damaged")
    third = len(busy) // 3
    early, late = sum(busy[third:2 * third]), sum(busy[2 * third:3 * third])
    expect(late < 1.5 * early, f"{early:.2f} then {late:.2f} ticks an arrival")
    return flat(figures, f"{crowd.arrivals} arrivals in {options.minutes} min") + (
        f", {100 * (late / early - 1):+.0f} % processor time an arrival")


SINKS = """
    { id: "packets", name: "packets", size: "128x16", colours: "rgb", layout: "gate-128x16",
      protocol: "ddp", link: "udp://127.0.0.1:9" },
"""


def census(pid):
    """Resident memory in KiB, open descriptors and threads of a process."""
    text = open(f"/proc/{pid}/status").read()
    return (int(text.split("VmRSS:")[1].split()[0]), len(os.listdir(f"/proc/{pid}/fd")),
            int(text.split("Threads:")[1].split()[0]))


@Task("H03, H05: slow visitors and a full load, as the bench has them")
def visitors(options):
    text = run([str(TOP / ".build/release/placard"), "bench", "--only", "kiosk", "--runs", "1"],
               timeout=900)
    return f"{len(text.splitlines())} figures"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--only", nargs="*", default=[])
    options = parser.parse_args()
    failed = 0
    for title, body in TASKS:
        if options.only and not any(word in title + " " + body.__name__ for word in options.only):
            continue
        start = time.monotonic()
        try:
            word, detail = "passed", body(options)
        except Skipped as reason:
            word, detail = "skipped", str(reason)
        except Exception as problem:  # a task that breaks is a task that failed
            word, detail, failed = "failed", f"{type(problem).__name__}: {problem}", failed + 1
        took = time.monotonic() - start
        print(f'{word:8} {took:7.0f} s  "{title}"\n{"":21}{detail}', flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
