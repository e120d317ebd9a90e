"""Prints a page to PDF and tells what stands on the paper.

Usage: paper.py URL ; prints the number of sheets, their size, then the text.
"""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser  # noqa: E402

with tempfile.TemporaryDirectory() as folder, Browser() as browser:
    path = os.path.join(folder, "page.pdf")
    browser.goto(sys.argv[1])
    browser.pdf(path)
    about = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    for line in about.splitlines():
        if line.startswith(("Pages:", "Page size:")):
            print(" ".join(line.split()))
    print(subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True,
                         check=True).stdout)
