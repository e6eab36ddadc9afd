"""Two leading bodies take note; directions flow down, are received, done, and some closed."""

from datetime import timedelta
from functools import partial
from typing import TypedDict

from suffuse.audit.rules import Actor
from suffuse.demo.content import Direction
from suffuse.demo.fates import STOPPED_BELOW, Fate
from suffuse.demo.road.scene import Scene, Standing, Steps
from suffuse.direction import acts as direction
from suffuse.direction.models import Receipt
from suffuse.organisation.rules import Scope

# Days after the end of study: the two notes, and the directions that follow from them.
FIRST_NOTE, SECOND_NOTE = 14, 15
EVIDENCE = "ບົດບັນທຶກກອງປະຊຸມ ແລະ ຮູບຖ່າຍ (ຈຳລອງ)"


def take_note(scene: Scene) -> Steps:
    """Record both notes; with the second, the national report is accepted and locked."""
    yield len(scene.content.bodies)
    for body, days in zip(scene.content.bodies, (FIRST_NOTE, SECOND_NOTE), strict=True):
        on = scene.calendar.closes + timedelta(days=days)
        note = direction.take_note(
            report_id=scene.report_id,
            body=body.name,
            on=on,
            reference=body.reference,
            by=scene.seats["leadership"],
            at=scene.calendar.at(on, 10),
        )
        scene.notes.append(note.pk)
        scene.did["bodies that took note"] += 1
        yield 1


def direct(scene: Scene) -> Steps:
    """One direction for all; one for a province, which closes; one for where it fell silent."""
    given = list(zip(_directions(scene), _tops(scene), strict=False))
    yield len(given)
    for place, (said, top) in enumerate(given):
        _give(scene, place, said, top)
        yield 1
    for _ in scene.agenda.until():
        pass


def _directions(scene: Scene) -> list[Direction]:
    first, *others = scene.content.directions
    return [first, others[0], others[-1]]


def _tops(scene: Scene) -> list[Standing]:
    """Return where each direction is sent: everywhere, one province, one silent district."""
    silent = next((code for code in STOPPED_BELOW if code in scene.units), "D0601")
    return [scene.root, scene.units["P06"], scene.units[silent]]


def _give(scene: Scene, place: int, said: Direction, top: Standing) -> None:
    body = scene.content.bodies[place % len(scene.content.bodies)]
    on = scene.calendar.closes + timedelta(days=SECOND_NOTE)
    given = direction.give_direction(
        rollout_id=scene.rollout_id,
        giver_id=scene.root.id,
        top_id=top.id,
        number=f"{place + 1:02d}/ທຊ",
        body=body.name,
        text=said.say,
        due=on + timedelta(days=14 + 7 * place),
        clause_keys=[scene.clause(label) for label in said.clauses],
        note_id=scene.notes[place % len(scene.notes)],
        by=scene.seats["board"],
        at=scene.calendar.at(on, 14),
    )
    scene.did["directions"] += 1
    closes = place == 1
    _answer(scene, given.pk, top, everybody=closes)
    if closes:
        at = scene.calendar.at(on + timedelta(days=1), 8, 30)
        close = partial(
            direction.close, direction_id=given.pk, with_open=True, by=scene.seats["board"], at=at
        )
        scene.agenda.put(at, close)
        scene.did["directions closed"] += 1


def _answer(scene: Scene, direction_id: int, top: Standing, *, everybody: bool) -> None:
    """Let offices answer, and of the small places those that did what was asked before."""
    by_id = {unit.id: unit for unit in scene.units.values() if Scope(top.path).holds(unit.path)}
    receipts = Receipt.objects.filter(direction_id=direction_id).order_by("unit__path")
    day = scene.calendar.closes + timedelta(days=SECOND_NOTE)
    received, done = scene.calendar.at(day, 16), scene.calendar.at(day + timedelta(days=1), 8)
    for place, receipt in enumerate(receipts):
        unit = by_id[receipt.unit_id]
        small = unit.place.kind == "health_centre"
        if unit.fate < Fate.REPORTS or (small and place % 4 and not everybody):
            continue
        who: Receives = {"receipt_id": receipt.pk, "by": unit.committee}
        added = "" if small else "ໃຫ້ລາຍງານຄືນພາຍໃນໜຶ່ງອາທິດ."
        scene.agenda.put(received, partial(direction.receive, added=added, at=received, **who))
        scene.did["receipts"] += 1
        if everybody or place % 3 == 0:
            scene.agenda.put(done, partial(direction.finish, evidence=EVIDENCE, at=done, **who))
            scene.did["directions done by a unit"] += 1


class Receives(TypedDict):
    """Which receipt, and in whose name."""

    receipt_id: int
    by: Actor
