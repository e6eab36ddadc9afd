"""
The process that touches an untrusted file: little memory, little time, no files, nobody to call.

It is handed the name and the bytes, and answers with JSON on standard output. Whatever a hostile
file does, it does here.
"""

import json
import sys
from typing import Any

from suffuse.directive.readers import html, markdown, opendocument, pdf, plain, word
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.rules import Layer, as_json, outline
from suffuse.language.engine import confine

_PDF_WITHIN = 1024  # a PDF may begin with other bytes, as mail programs leave them
_OTHERS = (
    *(b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"Rar!", b"7z\xbc\xaf"),
    *(b"\x1f\x8b", b"BZh", b"%!PS", b"\xfd7zXZ", b"II*\x00", b"MM\x00*", b"SQLite format 3"),
)


_READERS = {
    **dict.fromkeys(("txt", "text", ""), ("", plain.read)),
    **dict.fromkeys(("md", "markdown"), ("", markdown.read)),
    **dict.fromkeys(("html", "htm", "xhtml"), ("", html.read)),
    **dict.fromkeys(("docx", "dotx"), ("zip", word.read)),
    **dict.fromkeys(("odt", "ott"), ("zip", opendocument.read)),
    "pdf": ("pdf", pdf.read),
}
_MACROS = {"docm", "dotm", "xlsm", "xltm", "pptm", "hta", "js", "vbs"}
_OFFICE_1997 = "doc"


def layer(name: str, data: bytes) -> Layer:
    """
    Return the text layer of a file, by what it is and not only by what it is called.

    :raises Unreadable: for any other format, and for all that the formats' readers refuse
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in _MACROS:
        raise Unreadable("active_content", name)
    found = _sort(data)
    if ending == _OFFICE_1997 or (found == "ole" and ending in _READERS):
        return word.read(data)
    if ending not in _READERS:
        raise Unreadable("unsupported_format", name)
    if not data:
        raise Unreadable("empty", name)
    expected, reader = _READERS[ending]
    if found != expected:
        cut = expected == "zip" and found == ""
        raise Unreadable("bad_archive" if cut else "wrong_extension", name)
    return reader(data)


def _sort(data: bytes) -> str:
    """Say what sort of file the first bytes announce: "zip", "ole", "pdf", "other", or "" for text."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "ole"
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    return "other" if data.startswith(_OTHERS) else ""


def answer(name: str, data: bytes) -> dict[str, Any]:
    """Return what the parent is told: the outline with its text, or the refusal."""
    try:
        found = outline(layer(name, data), data)
    except Unreadable as refusal:
        return {"refused": {"code": refusal.code, "at": refusal.at, "holes": refusal.holes}}
    except (MemoryError, RecursionError, PermissionError):
        return {"refused": {"code": "too_complex", "at": "", "holes": {}}}
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # No program writes such a file: a number that is none, a part that is not what it must be.
        return {"refused": {"code": "bad_archive", "at": name, "holes": {}}}
    titles = [one.title for one in found.relations]
    return {
        "outline": as_json(found),
        "text": found.text,
        "warnings": found.warnings,
        "titles": titles,
    }


def main() -> None:
    """Read the bytes from standard input and answer."""
    (name,) = confine()
    said = json.dumps(answer(name, sys.stdin.buffer.read()), ensure_ascii=True)
    sys.stdout.write(said)


if __name__ == "__main__":
    main()
