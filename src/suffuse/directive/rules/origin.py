"""What a text says of where it comes from, beside its number and its day: kept with each edition."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from suffuse.directive.rules.facts import Outline


@dataclass(frozen=True, slots=True)
class Named:
    """Another text that this one names, and how: one of implements, amends, replaces, beside, cites."""

    kind: str
    number: str
    title: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Origin:
    """
    Where a text was issued, to whom, signed by whom, and which texts it names.

    What is empty is not known: the text may not say it, or nobody looked when it was handed in.
    """

    place: str = ""
    addressees: tuple[str, ...] = ()
    office: str = ""
    signatory: str = ""
    named: tuple[Named, ...] = ()

    @property
    def signed(self) -> str:
        """Office and name of whoever signed it, in one line."""
        return ", ".join(one for one in (self.office, self.signatory) if one)


def origin(outline: Outline) -> Origin:
    """Return what the outline rules made out."""
    office, signatory = outline.signatory or ("", "")
    named = (Named(one.kind, one.number, one.title, one.issued_on) for one in outline.relations)
    return Origin(outline.place, outline.addressees, office, signatory, once(named))


def once(named: Iterable[Named]) -> tuple[Named, ...]:
    """Return each named text once; a text often names another in its head and again in its body."""
    return tuple(dict.fromkeys(named))


def origin_as_json(found: Origin) -> dict[str, Any]:
    """Return it as it is kept; the same origin gives the same bytes."""
    said = asdict(found)
    for one in said["named"]:
        one["issued_on"] = one["issued_on"].isoformat() if one["issued_on"] else None
    return {**said, "addressees": list(found.addressees), "named": list(said["named"])}


def origin_from_json(said: Mapping[str, Any] | None) -> Origin:
    """Return it as it was kept; None, of editions from before it was, says nothing."""
    if said is None:
        return Origin()
    known = Origin(said["place"], tuple(said["addressees"]), said["office"], said["signatory"])
    return replace(known, named=tuple(_named(one) for one in said["named"]))


def _named(said: Mapping[str, Any]) -> Named:
    on = date.fromisoformat(said["issued_on"]) if said["issued_on"] else None
    return Named(said["kind"], said["number"], said["title"], on)
