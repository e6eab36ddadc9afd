"""What the demonstration says: questions, findings, publications, passages, directions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from suffuse.language.rules import Words


@dataclass(frozen=True, slots=True)
class Question:
    """A fixed-answer question on one clause; the first choice is the right one."""

    clause: str
    form: str
    ask: Words
    choices: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A strength, weakness or lesson on one clause; a weakness has an action that answers it."""

    kind: str
    clause: str
    say: Words
    action: Words | None


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of the work itself: where it may stand before and after, as (least, most)."""

    clause: str
    say: Words
    unit: str
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece in one medium, and how many it may reach, as (least, most)."""

    channel: str
    clauses: tuple[str, ...]
    say: Words
    reach: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a report, by section."""

    section: str
    say: Words


@dataclass(frozen=True, slots=True)
class Body:
    """A leading body that takes note."""

    name: Words
    reference: str
    say: Words


@dataclass(frozen=True, slots=True)
class Direction:
    """What comes back down, on clauses."""

    clauses: tuple[str, ...]
    say: Words


@dataclass(frozen=True, slots=True)
class Content:
    """All of it, so that another text can bring its own."""

    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    measured: tuple[Measured, ...]
    pieces: tuple[Piece, ...]
    passages: tuple[Passage, ...]
    reasons: tuple[Words, ...]
    amendments: tuple[Words, ...]
    bodies: tuple[Body, ...]
    directions: tuple[Direction, ...]


def text(name: str) -> bytes:
    """Return the bytes of one of the two editions: "lo" or "en"."""
    return files("suffuse.demo").joinpath("texts", f"guidance-27.{name}.txt").read_bytes()


@cache
def shipped() -> Content:
    """Return the content that was written for the demonstration's own guidance."""
    items, findings, stories = (_read(name) for name in ("items", "findings", "stories"))
    return Content(
        questions=tuple(
            Question(
                row["clause"], row["form"], _say(row["ask"]), tuple(map(_say, row["choices"]))
            )
            for row in items["item"]
        ),
        findings=tuple(
            Finding(
                row["kind"], row["clause"], _say(row["say"]),
                _say(row["action"]) if "action" in row else None,
            )
            for row in findings["finding"]
        ),
        measured=tuple(
            Measured(
                row["clause"], _say(row["say"]), row["unit"],
                (row["before"][0], row["before"][1]), (row["after"][0], row["after"][1]),
            )
            for row in findings["indicator"]
        ),
        **_told(stories),
    )  # fmt: skip


def _told(stories: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "pieces": tuple(
            Piece(
                row["channel"], tuple(row["clauses"]), _say(row["say"]),
                (row["reach"][0], row["reach"][1]),
            )
            for row in stories["publication"]
        ),
        "passages": tuple(Passage(row["section"], _say(row["say"])) for row in stories["narrative"]),
        "reasons": tuple(_say(row["say"]) for row in stories["reason"]),
        "amendments": tuple(_say(row["say"]) for row in stories["amendment"]),
        "bodies": tuple(
            Body(_say(row["name"]), row["reference"], _say(row["say"])) for row in stories["body"]
        ),
        "directions": tuple(
            Direction(tuple(row["clauses"]), _say(row["say"])) for row in stories["direction"]
        ),
    }  # fmt: skip


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(
        files("suffuse.demo").joinpath("sayings", f"{name}.toml").read_text("utf-8")
    )


def _say(row: Mapping[str, str]) -> Words:
    return Words(lo=row["lo"], en=row["en"])
