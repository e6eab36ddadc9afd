"""
Names to seats: the very last step, inside the unit alone, and nothing of it is stored.

People of one team and level are called in the order of the unit's own codes, session after session.
Where the unit keeps head counts only, seats stay without names.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from suffuse.organisation.models import Person
from suffuse.planning.models import Group, Session
from suffuse.planning.rules.roster import roster_open


@dataclass(frozen=True, slots=True)
class Seated:
    """Who sits on a seat: its number on the drawing, the team, the name; "" where it is not known."""

    number: int
    team: str
    name: str


def seated(session_id: int, *, at: datetime) -> tuple[Seated, ...]:
    """
    Return who sits where in a session; () once its names are closed. Three queries at most.

    :raises Session.DoesNotExist: if there is none
    """
    row = Session.objects.select_related("level").get(pk=session_id)
    if not roster_open(held_at=row.held_at, at=at):
        return ()
    before: dict[str, int] = defaultdict(int)
    here: list[tuple[str, int]] = []
    groups = Group.objects.filter(session__plan_id=row.plan_id, session__level=row.level)
    for one in groups.select_related("session").order_by(
        "session__starts", "session__number", "team"
    ):
        if one.session_id == row.pk:
            here.append((one.team, one.people))
        elif (one.session.starts, one.session.number) < (row.starts, row.number):
            before[one.team] += one.people
    names = _names(row, [team for team, _ in here])
    found: list[Seated] = []
    for team, people in here:
        own = names[team][before[team] : before[team] + people]
        called = own + [""] * (people - len(own))
        found += [Seated(len(found) + n, team, name) for n, name in enumerate(called, start=1)]
    return tuple(found)


def _names(row: Session, teams: Sequence[str]) -> dict[str, list[str]]:
    people = Person.objects.filter(unit_id=row.unit_id, level=row.level.key, team__in=teams)
    found: dict[str, list[str]] = defaultdict(list)
    for team, name in people.order_by("code").values_list("team", "name"):
        found[team].append(name)
    return found
