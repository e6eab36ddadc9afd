import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from suffuse.directive import acts, reads
from suffuse.directive.models import Clause, Edition
from suffuse.language.rules import fold
from tests.directive_texts import GUIDELINE_EN, GUIDELINE_LO, HANDS_EN, HANDS_LO, POLICY
from tests.directive_world import LATER, draft, released
from tests.world import shared

pytestmark = pytest.mark.django_db


def queries(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_the_shelf_asks_the_same_few_questions_however_many_texts_stand_on_it(board, other):
    """One row or three."""
    released(by=board, then=other)
    one = queries(reads.shelf)
    draft(GUIDELINE_EN, by=board)
    draft(POLICY, by=board)

    assert queries(reads.shelf) == one <= 4
    assert len(reads.shelf()) == 3


def test_clauses_are_said_in_every_language_there_is(board, other):
    """Other rooms ask by directive and key, and show whichever language the reader wants."""
    edition = released(by=board, then=other)
    acts.release(edition_id=draft(HANDS_EN, by=board).pk, by=other, at=LATER)

    found = reads.clauses(directive_id=edition.directive_id)
    assert [one.label for one in found] == ["I", "I.1", "I.2", "II", "II.1"]
    assert (found[0].words.lo, found[0].words.en) == ("ການລ້າງມື", "Washing")
    assert found[0].has_children
    assert queries(lambda: reads.clauses(directive_id=edition.directive_id)) == 2
    one = reads.clause(directive_id=edition.directive_id, key=found[1].key)
    assert one is not None
    assert one.words.en == "Wash your hands before you eat."


def test_a_draft_is_read_by_no_one_but_its_reviewer(board):
    """Until released it is nobody's instruction."""
    edition = draft(by=board)

    assert reads.reading(edition.pk) is None
    assert reads.clauses(directive_id=edition.directive_id) == ()
    assert reads.current_edition(edition.directive_id, language="lo") is None
    assert reads.search("ລ້າງມື") == ()
    found = reads.draft(edition.pk)
    assert found is not None
    assert "".join(one.own if one else aside.text for one, aside in found.pieces) == edition.text


def test_an_edition_is_read_whole_and_proved(board, other):
    """Every clause and every part beside them, in the order of the text."""
    edition = released(by=board, then=other)
    asked = queries(lambda: reads.reading(edition.pk))
    found = reads.reading(edition.pk)

    assert found is not None
    assert (found.altered, found.newer, found.stale) == ((), None, False)
    assert [piece.label or piece.kind for piece in found.pieces] == [
        "preamble", "I", "I.1", "I.2", "II", "II.1",
    ]  # fmt: skip
    bigger = released(GUIDELINE_LO, by=board, then=other)
    assert queries(lambda: reads.reading(bigger.pk)) == asked


@pytest.mark.parametrize("column", ["source", "text", "clauses"])
def test_one_changed_byte_is_noticed_when_the_text_is_next_shown(board, other, column):
    """Somebody with the database in hand can get past its triggers; not past the sums."""
    edition = released(by=board, then=other)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in ("directive_edition_keeps_update", "directive_clause_keeps_update"):
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE directive_edition DISABLE TRIGGER directive_edition_keeps")
            cursor.execute("ALTER TABLE directive_clause DISABLE TRIGGER directive_clause_keeps")
    if column == "source":
        Edition.objects.filter(pk=edition.pk).update(source=b"x")
    elif column == "text":
        Edition.objects.filter(pk=edition.pk).update(text=edition.text.replace("ກ່ອນ", "ຫຼັງ"))
    else:
        Clause.objects.filter(edition=edition, label="I.1").update(body="ຢ່າລ້າງມື.")

    found = reads.reading(edition.pk)
    assert found is not None
    assert column in found.altered
    assert found.pieces == ()


WORDS = [
    "ຄະນະພັກ",
    "ກະຊວງ",
    "ອົງການ",
    "ແຂວງ",
    "ນະຄອນຫຼວງ",
    "ວຽງຈັນ",
    "ນະຄອນຫລວງ",
    "ເຊື່ອມຊືມ",
    "ມະຕິ",
    "ການເມືອງ",
    "ແນວຄິດ",
    "ໄລຍະໃໝ່",
    "ເລີກເຊີ່ງ",
    "ທົ່ວເຖີງ",
    "ເປົ້າໝາຍ",
    "ສະພາບ",
    "ຄວາມເປັນຈີງ",
    "ທ້ອງຖີ່ນ",
    "ມາດຕະການ",
    "ຄະນະສະເພາະກິດ",
    "ພະຍາດ",
    "ໂຄວິດ",
    "ເຂັ້ມງວດ",
    "ວິທີ",
    "ຫຼາຍລະດັບ",
    "ຫຼາຍຊຸດ",
    "ເຕົ້າໂຮມ",
    "ໄລຍະຫ່າງ",
    "ຄຸນນະພາບ",
    "ຫັນປ່ຽນ",
    "ສື່ມວນຊົນ",
    "ໂຄສະນາ",
    "ເຜີຍແຜ່",
    "ຮູບການ",
    "ກວ້າງຂວາງ",
    "ສະຫຼຸບ",
    "ລາຍງານ",
    "ອົບຮົມ",
    "ສູນກາງ",
    "ເລຂາທິການ",
    "ຮັບຊາບ",
    "ທິດຊີ້ນຳ",
    "ທິດຊີ້ນໍາ",
    "ດ້ານດີ",
    "ດ້ານອ່ອນ",
    "ບົດຮຽນ",
    "ທັດສະນະ",
    "ໜ້າທີ່",
]


def _real(board, other):
    text = shared("data/guidance-14.lo.txt").read_text(encoding="utf-8")
    return released(text, by=board, then=other)


def test_forty_eight_words_of_the_real_guidance_are_all_found_where_they_stand(board, other):
    """The same clauses on both databases: those in which a reader would point at the word."""
    edition = _real(board, other)
    clauses = {one.key: fold(one.heading + " " + one.body) for one in edition.clauses.all()}

    for word in WORDS:
        found = {hit.key for hit in reads.search(word)}
        assert found == {key for key, said in clauses.items() if fold(word) in said}, word
    assert len(WORDS) == 48


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        pytest.param("ລ້າງມື", ["I", "I.1"], id="a word"),
        pytest.param("ລ້າງ ມື", ["I", "I.1"], id="with a space inside"),
        pytest.param("ລ້າງມ", ["I", "I.1"], id="half typed: its letters are looked for"),
        pytest.param("ມື ກ່ອນ", ["I.1"], id="two words that follow each other"),
        pytest.param("ກ່ອນ ມື", [], id="but not the other way round"),
        pytest.param("ແຫ້ງ", ["I.2"], id="in the middle of a clause"),
        pytest.param("WASH your", ["I.1"], id="English, whatever the case"),
        pytest.param("hands", ["I.1", "I.2"], id="an English word"),
        pytest.param("feet", [], id="a word that stands nowhere"),
        pytest.param("", [], id="nothing"),
        pytest.param("\"' OR * NEAR( -", [], id="operators of a search language are only signs"),
        pytest.param("100%", [], id="a sign of a pattern"),
        pytest.param("_", [], id="another"),
    ],
)
def test_what_is_asked_is_found_as_a_phrase(board, other, asked, labels):
    """In Lao and in English, on both databases alike."""
    released(by=board, then=other)
    acts.release(edition_id=draft(HANDS_EN, by=board).pk, by=other, at=LATER)

    assert sorted({hit.label for hit in reads.search(asked)}) == labels


def test_what_is_superseded_is_found_no_more(board, other):
    """A search leads to what holds today."""
    released(by=board, then=other)
    newer = released(HANDS_LO.replace("ກ່ອນກິນ", "ຫຼັງກິນ"), by=board, then=other)

    assert reads.search("ກ່ອນກິນ") == ()
    assert {hit.edition_id for hit in reads.search("ຫຼັງກິນ")} == {newer.pk}
    assert reads.search("ຫຼັງກິນ", language="en") == ()
