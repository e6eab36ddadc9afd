"""
The process that touches an untrusted file: little memory, little time, no files, nobody to call.

It is handed the name and the bytes, and answers with JSON on standard output. Whatever a hostile
file does, it does here.
"""

import json
import sys
from typing import Any

from suffuse.directive.readers import plain, word
from suffuse.directive.readers.refusals import Unreadable
from suffuse.directive.rules import Layer, as_json, outline

if sys.platform != "win32":
    import resource

MEMORY = 256 * 1024 * 1024  # bytes of data, beyond what the interpreter itself has mapped
SECONDS = 8


def confine() -> None:
    """Give up memory, time, and the right to write files; on Windows only the parent's clock holds."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))


def layer(name: str, data: bytes) -> Layer:
    """
    Return the text layer of a file, by what it is and not only by what it is called.

    :raises Unreadable: for any other format, and for all that the formats' readers refuse
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in {"docm", "dotm", "xlsm"}:
        raise Unreadable("active_content", name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        if ending not in {"docx", "dotx", "doc"}:
            raise Unreadable("unsupported_format", name)
        return word.read(data)
    if ending in {"docx", "dotx"}:
        raise Unreadable("bad_archive", name)
    if ending not in {"txt", "text", "md", ""} or data.startswith((b"%PDF", b"{\\rtf")):
        raise Unreadable("unsupported_format", name)
    return plain.read(data)


def answer(name: str, data: bytes) -> dict[str, Any]:
    """Return what the parent is told: the outline with its text, or the refusal."""
    try:
        found = outline(layer(name, data), data)
    except Unreadable as refusal:
        return {"refused": {"code": refusal.code, "at": refusal.at, "holes": refusal.holes}}
    except (MemoryError, RecursionError):
        return {"refused": {"code": "too_complex", "at": "", "holes": {}}}
    titles = [one.title for one in found.relations]
    return {
        "outline": as_json(found),
        "text": found.text,
        "warnings": found.warnings,
        "titles": titles,
    }


def main() -> None:
    """Read the bytes from standard input and answer."""
    confine()
    said = json.dumps(answer(sys.argv[1], sys.stdin.buffer.read()), ensure_ascii=True)
    sys.stdout.write(said)


if __name__ == "__main__":
    main()
