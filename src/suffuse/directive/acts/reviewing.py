"""Putting a draft right by hand. A released edition is out of everyone's reach."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from suffuse.audit import acts as audit
from suffuse.audit.rules import Actor
from suffuse.directive.acts.keeping import keep
from suffuse.directive.acts.relating import relate
from suffuse.directive.models import Directive, Edition, Step
from suffuse.directive.reads.review import sheet_of
from suffuse.directive.rules import (
    Aside,
    Origin,
    Part,
    Sheet,
    editing,
    key,
    origin_as_json,
)

MOST_STEPS = 200
"""So many edits of a draft can be taken back."""


class AlreadyReleased(Exception):
    """The edition has been released; what is released never changes."""


class NoSuchEdition(Exception):
    """There is no edition of this id, perhaps because the draft was thrown away."""


class NothingToUndo(Exception):
    """Nothing was changed by hand, or all of it has been taken back."""


def draft_of(edition_id: int) -> Edition:
    """
    Return a draft, locked until the transaction ends.

    :raises NoSuchEdition: / :raises AlreadyReleased:
    """
    rows = Edition.objects.select_for_update(of=("self",)).select_related("directive")
    edition = rows.filter(pk=edition_id).first()
    if edition is None:
        raise NoSuchEdition(edition_id)
    if edition.released_at is not None:
        raise AlreadyReleased(edition_id)
    return edition


@transaction.atomic
def _edit(
    verb: str,
    edition_id: int,
    change: Callable[[Sheet], Sheet],
    *,
    by: Actor,
    at: datetime,
    facts: Mapping[str, object],
) -> None:
    edition = draft_of(edition_id)
    was = sheet_of(edition)
    before = keep(edition, change(was), was=was)
    Step.objects.create(edition=edition, verb=verb, before=before, at=at)
    old = edition.steps.order_by("-pk").values_list("pk", flat=True)[MOST_STEPS:]
    Step.objects.filter(pk__in=list(old)).delete()
    audit.write(act=f"directive.{verb}", thing=f"edition {edition_id}", by=by, at=at, facts=facts)


def relabel(*, edition_id: int, clause_key: str, label: str, by: Actor, at: datetime) -> None:
    """
    Give a clause another label, such as `III.2`.

    :raises AlreadyReleased: / :raises Impossible: see `rules.editing`; so for all that follow
    """
    facts = {"clause": clause_key, "label": label}
    _edit(
        "relabel",
        edition_id,
        lambda sheet: editing.relabel(sheet, clause_key, label),
        by=by,
        at=at,
        facts=facts,
    )


def approve(*, edition_id: int, clause_key: str, by: Actor, at: datetime) -> None:
    """Say that a doubtful clause is right as it stands."""
    _edit(
        "approve",
        edition_id,
        lambda sheet: editing.approve(sheet, clause_key),
        by=by,
        at=at,
        facts={"clause": clause_key},
    )


def lift(*, edition_id: int, clause_key: str, by: Actor, at: datetime) -> None:
    """Move a clause one level up."""
    _edit(
        "lift",
        edition_id,
        lambda sheet: editing.lift(sheet, clause_key),
        by=by,
        at=at,
        facts={"clause": clause_key},
    )


def nest(*, edition_id: int, clause_key: str, by: Actor, at: datetime) -> None:
    """Move a clause under the one before it."""
    _edit(
        "nest",
        edition_id,
        lambda sheet: editing.nest(sheet, clause_key),
        by=by,
        at=at,
        facts={"clause": clause_key},
    )


def join(*, edition_id: int, clause_key: str, by: Actor, at: datetime) -> None:
    """Give a clause's text to the piece before it."""
    _edit(
        "join",
        edition_id,
        lambda sheet: editing.join(sheet, clause_key),
        by=by,
        at=at,
        facts={"clause": clause_key},
    )


def split(*, edition_id: int, clause_key: str, start: int, by: Actor, at: datetime) -> None:
    """Make two clauses of one; `start` is the character at which the second begins."""
    facts = {"clause": clause_key, "start": start}
    _edit(
        "split",
        edition_id,
        lambda sheet: editing.split(sheet, clause_key, start),
        by=by,
        at=at,
        facts=facts,
    )


def take_out(*, edition_id: int, clause_key: str, kind: str, by: Actor, at: datetime) -> None:
    """Say that a clause stands outside the outline."""
    facts = {"clause": clause_key, "kind": kind}
    _edit(
        "take_out",
        edition_id,
        lambda sheet: editing.take_out(sheet, clause_key, kind),
        by=by,
        at=at,
        facts=facts,
    )


def take_in(*, edition_id: int, start: int, by: Actor, at: datetime) -> None:
    """Make a clause of the outside part that begins at a character."""
    _edit(
        "take_in",
        edition_id,
        lambda sheet: editing.take_in(sheet, start),
        by=by,
        at=at,
        facts={"start": start},
    )


@transaction.atomic
def undo(*, edition_id: int, by: Actor, at: datetime) -> None:
    """
    Take back the newest edit of a draft; said again, the one before it.

    :raises NoSuchEdition: / :raises AlreadyReleased: / :raises NothingToUndo:
    """
    edition = draft_of(edition_id)
    step = edition.steps.order_by("-pk").first()
    if step is None:
        raise NothingToUndo(edition_id)
    was = sheet_of(edition)
    keep(edition, _before(was, step.before), was=was)
    step.delete()
    facts = {"verb": step.verb}
    audit.write(act="directive.undo", thing=f"edition {edition_id}", by=by, at=at, facts=facts)


def _before(was: Sheet, before: Mapping[str, list[Any]]) -> Sheet:
    """Return a sheet as it stood before a step."""
    old = {one["id"]: Part(**one) for one in before["clauses"]}
    came, gone = set(before["came"]), set(before["came_outside"])
    clauses = [part for part in was.clauses if part.id not in came and part.id not in old]
    asides = [one for one in was.outside if one.start not in gone]
    asides += [Aside(**one) for one in before["outside"]]
    return Sheet(
        was.text,
        tuple(sorted([*clauses, *old.values()], key=lambda part: part.start)),
        tuple(sorted(asides, key=lambda one: one.start)),
    )


@transaction.atomic
def describe(  # long: all that a text says about itself, each by its name
    *,
    edition_id: int,
    number: str,
    kind: str,
    issuer: str,
    issued_on: date | None,
    title: str,
    by: Actor,
    at: datetime,
    origin: Origin | None = None,
) -> None:
    """
    Correct what a draft says about itself. Once an edition is released, only what is the edition's
    own may differ from it: the title, and where it comes from.

    :param origin: place, addressees, signatory and texts named; None leaves them as they are
    :raises NoSuchEdition: / :raises AlreadyReleased:
    """
    edition = draft_of(edition_id)
    kept = edition.origin if origin is None else origin_as_json(origin)
    Edition.objects.filter(pk=edition_id).update(title=title, origin=kept)
    if not edition.directive.editions.filter(released_at__isnull=False).exists():
        said = {"number": number, "number_key": key(number), "kind": kind, "issuer": issuer}
        rows = Directive.objects.filter(pk=edition.directive_id)
        rows.update(**said, issued_on=issued_on, title=title)
        if origin is not None:
            edition.directive.relations.all().delete()
            relate(rows.get(), origin.named)
    facts = {"number": number, "kind": kind, "on": issued_on.isoformat() if issued_on else None}
    audit.write(act="directive.describe", thing=f"edition {edition_id}", by=by, at=at, facts=facts)
