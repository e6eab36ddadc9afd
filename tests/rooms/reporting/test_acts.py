"""What is done with figures and reports: frozen, handed up, sent back, accepted, and then locked."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from suffuse.audit.models import Entry
from suffuse.audit.reads import verify
from suffuse.audit.rules import HOUSE
from suffuse.reporting import acts
from suffuse.reporting.models import Line, Report, Revision
from suffuse.rollout.models import Duty
from tests import reporting_world as paper
from tests import world
from tests.reporting_world import LATER, WEEK

pytestmark = pytest.mark.django_db


def lines(unit, **more):
    return Line.objects.filter(unit=unit, current=True, **more)


def duty(unit):
    return Duty.objects.get(rollout=world.rollout(), unit=unit)


def test_a_snapshot_keeps_what_is_known_and_leaves_the_rest_unknown():
    """Came, stayed and understood are numbers; who hands in nothing is unknown in every level."""
    world.headcount(of=world.riverside(), people=40)
    world.lowland()
    world.rollout()
    session = paper.held(of=world.riverside(), people=12, came=10, stayed=9)
    paper.counted(session, right=8, of=10)
    taken = paper.snapshot()
    line = lines(world.riverside()).get()
    assert (line.basis, line.of, line.planned, line.came, line.stayed) == ("counted", 40, 12, 10, 9)
    assert (line.checked, line.answers, line.right) == (10, 10, 8)
    silent = lines(world.lowland()).values_list("basis", "of", "came").distinct()
    assert list(silent) == [("unknown", None, None)]
    assert taken.revision == 1
    assert taken.lines == Line.objects.count()


def test_late_data_makes_a_new_revision_and_keeps_the_old_line():
    """What a week said before is never overwritten; only what differs is written again."""
    world.headcount(of=world.riverside(), people=40)
    world.rollout()
    paper.held(of=world.riverside(), came=10)
    first = paper.snapshot()
    assert paper.snapshot().lines == 0
    paper.held(of=world.riverside(), came=7, days=1)
    second = paper.snapshot()
    assert (first.revision, second.revision, second.lines) == (1, 2, 1)
    assert lines(world.riverside()).get().came == 17
    assert Line.objects.filter(unit=world.riverside(), current=False).get().came == 10


def test_a_week_has_one_line_that_stands():
    """The database itself refuses a second."""
    world.headcount(of=world.riverside(), people=40)
    world.rollout()
    paper.snapshot()
    line = lines(world.riverside()).get()
    line.pk, line.revision = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save(force_insert=True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"basis": "guessed"},
        {"basis": "unknown", "of": 4},
        {"basis": "counted", "of": None},
        {"answers": 3, "right": 4},
    ],
)
def test_the_ledger_refuses_lines_that_cannot_be(wrong):
    """Unknown is not a number, and right answers are among the answers."""
    rollout = world.rollout(top=world.riverside())
    fine = {"basis": "counted", "of": 4}
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(
            rollout=rollout,
            unit=world.riverside(),
            level=world.level(),
            week=WEEK,
            **{**fine, **wrong},
        )


def test_sessions_that_passed_in_silence_are_unknown():
    """A session in the past without a record is not a session to which nobody came."""
    world.headcount(of=world.riverside(), people=40)
    world.rollout()
    world.session(of=world.riverside(), days=1)
    paper.snapshot(at=world.MONDAY)
    assert lines(world.riverside()).get().came == 0
    paper.snapshot(at=LATER)
    assert lines(world.riverside()).get().came is None


def test_a_draft_is_filled_from_the_records():
    """Figures and findings are there before anybody types."""
    world.headcount(of=world.riverside(), people=40)
    paper.held(of=world.riverside(), came=10)
    paper.finding(of=world.riverside())
    report = paper.drafted(of=world.riverside())
    revision = report.revisions.get()
    assert revision.figures["own"]["staff"]["came"] == 10
    assert "ອ່າງລ້າງມື" in revision.sections["weaknesses"]
    assert revision.addressees == [world.hilltop().name_lo]


def test_a_second_draft_is_refused_while_one_is_open():
    """Two drafts of one report would be two truths."""
    world.riverside()
    report = paper.drafted(of=world.riverside())
    with pytest.raises(acts.AlreadyOpen) as refusal:
        paper.drafted(of=world.riverside())
    assert refusal.value.report_id == report.pk


def test_nobody_reports_to_a_rollout_that_asks_nothing_of_them():
    """The lowland is outside a rollout of the hilltop."""
    rollout = world.rollout(top=world.hilltop())
    with pytest.raises(acts.NotInRollout):
        acts.draft(unit_id=world.lowland().pk, rollout_id=rollout.pk, by=HOUSE, at=LATER)


def test_two_editors_do_not_overwrite_each_other():
    """The second is shown what the first wrote, and keeps the own text to decide."""
    report = paper.drafted(of=world.riverside())
    save = lambda text, before: acts.save_section(  # noqa: E731 - said three times
        report_id=report.pk, section="lessons", text=text, before=before, by=HOUSE, at=LATER
    )
    save("one", "")
    with pytest.raises(acts.ChangedMeanwhile) as refusal:
        save("two", "")
    assert (refusal.value.theirs, refusal.value.mine) == ("one", "two")
    save("three", "one")
    assert report.revisions.get().sections["lessons"] == "three"


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x" * 20_001])
def test_what_no_database_keeps_is_refused(text):
    """NUL and lone surrogates break one database or the other."""
    report = paper.drafted(of=world.riverside())
    with pytest.raises(acts.TooLong):
        acts.save_section(report_id=report.pk, section="next", text=text, by=HOUSE, at=LATER)


def test_figures_typed_by_hand_are_marked_and_120_of_100_is_refused():
    """A correction is seen as one; an impossible one is not kept."""
    world.headcount(of=world.riverside(), people=100)
    report = paper.drafted(of=world.riverside())
    with pytest.raises(acts.Impossible) as refusal:
        acts.save_figures(report_id=report.pk, typed={"staff": {"came": 120}}, by=HOUSE, at=LATER)
    assert refusal.value.faults == (("staff", "came", "exceeds_population"),)
    acts.save_figures(report_id=report.pk, typed={"staff": {"came": 90}}, by=HOUSE, at=LATER)
    figures = report.revisions.get().figures
    assert figures["own"]["staff"]["came"] == 90
    assert figures["hand"] == {"staff": ["came"]}


def test_submitting_freezes_the_revision_with_the_head_of_the_chain():
    """The anchor printed on the letter is what catches a rewritten chain."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.submitted(of=world.riverside())
    revision = report.revisions.get()
    assert report.state == "submitted"
    assert verify(anchors=[revision.anchor])[1] is None
    assert duty(world.riverside()).reported_at == LATER
    with pytest.raises(acts.NotNow):
        acts.save_section(report_id=report.pk, section="next", text="x", by=HOUSE, at=LATER)
    with pytest.raises(acts.NotNow):
        acts.submit(report_id=report.pk, by=HOUSE, at=LATER)


def test_an_empty_report_is_not_handed_up():
    """Without a figure and without a word it says nothing."""
    report = paper.drafted(of=world.riverside())
    with pytest.raises(acts.EmptyReport):
        acts.submit(report_id=report.pk, by=HOUSE, at=LATER)


def test_open_children_are_named_as_gaps_instead_of_waited_for():
    """A parent is told who is missing, and may go on by naming them."""
    world.headcount(of=world.hilltop(), people=40)
    world.riverside()
    report = paper.drafted(of=world.hilltop())
    with pytest.raises(acts.ChildrenOpen) as refusal:
        acts.submit(report_id=report.pk, by=HOUSE, at=LATER)
    assert refusal.value.units == ("P1-D1",)
    acts.submit(report_id=report.pk, by=HOUSE, at=LATER, with_gaps=True)
    assert [gap["code"] for gap in report.revisions.get().gaps] == ["P1-D1"]


def test_names_in_the_words_stop_a_report_until_somebody_answers_for_them():
    """Words are the one way in which a name could travel up."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.drafted(of=world.riverside())
    acts.save_section(
        report_id=report.pk, section="situation", text="ໂທຫາ 020 55 123 456", by=HOUSE, at=LATER
    )
    with pytest.raises(acts.WordsPointAtPeople) as refusal:
        acts.submit(report_id=report.pk, by=HOUSE, at=LATER)
    assert [doubt.code for doubt in refusal.value.doubts] == ["telephone"]
    head = world.actor("committee", of=world.riverside())
    acts.submit(report_id=report.pk, by=head, at=LATER, confirmed=True)
    assert report.revisions.get().confirmed_by == head.account
    assert "020" not in str(Entry.objects.filter(act="reporting.submit").get().facts)


def test_a_report_comes_back_with_a_reason_by_section_and_goes_up_again():
    """The second revision begins with the words of the first; both stay readable."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.submitted(of=world.riverside())
    above = world.actor("committee", of=world.hilltop())
    with pytest.raises(acts.NoReason):
        acts.return_report(report_id=report.pk, reasons={"next": " "}, by=above, at=LATER)
    acts.return_report(report_id=report.pk, reasons={"next": "ຂາດແຜນ"}, by=above, at=LATER)
    assert duty(world.riverside()).returned_at == LATER
    again = paper.drafted(of=world.riverside())
    assert [r.number for r in again.revisions.all()] == [1, 2]
    assert again.revisions.get(number=2).sections == again.revisions.get(number=1).sections
    acts.submit(report_id=report.pk, by=HOUSE, at=LATER + timedelta(days=1))
    assert duty(world.riverside()).reported_at > duty(world.riverside()).returned_at


def test_nobody_decides_on_their_own_report():
    """The parent accepts; at the top, leadership does."""
    world.headcount(of=world.riverside(), people=40)
    world.headcount(of=world.ministry(), people=40)
    report = paper.submitted(of=world.riverside())
    own = world.actor("committee", of=world.riverside())
    for decide in (acts.accept, lambda **k: acts.return_report(reasons={"next": "x"}, **k)):
        with pytest.raises(acts.OwnReport):
            decide(report_id=report.pk, by=own, at=LATER)
    acts.accept(report_id=report.pk, by=world.actor("committee", of=world.hilltop()), at=LATER)
    top = paper.submitted(of=world.ministry())
    with pytest.raises(acts.OwnReport):
        acts.accept(report_id=top.pk, by=world.actor("board", of=world.ministry()), at=LATER)
    acts.accept(report_id=top.pk, by=world.actor("leadership", of=world.ministry()), at=LATER)
    assert duty(world.ministry()).accepted_at == LATER


def test_an_accepted_report_is_locked_through_every_act():
    """No way in writes to it: 0 changed rows, and nothing in the chain."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.submitted(of=world.riverside())
    acts.accept(report_id=report.pk, by=world.actor("committee", of=world.hilltop()), at=LATER)
    kept = list(Revision.objects.filter(report=report).values())
    entries = Entry.objects.count()
    ways = [
        lambda: paper.drafted(of=world.riverside()),
        lambda: acts.refill(report_id=report.pk, by=HOUSE, at=LATER),
        lambda: acts.save_section(
            report_id=report.pk, section="next", text="x", by=HOUSE, at=LATER
        ),
        lambda: acts.save_letter(
            report_id=report.pk,
            letter_number="1",
            place="",
            signatory_title="",
            addressees=[],
            by=HOUSE,
            at=LATER,
        ),
        lambda: acts.save_figures(
            report_id=report.pk, typed={"staff": {"came": 1}}, by=HOUSE, at=LATER
        ),
        lambda: acts.pick_passage(
            report_id=report.pk, from_revision_id=1, section="next", text="x", by=HOUSE, at=LATER
        ),
        lambda: acts.submit(report_id=report.pk, by=HOUSE, at=LATER),
        lambda: acts.return_report(report_id=report.pk, reasons={"next": "x"}, by=HOUSE, at=LATER),
        lambda: acts.accept(report_id=report.pk, by=HOUSE, at=LATER),
    ]
    for way in ways:
        with pytest.raises(acts.Locked):
            way()
    assert list(Revision.objects.filter(report=report).values()) == kept
    assert Entry.objects.count() == entries


def test_a_parent_adds_up_what_its_children_reported():
    """Numbers roll up by machine: the parent is its own people and its children's reports."""
    world.headcount(of=world.riverside(), people=40)
    world.headcount(of=world.hilltop(), people=10)
    paper.held(of=world.riverside(), came=10)
    paper.held(of=world.hilltop(), came=6)
    paper.submitted(of=world.riverside())
    figures = paper.drafted(of=world.hilltop()).revisions.get().figures
    assert figures["own"]["staff"]["came"] == 6
    assert figures["below"]["staff"]["came"] == 10
    assert figures["below"]["staff"]["counted"] == 40


def test_the_people_of_a_gap_stay_in_the_whole():
    """A child that has not reported makes the share smaller, never larger."""
    world.headcount(of=world.riverside(), people=40)
    world.rollout()
    paper.held(of=world.riverside(), came=10)
    paper.snapshot()
    below = paper.drafted(of=world.hilltop()).revisions.get().figures["below"]["staff"]
    assert (below["counted"], below["came"], below["came_cells"]) == (40, 0, 0)


def test_a_passage_keeps_its_source_and_is_taken_as_it_stands():
    """A parent may choose a child's words, and may not change them."""
    world.headcount(of=world.riverside(), people=40)
    child = paper.submitted(of=world.riverside(), words="ໜຶ່ງ ສອງ ສາມ")
    stranger = paper.submitted(of=world.meadow(), words="ໜຶ່ງ ສອງ ສາມ")
    report = paper.drafted(of=world.hilltop())
    pick = lambda text, of: acts.pick_passage(  # noqa: E731 - said three times
        report_id=report.pk,
        from_revision_id=of.revisions.get().pk,
        section="situation",
        text=text,
        by=HOUSE,
        at=LATER,
    )
    pick("ສອງ ສາມ", child)
    (passage,) = report.revisions.get().passages
    assert (passage["unit"], passage["report"]) == (world.riverside().pk, child.pk)
    for text, of in (("ສອງ ສີ່", child), ("ສອງ", stranger), ("", child)):
        with pytest.raises(acts.NotTheirWords):
            pick(text, of)


def test_a_unit_has_one_report_of_a_rollout():
    """The database refuses a second."""
    report = paper.drafted(of=world.riverside())
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(unit=report.unit, rollout=report.rollout)


def test_a_return_without_a_reason_cannot_be_kept():
    """The database refuses what the act refuses."""
    revision = paper.drafted(of=world.riverside()).revisions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=revision.pk).update(returned_at=LATER)


def test_the_units_own_names_are_found_without_a_form_of_address():
    """The roster is asked inside the unit, answers with a number, and does not travel."""
    world.headcount(of=world.riverside(), people=40)
    world.person(of=world.riverside(), name="ສົມພອນ ແກ້ວມະນີ")
    report = paper.drafted(of=world.riverside())
    text = "ກຸ່ມທີສອງນຳພາໂດຍ ສົມພອນ ແກ້ວມະນີ ໄດ້ຜົນດີ"
    acts.save_section(report_id=report.pk, section="reach", text=text, by=HOUSE, at=LATER)
    with pytest.raises(acts.WordsPointAtPeople) as refusal:
        acts.submit(report_id=report.pk, by=HOUSE, at=LATER)
    assert [(doubt.code, doubt.found) for doubt in refusal.value.doubts] == [("roster", "1")]


def test_a_unit_is_not_told_of_other_units_names():
    """The parent's roster is not looked into for a child's words."""
    world.headcount(of=world.riverside(), people=40)
    world.person(of=world.hilltop(), name="ສົມພອນ ແກ້ວມະນີ")
    report = paper.submitted(of=world.riverside(), words="ສົມພອນ ແກ້ວມະນີ")
    assert report.revisions.get().confirmed_by == ""


@pytest.mark.parametrize(
    ("around", "kept"),
    [
        ({"letter_number": "1" * 60}, True),
        ({"letter_number": "1" * 61}, False),
        ({"addressees": ["ຄະນະ"] * 20}, True),
        ({"addressees": ["ຄະນະ"] * 21}, False),
        ({"addressees": ["ຄ" * 201]}, False),
    ],
)
def test_nothing_around_a_letter_is_cut_in_silence(around, kept):
    """What is too long is refused whole: a number that lost its end is another number."""
    report = paper.drafted(of=world.riverside())
    said = {"letter_number": "1", "place": "", "signatory_title": "", "addressees": []} | around
    if kept:
        acts.save_letter(report_id=report.pk, **said, by=HOUSE, at=LATER)
        assert Revision.objects.get(report=report).letter_number == said["letter_number"]
    else:
        with pytest.raises(acts.TooLong):
            acts.save_letter(report_id=report.pk, **said, by=HOUSE, at=LATER)
