"""Walls that come and go: listeners that hang up, reset or vanish, and serial lines that are pulled."""
import contextlib
import os
import pathlib
import random
import select
import socket
import struct
import threading
import time
import tty


class Flapping(threading.Thread):
    """Some walls by TCP and some by serial lines, none of which stays for more than a few seconds.

    `arrivals` counts connections taken and lines plugged in.
    """

    # How long a wall stays, and how long a listener is away, in seconds.
    STAY, AWAY = (0.0, 4.0), (0.0, 2.0)

    def __init__(self, folder, listeners, lines, seed):
        super().__init__(daemon=True)
        self.chance, self.arrivals, self.stopping = random.Random(seed), 0, False
        self.folder = pathlib.Path(folder)
        self.doors = [Door(self) for _ in range(listeners)]
        self.lines = [Line(self, self.folder / f"line-{n}") for n in range(lines)]

    def boards(self):
        """What an office writes of them."""
        form = """    {{ id: "flap-{0}", name: "flap", size: "128x16", colours: "red", layout: "gate-128x16",
          protocol: "{1}", link: "{2}" }},\n"""
        doors = [("opc", f"tcp://127.0.0.1:{door.port}") for door in self.doors]
        lines = [("adalight", f"serial://{line.path}?baud=115200") for line in self.lines]
        return "".join(form.format(n, *board)
                       for n, board in enumerate(doors + lines))

    def pause(self, bounds):
        return self.chance.uniform(*bounds)

    def run(self):
        ends = self.doors + self.lines
        while not self.stopping:
            sources = [source for end in ends for source in end.sources()]
            ready, _, _ = select.select(sources, [], [], 0.05)
            now = time.monotonic()
            for end in ends:
                end.step(set(ready), now)


class Door:
    """A wall by TCP: takes a caller, reads a while, then hangs up, resets or is not there at all."""

    def __init__(self, crowd):
        self.crowd, self.caller, self.due = crowd, None, 0.0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def sources(self):
        return [end for end in (self.listener, self.caller) if end]

    def step(self, ready, now):
        if self.listener in ready and not self.caller:
            self.caller, _ = self.listener.accept()
            self.crowd.arrivals += 1
            self.due = now + self.crowd.pause(Flapping.STAY)
        if self.caller in ready:
            with contextlib.suppress(OSError):
                self.caller.recv(1 << 16)
        if now < self.due:
            return
        if self.caller:
            if self.crowd.chance.random() < 0.5:
                # Closed with an unread byte's rudeness: the other end gets a reset.
                self.caller.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.caller.close()
            self.caller = None
            if self.crowd.chance.random() < 0.3:
                self.listener.close()
                self.listener = None
            self.due = now + self.crowd.pause(Flapping.AWAY)
        elif not self.listener:
            self.listener = socket.create_server(("127.0.0.1", self.port))


class Line:
    """A wall at a serial line behind a name: pulled, and plugged in again under another device."""

    def __init__(self, crowd, path):
        self.crowd, self.path, self.ends, self.due = crowd, path, None, 0.0
        self.plug()

    def plug(self):
        self.ends = os.openpty()
        tty.setraw(self.ends[1])
        self.path.symlink_to(os.ttyname(self.ends[1]))
        self.crowd.arrivals += 1
        self.due = time.monotonic() + self.crowd.pause(Flapping.STAY)

    def pull(self):
        self.path.unlink()
        for end in self.ends:
            os.close(end)
        self.ends = None
        self.due = time.monotonic() + self.crowd.pause(Flapping.AWAY)

    def sources(self):
        return [self.ends[0]] if self.ends else []

    def step(self, ready, now):
        if self.ends and self.ends[0] in ready:
            with contextlib.suppress(OSError):
                os.read(self.ends[0], 1 << 16)
        if now >= self.due:
            self.pull() if self.ends else self.plug()
