"""Gives the glyphs that pick_face.py moved to U+E000 and on their own code points again.

Usage: unpark.py RARE.txt < PARKED.bdf > RARE.bdf
"""
import sys

points = open(sys.argv[1], encoding="ascii").read().split()
for line in sys.stdin:
    word, _, value = line.partition(" ")
    if word == "ENCODING":
        place = int(value) - 0xE000
        if not 0 <= place < len(points):
            sys.exit(f"the rasteriser made a glyph nobody asked for: {line}")
        line = f"ENCODING {points[place]}\n"
    sys.stdout.write(line)
