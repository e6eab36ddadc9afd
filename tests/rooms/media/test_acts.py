from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from suffuse.audit.models import Entry
from suffuse.media import acts, reads
from suffuse.media.models import Channel, Publication
from suffuse.organisation.rules import Scope
from tests import attendance_world, world
from tests.media_world import channel, piece, published

pytestmark = pytest.mark.django_db
DAY = world.MONDAY.date()


def test_a_channel_is_added_once():
    """One loudspeaker is one loudspeaker."""
    channel(of=world.riverside())
    by = world.actor("media", of=world.riverside())
    again = {"unit_id": world.riverside().pk, "by": by, "at": world.MONDAY}
    with pytest.raises(acts.ChannelTaken):
        acts.add_channel(kind="radio", name="Radio of P1-D1", **again)
    for kind, name, code in [("rumour", "x", "unknown_kind"), ("radio", " ", "no_name")]:
        with pytest.raises(acts.NotPlannable) as refusal:
            acts.add_channel(kind=kind, name=name, **again)
        assert refusal.value.code == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, "no_title"),
        ({"issuer": ""}, "no_issuer"),
        ({"clause_keys": []}, "no_clause"),
        ({"clause_keys": ["I", "IX"]}, "unknown_clause"),
        ({"level": "ghosts"}, "unknown_level"),
    ],
)
def test_a_piece_names_its_issuer_its_clauses_and_its_audience(change, code):
    """What nobody answers for, and what is on no clause, is not planned."""
    with pytest.raises(acts.NotPlannable) as refusal:
        piece(of=world.riverside(), **change)
    assert refusal.value.code == code
    assert Publication.objects.count() == 0


def test_a_piece_is_planned_in_its_own_units_channel():
    """A number of another unit's channel, handed in by a form, is refused."""
    foreign = channel(of=world.meadow())
    with pytest.raises(acts.NotPlannable) as refusal:
        piece(of=world.riverside(), channel_id=foreign.pk)
    assert refusal.value.code == "foreign_channel"


def test_published_means_proved():
    """Without an address or a note a piece stays planned; the first proof stands."""
    made = piece(of=world.riverside())
    with pytest.raises(acts.EvidenceNeeded):
        published(made, evidence_note=" ")
    for address in ["javascript:alert(1)", "file:///etc/passwd", "not an address"]:
        with pytest.raises(acts.EvidenceNeeded):
            published(made, evidence_url=address)
    with pytest.raises(acts.ReachWrong):
        published(made, reach=100)
    published(made, evidence_url="https://example.org/hands", reach=100, reach_method="Counted")
    with pytest.raises(acts.AlreadyPublished):
        published(made)
    assert Entry.objects.filter(act="media.publish").count() == 1


def test_the_calendar_is_in_the_order_of_its_days():
    """What comes first stands first."""
    piece(of=world.riverside(), title="Second", planned_on=DAY + timedelta(days=3))
    piece(of=world.riverside(), title="First")
    piece(of=world.meadow(), title="Elsewhere")
    lines = reads.calendar(unit_id=world.riverside().pk, rollout_id=world.rollout().pk)
    assert [line.title for line in lines] == ["First", "Second"]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_one_query(count, django_assert_num_queries):
    """However much is published."""
    for _ in range(count):
        published(piece(of=world.riverside()), reach=50, reach_method="Counted")
    unit, rollout = world.riverside(), world.rollout()
    with django_assert_num_queries(3):
        reads.calendar(unit_id=unit.pk, rollout_id=rollout.pk)
        shown = reads.published(rollout_id=rollout.pk)
        (estimate,) = reads.estimates(scope=Scope(unit.path), rollout_id=rollout.pk)
    assert (len(shown), estimate.published, estimate.contacts) == (count, count, 50 * count)


def test_an_estimate_that_nobody_made_is_not_known():
    """No estimate is not nobody."""
    published(piece(of=world.riverside()))
    asked = {"scope": Scope(world.hilltop().path), "rollout_id": world.rollout().pk}
    (estimate,) = reads.estimates(**asked)
    assert (estimate.estimated, estimate.contacts) == (0, None)
    assert reads.estimates(scope=Scope(world.lowland().path), rollout_id=world.rollout().pk) == ()


def test_the_gap_view_shows_what_neither_sessions_nor_media_cover(django_assert_num_queries):
    """The unit's own sessions, its own pieces and those from above; not a sibling's."""
    unit, rollout = world.riverside(), world.rollout()
    attendance_world.held(world.session(of=unit), came=12)
    piece(of=world.ministry(), clause_keys=["I.1"], level="public")
    piece(of=world.meadow(), clause_keys=["I.2"], level="public")
    with django_assert_num_queries(7):
        gaps = reads.gaps(unit_id=unit.pk, rollout_id=rollout.pk)
    covered = {(cell.clause, cell.level) for row in gaps.rows for cell in row.cells if cell.covered}
    assert ("I.1", "public") in covered
    assert ("I.2", "public") not in covered
    assert {("I", "staff"), ("I.1", "staff"), ("I.2", "staff")} <= covered
    assert gaps.open == len(gaps.rows) * len(gaps.levels) - len(covered)


def test_the_database_refuses_what_the_acts_refuse():
    """Issuer, method, evidence and one channel of a name are kept by constraints."""
    made = piece(of=world.riverside())
    for name, change in [
        ("publication_names_its_issuer", {"issuer": ""}),
        ("publication_reach_says_how", {"reach": 5}),
        ("publication_shows_evidence", {"published_on": DAY}),
    ]:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Publication.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.create(unit=world.riverside(), kind="radio", name="Radio of P1-D1")
