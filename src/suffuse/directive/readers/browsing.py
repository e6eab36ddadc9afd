"""The walk through a web page: what a browser would show, line by line, and what it would not."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from suffuse.directive.readers.counting import Count, count_of
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.readers.scroll import Scroll, laid_out
from suffuse.directive.readers.sight import Sight, is_unmarked
from suffuse.directive.rules import Hint

SPACE = re.compile(r"[ \t\r\n\f\u200b]*[ \t\r\n\f]+[ \t\r\n\f\u200b]*")
_SILENT = {"style", "link", "meta", "base", "head", "title", "param", "source", "track", "col"}
_NO_TEXT = {"script", "img", "svg", "canvas", "video", "audio", "map", "input"}
_BLOCKS = set(
    [
        "html",
        "body",
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "form",
        "fieldset",
        "legend",
        "address",
        "figure",
        "figcaption",
        "details",
        "summary",
        "hr",
        "center",
        "dir",
        "menu",
        "table",
        "caption",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOTES = re.compile(r"doc-(?:foot|end)note|\bfoot-?notes?\b|\bend-?notes?\b", re.IGNORECASE)
_DEEPEST = 180


@dataclass(frozen=True, slots=True)
class Place:
    """What an element hands down to those inside it."""

    heading: int = 0
    lists: int = 0
    bold: bool = False
    hidden: bool = False
    kept: bool = False
    depth: int = 0


@dataclass(slots=True)
class Page:
    """The walk through a page: the line being written, and the number that stands before it."""

    scroll: Scroll
    sight: Sight
    line: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    marker: str = ""
    plain_words: bool = False
    counts: list[Count | None] = field(default_factory=list)

    def element(self, element: etree._Element, place: Place) -> None:
        """Write an element and all inside it."""
        if place.depth > _DEEPEST:
            raise Unreadable("too_complex")
        if not isinstance(element.tag, str):
            self._comment(element)
            return
        tag = element.tag
        if tag in _SILENT and tag not in {"head"}:
            return
        if tag in _NO_TEXT:
            self._no_text(element)
            return
        place = self._inside(element, place)
        special = self._special(element)
        if tag in _BLOCKS:
            self.flush(place)
        if special is not None:
            special(element, place)
        else:
            self._words(element, place)
        if tag in _BLOCKS:
            self.flush(place)

    def _special(self, element: etree._Element) -> Callable[[etree._Element, Place], None] | None:
        kind = " ".join(element.get(name, "") for name in ("role", "class", "epub:type"))
        if element.tag in {"section", "aside", "div", "ol", "ul"} and _NOTES.search(kind):
            return self._note
        by_tag: dict[str, Callable[[etree._Element, Place], None]]
        by_tag = {"ol": self._list, "ul": self._list, "menu": self._list, "dir": self._list}
        by_tag |= {"table": self._table, "br": self._break, "q": self._quote, "nav": self._aside}
        return by_tag.get(str(element.tag))

    def _inside(self, element: etree._Element, place: Place) -> Place:
        tag = str(element.tag)
        return Place(
            _HEADINGS.get(tag, place.heading),
            place.lists,
            place.bold or tag in {"b", "strong", "th"} or tag in _HEADINGS,
            place.hidden or self.sight.hides(element),
            place.kept or tag in {"pre", "textarea"},
            place.depth + 1,
        )

    def _words(self, element: etree._Element, place: Place) -> None:
        self.say(element.text or "", place)
        for child in element:
            self.element(child, place)
            self.say(child.tail or "", place)

    def say(self, text: str, place: Place) -> None:
        """Append words to the line; in `pre`, where line breaks are kept, to several."""
        if place.hidden:
            self.unseen.append(text)
        elif place.kept:
            first, *more = text.split("\n")
            self.line.append(first)
            for one in more:
                self._break(None, place)
                self.line.append(one)
        else:
            self.line.append(text)
        self.plain_words |= bool(text.strip()) and not place.bold and not place.hidden

    def flush(self, place: Place) -> None:
        """End the line, if there is one."""
        said = "".join(self.line)
        text = said.rstrip() if place.kept else SPACE.sub(" ", said).strip(" ")
        if text.strip():
            bold = not self.plain_words
            hint = Hint(0, place.heading, place.lists * 2, len(self.marker), bold)
            self.scroll.write(f"{self.marker}{text}\n", hint=hint)
            self.marker = ""
        elif text and not self.marker:
            self.scroll.write("\n")
        if words := SPACE.sub(" ", "".join(self.unseen)).strip():
            self.scroll.beside.append(("other", words))
        self.line, self.unseen, self.plain_words = [], [], False

    def _break(self, _: etree._Element | None, place: Place) -> None:
        if place.heading:
            self.line.append(" ")
        elif "".join(self.line).strip():
            self.flush(place)
        elif self.scroll.length and not self.marker:
            self.scroll.write("\n")
            self.line = []

    def _quote(self, element: etree._Element, place: Place) -> None:
        self.say("“", place)
        self._words(element, place)
        self.say("”", place)

    def _list(self, element: etree._Element, place: Place) -> None:
        count = None if is_unmarked(element) else count_of(element)
        place = replace(place, lists=place.lists + 1)
        for child in element:
            if child.tag == "li":
                self._entry(child, place, count)
            else:
                self.element(child, place)

    def _entry(self, entry: etree._Element, place: Place, count: Count | None) -> None:
        self.flush(place)
        if self.marker and not place.hidden:
            self.scroll.write(f"{self.marker.strip()}\n", hint=Hint(0, marker=len(self.marker)))
        self.marker = "" if place.hidden or count is None else count.next(entry)
        self.element(entry, place)
        if self.marker and not place.hidden:
            self.scroll.write(f"{self.marker.strip()}\n", hint=Hint(0, marker=len(self.marker)))
        self.marker = ""

    def _apart(self, element: etree._Element, place: Place) -> str:
        """Return the lines of an element that stands apart; what is beside them stays beside."""
        inner = Page(Scroll(beside=self.scroll.beside, left_out=self.scroll.left_out), self.sight)
        inner._words(element, replace(place, heading=0))
        inner.flush(place)
        return "".join(inner.scroll.text)

    def _note(self, element: etree._Element, place: Place) -> None:
        self.scroll.beside.append(("footnote", self._apart(element, place).strip()))

    def _aside(self, element: etree._Element, place: Place) -> None:
        self.scroll.beside.append(("other", self._apart(element, place).strip()))

    def _table(self, table: etree._Element, place: Place) -> None:
        rows = list(_rows(table))
        cells = [cell for row in rows for cell in row]
        if len(cells) <= 1 or next(table.iter(*_HEADINGS, "li"), None) is not None:
            self._words(table, place)
            return
        for caption in table.iterchildren("caption"):
            self.element(caption, place)
        said = [[self._apart(cell, place).split("\n") for cell in row] for row in rows]
        if (text := laid_out(said)).strip():
            self.scroll.write(text, "table")

    def _no_text(self, element: etree._Element) -> None:
        self.scroll.leave_out(str(element.tag))
        if alternative := element.get("alt", "").strip():
            self.scroll.beside.append(("other", alternative))

    def _comment(self, comment: etree._Element) -> None:
        said = (comment.text or "").strip()
        if said.startswith(("[if", "[endif", "<![")):
            self.scroll.leave_out("comment")
        elif said and "ProcessingInstruction" not in type(comment).__name__:
            self.scroll.beside.append(("comment", said))


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    for child in table:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in {"td", "th"}]
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from _rows(child)
