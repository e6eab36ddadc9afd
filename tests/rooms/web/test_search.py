"""One search over texts, questions, findings and publications: the same on both databases, within reach."""

import random

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from suffuse.assessment import acts as assessment
from suffuse.attendance import acts as attendance
from suffuse.directive import acts as directive
from suffuse.directive import reads
from suffuse.directive.models import Findable
from suffuse.directive.reads.search import find, kept
from suffuse.directive.rules.spotting import excerpt, spots
from suffuse.language.rules import syllables
from suffuse.media import acts as media
from suffuse.rollout.models import Rollout
from suffuse.web import indexing
from tests import world
from tests.directive_texts import HANDS_EN, HANDS_LO
from tests.directive_world import LATER, draft, released

SOAP = "ສະບູຂອງພວກເຮົາໝົດແຕ່ວັນຈັນ"


def marked(text, words):
    return [text[start:end] for start, end in spots(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("ລ້າງມືດ້ວຍນ້ຳ ແລະ ນໍ້າສະອາດ", "ນ້ຳ", ["ນ້ຳ", "ນໍ້າ"]),
        ("ຢູ່ໜອງຫານ ຫນອງໃຫຍ່", "ໜອງ", ["ໜອງ", "ຫນອງ"]),
        ("Wash, WASH; wash.", "wash", ["Wash", "WASH", "wash"]),
        ("ຂໍ້ ໑໒ ແລະ 12", "12", ["໑໒", "12"]),
        ("ນະຄອນຫລວງ ວຽງຈັນ", "ນະຄອນຫຼວງວຽງຈັນ", ["ນະຄອນຫລວງ ວຽງຈັນ"]),
        ("nothing here", "soap", []),
        ("", "x", []),
        ("x", "", []),
    ],
)
def test_what_was_looked_for_is_marked_as_it_was_typed(text, words, found):
    """However either of them was spelled."""
    assert marked(text, words) == found


@given(st.text(alphabet="ກນໜຫາໍ້ຳ ab.1", max_size=40), st.text(alphabet="ກນຫາໍ້ a1", max_size=5))
def test_an_excerpt_never_invents_a_letter(text, words):
    """What is shown is the text, cut at its ends."""
    said = "".join(spot.text for spot in excerpt(text, words)).strip("…")
    assert said in " ".join(text.split())


@pytest.fixture
def board(db):
    return world.actor("board", of=world.ministry())


@pytest.fixture
def carried(board):
    """Return a rollout whose units said something about soap: a question, a finding, a publication."""
    other = world.actor("leadership", of=world.ministry())
    world.riverside(), world.meadow()
    text = released(by=board, then=other).directive
    directive.release(edition_id=draft(HANDS_EN, by=board).pk, by=other, at=LATER)
    rollout = world.rollout(of=text)
    key = text.editions.get(language="lo").clauses.get(label="I.1").key
    for unit in (world.riverside(), world.meadow()):
        by, where = (
            world.actor("committee", of=unit),
            {"by": world.actor("committee", of=unit), "at": LATER},
        )
        session = world.session(of=unit)
        said = f"{SOAP} {unit.code}"
        attendance.ask(session_id=session.pk, clause_key=key, text=said, **where)
        spot = {"unit_id": unit.pk, "rollout_id": rollout.pk}
        assessment.add_finding(**spot, clause_key=key, kind="weakness", text=said, **where)
        channel = media.add_channel(unit_id=unit.pk, kind="radio", name="FM", by=by, at=LATER)
        media.plan_publication(
            **spot, channel_id=channel.pk, title=said, issuer="M", clause_keys=[key],
            planned_on=world.MONDAY.date(), **where,
        )  # fmt: skip
    return rollout


def page(role, unit, asked, language="en"):
    answer = world.client_of(role, of=unit, language=language).get(reverse("search"), {"q": asked})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_unit_finds_its_own_words_and_no_neighbours(carried):
    """By a part of the phrase, typed in another spelling, half-typed too."""
    for asked in ("ສະບູ", "ສະບູຂອງພວກ", "ຫມົດແຕ່ວັນ", "ໝົດແຕ່ວັນຈັ"):
        said = page("committee", world.riverside(), asked)
        assert said.count("P1-D1") >= 3, asked
        assert "P10-D1" not in said
    assert "<mark>ສະບູ</mark>" in page("committee", world.riverside(), "ສະບູ")


def test_a_participant_finds_neither_findings_nor_open_questions(carried):
    """An answered question is everybody's."""
    assert "P1-D1" not in page("participant", world.riverside(), "ສະບູ")
    question = find("ສະບູ", kind="question", units=None, most=9)[-1]
    by = world.actor("committee", of=world.ministry())
    attendance.answer(question_id=question, text="ຊື້ໃໝ່ທຸກເດືອນ", by=by, at=LATER)
    said = page("participant", world.meadow(), "ສະບູ")
    assert said.count("P1-D1") == 1
    assert "ທຸກເດືອນ" in page("participant", world.meadow(), "ທຸກເດືອນ")
    assert Rollout.objects.count() == 1


def test_clauses_are_found_in_every_language_the_reader_s_own_first(carried):
    """And the words are marked where they stand."""
    said = page("participant", world.riverside(), "wash")
    assert "<mark>Wash</mark>" in said
    lao = page("participant", world.riverside(), "ລ້າງມື", language="lo")
    assert "<mark>ລ້າງມື</mark>" in lao


def test_a_half_typed_word_finds_its_clause(carried):
    """The last syllable may be on its way."""
    assert {hit.label for hit in reads.search("ລ້າງມືກ່ອນກິ")} == {"I.1"}
    assert {hit.label for hit in reads.search("Wash your ha")} == {"I.1"}


def test_what_a_room_above_says_again_is_found_by_its_newer_words(carried):
    """One thing, one entry; another kind is a mistake of ours."""
    directive.let_find(kind="finding", thing=77, unit_id=1, words="ໝໍ້ຕົ້ມນ້ຳ")
    directive.let_find(kind="finding", thing=77, unit_id=1, words="ຖັງນ້ຳ")
    assert find("ໝໍ້ຕົ້ມ", kind="finding", units=None, most=9) == ()
    assert find("ຖັງນ້ຳ", kind="finding", units={1}, most=9) == (77,)
    assert find("ຖັງນ້ຳ", kind="finding", units={2}, most=9) == ()
    assert find("", kind="finding", units=None, most=9) == ()
    with pytest.raises(ValueError, match="rumour"):
        directive.let_find(kind="rumour", thing=1, unit_id=1, words="x")


def test_hands_in_a_text_are_no_operators(carried):
    """What a person types is words, never a query."""
    for asked in ('"', "a OR b", "x* NEAR y", "'; DROP", "a & !b", "(", "ກ' :*", HANDS_LO[:150]):
        assert page("board", world.ministry(), asked)


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ("ສ" * 200, 200, "Nothing found"),
        ("ສ" * 201, 422, "More than 200 signs"),
        ("wash\x00", 422, "(NUL)"),
    ],
)
def test_words_are_looked_for_whole_or_not_at_all(carried, asked, status, says):
    """What was cut in silence would find other things than those that were asked for."""
    client = world.client_of("participant", of=world.riverside())
    answer = client.get(reverse("search"), {"q": asked})
    assert answer.status_code == status
    said = answer.content.decode()
    assert says in said
    assert "<mark>" not in said


def test_what_was_written_before_the_index_is_let_in_batch_by_batch(carried, monkeypatch):
    """Stopped after any batch, it goes on from there; all of it in, there is nothing to do."""
    whole = set(Findable.objects.values_list("kind", "thing", "unit", "syllables"))
    Findable.objects.exclude(
        kind="finding", thing=find("ສະບູ", kind="finding", units=None, most=1)[0]
    ).delete()
    monkeypatch.setattr(indexing, "A_BATCH", 1)
    assert indexing.missing() == {"question": 2, "finding": 1, "publication": 2}
    assert next(indexing.let_in()) == 1
    assert indexing.missing() == {"question": 1, "finding": 1, "publication": 2}
    assert indexing.put_in(LATER) == "4 found by their words from now on"
    assert set(Findable.objects.values_list("kind", "thing", "unit", "syllables")) == whole
    assert indexing.put_in(LATER) == ""
    with pytest.raises(ValueError, match="rumour"):
        directive.let_all_find(kind="rumour", said=[])


def test_a_unit_finds_its_own_words_behind_all_that_others_said_since(carried, monkeypatch):
    """Four hundred newer hits elsewhere in the country hid what a small unit wrote."""
    monkeypatch.setattr("suffuse.web.searching._LOOKED_AT", 1)
    for unit in (world.riverside(), world.meadow()):
        assert page("committee", unit, "ສະບູ").count(unit.code) >= 3


SOME = ("ສະ", "ບູ", "ລ້າງ", "ມື", "ນ້ຳ", "wash", "12")


@pytest.mark.django_db
def test_a_phrase_is_found_where_it_stands_and_nowhere_else():
    """Counted against plain Python, on whichever database: so both say the same."""
    chance = random.Random(3)
    said = {n: " ".join(chance.choices(SOME, k=chance.randrange(1, 9))) for n in range(1, 60)}
    directive.let_all_find(kind="finding", said=[(n, 1, words) for n, words in said.items()])
    for _ in range(60):
        asked = " ".join(chance.choices(SOME, k=chance.randrange(1, 5)))
        phrase = f" {' '.join(syllables(asked))}"
        holds = {n for n, words in said.items() if phrase in f" {kept('', words)}"}
        assert set(find(asked, kind="finding", units=None, most=99)) == holds, asked
    nowhere = find("ສະ", kind="finding", units=[], most=9)
    assert nowhere == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words", ["x" * 5000, "ກ" * 90_000, "\U0001e900" * 30_000, "ກາ ຂາ " * 40_000]
)
def test_no_run_of_letters_is_too_long_to_be_kept(words):
    """An index has limits; a document that meets them is still read, and found by its beginning."""
    directive.let_find(kind="finding", thing=1, unit_id=1, words=f"soap {words}")
    assert find("soap", kind="finding", units=None, most=9) == (1,)
    assert len(Findable.objects.get().syllables) <= 80_000
