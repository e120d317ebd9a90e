"""Plays a visitor at a hall screen: finds the way, is left alone, loses and regains the line.

Usage: kiosk.py PORT ; prints one line a fault and nothing when all is well.
"""

import os
import socket
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser  # noqa: E402


class Line:
    """The line between screen and service, which can be cut and mended."""

    def __init__(self, port):
        self.service = port
        self.port = None
        self.open = []
        self.mend()

    def mend(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", self.port or 0))
        self.listener.listen(64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, args=(self.listener,), daemon=True).start()

    def _serve(self, listener):
        while True:
            try:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self.service))
            except OSError:
                return
            self.open += [near, far]
            for a, b in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(a, b), daemon=True).start()

    @staticmethod
    def _pass(a, b):
        try:
            while True:
                piece = a.recv(65536)
                if not piece:
                    break
                b.sendall(piece)
        except OSError:
            pass
        for end in (a, b):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def cut(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for end in self.open:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()
        self.open = []


SMALL = """
[...document.querySelectorAll("a[href], button")].filter((e) => {
  const b = e.getBoundingClientRect();
  return b.width > 0 && b.height > 0 && !e.closest(".skip") && (b.width < 45 || b.height < 45);
}).map((e) => e.outerHTML.slice(0, 100))
"""
HEADING = "document.querySelector('h1').textContent"
LOST = "!document.getElementById('lost').hidden"
ATTRACT = "!document.getElementById('attract').hidden"
# Counts how often the screen is kept awake, and lets time pass by leaps.
STAGE = """
window.awake = 0; window.leap = 0;
Object.defineProperty(navigator, "wakeLock", { value: { request: async () => { awake += 1; } } });
const clock = performance.now.bind(performance);
performance.now = () => clock() + leap;
"""


def alone(port, expect):
    """Two minutes alone, at the usual settings, in either language; the screen stays awake."""
    with Browser(1080, 1920) as screen:
        screen.call("Page.addScriptToEvaluateOnNewDocument", source=STAGE)
        for language, home in (("", "/"), ("/en", "/en/")):
            screen.goto(f"http://127.0.0.1:{port}{language}/kiosk")
            expect(screen.evaluate("awake") == 1, "the screen may fall asleep")
            screen.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            expect(screen.evaluate("awake") == 2, "asleep after it was hidden")
            screen.press(".tabs a[href$='/units']")
            screen.until("document.querySelector('.tree')")
            expect(screen.evaluate("place()") == f"{language}/units", "the way has no language")
            screen.evaluate("leap = 110000; new Promise((go) => setTimeout(go, 600))")
            expect(not screen.evaluate(ATTRACT), "gone before two minutes")
            expect(screen.evaluate("place()") == f"{language}/units", "left before two minutes")
            screen.evaluate("leap = 125000")
            screen.until(ATTRACT, seconds=5)
            screen.until(f"place() === {home!r}", seconds=5)
            screen.evaluate("leap = 145000")
            screen.until(f"place() !== {home!r}", seconds=5)
            expect(screen.evaluate("place()").startswith(language), "the loop has no language")
            screen.press("#attract button")
            screen.until("document.getElementById('attract').hidden", seconds=5)
            screen.evaluate("leap = 290000; new Promise((go) => setTimeout(go, 900))")
            expect(not screen.evaluate(ATTRACT), "the loop goes on although it was stopped")


def main():
    faults = []

    def expect(is_so, what):
        if not is_so:
            faults.append(what)

    line = Line(int(sys.argv[1]))
    start = f"http://127.0.0.1:{line.port}/kiosk"
    with Browser(1080, 1920) as screen:
        screen.goto(start)
        screen.until("navigator.serviceWorker.controller")
        expect(not screen.evaluate(SMALL), f"under 12 mm: {screen.evaluate(SMALL)}")
        expect(not screen.evaluate("document.querySelector('.outward')?.checkVisibility()"),
               "a feed leads out")
        overview = screen.evaluate(HEADING)
        screen.press(".rows a[href^='/items/']")
        screen.until(f"{HEADING} !== {overview!r}")
        item = screen.evaluate(HEADING)
        expect(screen.evaluate("location.pathname") == "/kiosk", "left the kiosk's page")
        expect(screen.evaluate("document.activeElement.id") == "content", "focus is lost")
        screen.press("#back")
        screen.until(f"{HEADING} === {overview!r}")

        line.cut()
        seconds = screen.until(LOST, seconds=20)
        expect(seconds <= 10, f"loss is shown after {seconds:.1f} s")
        words = screen.evaluate("document.getElementById('lost').textContent")
        expect("数据截至 09:41，连接中断" == words, f"the band says {words}")
        screen.press(".rows a[href^='/items/']")
        screen.until(f"{HEADING} === {item!r}")
        screen.goto(start)
        screen.until(f"{HEADING} === {overview!r}")
        line.mend()
        screen.until(f"!{LOST.strip('!')} || document.getElementById('lost').hidden", seconds=20)

        screen.goto(start + "?idle=3")
        screen.evaluate("kept.set('size', 3); applySettings()")
        screen.press(".tabs a[href='/units']")
        screen.until("document.querySelector('.tree')")
        screen.until(ATTRACT, seconds=15)
        expect(screen.evaluate("document.documentElement.dataset.size") == "0", "text stays large")
        screen.until("place() !== '/'", seconds=15)
        screen.key("Tab")
        screen.until("document.getElementById('attract').hidden", seconds=5)
        screen.until(ATTRACT, seconds=15)
        screen.press("#attract button")
        screen.until("document.getElementById('attract').hidden", seconds=5)

        screen.media(still=True)
        screen.goto(start + "?idle=1")
        screen.evaluate("new Promise((go) => setTimeout(go, 3000))")
        expect(not screen.evaluate(ATTRACT), "moves although still was asked for")
    alone(int(sys.argv[1]), expect)
    print("\n".join(faults), end="")


main()
