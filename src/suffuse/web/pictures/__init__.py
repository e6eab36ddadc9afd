"""
Pictures drawn by the server as SVG: they print, they need no script, and they can be read aloud.

Pure functions of frozen facts. Sentences come in ready-made (in the reader's language); classes
give the colours, so that light, dark and print differ in one file only.
"""

from suffuse.web.pictures.curve import Curve, Point, curve
from suffuse.web.pictures.glyph import brand, soak
from suffuse.web.pictures.icicle import Box, icicle
from suffuse.web.pictures.strip import Column, strip
from suffuse.web.pictures.tiles import Tile, place_of, tiles

__all__ = [
    "Box",
    "Column",
    "Curve",
    "Point",
    "Tile",
    "brand",
    "curve",
    "icicle",
    "place_of",
    "soak",
    "strip",
    "tiles",
]
