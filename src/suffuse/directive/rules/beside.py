"""What a plain text holds beside its words, told by its shape: contents, numbers of pages, footnotes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from suffuse.directive.rules.facts import Line

_LEADS = re.compile(r"\S.*?(?:\.{4,}|…{2,}|(?:\s[.·]){4,}|_{4,})\s*[\divxlIVXL໐-໙๐-๙]{1,5}\s*$")
_CONTENTS = re.compile(
    r"(?:table of )?contents|arrangement of (?:sections|clauses|regulations|rules|articles)|table des matières|sommaire|"
    r"mục lục|ສາລະບານ|ສາລະບານເລື່ອງ|ສາລະບານຫຍໍ້|สารบัญ|สารบาญ",
    re.IGNORECASE,
)
_ENTRY_ENDS = re.compile(r"(?:[.…·_\t]|\s\s)[\s.…·_]*[\divxl໐-໙๐-๙]{1,4}$|[\s.…·_]+$")
_STRANGERS = 3  # lines of a table of contents that stand nowhere else: "Section", "Page"
_LEAST = 3
_PAGE = re.compile(
    r"[-–—]\s*[\d໐-໙๐-๙]{1,4}\s*[-–—]|(?:page|trang|ໜ້າ(?:ທີ)?|ຫນ້າ(?:ທີ)?|หน้า(?:ที่)?)\s*[\d໐-໙๐-๙]{1,4}(?:\s*(?:/|of|sur|ຈາກ|จาก)\s*[\d໐-໙๐-๙]{1,4})?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?P<sign>\[(?:\d{1,3}|[*†‡]|[a-z])\]|[¹²³⁴-⁹]{1,2}|\*{1,3}\))\s*\S")


def set_apart(found: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines, those that stand beside the text marked with what they are."""
    kinds = dict.fromkeys(_led(found) | _listed(found), "other")
    kinds |= dict.fromkeys(
        (place for place, line in enumerate(found) if _PAGE.fullmatch(line.text)), "header"
    )
    kinds |= dict.fromkeys(_noted(found), "footnote")
    return tuple(
        replace(line, kind=kinds[place]) if place in kinds and not line.kind else line
        for place, line in enumerate(found)
    )


def _led(found: Sequence[Line]) -> set[int]:
    """Return the lines that lead over dots to the number of a page."""
    led = {place for place, line in enumerate(found) if _LEADS.fullmatch(line.text)}
    return {place for place in led if {place - 1, place + 1, place - 2, place + 2} & led}


def _listed(found: Sequence[Line]) -> set[int]:
    """Return the lines below the word Contents that come again as the text's own headings."""
    title = next((at for at, line in enumerate(found) if _CONTENTS.fullmatch(line.text)), None)
    if title is None:
        return set()
    bare = [_bare(line.text) for line in found]
    listed: list[int] = []
    missed = 0
    for place in range(title + 1, len(found)):
        entry = bare[place]
        if any(_begins(entry, bare[one]) for one in listed):
            break  # the text itself begins
        again = bool(entry) and any(_begins(one, entry) for one in bare[place + 1 :])
        missed = 0 if again else missed + 1
        if missed > _STRANGERS:
            break
        if again:
            listed.append(place)
    return set(range(title + 1, listed[-1] + 1)) if len(listed) >= _LEAST else set()


def _begins(text: str, entry: str) -> bool:
    return text == entry or text.startswith(f"{entry} ")


def _bare(text: str) -> str:
    """Return a heading without what a table of contents adds to it or leaves out."""
    return re.sub(r"[\s.:–—-]+", " ", _ENTRY_ENDS.sub("", text)).strip().casefold()


def _noted(found: Sequence[Line]) -> set[int]:
    """Return the last lines where they begin with a sign that a word before them bears."""
    notes: set[int] = set()
    for place in range(len(found) - 1, 0, -1):
        if found[place].kind:
            continue
        match = _NOTE.match(found[place].text)
        sign = match["sign"] if match else ""
        borne = sign and any(sign in line.text[1:] for line in found[:place])
        if not borne:
            break
        notes.add(place)
    return notes
