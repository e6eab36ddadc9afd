"""The parts of a spreadsheet, looked through as XML before any library is let near them."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from suffuse.organisation.rules import Flaw

_PIECE = 1 << 20
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ROW = re.compile(r"[0-9]{1,7}")
_MOST_CELLS = 10_000_000
_FEW_CELLS = 1_000_000
# A table may have gaps, but a library holds the whole rectangle from the first to the last cell.
_MOST_EMPTY = 20
_HOLDS = frozenset({"v", "is", "t", "f"})


def part_flaws(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[Flaw]:
    """
    Look through one part: UTF-8 without a DOCTYPE, no computed cell, no cell far from all others.

    :raises zipfile.BadZipFile: if the part is no XML, or larger than the archive says
    """
    look = _Look(book=entry.filename.lower().endswith("workbook.xml.rels"))
    read = 0
    with archive.open(entry) as part:
        while (piece := part.read(_PIECE)) and not look.done:
            read += len(piece)
            if read > entry.file_size:
                raise zipfile.BadZipFile
            look.feed(piece, first=read == len(piece))
        if not look.done:
            look.feed(b"", last=True)
    yield from look.flaws
    if look.rows * look.columns > min(max(_FEW_CELLS, look.cells * _MOST_EMPTY), _MOST_CELLS):
        yield Flaw("too_complex")


@dataclass(slots=True)
class _Look:
    """What was seen of a part so far; a worksheet is known by its root and not by its name."""

    book: bool = False
    flaws: list[Flaw] = field(default_factory=list)
    done: bool = False
    utf8: bool = True
    sheet: bool | None = None
    row: int = 0
    column: int = 0
    inside: bool = False
    cells: int = 0
    rows: int = 0
    columns: int = 0
    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)

    def __post_init__(self) -> None:
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartDoctypeDeclHandler = self._instructed
        self.parser.StartElementHandler = self._began
        self.parser.EndElementHandler = self._ended

    def feed(self, piece: bytes, *, first: bool = False, last: bool = False) -> None:
        """Look at the next bytes; a part that is no XML, or not UTF-8, ends the looking."""
        if first and (piece[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in piece[:4]):
            self.utf8 = False
        try:
            self.parser.Parse(piece, last)
        except expat.ExpatError as error:
            unknown = error.code == expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]
            if not unknown:
                raise zipfile.BadZipFile from error
            self.utf8 = False
        if not self.utf8 and not self.done:
            # A DOCTYPE stands before the first element, so it has been met if there is one.
            self.flaws.append(Flaw("wrong_encoding"))
            self.done = True

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() not in {"utf-8", "utf8", "us-ascii", "ascii"}:
            self.utf8 = False

    def _instructed(self, name: str, system: str | None, public: str | None, inner: bool) -> None:
        self.flaws = [Flaw("dtd_forbidden")]
        self.done = True

    def _began(self, name: str, about: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if self.sheet is None:
            self.sheet = name == "worksheet"
        if self.sheet:
            if name == "c":
                self._cell(about.get("r"))
            elif name in _HOLDS and self.inside:
                self._content(name)
            elif name == "row":
                self._line(about.get("r"))
        elif self.book and name == "Relationship" and not about.get("Target", "").endswith(".xml"):
            # A sheet under another ending would be read without having been looked through.
            raise zipfile.BadZipFile

    def _ended(self, name: str) -> None:
        if name == "c" or name.endswith(":c"):
            self.inside = False

    def _line(self, number: str | None) -> None:
        """A row says which it is, or is the one after the row before it."""
        if number is not None and not _ROW.fullmatch(number):
            raise zipfile.BadZipFile
        self.row, self.column = int(number) if number else self.row + 1, 0

    def _cell(self, place: str | None) -> None:
        """A cell says where it stands, or stands right of the one before it."""
        self.column, self.inside = self.column + 1, True
        if place is None:
            return
        found = _PLACE.fullmatch(place)
        if found is None:
            raise zipfile.BadZipFile
        self.row, self.column = int(found[2]), number_of(found[1])

    def _content(self, name: str) -> None:
        self.cells += 1
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        if name == "f":
            self.flaws.append(Flaw("formula", self.row, letters_of(self.column)))


def number_of(letters: str) -> int:
    """Return the number of a spreadsheet's column: A is 1, AA is 27."""
    at = 0
    for letter in letters.upper():
        at = at * 26 + ord(letter) - ord("A") + 1
    return at


def letters_of(number: int) -> str:
    """Return the letters of a spreadsheet's column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
