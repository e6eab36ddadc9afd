"""What a person may see of themselves, and nobody else of them across directives."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from suffuse.attendance.models import Event
from suffuse.attendance.reads.figures import presence_of
from suffuse.attendance.rules import State
from suffuse.language.rules import Words


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One session in which somebody was seen, as the door saw it."""

    rollout: Words
    code: str
    starts: datetime
    opening: State
    closing: State
    voided: bool


def own(*, person_id: int) -> tuple[OwnLine, ...]:
    """Return what the doors saw of one person, newest first: for that person only. One query."""
    about = Event.objects.filter(Q(person_id=person_id) | Q(voids__person_id=person_id))
    by_session: dict[int, list[Event]] = defaultdict(list)
    for event in about.select_related("session__rollout"):
        by_session[event.session_id].append(event)
    lines = []
    for events in by_session.values():
        session, seen = events[0].session, presence_of(events)
        lines.append(
            OwnLine(
                rollout=Words(session.rollout.title_lo, session.rollout.title_en),
                code=session.code,
                starts=session.starts,
                opening=seen.opening.get(person_id, State.NOT_SEEN),
                closing=seen.closing.get(person_id, State.NOT_SEEN),
                voided=seen.voids > 0,
            )
        )
    return tuple(sorted(lines, key=lambda line: line.starts, reverse=True))
