"""Eight weeks of study: who came and stayed, what was understood, what was published."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from suffuse.attendance import acts as attendance
from suffuse.attendance.rules import Sent
from suffuse.comprehension import acts as comprehension
from suffuse.comprehension.rules import Marks
from suffuse.demo.calendar import WEEKS
from suffuse.demo.fates import Fate
from suffuse.demo.road.arranging import announced, tighten
from suffuse.demo.road.scene import Scene, Standing, Steps
from suffuse.organisation.models import Person
from suffuse.planning.models import Session
from suffuse.reporting import acts as reporting

# Of a hundred: how many come, and how many of those stay to the end.
COME, STAY = 93, 96
# Sheets of a smaller batch could never be shown, so they are not handed out.
LEAST_SHEETS = 10
# How well a clause is known before and after; the last one asked about stays hard.
KNOWN = {"A": (38, 66), "B": (68, 92)}
HARD = {"A": (25, 45), "B": (38, 55)}


def study(scene: Scene) -> Steps:
    """Hold the sessions week by week; half-way the cap changes, and each week is frozen."""
    yield WEEKS
    by_id = {unit.id: unit for unit in scene.units.values()}
    for week in range(1, WEEKS + 1):
        for weekday in range(5):
            _one_day(scene, by_id, scene.calendar.week(week) + timedelta(days=weekday))
        _freeze(scene, scene.calendar.week(week))
        yield 1


def _one_day(scene: Scene, by_id: dict[int, Standing], day: date) -> None:
    """Publish what is published on a day, hold its sessions, and hear what is announced at night."""
    for _ in scene.agenda.until(scene.calendar.at(day, 19)):
        pass
    with transaction.atomic():
        _hold(scene, list(_sessions(scene, by_id, day)), day)
    if day == announced(scene.calendar):
        for _ in tighten(scene):
            pass


def _sessions(
    scene: Scene, by_id: dict[int, Standing], day: date
) -> Iterator[tuple[Standing, Session]]:
    """Yield what is held on a day, in the order of time; a stalled unit held its first only."""
    since, until = scene.calendar.at(day, 0), scene.calendar.at(day + timedelta(days=1), 0)
    found = Session.objects.filter(
        rollout_id=scene.rollout_id, plan__state="confirmed", starts__gte=since, starts__lt=until
    ).order_by("starts", "pk")
    for session in list(found):
        unit = by_id[session.unit_id]
        first = session.number == 1
        if unit.fate >= Fate.STUDIES or (unit.fate is Fate.STALLS and first):
            yield unit, session


def _hold(scene: Scene, held: Sequence[tuple[Standing, Session]], day: date) -> None:
    """Count a day's sessions: by name where there is a roster, from sheets everywhere else."""
    at = scene.calendar.at(day, 19)
    sheets: list[attendance.Sheet] = []
    named: list[tuple[Standing, Session]] = []
    came: dict[int, int] = {}
    for unit, session in held:
        people = _roster(scene, unit, session)
        if people:
            came[session.pk] = _by_name(scene, unit, session, people)
            named.append((unit, session))
        else:
            sheets.append(_sheet_of(scene, unit, session))
            came[session.pk] = sheets[-1].came
    for unit, session in named:
        attendance.close_session(session_id=session.pk, by=unit.committee, at=at)
    attendance.take_in_sheets(sheets=sheets, at=at)
    for unit, session in held:
        _check(scene, unit, session, came[session.pk], at=at)
    scene.did["sessions"] += len(held)
    scene.did["came"] += sum(came.values())


def _sheet_of(scene: Scene, unit: Standing, session: Session) -> attendance.Sheet:
    came = sum(scene.chance.random() * 100 < COME for _ in range(session.people)) or 1
    stayed = sum(scene.chance.random() * 100 < STAY for _ in range(came))
    return attendance.Sheet(session.pk, came, stayed, unit.committee)


def _check(scene: Scene, unit: Standing, session: Session, came: int, *, at: datetime) -> None:
    """Type in how a batch answered, after the close, so that its figures are released with it."""
    # In the villages every second batch is handed sheets; everywhere else each is.
    asked = unit.place.kind != "health_centre" or session.pk % 2 == 0
    if asked and came >= LEAST_SHEETS:
        comprehension.record_counts(
            session_id=session.pk,
            counts=_counts(scene, came),
            by=unit.committee,
            at=at + timedelta(minutes=30),
        )
        scene.did["checked batches"] += 1


def _roster(scene: Scene, unit: Standing, session: Session) -> list[int]:
    """Return the people who may come by name; nobody where there is no roster."""
    if not has_names(scene, unit):
        return []
    people = Person.objects.filter(unit_id=unit.id, level=session.level.key)
    return list(people.values_list("pk", flat=True))


def has_names(scene: Scene, unit: Standing) -> bool:
    """Tell whether the unit has a roster, so that its people are counted by name."""
    return unit.place.kind == "health_centre" and unit.place.parent in scene.named


def _by_name(scene: Scene, unit: Standing, session: Session, people: list[int]) -> int:
    """Let the next people of the roster in by name; return how many came."""
    start = scene.seated.get((unit.id, session.level_id), 0)
    scene.seated[unit.id, session.level_id] = start + session.people
    events: list[Sent] = []
    came = 0
    called = people[start : start + session.people]
    for person in called:
        absent = scene.chance.random() * 100 >= COME
        # A session to which nobody at all came was not held, and cannot be closed.
        if absent and (came or person != called[-1]):
            continue
        came += 1
        kinds = ["opening"] + ["closing"] * (scene.chance.random() * 100 < STAY)
        for kind in kinds:
            events.append(
                Sent(
                    id=UUID(int=scene.chance.getrandbits(128), version=4),
                    session=session.pk,
                    kind=kind,
                    person=person,
                    device=f"demo-{unit.place.code}",
                    sequence=len(events) + 1,
                    device_time=session.starts if kind == "opening" else session.ends,
                )
            )
        _complete(scene, unit, person, session.starts.date())
    if events:
        attendance.record(session_id=session.pk, events=events, by=unit.committee, at=session.ends)
    return came


def _complete(scene: Scene, unit: Standing, person: int, on: date) -> None:
    """Keep that a person completed the form after the study, and on which day; no more."""
    comprehension.complete(
        person_id=person, rollout_id=scene.rollout_id, form="B", on=on, by=unit.committee
    )


def _counts(scene: Scene, came: int) -> list[Marks]:
    """Return a batch's counts, item by item: form A from before the study, form B from after."""
    counts: list[Marks] = []
    for form, items in scene.items.items():
        hard = items[-1][1]
        for item, clause in items:
            least, most = (HARD if clause in (hard, "III.3") else KNOWN)[form]
            share = scene.chance.randint(least, most) / 100
            right = sum(scene.chance.random() < share for _ in range(came))
            counts.append(Marks(item=item, right=right, of=came))
    return counts


def _freeze(scene: Scene, monday: date) -> None:
    """Take the week's snapshot on its Friday evening, in the name of the board."""
    reporting.take_snapshot(
        rollout_id=scene.rollout_id,
        week=monday,
        by=scene.seats["board"],
        at=scene.calendar.at(monday + timedelta(days=4), 20),
    )
    scene.did["snapshots"] += 1
