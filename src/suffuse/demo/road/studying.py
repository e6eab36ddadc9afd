"""Eight weeks of study: who came and stayed, what was understood, what was published."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from suffuse.attendance import acts as attendance
from suffuse.attendance.rules import Sent
from suffuse.comprehension import acts as comprehension
from suffuse.comprehension.rules import Marks
from suffuse.demo.calendar import WEEKS
from suffuse.demo.fates import Fate
from suffuse.demo.road.arranging import tighten
from suffuse.demo.road.scene import Said, Scene, Standing, Steps, together
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
    weeks = range(1, WEEKS + 1)
    yield WEEKS
    by_id = {unit.id: unit for unit in scene.units.values()}
    for week in weeks:
        for unit, session in together(_sessions(scene, by_id, week), 100):
            _hold(scene, unit, session)
        if week == WEEKS // 2:
            for _ in tighten(scene):
                pass
        _freeze(scene, scene.calendar.week(week))
        yield 1


def _sessions(
    scene: Scene, by_id: dict[int, Standing], week: int
) -> Iterator[tuple[Standing, Session]]:
    """Yield what is held in a week, in the order of time; a stalled unit held its first only."""
    monday = scene.calendar.week(week)
    since, until = scene.calendar.at(monday, 0), scene.calendar.at(monday + timedelta(7), 0)
    found = Session.objects.filter(
        rollout_id=scene.rollout_id, plan__state="confirmed", starts__gte=since, starts__lt=until
    ).order_by("starts", "pk")
    for session in list(found):
        unit = by_id[session.unit_id]
        first = session.number == 1
        if unit.fate >= Fate.STUDIES or (unit.fate is Fate.STALLS and first):
            yield unit, session


def _hold(  # long: a session from its opening to its close, in order
    scene: Scene, unit: Standing, session: Session
) -> None:
    came = sum(scene.chance.random() * 100 < COME for _ in range(session.people)) or 1
    stayed = sum(scene.chance.random() * 100 < STAY for _ in range(came))
    at = session.ends + timedelta(minutes=10)
    said: Said = {"by": unit.committee, "at": at}
    people = (
        list(
            Person.objects.filter(unit_id=unit.id, level=session.level.key).values_list(
                "pk", flat=True
            )
        )
        if has_names(scene, unit)
        else []
    )
    if people:
        came = _by_name(scene, unit, session, people)
    else:
        attendance.record_tally(
            session_id=session.pk,
            opening=came,
            closing=stayed,
            token=session.code,
            **said,
        )
    attendance.close_session(session_id=session.pk, **said)
    # In the villages every second batch is handed sheets; everywhere else each is.
    asked = unit.place.kind != "health_centre" or session.pk % 2 == 0
    if asked and came >= LEAST_SHEETS:
        # Typed in after the close, so that the figures are released with it.
        comprehension.record_counts(session_id=session.pk, counts=_sheet(scene, came), **said)
        scene.did["checked batches"] += 1
    scene.did["sessions"] += 1
    scene.did["came"] += came


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


def _sheet(scene: Scene, came: int) -> list[Marks]:
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
        at=scene.calendar.at(monday + timedelta(days=4), 18),
    )
    scene.did["snapshots"] += 1
