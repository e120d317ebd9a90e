"""Takes one face out of a font collection, and its hanzi outside the BMP as a second font.

Usage: pick_face.py COLLECTION.ttc FAMILY HANZI.txt WHOLE.otf RARE.otf RARE.txt

The face is picked by its family name: its place differs between releases of the collection, and
the first place holds Japanese forms. RARE.otf has the hanzi of HANZI.txt that lie beyond U+FFFF,
moved to U+E000 and on, because the rasteriser reads 16-bit code points only; RARE.txt lists
what was moved, one code point a line in that order.
"""
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

PARKING = 0xE000


def pick(collection, name):
    names = []
    for font in TTCollection(collection, lazy=True).fonts:
        names.append(font["name"].getDebugName(1))
        if names[-1] == name:
            return font
    sys.exit(f"{collection} has no face {name}, only {', '.join(names)}")


def keep_only(path, points):
    wishes = subset.Options(
        layout_features=[], hinting=True, notdef_outline=True, glyph_names=False
    )
    font = TTFont(path, lazy=True)
    cutter = subset.Subsetter(wishes)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    return font


def park(font, points):
    known = font.getBestCmap()
    absent = [f"U+{point:X}" for point in points if point not in known]
    if absent:
        sys.exit("the face lacks " + " ".join(absent))
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 1, 0
    table.cmap = {PARKING + place: known[point] for place, point in enumerate(points)}
    font["cmap"].tables = [table]


def main(collection, name, hanzi, whole, rare, listing):
    pick(collection, name).save(whole)
    text = open(hanzi, encoding="utf-8").read()
    points = sorted({ord(character) for character in text if ord(character) > 0xFFFF})
    font = keep_only(whole, points)
    park(font, points)
    font.save(rare)
    with open(listing, "w", encoding="ascii") as out:
        out.writelines(f"{point}\n" for point in points)


main(*sys.argv[1:])
