"""Writes the hanzi of the Table of General Standard Chinese Characters (2013) as text.

Usage: standard_hanzi.py Unihan_OtherMappings.txt.bz2 [--swift] > standard_hanzi.txt

Debian's unicode-data has the input. The field kTGH gives year and index in the table. With
--swift the same text becomes Sources/Glyphs/Encoding/Generated/Repertoire+StandardHanzi.swift.
"""
import bz2
import sys

entries = []
with bz2.open(sys.argv[1], "rt", encoding="utf-8") as mappings:
    for line in mappings:
        if "\tkTGH\t" in line:
            point, _, value = line.split("\t")
            entries.append((int(value.split(":")[1]), chr(int(point[2:], 16))))
entries.sort()
if [index for index, _ in entries] != list(range(1, 8106)):
    sys.exit("the table should have the indices 1 to 8105, each once")
characters = [character for _, character in entries]
lines = ["".join(characters[start : start + 50]) for start in range(0, len(characters), 50)]
if "--swift" not in sys.argv:
    print("\n".join(lines))
    sys.exit()
print("// Made by Fonts/standard_hanzi.py: do not edit.")
print("// swift-format-ignore-file\n")
print("extension Repertoire {")
print("    /// The hanzi of the table in its order.")
print('    static let standardCharacters = """')
text = "".join(characters)
print("\\\n".join("    " + text[start : start + 94] for start in range(0, len(text), 94)))
print('    """')
print("}")
