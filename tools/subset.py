#!/usr/bin/python3
"""Cuts a font down to the letters that Marsad's pages use, under another name.

	tools/subset.py FROM.woff2 TO.woff2 "Marsad Sans" Regular

The same input gives the same bytes. "Plex" is a reserved name of the original (SIL Open Font
License), which a changed font may not carry: every name is replaced, the copyright and the
licence stay.
"""

import sys

from fontTools import subset

# What a page may have to show: Latin with accents and œ, Arabic with the letters that names from
# Persian, Urdu and the Maghreb need (پ چ ژ ڤ ڨ ک گ ی), vowel signs, the three sets of digits,
# currency signs, quotation marks, arrows and the signs of arithmetic.
LETTERS = """
0020-007E 00A0-00FF 0131 0152-0153 0178 02C6 02DC
0600-0603 0606-060C 060E-061B 061E-063A 0640-0656 0660-0671 0679 067E 0686 0688 0691 0698
06A4 06A8-06A9 06AD 06AF 06BA 06BE 06C0-06C1 06CC 06D2 06F0-06F9
2010 2013-2015 2018-201A 201C-201E 2020 2022 2026 2030 2039-203A 2044 20AC 2116 2122
2190-2193 2212 2215 2248 2260 2264-2265 FDF2 FDFC-FDFD
"""

COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT, LICENCE, LICENCE_URL = (
    0, 1, 2, 3, 4, 5, 6, 13, 14)


def letters():
    for span in LETTERS.split():
        first, _, last = span.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def rename(font, family, style):
    said = {
        FAMILY: family,
        STYLE: style,
        UNIQUE: f"{family} {style}",
        FULL: f"{family} {style}",
        POSTSCRIPT: f"{family} {style}".replace(" ", "-"),
    }
    for name in font["name"].names:
        if name.nameID in said:
            name.string = said[name.nameID]


def main(source, target, family, style):
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["calt", "ccmp", "fina", "init", "liga", "locl", "medi", "rlig",
                               "kern", "mark", "mkmk"]
    options.recalc_timestamp = False
    options.name_IDs = [COPYRIGHT, FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT,
                        LICENCE, LICENCE_URL]
    options.name_languages = [0x409]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters())
    subsetter.subset(font)
    rename(font, family, style)
    subset.save_font(font, target, options)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit("usage: subset.py FROM.woff2 TO.woff2 FAMILY STYLE")
    main(*sys.argv[1:])
