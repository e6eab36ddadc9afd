"""Opening a rollout, closing it, and making its thresholds stricter."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from suffuse.audience.models import Level
from suffuse.audit import acts as audit
from suffuse.audit.rules import HOUSE, Actor
from suffuse.directive.models import Edition
from suffuse.organisation.models import Unit
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.rollout.models import Duty, Rollout, RolloutLevel
from suffuse.rollout.rules import Opening


class NotReleased(Exception):
    """No edition of the directive has been released; nobody may study a draft."""


class NoLevels(Exception):
    """A rollout for nobody is none."""


class WindowBackwards(Exception):
    """It closes, or its reports are due, before it opens."""


@dataclass
class ThresholdTooLow(Exception):
    """Figures would speak of too few people."""

    least_cell: int
    least_checked: int


@dataclass
class Lowered(Exception):
    """A threshold that was fixed at the opening may only rise."""

    least_cell: int
    least_checked: int


@dataclass
class OutOfReach(Exception):
    """The seat has no right over the unit where the rollout starts."""

    unit_id: int


@dataclass
class AlreadyClosed(Exception):
    """The rollout was closed before."""

    at: datetime


@transaction.atomic
def open_rollout(*, opening: Opening, by: Actor, at: datetime) -> Rollout:
    """
    Carry a directive through a unit and all below it: every unit that stands gets its duty.

    :raises NotReleased: if no edition of the directive was released
    :raises NoLevels: without a level that must study
    :raises WindowBackwards: if it would close, or its reports be due, before it opens
    :raises ThresholdTooLow: if figures could speak of fewer than 5 people, or checks of fewer than 10
    :raises OutOfReach: without a right over the top unit
    """
    _check_reach(Unit.objects.get(pk=opening.top_id), by)
    _check_sense(opening)
    rollout = _written(opening, by, at)
    units = _give_duties(rollout, opening)
    facts = {
        "directive": opening.directive_id,
        "top": opening.top_id,
        "units": units,
        "levels": [turn.level for turn in opening.levels],
        "from": opening.opens_on.isoformat(),
        "until": opening.closes_on.isoformat(),
        "thresholds": [opening.least_cell, opening.least_checked],
    }
    audit.write(
        act="rollout.open_rollout", thing=f"rollout {rollout.pk}", by=by, at=at, facts=facts
    )
    return rollout


def _check_sense(opening: Opening) -> None:
    released = Edition.objects.filter(directive_id=opening.directive_id, released_at__isnull=False)
    if not released.exists():
        raise NotReleased
    if not opening.levels:
        raise NoLevels
    if opening.backwards:
        raise WindowBackwards
    if opening.exposes:
        raise ThresholdTooLow(opening.least_cell, opening.least_checked)


def _written(opening: Opening, by: Actor, at: datetime) -> Rollout:
    before = Rollout.objects.get(pk=opening.follows_id) if opening.follows_id else None
    return Rollout.objects.create(
        directive_id=opening.directive_id,
        top_id=opening.top_id,
        title_lo=opening.title.lo,
        title_en=opening.title.en,
        opens_on=opening.opens_on,
        closes_on=opening.closes_on,
        report_due=opening.report_due,
        phase=before.phase + 1 if before else 1,
        follows=before,
        least_cell=opening.least_cell,
        least_checked=opening.least_checked,
        team_share=opening.team_share,
        opened_at=at,
        opened_by=by.account,
    )


def _give_duties(rollout: Rollout, opening: Opening) -> int:
    """Write the levels' turns and a duty for each unit that stands; return how many."""
    known = {level.key: level for level in Level.objects.all()}
    RolloutLevel.objects.bulk_create(
        RolloutLevel(
            rollout=rollout, level=known[turn.level], round=turn.round, minutes=turn.minutes
        )
        for turn in opening.levels
    )
    standing = Unit.objects.filter(
        within(Scope(rollout.top.path)),
        Q(valid_until=None) | Q(valid_until__gte=opening.opens_on),
    ).order_by("depth", "pk")
    duties = [
        Duty(rollout=rollout, unit_id=pk)
        for pk in standing.values_list("pk", flat=True)
        if opening.only is None or pk in opening.only
    ]
    Duty.objects.bulk_create(duties, batch_size=2000)
    return len(duties)


@transaction.atomic
def close(*, rollout_id: int, by: Actor, at: datetime) -> Rollout:
    """
    Close a rollout: nothing more is asked of anybody; what was done stays.

    :raises AlreadyClosed: if it was closed before
    :raises OutOfReach: without a right over its top unit
    """
    rollout = _locked(rollout_id, by)
    rollout.closed_at = at
    rollout.save(update_fields=["closed_at"])
    audit.write(act="rollout.close", thing=f"rollout {rollout.pk}", by=by, at=at)
    return rollout


@transaction.atomic
def raise_thresholds(
    *, rollout_id: int, least_cell: int, least_checked: int, by: Actor, at: datetime
) -> Rollout:
    """
    Let figures speak only of more people than before; never of fewer.

    :raises Lowered: if either threshold would fall
    :raises AlreadyClosed: after the rollout was closed
    :raises OutOfReach: without a right over its top unit
    """
    rollout = _locked(rollout_id, by)
    if least_cell < rollout.least_cell or least_checked < rollout.least_checked:
        raise Lowered(rollout.least_cell, rollout.least_checked)
    rollout.least_cell, rollout.least_checked = least_cell, least_checked
    rollout.save(update_fields=["least_cell", "least_checked"])
    audit.write(
        act="rollout.raise_thresholds",
        thing=f"rollout {rollout.pk}",
        by=by,
        at=at,
        facts={"least_cell": least_cell, "least_checked": least_checked},
    )
    return rollout


def _locked(rollout_id: int, by: Actor) -> Rollout:
    rollout = (
        Rollout.objects.select_for_update(of=("self",)).select_related("top").get(pk=rollout_id)
    )
    _check_reach(rollout.top, by)
    if rollout.closed_at is not None:
        raise AlreadyClosed(rollout.closed_at)
    return rollout


def _check_reach(top: Unit, by: Actor) -> None:
    if by != HOUSE and not (by.path and top.path.startswith(by.path)):
        raise OutOfReach(top.pk)
