"""
S10 in part: how fast a table of people comes in, validated and audited, against Django's bare bulk_create.

The peer is measured in the same run on the same rows: it validates nothing and audits nothing, so it
is the limit of what this database can do through this ORM.
"""

import csv
import io
import random
import time

import pytest
import xlsxwriter
from django.db import transaction

from suffuse.audit.rules import HOUSE
from suffuse.organisation import acts, readers
from suffuse.organisation.models import Person
from tests import world

ROWS = 50_000
HEADER = ["unit", "code", "name", "team", "level"]


def rows():
    chance = random.Random(11)
    names = ["ບຸນມີ ສີສະຫວາດ", "ຈັນທະລາ ວົງໄຊ", "ດາວອນ ແກ້ວມະນີ", "ຄຳພອນ ອິນທະວົງ"]
    levels = ["leaders", "managers", "staff", "members"]
    for n in range(ROWS):
        yield [
            "P1",
            f"{n:06}",
            f"{chance.choice(names)} {n % 900}",
            f"ໜ່ວຍ {n % 40}",
            chance.choice(levels),
        ]


def as_csv():
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *rows()])
    return out.getvalue().encode()


def as_xlsx():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for n, row in enumerate([HEADER, *rows()]):
            for m, value in enumerate(row):
                sheet.write_string(n, m, value)
    return out.getvalue()


def bare(unit):
    with transaction.atomic():
        people = [Person(unit=unit, code=c, name=n, team=t, level=lv) for _, c, n, t, lv in rows()]
        Person.objects.bulk_create(people, batch_size=5_000)


def ours(file_name, data):
    reading = readers.read(kind="people", file_name=file_name, data=data, scope=None)
    intake = acts.hand_in(
        kind="people",
        unit_id=None,
        file_name=file_name,
        sha256=reading.sha256,
        rows=reading.rows,
        faults=reading.faults,
        by=HOUSE,
        at=world.MONDAY,
    )
    assert intake.state == "previewed", intake.faults[:3]
    acts.take(intake_id=intake.pk, by=HOUSE, at=world.MONDAY, doubts_settled=True)


def timed(act, *given):
    start = time.perf_counter()
    act(*given)
    taken = time.perf_counter() - start
    assert Person.objects.count() == ROWS
    Person.objects.all().delete()
    return ROWS / taken


@pytest.mark.django_db(transaction=True)
def test_people_come_in_at_a_quarter_of_the_bare_speed_or_better():
    """Reading, every check, the preview and the audit cost no more than three times the writing."""
    unit = world.hilltop()
    peer = timed(bare, unit)
    for name, data, least in (("people.csv", as_csv(), 0.25), ("people.xlsx", as_xlsx(), 0.125)):
        speed = timed(ours, name, data)
        print(
            f"\nS10 {name}: {speed:,.0f} rows/s = {speed / peer:.2f} x bulk_create ({peer:,.0f} rows/s)"
        )
        assert speed / peer >= least
