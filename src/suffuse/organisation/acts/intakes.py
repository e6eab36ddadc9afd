"""Tables handed in: previewed, then taken whole or not at all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.language.rules import Fault
from suffuse.organisation import reads
from suffuse.organisation.acts.planting import plant
from suffuse.organisation.acts.settling import Taken, settle_headcounts, settle_people
from suffuse.organisation.models import Intake
from suffuse.organisation.rules import DOUBTS, KINDS, Flaw, Row, Scope

_WRITERS = {"units": plant, "people": settle_people, "headcounts": settle_headcounts}


@dataclass
class AlreadyDecided(Exception):
    """The table was taken or refused before."""

    state: str


@dataclass
class DoubtsOpen(Exception):
    """Something in the table must be confirmed by a person first."""

    codes: tuple[str, ...]


@dataclass
class NoLongerFits(Exception):
    """The house has changed since the preview, and the table no longer fits into it."""

    flaws: tuple[Flaw, ...]


@transaction.atomic
def hand_in(  # long: all that is known of a table stands on a line of its own
    *,
    kind: str,
    unit_id: int | None,
    file_name: str,
    sha256: str,
    rows: Sequence[Row],
    faults: Sequence[Fault],
    by: Actor,
    at: datetime,
) -> Intake:
    """
    Keep a table for its preview; one with faults is refused at once, and none of its rows is kept.

    :param unit_id: the unit it is handed in for; None is the whole house
    """
    bad = any(fault.code not in DOUBTS for fault in faults)
    intake = Intake.objects.create(
        kind=kind,
        unit_id=unit_id,
        file_name=_storable(file_name)[:200],
        sha256=sha256,
        rows=[] if bad else list(rows),
        faults=[_kept(fault) for fault in faults],
        count=len(rows),
        state="refused" if bad else "previewed",
        handed_in_by=by.account,
        handed_in_at=at,
    )
    codes = dict(Counter(fault.code for fault in faults))
    facts = {"kind": kind, "rows": len(rows), "sha256": sha256, "faults": codes}
    audit.write(act="organisation.hand_in", thing=f"intake {intake.pk}", by=by, at=at, facts=facts)
    return intake


def _kept(fault: Fault) -> dict[str, object]:
    return {
        "code": fault.code,
        "row": fault.row,
        "column": _storable(fault.column)[:80],
        "lo": _storable(fault.say.lo),
        "en": _storable(fault.say.en),
    }


def _storable(text: str) -> str:
    """A heading or a file's name may be anything that was sent; no database keeps every character."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


@transaction.atomic
def take(*, intake_id: int, by: Actor, at: datetime, doubts_settled: bool = False) -> Taken:
    """
    Write a whole table into the house, or nothing of it.

    :raises AlreadyDecided: if it was taken or refused before
    :raises DoubtsOpen: if a doubt stands and the one who takes it has not settled it
    :raises NoLongerFits: if the tree has changed under it since the preview
    """
    intake = _opened(intake_id)
    rows = [tuple(row) for row in intake.rows]
    scope = Scope(intake.unit.path) if intake.unit else None
    flaws = tuple(reads.flaws(kind=intake.kind, rows=rows, scope=scope))
    hard = tuple(flaw for flaw in flaws if flaw.code not in DOUBTS)
    if hard:
        raise NoLongerFits(hard)
    if flaws and not doubts_settled:
        raise DoubtsOpen(tuple(str(flaw.about["code"]) for flaw in flaws))
    taken = _WRITERS[intake.kind](rows)
    facts = {
        "kind": intake.kind,
        "sha256": intake.sha256,
        "made": taken.made,
        "changed": taken.changed,
        "doubts_settled": len(flaws),
    }
    _decide(intake, "taken")
    audit.write(act="organisation.take", thing=f"intake {intake.pk}", by=by, at=at, facts=facts)
    return taken


@transaction.atomic
def hand_over(*, intake_id: int, kind: str, by: Actor, at: datetime) -> tuple[Row, ...]:
    """
    Give a table's rows to the room above that keeps them, and count the table as taken.

    :raises AlreadyDecided: if it was taken or refused before
    :raises NoLongerFits: if it is of another kind, or names units that are no longer within reach
    """
    intake = _opened(intake_id)
    rows = tuple(tuple(row) for row in intake.rows)
    scope = Scope(intake.unit.path) if intake.unit else None
    flaws = tuple(reads.flaws(kind=kind, rows=rows, scope=scope)) if intake.kind == kind else ()
    if flaws or intake.kind != kind or kind in _WRITERS:
        raise NoLongerFits(flaws)
    _decide(intake, "taken")
    audit.write(
        act="organisation.hand_over",
        thing=f"intake {intake.pk}",
        by=by,
        at=at,
        facts={"kind": kind, "sha256": intake.sha256, "rows": len(rows)},
    )
    return rows


@transaction.atomic
def refuse(*, intake_id: int, by: Actor, at: datetime) -> None:
    """
    Put a table away untaken; its rows are gone with it.

    :raises AlreadyDecided: if it was taken or refused before
    """
    intake = _opened(intake_id)
    _decide(intake, "refused")
    audit.write(act="organisation.refuse", thing=f"intake {intake.pk}", by=by, at=at)


def _opened(intake_id: int) -> Intake:
    intake = Intake.objects.select_for_update().get(pk=intake_id)
    if intake.state != "previewed" or intake.kind not in KINDS:
        raise AlreadyDecided(intake.state)
    return intake


def _decide(intake: Intake, state: str) -> None:
    intake.state, intake.rows = state, []
    intake.save(update_fields=["state", "rows"])
