"""The text layer while it is being written: the text itself first, and all that stands beside it last."""

from dataclasses import dataclass, field, replace

from suffuse.directive.readers import plain
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.rules import Hint, Layer, Span

_ORDER = ("header", "footnote", "comment", "table", "other")
_SIDE_BY_SIDE = 2


@dataclass(slots=True)
class Scroll:
    """
    Characters, and what the file knows of them.

    `beside` holds (kind, words) of what a reader of the page does not read with the text: headers,
    notes, comments, boxes, hidden words. `left_out` counts what is no text at all, by its name.
    """

    text: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)

    def write(self, text: str, kind: str = "", hint: Hint | None = None) -> None:
        """Append characters: of one kind that the file sets apart, or with a hint at their start."""
        start = self.length
        self.text.append(text)
        self.length += len(text)
        if kind:
            self.spans.append(Span(kind, start, self.length))
        elif hint:
            self.hints.append(hint.at(start))

    def leave_out(self, what: str) -> None:
        """Count something that is no text: a picture, a script."""
        self.left_out[what] = self.left_out.get(what, 0) + 1

    def layer(self) -> Layer:
        """
        Return the whole layer, what stands beside the text last.

        :raises Unreadable: where its letters deceive, or there are none
        """
        for kind in _ORDER:
            for text in (said for of, said in self.beside if of == kind and said.strip()):
                self.write(f"{text}\n", kind)
        found = Layer(
            "".join(self.text),
            tuple(self.spans),
            _titled(self.hints),
            paragraphs=True,
            left_out=tuple(f"left_out: {name}, {count}" for name, count in self.left_out.items()),
        )
        plain.trust(found.text)
        if not found.text.strip():
            raise Unreadable("no_text_layer")
        return found


def laid_out(rows: list[list[list[str]]]) -> str:
    """
    Return a table as text: a line a row, a tab a cell.

    A table of one or two rows whose cells hold several lines is a letterhead or a signature set side
    by side; its cells follow each other, and keep their lines.
    """
    kept = [[[line for line in cell if line.strip()] for cell in row] for row in rows]
    beside = len(kept) <= _SIDE_BY_SIDE and any(len(cell) > 1 for row in kept for cell in row)
    if beside:
        return "".join(f"{line}\n" for row in kept for cell in row for line in cell)
    return "".join("\t".join(" ".join(cell) for cell in row) + "\n" for row in kept)


def _titled(hints: list[Hint]) -> tuple[Hint, ...]:
    """Take the one heading that stands above all others for what it is: the title, and no clause."""
    heads = [hint for hint in hints if hint.outline]
    top = [hint for hint in heads if hint.outline == min(one.outline for one in heads)]
    if len(top) != 1 or top[0] is not heads[0] or top[0].marker:
        return tuple(hints)
    return tuple(replace(hint, outline=0) if hint is top[0] else hint for hint in hints)
