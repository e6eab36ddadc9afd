"""Documents in: plain text, Markdown, HTML, DOCX, ODT and PDF, read in a process that can do no harm."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from suffuse.directive import wording
from suffuse.directive.rules import Outline, from_json
from suffuse.language.rules import Fault

SECONDS = 40  # of waiting, on a busy machine; the child itself may compute for 4
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
    environment = {"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.defpath, "PYTHONUTF8": "1"}
    try:
        child = subprocess.run(  # noqa: S603 — our own module; the name is an argument, no shell
            [sys.executable, "-m", "suffuse.directive.readers.child", name],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise refused("too_complex", name) from fault
    if child.returncode != 0 or not child.stdout:
        raise refused("too_complex", name)
    answer: dict[str, Any] = json.loads(child.stdout)
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
