"""What if: the same question under another cap, another distance, or a longer window."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from suffuse.planning.rules.facts import Instance, Limit, Slot
from suffuse.planning.rules.figures import Plan

MOST_WEEKS = 52


@dataclass(frozen=True, slots=True)
class Supposed:
    """A cap, a least distance in metres, weeks added to the window; what is None stays as it is."""

    people: int | None = None
    distance_m: float | None = None
    weeks: int = 0

    @property
    def changes(self) -> bool:
        """Tell whether anything is supposed at all."""
        return self.people is not None or self.distance_m is not None or self.weeks > 0


def limits_under(limits: Sequence[Limit], supposed: Supposed, *, since: date) -> tuple[Limit, ...]:
    """
    Return the limits as they would be: what is supposed takes the place of all of its kind.

    So a looser cap can be asked for as well as a tighter one. `in_person` and pauses stay.
    """
    if supposed.people is None and supposed.distance_m is None:
        return tuple(limits)
    kept = (
        replace(
            one,
            people=one.people if supposed.people is None else None,
            distance_m=one.distance_m if supposed.distance_m is None else None,
        )
        for one in limits
    )
    return (*kept, Limit(since, people=supposed.people, distance_m=supposed.distance_m))


def suppose(instance: Instance, supposed: Supposed) -> Instance:
    """Return the question as it would be; the window's last week comes again, so many times."""
    first = min((slot.day for slot in instance.slots), default=date.min)
    slots = (*instance.slots, *_later(instance.slots, supposed.weeks))
    return instance.changed(
        limits=limits_under(instance.limits, supposed, since=first), slots=slots
    )


def _later(slots: Sequence[Slot], weeks: int) -> Iterator[Slot]:
    last = max((slot.day for slot in slots), default=date.min)
    pattern = [slot for slot in slots if slot.day > last - timedelta(weeks=1)]
    for week in range(1, weeks + 1):
        gap = timedelta(weeks=week)
        for slot in pattern:
            yield Slot(f"{slot.id}+{week}w", slot.starts + gap, slot.ends + gap)


@dataclass(frozen=True, slots=True)
class Needs:
    """What plans need: sessions, days with sessions, speakers; who is left out, who would move."""

    sessions: int
    days: int
    speakers: int
    left_out: int
    moved: int
    last: date | None


def needs(instance: Instance, plan: Plan) -> Needs:
    """Return what one plan needs."""
    days = {instance.slot[one.slot].day for one in plan.sessions}
    return Needs(
        sessions=len(plan.sessions),
        days=len(days),
        speakers=len({one.speaker for one in plan.sessions}),
        left_out=plan.figures.left_out,
        moved=plan.figures.moved,
        last=max(days, default=None),
    )


def summed(found: Iterable[Needs]) -> Needs | None:
    """Add up what many units need; None where there are none."""
    known = list(found)
    if not known:
        return None
    return Needs(
        sessions=sum(one.sessions for one in known),
        days=sum(one.days for one in known),
        speakers=sum(one.speakers for one in known),
        left_out=sum(one.left_out for one in known),
        moved=sum(one.moved for one in known),
        last=max((one.last for one in known if one.last), default=None),
    )
