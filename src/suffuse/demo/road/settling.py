"""The first stages: the country comes in through the import, and the eight seats are given."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from suffuse.access import acts as access
from suffuse.access.rules import Role
from suffuse.audience import acts as audience
from suffuse.audit.rules import HOUSE, Actor
from suffuse.demo import people
from suffuse.demo.country import ROOT, unit_rows
from suffuse.demo.road.scene import Said, Scene, Standing, Steps, together
from suffuse.organisation import acts as organisation
from suffuse.organisation.models import Person, Unit
from suffuse.organisation.readers import read
from suffuse.planning import acts as planning

PASSWORD = "river-sand-paper-27"  # noqa: S105 - printed on the screen, for invented data only
# One log-in per role, and the unit in which it sits.
SEATS: tuple[tuple[Role, str], ...] = (
    (Role.BOARD, ROOT),
    (Role.LEADERSHIP, ROOT),
    (Role.ADMINISTRATOR, ROOT),
    (Role.COMMITTEE, "D0101"),
    (Role.MEDIA, "D0101"),
    (Role.ORGANISER, "D0101-01"),
    (Role.SPEAKER, "D0101-01"),
    (Role.PARTICIPANT, "D0101-01"),
)


class NotTaken(Exception):
    """The demonstration's own table was refused: the country and the import disagree."""


def import_country(scene: Scene) -> Steps:
    """Hand in units, head counts, rosters and halls as files, as a ministry would."""
    places = scene.places
    heads = list(people.headcount_rows(places))
    tables: tuple[tuple[str, Iterable[Sequence[str]]], ...] = (
        ("units", unit_rows(places)),
        ("headcounts", heads),
        ("people", people.people_rows(places, heads[1:])),
        ("venues", people.venue_rows(places)),
    )
    yield len(tables)
    at = scene.calendar.at(scene.calendar.issued, 7)
    for kind, rows in tables:
        scene.did[kind] = _import(kind, rows, at=at)
        if kind == "units":
            found = {unit.code: unit for unit in Unit.objects.all()}
            scene.units = {
                place.code: Standing(
                    found[place.code].pk, found[place.code].path, place, scene.fates[place.code]
                )
                for place in places
            }
        yield 1
    scene.did["counted"] = sum(int(row[3]) for row in heads[1:])


def _import(kind: str, rows: Iterable[Sequence[str]], *, at: datetime) -> int:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    data = written.getvalue().encode()
    reading = read(kind=kind, file_name=f"{kind}.csv", data=data, scope=None)
    if reading.faults:
        raise NotTaken(kind, reading.faults[:5])
    handed: Said = {"by": HOUSE, "at": at}
    intake = organisation.hand_in(
        kind=kind,
        unit_id=None,
        file_name=reading.file_name,
        sha256=hashlib.sha256(data).hexdigest(),
        rows=reading.rows,
        faults=(),
        **handed,
    )
    if kind == "venues":
        planning.take_venues(intake_id=intake.pk, **handed)
    else:
        organisation.take(intake_id=intake.pk, **handed)
    return len(reading.rows)


def give_seats(scene: Scene) -> Steps:
    """Open one account for each role and let it sit; the house itself grants the first seats."""
    yield len(SEATS)
    at = scene.calendar.at(scene.calendar.issued, 7, 30)
    for role, code in SEATS:
        if code not in scene.units:
            yield 1
            continue
        unit = scene.units[code]
        user = access.open_account(username=str(role), password=PASSWORD, by=HOUSE, at=at)
        someone = Person.objects.filter(unit_id=unit.id).first()
        seat = access.grant_seat(
            user_id=user.pk,
            unit_id=unit.id,
            role=role,
            person_id=someone.pk if someone and role is Role.PARTICIPANT else None,
            by=HOUSE,
            at=at,
        )
        scene.seats[role] = Actor(str(user.pk), str(seat.pk), str(role), unit.id, unit.path)
        yield 1


def estimate_public(scene: Scene) -> Steps:
    """How many people live around a hospital is estimated, with the method said; never counted."""
    estimates = [found for found in people.public_estimates(scene.places)]
    yield len(estimates)
    at = scene.calendar.at(scene.calendar.issued, 8)
    for code, heads in together(estimates):
        unit = scene.units[code]
        audience.estimate(
            unit_id=unit.id,
            level="public",
            people=heads,
            method="ການສຳຫຼວດຈຳລອງ / simulated survey",
            as_of=scene.calendar.issued,
            by=unit.committee,
            at=at,
        )
        scene.did["estimates"] += 1
        yield 1
