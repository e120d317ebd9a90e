#!/usr/bin/python3
"""Writes the Unicode tables of the module Typesetting as Swift source.

Usage: generate_unicode.py OUTPUT_FOLDER
Reads Debian's package `unicode-data` below /usr/share/unicode.
"""

import re
import sys
import textwrap

DATA = "/usr/share/unicode/"
LAST = 0x10FFFF
SCRIPTS = (
    "Arabic Bopomofo Common Cyrillic Greek Han Hangul Hiragana Inherited Katakana Latin Lisu Miao "
    "Mongolian New_Tai_Lue Tai_Le Tai_Tham Tibetan Yi"
).split()


def rows(name):
    """The fields of every line of a data file, without comments."""
    with open(DATA + name, encoding="utf-8") as lines:
        for line in lines:
            line = line.split("#")[0].strip()
            if line:
                yield [field.strip() for field in line.split(";")]


def version(name):
    """The first line of a data file, which names its version."""
    with open(DATA + name, encoding="utf-8") as lines:
        return lines.readline().strip("# \n")


def span(field):
    first, _, last = field.partition("..")
    return int(first, 16), int(last or first, 16)


def property_table(name, default, column=1):
    table = [default] * (LAST + 1)
    for fields in rows(name):
        first, last = span(fields[0])
        table[first : last + 1] = [fields[column]] * (last + 1 - first)
    return table


def general_categories():
    table = ["Cn"] * (LAST + 1)
    start = None
    for fields in rows("UnicodeData.txt"):
        code = int(fields[0], 16)
        if fields[1].endswith("First>"):
            start = code
        first = start if fields[1].endswith("Last>") else code
        table[first : code + 1] = [fields[2]] * (code + 1 - first)
    return table


def runs(table):
    """Run-length words: `NAME` for one code point, `NAME*COUNT` for more."""
    words, start = [], 0
    for index in range(1, len(table) + 1):
        if index == len(table) or table[index] != table[start]:
            count = index - start
            words.append(table[start] if count == 1 else f"{table[start]}*{count}")
            start = index
    return words


def write(folder, file, type_name, member, summary, source, words):
    body = textwrap.fill(
        " ".join(words), 92, break_long_words=False, break_on_hyphens=False
    )
    text = [
        f"// Made by generate_unicode.py from {source}; not for editing.",
        "// Data files copyright Unicode, Inc.; terms at https://www.unicode.org/license.txt",
        "",
        f"extension {type_name} {{",
        f"    /// {summary}",
        f'    static let {member} = """',
        textwrap.indent(body, "        "),
        '        """',
        "}",
        "",
    ]
    with open(f"{folder}/{file}.swift", "w", encoding="utf-8") as out:
        out.write("\n".join(text))


def line_break(folder):
    categories = general_categories()
    pictographs = [False] * (LAST + 1)
    for fields in rows("emoji/emoji-data.txt"):
        if fields[1] == "Extended_Pictographic":
            first, last = span(fields[0])
            pictographs[first : last + 1] = [True] * (last + 1 - first)
    table = property_table("LineBreak.txt", "XX")
    for first, last in [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1F000, 0x1FAFF),
                        (0x1FC00, 0x1FFFD), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]:
        for code in range(first, last + 1):
            if table[code] == "XX":
                table[code] = "ID"
    for code in range(0x20A0, 0x20D0):
        if table[code] == "XX":
            table[code] = "PR"
    # Rule LB1, so that the table holds only what the other rules know.
    fallback = {"AI": "AL", "SG": "AL", "XX": "AL", "SA": "AL", "CJ": "NS"}
    for code in range(LAST + 1):
        if table[code] == "SA" and categories[code] in ("Mn", "Mc"):
            table[code] = "CM"
        if pictographs[code] and categories[code] == "Cn":
            table[code] = "XP"
        table[code] = fallback.get(table[code], table[code])
    # Syllables without a final consonant are told by arithmetic.
    for code in range(0xAC00, 0xD7A4):
        table[code] = "H3"
    write(folder, "LineBreakClass+Runs", "LineBreakClass", "runs",
          "Run lengths of the line break classes after LB1, from U+0000 on; XP splits ID.",
          version("LineBreak.txt"), runs(table))


def east_asian_width(folder):
    table = ["N" if name == "Na" else name for name in property_table("EastAsianWidth.txt", "N")]
    write(folder, "EastAsianWidth+Runs", "EastAsianWidth", "runs",
          "Run lengths of the East Asian width from U+0000 on; N holds Na as well.",
          version("EastAsianWidth.txt"), runs(table))


def bidi_class(folder):
    names = {}
    for fields in rows("PropertyValueAliases.txt"):
        if fields[0] == "bc":
            names[fields[2]] = fields[1]
    table = ["L"] * (LAST + 1)
    with open(DATA + "extracted/DerivedBidiClass.txt", encoding="utf-8") as lines:
        for line in lines:
            match = re.match(r"# @missing: (\S+); (\S+)", line)
            if match:
                first, last = span(match[1])
                table[first : last + 1] = [names[match[2]]] * (last + 1 - first)
    for fields in rows("extracted/DerivedBidiClass.txt"):
        first, last = span(fields[0])
        table[first : last + 1] = [fields[1]] * (last + 1 - first)
    write(folder, "BidiClass+Runs", "BidiClass", "runs",
          "Run lengths of the bidirectional classes from U+0000 on.",
          version("extracted/DerivedBidiClass.txt"), runs(table))


def joining_type(folder):
    table = property_table("extracted/DerivedJoiningType.txt", "U")
    for code in range(LAST + 1):
        if not (0x600 <= code <= 0x8FF or 0x200C <= code <= 0x200D):
            table[code] = "U"
    write(folder, "JoiningType+Runs", "JoiningType", "runs",
          "Run lengths of the joining types from U+0000 on; other scripts than Arabic count as U.",
          version("extracted/DerivedJoiningType.txt"), runs(table))


def script(folder):
    table = property_table("Scripts.txt", "Unknown")
    known = "Common"
    for code, name in enumerate(table):
        if name != "Unknown":
            known = name if name in SCRIPTS else "Other"
        # What is not assigned continues the script before it and costs no run.
        table[code] = known
    write(folder, "Script+Runs", "Script", "runs",
          "Run lengths of the scripts from U+0000 on; those without a rule of their own are Other.",
          version("Scripts.txt"), runs(table))


def arabic_forms(folder):
    forms = {}
    for fields in rows("UnicodeData.txt"):
        match = re.fullmatch(r"<(isolated|final|initial|medial)> ([0-9A-F ]+)", fields[5])
        if match and (match[2] in LAM_ALEF or " " not in match[2]):
            key = match[2].replace(" ", "+")
            forms.setdefault(key, {})[match[1]] = fields[0]
    kinds = ["isolated", "final", "initial", "medial"]
    words = [
        ":".join([key] + [forms[key].get(kind, "") for kind in kinds]).rstrip(":")
        for key in sorted(forms)
    ]
    write(folder, "ArabicForms+Data", "ArabicForms", "data",
          "Letter or lam-alef pair, then its isolated, final, initial and medial forms.",
          "UnicodeData.txt of the same version", words)


LAM_ALEF = ["0644 0622", "0644 0623", "0644 0625", "0644 0627"]


def mirrors(folder):
    brackets = {(fields[0], fields[1]) for fields in rows("BidiBrackets.txt") if fields[2] == "o"}
    pairs = {tuple(sorted(fields[:2], key=lambda text: int(text, 16)))
             for fields in rows("BidiMirroring.txt")}
    # The opening bracket of a pair stands first, which once is not the lower one.
    pairs = {pair[::-1] if pair[::-1] in brackets else pair for pair in pairs}
    assert brackets <= pairs
    words = [
        f"{left}:{right}" + (":o" if (left, right) in brackets else "")
        for left, right in sorted(pairs, key=lambda pair: int(pair[0], 16))
    ]
    write(folder, "Mirrors+Data", "Mirrors", "data",
          "Pairs of characters that mirror each other; `o` marks those that open and close.",
          version("BidiMirroring.txt") + " and BidiBrackets", words)


def composites(folder):
    excluded = set()
    for fields in rows("DerivedNormalizationProps.txt"):
        if fields[1] == "Full_Composition_Exclusion":
            first, last = span(fields[0])
            excluded.update(range(first, last + 1))
    codes = [
        int(fields[0], 16) for fields in rows("UnicodeData.txt")
        if fields[5] and not fields[5].startswith("<") and int(fields[0], 16) not in excluded
    ]
    codes = sorted(set(codes) | set(range(0xAC00, 0xD7A4)))
    words, start = [], 0
    for index in range(1, len(codes) + 1):
        if index == len(codes) or codes[index] != codes[index - 1] + 1:
            first, last = codes[start], codes[index - 1]
            words.append(f"{first:04X}" if first == last else f"{first:04X}-{last:04X}")
            start = index
    write(folder, "Composites+Data", "Composites", "data",
          "Characters that normalisation form C keeps whole although they can be decomposed.",
          "UnicodeData.txt of the same version", words)


def main():
    folder = sys.argv[1]
    for part in (line_break, east_asian_width, bidi_class, joining_type, script, arabic_forms,
                 mirrors, composites):
        part(folder)


main()
