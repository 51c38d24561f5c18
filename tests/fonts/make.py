"""Makes blocks.ttf: rectangles for some letters of scripts that the program's own font lacks. Needs fonttools.

Each letter is as wide as its place in the list says; the Arabic letter beh has its four forms.
"""

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LETTERS = "あいうえお日本語の題名をかな、。שלוםעב"
FORMS = ["beh", "beh.init", "beh.medi", "beh.fina"]
FEATURES = """
languagesystem DFLT dflt;
languagesystem arab dflt;
feature init { sub beh by beh.init; } init;
feature medi { sub beh by beh.medi; } medi;
feature fina { sub beh by beh.fina; } fina;
"""


def block(width):
    pen = TTGlyphPen(None)
    pen.moveTo((60, 0))
    for corner in [(60, 700), (width - 60, 700), (width - 60, 0)]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


names = [".notdef", "space"] + [f"u{ord(letter):04X}" for letter in LETTERS] + FORMS
widths = {name: 500 + 20 * at for at, name in enumerate(names)}
font = FontBuilder(1000, isTTF=True)
font.setupGlyphOrder(names)
font.setupCharacterMap({32: "space", 0x628: "beh", **{ord(letter): f"u{ord(letter):04X}" for letter in LETTERS}})
glyphs = {name: block(widths[name]) for name in names}
glyphs["space"] = TTGlyphPen(None).glyph()
font.setupGlyf(glyphs)
font.setupHorizontalMetrics({name: (widths[name], 60) for name in names})
font.setupHorizontalHeader(ascent=900, descent=-200)
font.setupNameTable({"familyName": "Blocks", "styleName": "Regular"})
font.setupOS2(sTypoAscender=900, sTypoDescender=-200)
font.setupPost(keepGlyphNames=False)
addOpenTypeFeaturesFromString(font.font, FEATURES)
font.font["head"].created = font.font["head"].modified = 0
font.font.recalcTimestamp = False
font.save("blocks.ttf")
