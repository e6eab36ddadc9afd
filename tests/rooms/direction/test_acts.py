"""Taken note, given, received, done, closed: each once, each in order, each with its record."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from suffuse.audit.models import Entry
from suffuse.audit.rules import HOUSE
from suffuse.direction import acts
from suffuse.direction.models import Note, Receipt
from suffuse.language.rules import Words
from tests import direction_world as down
from tests import reporting_world as paper
from tests import world
from tests.reporting_world import LATER

pytestmark = pytest.mark.django_db


def everybody():
    for of in (world.riverside(), world.meadow()):
        assert of


def test_with_the_second_body_the_report_is_accepted():
    """One body's note leaves it open; the second closes it for good."""
    report = down.national()
    down.note("ຄະນະໜຶ່ງ")
    report.refresh_from_db()
    assert report.state == "submitted"
    down.note("ຄະນະສອງ")
    report.refresh_from_db()
    assert report.state == "accepted"
    with pytest.raises(acts.EnoughNoted):
        down.note("ຄະນະສາມ")
    assert Note.objects.count() == 2


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (5, True), (6, False)])
def test_a_body_takes_note_between_the_day_of_the_report_and_today(days, fits):
    """1999 and 2999 are slips of a hand, and would stand in the record for good."""
    on, now = LATER.date() + timedelta(days=days), LATER + timedelta(days=5)
    given = {"report_id": down.national().pk, "body": Words("ຄະນະ", ""), "reference": "1"}
    try:
        acts.take_note(**given, on=on, by=HOUSE, at=now)
    except acts.DayOfNote:
        assert not fits
    assert Note.objects.count() == fits


@pytest.mark.parametrize(
    "long",
    [{"body": Words("ຄ" * 201, "")}, {"body": Words("ຄ", "b" * 201)}, {"reference": "9" * 81}],
)
def test_what_does_not_fit_is_refused_and_never_cut(long):
    """Half a number is another number."""
    given = {"body": Words("ຄະນະ", ""), "reference": "1", **long}
    report = down.national().pk
    with pytest.raises(acts.TooLong):
        acts.take_note(report_id=report, on=LATER.date(), by=HOUSE, at=LATER, **given)
    assert not Note.objects.exists()


def test_a_body_takes_note_once_and_says_under_which_number():
    """Twice would count one body as two; without a reference nobody finds it again."""
    down.note()
    with pytest.raises(acts.AlreadyNoted):
        down.note()
    with pytest.raises(acts.Incomplete) as refusal:
        acts.take_note(
            report_id=down.national().pk,
            body=Words("ອື່ນ", ""),
            on=LATER.date(),
            reference=" ",
            by=HOUSE,
            at=LATER,
        )
    assert refusal.value.what == "reference"
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.create(
            report=down.national(),
            body_lo="ຄະນະເລຂາ",
            on=LATER.date(),
            reference="1",
            recorded_at=LATER,
            recorded_by="1",
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Note.objects.create(
            report=down.national(),
            body_lo="x",
            on=LATER.date(),
            reference="",
            recorded_at=LATER,
            recorded_by="1",
        )


def test_only_the_report_of_the_whole_rollout_is_noted_and_only_once_handed_up():
    """A province's report goes to its parent; a draft is nobody's yet."""
    world.headcount(of=world.hilltop(), people=40)
    for report in (paper.submitted(of=world.hilltop()), paper.drafted(of=world.ministry())):
        with pytest.raises(acts.NotForNote):
            acts.take_note(
                report_id=report.pk,
                body=Words("x", ""),
                on=LATER.date(),
                reference="1",
                by=HOUSE,
                at=LATER,
            )


def test_a_direction_gives_every_unit_below_a_receipt():
    """The unit named and all below it; the prefix sibling /1/10/ of /1/1/ is not below it."""
    everybody()
    given = down.direction(to=world.hilltop())
    asked = set(Receipt.objects.filter(direction=given).values_list("unit__code", flat=True))
    assert asked == {"P1", "P1-D1"}
    whole = down.direction()
    assert Receipt.objects.filter(direction=whole).count() == 4  # the giver does not ask itself


def test_a_unit_directs_those_below_it_and_no_others():
    """Sideways, upwards, and from nowhere are refused."""
    everybody()
    with pytest.raises(acts.OutOfReach):
        down.direction(giver_id=world.hilltop().pk, to=world.lowland())
    with pytest.raises(acts.OutOfReach):
        down.direction(giver_id=world.hilltop().pk, to=world.ministry())
    with pytest.raises(acts.OutOfReach):
        down.direction(note_id=0)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"clause_keys": ["IX.9"]}, acts.NoSuchClause),
        ({"due": LATER.date() - timedelta(days=1)}, acts.DueTooEarly),
        ({"text": Words(" ", "")}, acts.Incomplete),
        ({"text": Words("a\x00b", "")}, acts.Incomplete),
        ({"number": ""}, acts.Incomplete),
        ({"number": "9" * 61}, acts.TooLong),
        ({"body": Words("ຄ" * 201, "")}, acts.TooLong),
        ({"body": Words("ຄ", "b" * 201)}, acts.TooLong),
        ({"text": Words("ກ" * 10_001, "")}, acts.TooLong),
        ({"text": Words("ກ", "t" * 10_001)}, acts.TooLong),
        ({"text": Words("ກ", "a\x00b")}, acts.Incomplete),
    ],
)
def test_a_direction_that_cannot_be_followed_is_not_given(wrong, refusal):
    """It cites what the text has, is due later, and says something."""
    everybody()
    with pytest.raises(refusal):
        down.direction(**wrong)


def test_what_just_fits_is_kept_to_its_last_sign():
    """The same lengths from the inside: nothing is ever cut."""
    everybody()
    given = down.direction(
        number="9" * 60, body=Words("ຄ" * 200, "b" * 200), text=Words("ກ" * 10_000, "t" * 10_000)
    )
    given.refresh_from_db()
    lengths = (given.number, given.body_lo, given.body_en, given.text_lo, given.text_en)
    assert [len(one) for one in lengths] == [60, 200, 200, 10_000, 10_000]


@pytest.mark.parametrize(("length", "fits"), [(500, True), (501, False)])
def test_evidence_is_kept_whole_or_refused(length, fits):
    """The end of a sentence may say that it was not done after all."""
    everybody()
    mine = down.receipt(down.direction(), world.hilltop())
    acts.receive(receipt_id=mine.pk, by=HOUSE, at=LATER)
    try:
        acts.finish(receipt_id=mine.pk, evidence="ຮ" * length, by=HOUSE, at=LATER)
    except acts.TooLong:
        assert not fits
    mine.refresh_from_db()
    assert len(mine.evidence) == (length if fits else 0)


def test_a_unit_receives_adds_and_finishes_once_each():
    """What was said is not said again over it."""
    everybody()
    mine = down.receipt(down.direction(), world.hilltop())
    with pytest.raises(acts.NotReceived):
        acts.finish(receipt_id=mine.pk, evidence="ຮູບ", by=HOUSE, at=LATER)
    acts.receive(receipt_id=mine.pk, added="ພາຍໃນເດືອນ 8", by=HOUSE, at=LATER)
    with pytest.raises(acts.AlreadyReceived):
        acts.receive(receipt_id=mine.pk, by=HOUSE, at=LATER)
    with pytest.raises(acts.Incomplete):
        acts.finish(receipt_id=mine.pk, evidence=" ", by=HOUSE, at=LATER)
    acts.finish(receipt_id=mine.pk, evidence="ບົດບັນທຶກ 4", by=HOUSE, at=LATER)
    with pytest.raises(acts.AlreadyDone):
        acts.finish(receipt_id=mine.pk, evidence="x", by=HOUSE, at=LATER)
    mine.refresh_from_db()
    assert (mine.added, mine.evidence) == ("ພາຍໃນເດືອນ 8", "ບົດບັນທຶກ 4")


def test_done_without_evidence_cannot_be_kept():
    """The database refuses what the act refuses."""
    everybody()
    mine = down.receipt(down.direction(), world.hilltop())
    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.filter(pk=mine.pk).update(done_at=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.create(direction_id=mine.direction_id, unit_id=mine.unit_id)


def test_closing_names_who_has_not_done_it():
    """Open receipts stop the closing, or are named in the record; afterwards nothing is asked."""
    everybody()
    given = down.direction(to=world.hilltop())
    with pytest.raises(acts.StillOpen) as refusal:
        acts.close(direction_id=given.pk, by=HOUSE, at=LATER)
    assert refusal.value.units == ("P1", "P1-D1")
    acts.close(direction_id=given.pk, by=HOUSE, at=LATER, with_open=True)
    assert Entry.objects.get(act="direction.close").facts == {"open": ["P1", "P1-D1"]}
    with pytest.raises(acts.Closed):
        acts.close(direction_id=given.pk, by=HOUSE, at=LATER)
    with pytest.raises(acts.Closed):
        acts.receive(receipt_id=down.receipt(given, world.hilltop()).pk, by=HOUSE, at=LATER)
