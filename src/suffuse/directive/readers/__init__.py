"""Documents in: plain text, Markdown, HTML, DOCX, ODT and PDF, read in a process that can do no harm."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from suffuse.directive import wording
from suffuse.directive.rules import Outline, from_json
from suffuse.language.engine import Limits, ask
from suffuse.language.rules import Fault

# With the programs' own code no more than 256 MB; with starting and answering no more than 5 seconds,
# but for a long statute: a file of megabytes may take as long as its length explains.
LIMITS = Limits(memory=224 * 1024 * 1024, seconds=4)
_SECONDS_PER_MB, _MOST_MORE = 2, 8
MOST_BYTES = 20_000_000
REFUSAL = "suffuse-refusal/1"


class Refused(Exception):
    """The file is refused; `fault` says why, in both languages, and `at` where in the file."""

    def __init__(self, fault: Fault, at: str = "") -> None:
        super().__init__(fault, at)
        self.fault, self.at = fault, at

    def say(self, language: str) -> str:
        """Return the sentence in one language, with the place where there is one."""
        sentence = self.fault.say.in_(language)
        return f"{sentence} ({self.at})" if self.at else sentence


def read_file(path: Path) -> Outline:
    """
    Read a document from a file.

    :raises Refused: if it cannot be read, or must not
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise refused("no_such_file", path.name) from fault
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Outline:
    """
    Read a document that was handed in, in a child process with limits on time and memory.

    :param name: the file's name; its ending says what the file claims to be
    :raises Refused: if it cannot be read, or must not
    """
    if len(data) > MOST_BYTES:
        raise refused("too_large", name, most=MOST_BYTES // 1_000_000)
    said = _ask(name, data)
    if "refused" in said:
        why = said["refused"]
        raise refused(why["code"], name, why["at"], **why["holes"])
    found = from_json(said["outline"], text=said["text"], warnings=tuple(said["warnings"]))
    return found.with_titles(said["titles"])


def _ask(name: str, data: bytes) -> dict[str, Any]:
    more = min(_MOST_MORE, _SECONDS_PER_MB * (len(data) // 1_000_000))
    limits = replace(LIMITS, seconds=LIMITS.seconds + more)
    said = ask("suffuse.directive.readers.child", name, data=data, limits=limits)
    if said is None:
        raise refused("too_complex", name)
    answer: dict[str, Any] = json.loads(said)
    return answer


def refused(code: str, name: str, at: str = "", **holes: object) -> Refused:
    """Return the refusal with its sentence in both languages."""
    say = wording.REFUSALS[code].filled(**holes) if holes else wording.REFUSALS[code]
    return Refused(Fault(code, say, file=name), at)


def refusal_json(refusal: Refused) -> dict[str, Any]:
    """Return the refusal as `suffuse-refusal/1`."""
    fault = refusal.fault
    return {
        "format": REFUSAL,
        "code": fault.code,
        "at": refusal.at or fault.file,
        "say": {"lo": fault.say.lo, "en": fault.say.en},
    }
