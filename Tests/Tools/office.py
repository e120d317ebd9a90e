"""A small office for tasks that run the built program: configuration, store, one simulated wall."""
import contextlib
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.request

TOP = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PLACARD", str(TOP / ".build/release/placard"))
SAMPLE = str(TOP / "Sources/Commands/Sample/disclosures.json")


class Wall(threading.Thread):
    """Listens as an Open Pixel Control board does, and keeps the last frame and when it came."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.frames, self.frame, self.at, self.gap = 0, b"", time.monotonic(), 0.0
        self.start()

    def run(self):
        while True:
            link, _ = self.socket.accept()
            with contextlib.suppress(OSError):
                self.read(link.makefile("rb"))

    def read(self, stream):
        while True:
            head = stream.read(4)
            if len(head) < 4:
                return
            body = stream.read(head[2] << 8 | head[3])
            now = time.monotonic()
            if self.frames:
                self.gap = max(self.gap, now - self.at)
            self.frames, self.frame, self.at = self.frames + 1, body, now

    def is_lit(self):
        return any(self.frame)


class Office:
    """The program's files in a folder of their own, which is gone at the end."""

    def __init__(self, boards=""):
        self.folder = tempfile.mkdtemp(prefix="placard-endurance-")
        self.wall = Wall()
        self.call("init", self.folder)
        path = f"{self.folder}/placard.json5"
        text = open(path).read()
        board = """{ id: "gate", name: "gate", size: "128x16", colours: "red",
            layout: "gate-128x16", protocol: "opc", link: "tcp://127.0.0.1:%d" },""" % self.wall.port
        text = text.replace("boards: [", "boards: [" + board + boards, 1)
        text = re.sub(r"port: \d+", "port: 0", text)
        open(path, "w").write(text)
        self.config, self.store = path, f"{self.folder}/placard.db"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, *words, before=(), timeout=120):
        result = subprocess.run([*before, PROGRAM, *words], capture_output=True, text=True,
                                timeout=timeout)
        return result

    def act(self, verb, *words, before=(), timeout=120):
        return self.call(verb, "--config", self.config, *words, before=before, timeout=timeout)

    def approve(self, item):
        """Brings an item to the wall by three hands."""
        for step, person in (("checked", "李四"), ("approved", "王五")):
            result = self.act("sign", item, "--step", step, "--as", person)
            if result.returncode:
                raise RuntimeError(result.stdout + result.stderr)

    def hang_notice(self, name="N-1", title="山口村办事指南"):
        path = f"{self.folder}/one.json"
        open(path, "w").write("""{ "schema": "placard.disclosures/1", "units": [{ "code": "u", "name": "山口", "parent": null }],
            "items": [{ "id": "%s", "kind": "notice", "unit": "u", "title": "%s", "body": "%s" }]}
            """ % (name, title, title))
        result = self.act("import", path, "--as", "张三")
        if result.returncode:
            raise RuntimeError(result.stdout + result.stderr)
        self.approve(name)

    @contextlib.contextmanager
    def running(self, before=()):
        log = open(f"{self.folder}/log", "w+")
        child = subprocess.Popen([*before, PROGRAM, "run", "--config", self.config],
                                 stdout=log, stderr=log)
        try:
            yield Service(child, log.name)
        finally:
            child.terminate()
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()

    def is_whole(self):
        with contextlib.closing(sqlite3.connect(self.store)) as base:
            whole = base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return whole and self.act("verify-ledger").returncode == 0


class Service:
    def __init__(self, child, log):
        self.child, self.log = child, log

    def text(self):
        return open(self.log, errors="replace").read()

    def kiosk(self, seconds=10):
        """The kiosk's port."""
        found = until(lambda: re.search(r"127\.0\.0\.1:(\d+)/", self.text()), seconds)
        return int(found.group(1))

    def answers(self):
        url = f"http://127.0.0.1:{self.kiosk()}/"
        with urllib.request.urlopen(url, timeout=10) as page:
            return page.status == 200


def until(look, seconds=10.0):
    """What `look` gives, as soon as it gives something."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found or time.monotonic() > end:
            return found
        time.sleep(0.02)
