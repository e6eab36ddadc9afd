"""The door of one session, with the names of its list: for its own unit's organisers only."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from suffuse.attendance.models import Event, Held, Showing
from suffuse.attendance.reads.figures import COUNTS, presence_of
from suffuse.attendance.rules import Presence, State, roster_open
from suffuse.language.rules import Words
from suffuse.organisation.models import Person
from suffuse.planning.models import Group, Session
from suffuse.planning.rules import tidy
from suffuse.rollout.models import Duty


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list, and what the door saw of them; `elsewhere` has a session's code."""

    person_id: int
    name: str
    team: str
    opening: State
    closing: State
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One event that was kept back, and why. No name."""

    why: str
    kind: str
    device: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in a unit's list; `came` is None where nobody has counted."""

    id: int
    code: str
    number: int
    rollout: Words
    level: Words
    venue: str
    starts: datetime
    ends: datetime
    planned: int
    came: int | None
    stayed: int | None
    unsettled: int
    rule_broken: bool
    held_at: datetime | None


@dataclass(frozen=True, slots=True)
class Door:
    """
    A session as its organiser sees it.

    `lines` is empty where the unit keeps head counts only, or where the names are closed
    (`names_open` is False): then there are the numbers, and the stepper.
    """

    session_id: int
    unit_id: int
    rollout_id: int
    duty_id: int | None
    directive_id: int
    rollout: Words
    unit: Words
    code: str
    number: int
    level: Words
    venue: str
    starts: datetime
    ends: datetime
    planned: int
    teams: tuple[tuple[str, int], ...]
    held_at: datetime | None
    certificate: dict[str, object] | None
    seen: Presence
    rule_broken: bool
    names_open: bool
    lines: tuple[Line, ...]
    held: int

    @property
    def came(self) -> int | None:
        """Return how many certainly came; None where nobody counted."""
        return self.seen.came.sure if self.seen.came else None

    @property
    def stayed(self) -> int | None:
        """Return how many certainly stayed; None where nobody counted."""
        return self.seen.stayed.sure if self.seen.stayed else None


def where_is_session(session_id: int) -> str | None:
    """Return the path of the unit a session belongs to."""
    return Session.objects.filter(pk=session_id).values_list("unit__path", flat=True).first()


def where_is_event(event_id: UUID) -> str | None:
    """Return the path of the unit at whose door an event was seen."""
    return Event.objects.filter(pk=event_id).values_list("session__unit__path", flat=True).first()


def sessions(*, unit_id: int) -> tuple[SessionLine, ...]:
    """Return the sessions of a unit's plans in force, and those held, in order of time. Two queries."""
    ours = Session.objects.filter(COUNTS, unit_id=unit_id)
    seen = {row.session_id: row for row in Showing.objects.filter(session__unit_id=unit_id)}
    return tuple(
        _session_line(row, seen.get(row.pk, Showing()))
        for row in ours.select_related("rollout", "level", "venue").order_by("starts", "number")
    )


def _session_line(row: Session, seen: Showing) -> SessionLine:
    return SessionLine(
        id=row.pk,
        code=row.code,
        number=row.number,
        rollout=Words(row.rollout.title_lo, row.rollout.title_en),
        level=Words(row.level.name_lo, row.level.name_en),
        venue=row.venue.name or row.venue.code,
        starts=row.starts,
        ends=row.ends,
        planned=row.people,
        came=seen.came,
        stayed=seen.stayed,
        unsettled=seen.unsettled,
        rule_broken=seen.rule_broken,
        held_at=row.held_at,
    )


def sheet_session(*, unit_id: int, code: str) -> int | None:
    """Return the number of a unit's session with this batch code, however it was typed."""
    found = Session.objects.filter(unit_id=unit_id, code__in={code.strip().upper(), tidy(code)})
    return found.values_list("pk", flat=True).first()


def held(*, session_id: int) -> tuple[HeldLine, ...]:
    """Return what was kept back at the door of a session, newest first."""
    return tuple(
        HeldLine(row.why, str(row.sent["kind"]), str(row.sent["device"]), row.at)
        for row in Held.objects.filter(session_id=session_id)
    )


def door(  # long: a page's facts, each by its name
    *, session_id: int, at: datetime, names: bool = True
) -> Door:
    """
    Return a session, with its list if its names are open at this moment. Eight queries at most.

    :param names: False leaves the list out, for those who have no business with names
    """
    session = Session.objects.select_related("unit", "level", "venue", "rollout").get(pk=session_id)
    seen = presence_of(Event.objects.filter(session=session))
    shown = names and roster_open(held_at=session.held_at, at=at)
    teams = tuple(Group.objects.filter(session=session).values_list("team", "people"))
    broken = Showing.objects.filter(session=session).values_list("rule_broken", flat=True).first()
    return Door(
        session_id=session.pk,
        unit_id=session.unit_id,
        rollout_id=session.rollout_id,
        duty_id=_duty(session),
        directive_id=session.rollout.directive_id,
        rollout=Words(session.rollout.title_lo, session.rollout.title_en),
        unit=Words(session.unit.name_lo, session.unit.name_en),
        code=session.code,
        number=session.number,
        level=Words(session.level.name_lo, session.level.name_en),
        venue=session.venue.name or session.venue.code,
        starts=session.starts,
        ends=session.ends,
        planned=session.people,
        teams=teams,
        held_at=session.held_at,
        certificate=session.certificate,
        seen=seen,
        rule_broken=bool(broken),
        names_open=shown,
        lines=_lines(session, seen, [team for team, _ in teams]) if shown else (),
        held=Held.objects.filter(session=session).count(),
    )


def _duty(session: Session) -> int | None:
    """Return the duty for which a session is held; None where the unit got none."""
    ours = Duty.objects.filter(unit_id=session.unit_id, rollout_id=session.rollout_id)
    return ours.values_list("pk", flat=True).first()


def _lines(session: Session, seen: Presence, teams: list[str]) -> tuple[Line, ...]:
    """Return the people of the batch's teams and level, and whoever of the level came besides."""
    people = Person.objects.filter(unit_id=session.unit_id, level=session.level.key)
    elsewhere = _elsewhere(session)
    listed = []
    for person in people:
        known = person.pk in seen.opening or person.pk in seen.closing
        other = elsewhere.get(person.pk, "")
        # Who has studied in another batch is not waited for in this one.
        if known or (person.team in teams and not other):
            listed.append(
                Line(
                    person_id=person.pk,
                    name=person.name,
                    team=person.team,
                    opening=seen.opening.get(person.pk, State.NOT_SEEN),
                    closing=seen.closing.get(person.pk, State.NOT_SEEN),
                    elsewhere=other,
                )
            )
    return tuple(listed)


def _elsewhere(session: Session) -> dict[int, str]:
    """Return who was seen at the opening of another session of the rollout, with its code."""
    others = Event.objects.filter(
        session__unit_id=session.unit_id,
        session__rollout_id=session.rollout_id,
        session__level_id=session.level_id,
        kind="opening",
        person__isnull=False,
    ).exclude(session=session)
    voided = Event.objects.filter(kind="void", session__unit_id=session.unit_id)
    standing = others.exclude(pk__in=voided.values("voids_id"))
    return dict(standing.values_list("person_id", "session__code"))
