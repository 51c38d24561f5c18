"""Makes the fonts of social cards from the variable font Literata. See README.md beside this file.

python subset.py FOLDER-OF-THE-NPM-PACKAGE OUTPUT-FOLDER
"""

import io
import pathlib
import sys

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# The pieces that the font comes in, and the letters, marks and signs that are kept: European scripts, punctuation,
# currencies, arrows, a few signs of mathematics.
PIECES = ["latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext"]
KEPT = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x215F), (0x2190, 0x2199),
    (0x2200, 0x22FF), (0xFB00, 0xFB04),
]
# Two cuts of one family: for titles, and for the small lines around them.
CUTS = {"title.ttf": {"wght": 600, "opsz": 40}, "small.ttf": {"wght": 500, "opsz": 18}}
FEATURES = ["ccmp", "locl", "liga", "calt", "kern", "mark", "mkmk"]


def piece(path, cut, taken):
    font = TTFont(path)
    font.flavor = None
    # `GSUB` of variable fonts may replace glyphs by size, which the instancer settles.
    font = instancer.instantiateVariableFont(font, cut)
    wanted = [c for c in font.getBestCmap() if c not in taken and any(a <= c <= b for a, b in KEPT)]
    taken.update(wanted)
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG", "STAT", "MVAR", "HVAR", "avar", "gasp", "meta", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    return font


def main(package, output):
    for name, cut in CUTS.items():
        taken, files = set(), []
        for part in PIECES:
            font = piece(package / "files" / f"literata-{part}-opsz-normal.woff2", cut, taken)
            file = io.BytesIO()
            font.save(file)
            file.seek(0)
            files.append(file)
        merged = Merger().merge(files)
        # The time of making would be the only thing that differs between two runs.
        merged["head"].created = merged["head"].modified = 0
        merged.recalcTimestamp = False
        merged["post"].formatType = 3.0
        merged.save(output / name)
        print(name, len(taken), "characters")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
