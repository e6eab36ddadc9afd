"""Versions and languages of one text, as the house keeps and shows them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from suffuse.directive import acts
from suffuse.directive.models import Clause
from suffuse.directive.reads import comparing
from tests import world
from tests.directive_texts import HANDS_EN, HANDS_LO
from tests.directive_world import LATER, draft, released

pytestmark = pytest.mark.django_db

# The second clause is new, the old second one says something else.
NEWER_LO = HANDS_LO.replace(" 2. ເຊັດມືໃຫ້ແຫ້ງ", " 2. ປິດນ້ຳດ້ວຍສອກ.\n 3. ເຊັດມືໃຫ້ສະອາດ")


@pytest.fixture
def three(board, other):
    """Return the first Lao version, its English translation, and the second Lao version."""
    lao = released(by=board, then=other)
    english = acts.release(edition_id=draft(HANDS_EN, by=board).pk, by=other, at=LATER)
    return lao, english, released(NEWER_LO, by=board, then=other)


def page(client, name, **where):
    answer = client.get(reverse(f"directive:{name}", kwargs=where))
    assert answer.status_code == 200, answer
    return answer.content.decode()


def keys(edition):
    return dict(edition.clauses.values_list("label", "key"))


def test_ids_survive_from_version_to_version(three):
    """What hangs on a clause need not be hung anew."""
    first, _, second = three

    assert keys(second)["I.3"] == keys(first)["I.2"]
    assert keys(second)["I.2"] not in keys(first).values()


def test_a_redline_says_which_clauses_changed_and_which_only_moved(three):
    """Only new matter is studied again."""
    first, english, second = three
    found = comparing.redline(second.pk)

    assert found is not None
    assert found.new_matter == {keys(second)["I.2"], keys(second)["I.3"]}
    assert (found.before.id, found.after.id) == (first.pk, second.pk)
    assert comparing.redline(first.pk) is None
    assert comparing.redline(english.pk) is None
    assert comparing.redline(999_999) is None


def test_a_translation_is_stale_only_where_the_official_words_changed(three):
    """The reader sees which clauses are still good."""
    first, _, second = three
    found = comparing.beside(first.directive_id)

    assert found is not None
    assert [(official, stale) for _, _, official, stale in found.editions] == [
        (True, False),
        (False, True),
    ]
    states = {key: said[1].state for key, _, said in found.rows}
    assert states[keys(second)["I.1"]] == ""
    assert states[keys(second)["I.2"]] == "missing"
    assert states[keys(second)["I.3"]] == "stale"


def test_a_translation_made_from_a_later_version_is_not_stale(board, other):
    """Its own first version may follow the official second one."""
    released(by=board, then=other)
    second = released(NEWER_LO, by=board, then=other)
    text = HANDS_EN.replace(" 2. Dry", " 2. Turn the tap with your elbow.\n 3. Dry")
    english = acts.release(edition_id=draft(text, by=board).pk, by=other, at=LATER)

    assert (english.version, english.of_version) == (1, 2)
    assert keys(english) == keys(second)
    found = comparing.beside(english.directive_id)
    assert found is not None
    assert {one.state for _, _, said in found.rows for one in said} == {""}


def test_a_new_version_of_a_translation_takes_the_ids_of_the_official_one(three, board, other):
    """A clause that came into the official text is the same clause in the translation."""
    _, _, second = three
    text = HANDS_EN.replace(" 2. Dry", " 2. Turn the tap with your elbow.\n 3. Dry")
    english = acts.release(edition_id=draft(text, by=board).pk, by=other, at=LATER)

    assert keys(english) == keys(second)


def test_the_pages_show_the_redline_and_say_it_in_words(three, reader):
    """A person who sees no colour, or nothing, is told the same."""
    _, _, second = three
    said = page(reader, "changes", edition_id=second.pk)

    assert "This clause is new." in said
    assert "Instead of “" in said
    assert "It was I.2 before." in said
    assert "<del>" in said
    assert "<ins>" in said
    assert second.text_sha256 in said
    assert reverse("directive:changes", args=[second.pk]) in page(
        reader, "reading", edition_id=second.pk
    )
    lao = world.client_of("participant", of=world.riverside(), language="lo")
    assert "This clause is new." not in page(lao, "changes", edition_id=second.pk)


def test_the_languages_stand_side_by_side_with_the_official_one_first(three, reader):
    """And what is not to be relied on is said at the clause itself."""
    first, _, _ = three
    said = page(reader, "languages", directive_id=first.directive_id)

    assert said.index("Lao, version 2") < said.index("English, version 1")
    assert "behind the official edition" in said
    assert "not in this language" in said
    assert "the official words have changed since" in said


def test_a_first_version_has_no_redline_and_a_draft_shows_its_own_to_nobody_but_reviewers(
    board, other, reader
):
    """A draft is nobody's instruction, neither whole nor in pieces."""
    first = released(by=board, then=other)
    second = draft(NEWER_LO, by=board)

    for name in ("changes", "draft_changes"):
        for edition in (first, second):
            where = reverse(f"directive:{name}", args=[edition.pk])
            assert reader.get(where).status_code == 404
    reviewer = world.client_of("board", of=world.hilltop())
    assert "This clause is new." in page(reviewer, "draft_changes", edition_id=second.pk)
    assert "would change" in page(reviewer, "review", edition_id=second.pk)


def test_both_sums_of_every_edition_stand_on_the_text_s_page(three, reader):
    """Whoever holds a paper can check it, whichever version it is."""
    said = page(reader, "text", directive_id=three[0].directive_id)

    for edition in three:
        assert edition.source_sha256 in said
        assert edition.text_sha256 in said


def test_comparing_asks_the_same_few_questions_however_long_the_text(three, board, other):
    """One clause or three."""

    def asked(edition):
        with CaptureQueriesContext(connection) as seen:
            comparing.redline(edition.pk)
        return len(seen)

    longer = NEWER_LO + " 2. ສົ່ງໃຫ້ເມືອງ.\n 3. ເກັບໄວ້.\n"
    few = asked(three[2])
    assert asked(released(longer, by=board, then=other)) == few
    assert Clause.objects.count() > 10
