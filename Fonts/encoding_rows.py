"""Writes the part of GB 18030-2022 that no rule gives: signs and hanzi of GB 2312, row by row.

Usage: encoding_rows.py > Sources/Glyphs/Encoding/Generated/GB18030+Rows.swift

Python's codec is of the edition of 2000; the codes that later editions moved out of private use
are named here. A full stop stands for a code that means a private character or nothing.
"""

MOVED = {0xA3A0: 0x3000, 0xA8BC: 0x1E3F}
VERTICAL = [0xA6D9, 0xA6DA, 0xA6DB, 0xA6DC, 0xA6DD, 0xA6DE, 0xA6DF, 0xA6EC, 0xA6ED, 0xA6F3]
MOVED.update(zip(VERTICAL, [0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A)]))
HANZI = [0xFE59, 0xFE61, 0xFE66, 0xFE67, 0xFE6D, 0xFE7E, 0xFE90, 0xFEA0]
MOVED.update(zip(HANZI, range(0x9FB4, 0x9FBC)))


def character(lead, trail):
    code = lead << 8 | trail
    point = MOVED.get(code) or ord(bytes([lead, trail]).decode("gb18030"))
    if code == 0xA3A0 or 0xE000 <= point <= 0xF8FF:
        return "."
    return chr(point)


def rows(leads, trails):
    for lead in leads:
        yield "".join(character(lead, trail) for trail in trails if trail != 0x7F)


def literal(name, comment, lines):
    print(f"    /// {comment}")
    print(f'    static let {name} = """')
    text = "".join(lines)
    print("\\\n".join("    " + text[start : start + 94] for start in range(0, len(text), 94)))
    print('    """\n')


print("// Made by Fonts/encoding_rows.py: do not edit.")
print("// swift-format-ignore-file\n")
print("extension GB18030 {")
literal("signs", "Codes A1A1 to A9FE, 94 a row.", rows(range(0xA1, 0xAA), range(0xA1, 0xFF)))
literal("lowSigns", "Codes A840 to A9A0, 96 a row.", rows(range(0xA8, 0xAA), range(0x40, 0xA1)))
literal("hanzi", "Codes B0A1 to F7FE, 94 a row.", rows(range(0xB0, 0xF8), range(0xA1, 0xFF)))
tail = [*rows([0xFD], range(0x9C, 0xA1)), *rows([0xFE], range(0x40, 0xA1))]
literal("tail", "Codes FD9C to FEA0, behind the hanzi that follow in order.", tail)
print("}")
