"""The whole road in a small part of the country, on both databases, through the acts alone."""

import io
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import connection
from rich.console import Console

from suffuse.audit import reads as audit
from suffuse.audit.models import Entry
from suffuse.demo import road
from suffuse.demo.road.scene import Scene
from suffuse.demo.road.settling import PASSWORD
from suffuse.direction.models import Direction, Note, Receipt
from suffuse.directive.models import Clause
from suffuse.measure.models import Measure
from suffuse.organisation.models import Unit
from suffuse.planning.models import Plan, Session
from suffuse.reporting import papers
from suffuse.reporting.models import Report
from suffuse.rollout.models import Duty

TODAY = date(2027, 6, 16)
RULES = """
Mine Safety Office
No. 5/MSO, dated 4 January 2027

Safety rules for the northern shafts

1. Lamps shall be checked before the first shift of every week.
2. Ropes shall be replaced as soon as one strand is broken.
3. Air shall be measured at the face before anyone works there.
4. Doors between shafts shall be kept shut at all times.
5. Every shift shall know where the second way out begins.
"""


def walked(directive: Path | None = None) -> tuple[Scene, str]:
    """Walk the small road and return what there is, and what was said on the way."""
    paper = io.StringIO()
    scene = road.carry(
        directive=directive, small=True, say=Console(file=paper, width=120), today=TODAY
    )
    return scene, paper.getvalue()


@pytest.mark.django_db
def test_the_road_leads_from_the_text_to_the_direction_and_leaves_a_believable_rest() -> None:
    """One walk, looked at from every room: each did its work, and not everybody did everything."""
    scene, said = walked()

    count, broken = audit.verify()
    assert broken is None
    assert count == Entry.objects.count() > 1000
    # A completed form is kept with its day alone, so its entry says midnight; nothing else goes back.
    moments = Entry.objects.exclude(act="comprehension.complete").order_by("sequence")
    told = list(moments.values_list("at", "act"))
    back = {(one[1], two[1]) for one, two in pairwise(told) if two[0] < one[0]}
    assert back == set()

    planned = set(Plan.objects.filter(state="confirmed").values_list("unit_id", flat=True))
    assert 0.8 * Unit.objects.count() < len(planned) < Unit.objects.count()
    caps = Measure.objects.order_by("since").values_list("people", flat=True)
    assert list(caps) == [40, 30]
    late = Session.objects.filter(plan__state="confirmed", starts__date__gte=scene.calendar.changes)
    assert late.exclude(held_at=None).exists()
    assert not late.exclude(held_at=None).filter(people__gt=30).exists()
    assert Plan.objects.filter(state="superseded").exists()

    states = Counter(Report.objects.values_list("state", flat=True))
    assert states["accepted"] > 20
    assert (
        Duty.objects.filter(assessed_at=None).exists()
        or Duty.objects.filter(planned_at=None).exists()
    )
    assert Note.objects.count() == 2
    assert Direction.objects.filter(closed_at=None).exists()
    assert Direction.objects.exclude(closed_at=None).exists()
    assert Receipt.objects.filter(done_at=None).exists()
    assert Receipt.objects.exclude(done_at=None).exists()

    assert "simulated" in said
    assert all(role in said for role in scene.seats)
    assert len(scene.seats) == 8
    assert PASSWORD in said
    assert connection.features.uses_savepoints, "the shortcut ends with the road"


@pytest.mark.django_db
def test_any_text_is_carried_to_a_national_report_of_its_own_clauses(tmp_path: Path) -> None:
    """A mine's safety rules, which the demonstration has never seen."""
    rules = tmp_path / "rules.txt"
    rules.write_text(RULES)
    scene, _ = walked(rules)
    labels = Clause.objects.filter(edition__directive_id=scene.directive_id)
    assert list(labels.order_by("position").values_list("label", flat=True)) == list("12345")
    report = Report.objects.get(unit_id=scene.root.id)
    assert report.state == "accepted"
    letter = papers.compose(report_id=report.pk, number=1, language="en")
    clauses = " ".join(" ".join(row) for row in letter.clauses.rows)
    assert all(word in clauses for word in ("Lamps", "Ropes", "Air", "Doors", "second way out"))
    assert "hands" not in clauses


@pytest.mark.django_db
def test_a_house_that_has_units_is_left_alone() -> None:
    """The demonstration is made in an empty house, or not at all."""
    Unit.objects.create(code="OURS", name_lo="ຂອງເຮົາ", kind="office", path="", depth=1)
    with pytest.raises(road.NotEmpty):
        walked()
    assert Unit.objects.count() == 1
