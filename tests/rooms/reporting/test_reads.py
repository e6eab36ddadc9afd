"""Questions about figures and reports: right, rounded above the unit, and in so many queries."""

import random
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from suffuse.audience.models import Estimate
from suffuse.audit.rules import HOUSE
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope
from suffuse.reporting import acts, reads
from suffuse.reporting.models import Line, Revision
from suffuse.reporting.rules import Cell, roll_up
from suffuse.rollout.models import RolloutLevel
from tests import reporting_world as paper
from tests import world
from tests.reporting_world import LATER, WEEK

pytestmark = pytest.mark.django_db


def everywhere():
    return Scope(world.ministry().path)


def country(units: int = 1):
    """A ministry with so many provinces of a district each; everybody came but ten in each."""
    ministry = world.ministry()
    if not ministry.headcounts.exists():
        world.headcount(of=ministry, people=20)
    fresh = [n for n in range(units) if not Unit.objects.filter(code=f"X{n}").exists()]
    for number in fresh:
        province = world.unit(f"X{number}", above=ministry, kind="province")
        district = world.unit(f"X{number}-D", above=province, kind="district")
        world.headcount(of=province, people=0)
        world.headcount(of=district, people=40)
    rollout = world.rollout()
    for number in fresh:
        paper.counted(paper.held(of=world.unit(f"X{number}-D"), people=30, came=30))
    paper.snapshot()
    return rollout


def queries(ask):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        ask()
    return len(caught)


def test_the_overview_adds_up_over_a_scope_and_rounds():
    """30 of 40 in each of two districts, and 20 of whom nothing is known."""
    rollout = country(2)
    found = reads.overview(rollout_id=rollout.pk, scope=everywhere())
    assert found.week == WEEK
    assert (found.total.of, found.total.wide.reached, found.total.wide.percent) == (100, 60, 60)
    assert found.total.silent == 20
    assert found.total.deep.percent == 80
    assert [part.key for part in found.levels] == ["staff"]
    assert not found.late


def test_a_scope_sees_its_own_branch_only():
    """/1/1/ is not /1/10/: the hilltop's numbers are not the lowland's."""
    world.headcount(of=world.riverside(), people=40)
    world.headcount(of=world.meadow(), people=60)
    rollout = world.rollout()
    paper.snapshot()
    assert reads.overview(rollout_id=rollout.pk, scope=Scope(world.hilltop().path)).total.of == 40


def test_before_the_first_snapshot_nothing_is_known():
    """No week, and no share of anything."""
    world.headcount(of=world.riverside(), people=40)
    found = reads.overview(rollout_id=world.rollout().pk, scope=everywhere())
    assert found.week is None
    assert found.total.wide.kind == "unknown"


def test_late_data_is_shown_as_late():
    """Figures that changed after the week was frozen say so."""
    rollout = country()
    paper.held(of=world.unit("X0-D"), people=5, came=5, days=1)
    paper.snapshot()
    assert reads.overview(rollout_id=rollout.pk, scope=everywhere()).late


def test_children_are_shown_with_their_branches_and_their_states():
    """A province is its districts; its own duty and theirs are counted."""
    rollout = country(2)
    found = reads.children(rollout_id=rollout.pk, unit_id=world.ministry().pk)
    assert [line.part.wide.percent for line in found.lines] == [75, 75]
    assert found.lines[0].units == 2
    assert found.lines[0].state == "no_assessment"
    assert sum(found.lines[0].states.values()) == 2


def test_small_children_are_pooled_so_that_none_can_be_worked_out():
    """A branch of four is hidden, and the next smallest hides with it."""
    world.headcount(of=world.riverside(), people=4)
    world.headcount(of=world.meadow(), people=50)
    world.headcount(of=world.unit("P3", above=world.ministry()), people=400)
    rollout = world.rollout()
    for of, came in ((world.riverside(), 3), (world.meadow(), 40), (world.unit("P3"), 300)):
        paper.held(of=of, people=came, came=came)
    paper.snapshot()
    found = reads.children(rollout_id=rollout.pk, unit_id=world.ministry().pk)
    hidden = {line.code for line in found.lines if line.part.withheld}
    assert hidden == {"P1", "P10"}
    assert len(found.pooled) == 2
    assert found.together.of == 55


def test_weeks_make_a_curve():
    """Two weeks, oldest first."""
    rollout = country()
    paper.held(of=world.unit("X0-D"), people=5, came=5, days=1)
    paper.snapshot(WEEK + timedelta(weeks=1))
    found = reads.series(rollout_id=rollout.pk, scope=everywhere())
    assert [line.came for line in found] == [30, 35]


def test_the_cascade_stopped_below_a_unit_that_was_reached():
    """The hilltop studied; its district has been silent for four weeks, and says why by its state."""
    world.headcount(of=world.hilltop(), people=40)
    world.headcount(of=world.riverside(), people=40)
    rollout = world.rollout()
    paper.held(of=world.hilltop(), people=30, came=30)
    paper.snapshot()
    (stop,) = reads.stop_points(
        rollout_id=rollout.pk, scope=everywhere(), on=WEEK + timedelta(days=28)
    )
    assert (stop.unit_id, stop.above.en, stop.days, stop.state) == (
        world.riverside().pk,
        "Hilltop",
        28,
        "no_assessment",
    )


def test_a_report_is_exact_to_its_own_unit_and_rounded_above():
    """The district sees 13; the province sees 15."""
    world.headcount(of=world.riverside(), people=43)
    paper.held(of=world.riverside(), people=20, came=13)
    report = paper.submitted(of=world.riverside())
    own = reads.report(report_id=report.pk, seen_from=world.riverside().path)
    above = reads.report(report_id=report.pk, seen_from=world.hilltop().path)
    assert (own.total.of, own.total.wide.reached) == (43, 13)
    assert (above.total.of, above.total.wide.reached) == (45, 15)


def test_a_draft_is_not_seen_from_above():
    """What has not been handed up is still the unit's own."""
    report = paper.drafted(of=world.riverside())
    with pytest.raises(Revision.DoesNotExist):
        reads.report(report_id=report.pk, seen_from=world.hilltop().path)
    assert reads.reports_below(unit_id=world.hilltop().pk) == ()


def test_what_waits_for_a_parent_is_what_was_handed_up():
    """Submitted waits; returned is with the child again."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.submitted(of=world.riverside())
    (brief,) = reads.waiting(unit_id=world.hilltop().pk)
    assert (brief.id, brief.number) == (report.pk, 1)
    acts.return_report(
        report_id=report.pk,
        reasons={"next": "x"},
        by=world.actor("committee", of=world.hilltop()),
        at=LATER,
    )
    assert reads.waiting(unit_id=world.hilltop().pk) == ()
    assert len(reads.returned(unit_id=world.riverside().pk)) == 1


def test_revisions_differ_by_what_was_written():
    """The parent sees what changed since it sent the report back."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.submitted(of=world.riverside(), words="ໜຶ່ງ ສອງ")
    above = world.actor("committee", of=world.hilltop())
    acts.return_report(report_id=report.pk, reasons={"situation": "x"}, by=above, at=LATER)
    paper.drafted(of=world.riverside())
    acts.save_section(report_id=report.pk, section="situation", text="ໜຶ່ງ ສາມ", by=HOUSE, at=LATER)
    (changed,) = reads.changes(report_id=report.pk, old=1, new=2)
    assert [(p.kind, p.text.strip()) for p in changed.pieces] == [
        ("same", "ໜຶ່ງ"),
        ("del", "ສອງ"),
        ("ins", "ສາມ"),
    ]


def test_the_words_of_submitted_children_are_offered_to_their_parent():
    """Only the newest revision of each, and only of those directly below."""
    world.headcount(of=world.riverside(), people=40)
    paper.submitted(of=world.riverside(), words="ຄຳ")
    rollout = world.rollout()
    (offer,) = reads.offered(unit_id=world.hilltop().pk, rollout_id=rollout.pk)
    assert (offer.section, offer.text) == ("situation", "ຄຳ")
    assert reads.offered(unit_id=world.ministry().pk, rollout_id=rollout.pk) == ()


@pytest.mark.parametrize(
    "ask", ["overview", "children", "series", "stop_points", "cells", "waiting", "reports_below"]
)
def test_questions_cost_the_same_with_three_units_as_with_one(ask):
    """A page of a country must not ask once for every unit."""

    def cost():
        rollout = world.rollout()
        mine = {"rollout_id": rollout.pk}
        calls = {
            "overview": lambda: reads.overview(**mine, scope=everywhere()),
            "children": lambda: reads.children(**mine, unit_id=world.ministry().pk),
            "series": lambda: reads.series(**mine, scope=everywhere()),
            "stop_points": lambda: reads.stop_points(**mine, scope=everywhere(), on=WEEK),
            "cells": lambda: reads.cells(**mine, scope=everywhere(), at=LATER),
            "waiting": lambda: reads.waiting(unit_id=world.ministry().pk),
            "reports_below": lambda: reads.reports_below(unit_id=world.ministry().pk),
        }
        scope = everywhere()
        assert scope
        return queries(calls[ask])

    country(1)
    paper.submitted(of=world.unit("X0"))
    one = cost()
    country(3)
    for number in (1, 2):
        paper.submitted(of=world.unit(f"X{number}"))
    assert cost() == one


def test_the_public_is_not_added_to_those_who_must_study():
    """Reach by media is estimated; a million listeners would drown the few who sat in the hall."""
    unit = world.riverside()
    world.headcount(of=unit, people=40)
    world.headcount(of=unit, people=9000, level="public")
    paper.held(of=unit, people=20, came=20)
    paper.snapshot()
    seen = reads.overview(rollout_id=world.rollout().pk, scope=Scope(unit.path), exact=True)
    assert [part.key for part in seen.levels] == ["staff"]
    assert (seen.total.of, seen.total.wide.reached) == (40, 20)


def test_those_whom_media_reach_stand_apart_from_the_sum():
    """Two thousand listeners must not turn forty who studied into two in a hundred."""
    world.headcount(of=world.riverside(), people=40)
    rollout = world.rollout()
    RolloutLevel.objects.create(rollout=rollout, level=world.level("public"))
    Estimate.objects.create(
        unit=world.riverside(),
        level=world.level("public"),
        people=2000,
        method="census",
        as_of=WEEK,
    )
    paper.held(of=world.riverside(), people=30, came=30)
    paper.snapshot()
    found = reads.overview(rollout_id=rollout.pk, scope=everywhere())
    assert "public" not in {part.key for part in found.levels}
    assert (found.total.of, found.total.wide.percent) == (40, 75)
    assert reads.children(rollout_id=rollout.pk, unit_id=world.ministry().pk).lines[0].part.of == 40
    report = paper.submitted(of=world.riverside())
    seen = reads.report(report_id=report.pk, seen_from=world.hilltop().path)
    assert (seen.total.of, len(seen.rows)) == (40, 1)


def test_the_database_adds_up_as_the_rules_do():
    """Two hundred random lines over three units: every sum, in every scope, is the rules' sum."""
    chance = random.Random(7)
    units = [world.ministry(), world.hilltop(), world.riverside()]
    rollout = world.rollout()
    cells = {}
    for number, unit in enumerate(chance.choices(units, k=200)):
        of = chance.choice([None, 0, 7, 40])
        basis = "unknown" if of is None else chance.choice(["counted", "estimated"])
        some = [chance.choice([None, 0, 3, 9]) for _ in range(4)]
        answers = chance.choice([None, 0, 12])
        cell = Cell(basis, of, *some, answers, answers and chance.randint(0, answers))
        day = WEEK + timedelta(weeks=number // 20)
        line = Line.objects.filter(unit=unit, week=day)
        key = ["leaders", "managers", "staff", "members"][line.count() % 4]
        if line.filter(level__key=key).exists():
            continue
        Line.objects.create(
            rollout=rollout, unit=unit, level=world.level(key), week=day, **asdict(cell)
        )
        cells[unit.path, key, day] = cell
    for scope in units:
        for day in {day for _, _, day in cells}:
            mine = {k: c for k, c in cells.items() if k[2] == day and k[0].startswith(scope.path)}
            found = reads.by_level(rollout_id=rollout.pk, scope=Scope(scope.path), week=day)
            assert found == {
                key: roll_up(c for (_, level, _), c in mine.items() if level == key)
                for key in {level for _, level, _ in mine}
            }
