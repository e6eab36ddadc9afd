import pytest
from django.urls import reverse

from suffuse.comprehension.models import Completion, Count, Item
from suffuse.rollout.models import Duty
from tests import attendance_world, world
from tests.comprehension_world import counted, item

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return world.session(of=world.riverside(), people=12)


@pytest.fixture
def organiser():
    return world.client_of("organiser", of=world.riverside())


def address(name, *given):
    return reverse(f"comprehension:{name}", args=given)


def duty():
    return Duty.objects.get(unit=world.riverside(), rollout=world.rollout()).pk


def test_everybody_may_read_every_public_question(client):
    """Without an account; what waits for review is not shown yet."""
    item(), item("I.2", public=False)
    client.cookies["django_language"] = "en"
    page = client.get(address("items", world.directive().pk)).content.decode()
    assert page.count("How many moments?") == 1
    assert client.get(address("items", 999)).status_code == 404


def test_a_check_needs_no_account_and_sends_nothing(client, session):
    """No form, no address to send to: the answers have no way off the device."""
    item()
    client.cookies["django_language"] = "en"
    page = client.get(address("check", session.code, "B"))
    body = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    assert "How many moments?" in body
    assert "<form" not in body
    assert page.headers["Suffuse-Keep"] == "yes"
    assert client.post(address("check", session.code, "B")).status_code == 405
    for code, form in [(session.code, "C"), ("XXX", "B")]:
        assert client.get(address("check", code, form)).status_code == 404


def test_a_question_is_written_by_one_and_reviewed_by_another():
    """The first choice typed is the right one; it is mixed before anybody sees it."""
    world.edition()
    board = world.client_of("board", of=world.ministry())
    given = {
        "clause_key": "I.1",
        "form": "A",
        "stem_lo": "ຈັກໂອກາດ?",
        "choice1_lo": "ຫ້າ",
        "choice2_lo": "ສອງ",
    }
    text = world.directive().pk
    page = board.post(address("write", text), given, follow=True)
    assert "once another person has reviewed it" in page.content.decode()
    made = Item.objects.get()
    page = board.post(address("review", made.pk), follow=True)
    assert "Another person has to review it" in page.content.decode()
    other = world.client_of("committee", of=world.riverside())
    for said in ["everybody can read it", "was reviewed before"]:
        page = other.post(address("review", made.pk), follow=True)
        assert said in page.content.decode()
    assert board.post(address("review", 999)).status_code == 404


@pytest.mark.parametrize("language", ["lo", "en"])
def test_a_refused_question_is_told_why_and_kept_nowhere(language):
    """The sentence stands in the reader's language, and what was typed is still in the form."""
    world.edition()
    board = world.client_of("board", of=world.ministry(), language=language)
    given = {
        "clause_key": "I.1",
        "form": "A",
        "stem_lo": "ທ່ານເຫັນດີບໍ?",
        "choice1_lo": "ແມ່ນ",
        "choice2_lo": "ບໍ່",
    }
    page = board.post(address("write", world.directive().pk), given).content.decode()
    assert ("Ask what the text says" if language == "en" else "ໃຫ້ຖາມວ່າເອກະສານເວົ້າແນວໃດ") in page
    assert "ທ່ານເຫັນດີບໍ?" in page
    assert Item.objects.count() == 0
    page = board.post(address("write", world.directive().pk), {"form": "Z"})
    assert page.status_code == 200


def test_a_count_sheet_is_typed_back(session, organiser):
    """Sheets handed in, right at each question; Lao digits are fine, letters are not."""
    hands = item()
    given = {"sheets-B": "໑໑", f"right-{hands.pk}": "9"}
    page = organiser.post(address("keep_counts", session.pk), given, follow=True)
    assert "The counts are kept." in page.content.decode()
    assert (Count.objects.get().right, Count.objects.get().of) == (9, 11)
    for change, said in [
        ({f"right-{hands.pk}": "12"}, "one of the two is a slip"),
        ({"sheets-B": "eleven"}, "whole numbers only"),
        ({"sheets-B": "-1"}, "whole numbers only"),
        ({"sheets-B": "9" * 18}, "too large"),
        ({"sheets-B": "9" * 5000}, "whole numbers only"),
    ]:
        page = organiser.post(address("keep_counts", session.pk), given | change, follow=True)
        assert said in page.content.decode()
    assert (Count.objects.get().right, Count.objects.get().of) == (9, 11)


def test_release_waits_for_the_close_and_for_ten(session, organiser):
    """Each reason for waiting has its sentence."""
    hands = item()
    page = organiser.post(address("release", session.pk), follow=True)
    assert "nothing to release" in page.content.decode()
    counted(session, (hands, 5, 9))
    attendance_world.held(session, came=8)
    page = organiser.post(address("release", session.pk), follow=True).content.decode()
    assert "figures are shown from 10" in page
    assert "More sheets were counted than people came" in page
    counted(session, (hands, 5, 12))
    given = {"sheets-B": "12", f"right-{hands.pk}": "6"}
    page = organiser.post(address("keep_counts", session.pk), given, follow=True)
    assert "are released" in page.content.decode()


def test_who_handed_in_a_sheet_is_noted_and_nothing_of_how(session, organiser):
    """Only people of this batch's level; a number of somebody else is left aside."""
    noy = world.person(of=session.unit, name="Noy of Fern")
    other = world.person(of=world.meadow(), name="Keo of Meadow")
    page = organiser.get(address("completion", session.pk)).content.decode()
    assert "Noy of Fern" in page
    assert "Keo of Meadow" not in page
    given = {"person": [noy.pk, other.pk, "x", "9" * 5000]}
    page = organiser.post(address("completed", session.pk), given, follow=True)
    assert "Nobody left to note" in page.content.decode()
    assert [one.person for one in Completion.objects.all()] == [noy]
    speaker = world.client_of("speaker", of=session.unit)
    assert speaker.get(address("completion", session.pk)).status_code == 404


@pytest.mark.parametrize("language", ["lo", "en"])
def test_pages_of_the_check_open_in_both_languages(session, language):
    """Empty, counted and released."""
    client = world.client_of("organiser", of=session.unit, language=language)
    for _ in range(2):
        for name in ["counts", "count_sheet", "completion"]:
            assert client.get(address(name, session.pk)).status_code == 200
        assert client.get(address("results", duty())).status_code == 200
        attendance_world.held(session, came=12) if session.held_at is None else None
        session.refresh_from_db()
        counted(session, (item(), 3, 12)) if not Count.objects.exists() else None
    page = client.get(address("results", duty()), {"level": "staff"}).content.decode()
    assert ("1 clause is to be taught again" if language == "en" else "12") in page
    assert client.get(address("results", duty()), {"level": "ghosts"}).status_code == 200


def test_results_are_of_the_unit_and_those_below():
    """Hilltop sees Riverside's clauses; Lowland does not."""
    world.rollout()
    item()
    assert (
        world.client_of("committee", of=world.hilltop())
        .get(address("results", _duty()))
        .status_code
        == 200
    )
    outside = world.client_of("committee", of=world.lowland())
    assert outside.get(address("results", _duty())).status_code == 404


def _duty():
    world.riverside()
    world.rollout()
    return duty()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "how many sheets were handed in"),
        ({"right-ITEM": "9"}, "how many sheets were handed in"),
        ({"sheets-B": "11", "right-999": "9"}, "Load the page again"),
        ({"sheets-C": "11"}, "Load the page again"),
    ],
)
def test_counts_that_are_not_kept_are_not_said_to_be(session, organiser, given, said):
    """A line the sheet does not have, or no sheets at all: nothing is kept, and the page says so."""
    hands = item()
    typed = {name.replace("ITEM", str(hands.pk)): value for name, value in given.items()}
    page = organiser.post(address("keep_counts", session.pk), typed, follow=True).content.decode()
    assert said in page
    assert "Nothing was kept" in page
    assert not Count.objects.exists()


def test_released_counts_are_read_and_not_offered_for_typing(session, organiser):
    """A field without a button to keep it only looks as if it could be changed."""
    hands = item()
    page = organiser.get(address("counts", session.pk)).content.decode()
    assert f'name="right-{hands.pk}"' in page
    attendance_world.held(session, came=12)
    counted(session, (hands, 5, 12))
    page = organiser.get(address("counts", session.pk)).content.decode()
    assert "were released" in page
    assert f'name="right-{hands.pk}"' not in page
    assert 'name="sheets-B"' not in page
