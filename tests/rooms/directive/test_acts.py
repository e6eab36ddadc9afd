from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suffuse.audit.models import Entry
from suffuse.directive import acts, reads
from suffuse.directive.models import Directive, Edition, Relation
from suffuse.directive.rules import Impossible, Sheet, editing
from tests.directive_texts import GUIDELINE_EN, HANDS_EN, HANDS_LO
from tests.directive_world import LATER, draft, released, understood
from tests.world import MONDAY

pytestmark = pytest.mark.django_db


def labels(edition):
    return list(edition.clauses.order_by("position").values_list("label", flat=True))


def keys(edition):
    return dict(edition.clauses.order_by("position").values_list("label", "key"))


def test_a_text_that_is_handed_in_waits_as_a_draft(board):
    """With its bytes, both sums, who brought it, and an entry in the audit."""
    edition = draft(by=board)

    assert (edition.released_at, edition.official, edition.version) == (None, True, 1)
    assert (edition.directive.number, edition.directive.kind) == ("27/ກຊສ", "guidance")
    assert bytes(edition.source) == HANDS_LO.encode()
    assert labels(edition) == ["I", "I.1", "I.2", "II", "II.1"]
    assert edition.clauses.get(label="I.1").parent.label == "I"
    entry = Entry.objects.latest("sequence")
    assert (entry.act, entry.facts["sha256"]) == ("directive.hand_in", edition.source_sha256)


def test_the_same_bytes_are_never_two_editions(board):
    """A second upload leads to the first."""
    first = draft(by=board)

    with pytest.raises(acts.AlreadyHere) as refused:
        draft(by=board, name="again.txt")
    assert refused.value.edition_id == first.pk


@pytest.mark.parametrize(("what", "most"), [("name", 200), ("number", 80)])
def test_what_tells_texts_apart_is_kept_whole_or_refused(board, what, most):
    """Two numbers that differ only in their ends would become one text."""
    kept = {}
    for length in (most, most + 1):
        text = f"{HANDS_LO}{length}\n"
        found = understood(text)
        if what == "number":
            found = replace(found, number="7" * length)
        name = "n" * length if what == "name" else "hands.txt"
        given = {"outline": found, "source_name": name, "source": text.encode()}
        try:
            edition = acts.hand_in(**given, by=board, at=MONDAY)
        except acts.TooLong as refusal:
            kept[length] = (refusal.what, refusal.most)
        else:
            said = edition.source_name if what == "name" else edition.directive.number
            kept[length] = len(said)
            acts.discard(edition_id=edition.pk, by=board, at=LATER)
    assert kept == {most: most, most + 1: (what, most)}


def test_a_marker_wider_than_its_column_loses_no_letter(board, other):
    """Cut, the released words would no longer agree with the text, and nobody could read it."""
    text = (
        f"GUIDELINE\nNo. 5/X\n\nArticle 1. Soap\nBuy.\nArticle{' ' * 60}2. {'Water ' * 9}\nWash.\n"
    )
    found = understood(text)
    last = found.clauses[-1]
    wide = replace(last, marker=f"{last.marker} {last.heading}", heading="")
    for way in (found, replace(found, clauses=(*found.clauses[:-1], wide))):
        edition = acts.hand_in(
            outline=way, source_name="a", source=text.encode(), by=board, at=MONDAY
        )
        sheet = reads.sheet_of(edition)
        kept = sheet.clauses[-1]
        said = f"{kept.marker} {kept.heading} {kept.body}"
        assert said.split() == f"{wide.marker} {wide.body}".split()
        acts.discard(edition_id=edition.pk, by=board, at=LATER)
    acts.release(edition_id=draft(text, by=board).pk, by=other, at=LATER)
    assert reads.reading(Edition.objects.get().pk).altered == ()


def test_a_second_draft_waits_until_the_first_is_decided(board):
    """Two drafts of one text in one language would each lack the other's corrections."""
    first = draft(by=board)

    with pytest.raises(acts.DraftWaiting):
        draft(HANDS_LO + " 2. ເພີ່ມ.\n", by=board)
    acts.discard(edition_id=first.pk, by=board, at=LATER)
    assert draft(HANDS_LO + " 2. ເພີ່ມ.\n", by=board).version == 1
    assert Edition.objects.count() == 1


def test_whoever_handed_a_text_in_cannot_release_it(board, other):
    """Two people have looked at everything that a country will study."""
    edition = draft(by=board)

    with pytest.raises(acts.OwnWork):
        acts.release(edition_id=edition.pk, by=board, at=LATER)
    acts.release(edition_id=edition.pk, by=other, at=LATER)
    with pytest.raises(acts.AlreadyReleased):
        acts.release(edition_id=edition.pk, by=other, at=LATER)
    assert Entry.objects.filter(act="directive.release").count() == 1


def test_a_doubtful_text_is_not_released_before_somebody_has_looked(board, other):
    """Approving each doubt is one button; skipping them is none."""
    edition = draft(HANDS_LO.replace(" 2. ເຊັດ", " 3. ເຊັດ"), by=board)

    with pytest.raises(acts.Doubtful) as refused:
        acts.release(edition_id=edition.pk, by=other, at=LATER)
    assert refused.value.count == 1
    doubtful = edition.clauses.exclude(doubt="").get()
    acts.approve(edition_id=edition.pk, clause_key=doubtful.key, by=other, at=LATER)
    acts.release(edition_id=edition.pk, by=other, at=LATER)


def test_a_text_without_clauses_is_not_released(board, other):
    """Nothing could hang on it."""
    edition = draft("Just words.\n", by=board)

    with pytest.raises(acts.NoClauses):
        acts.release(edition_id=edition.pk, by=other, at=LATER)


def test_a_released_text_is_out_of_everyones_reach(board, other):
    """The acts say so in words; the database says it too."""
    edition = released(by=board, then=other)
    key = edition.clauses.first().key

    with pytest.raises(acts.AlreadyReleased):
        acts.lift(edition_id=edition.pk, clause_key=key, by=board, at=LATER)
    with pytest.raises(acts.AlreadyReleased):
        acts.describe(
            edition_id=edition.pk,
            number="1",
            kind="order",
            issuer="",
            issued_on=None,
            title="x",
            by=board,
            at=LATER,
        )
    with pytest.raises(acts.AlreadyReleased):
        acts.discard(edition_id=edition.pk, by=board, at=LATER)


def test_an_edition_in_another_language_is_aligned_clause_by_clause(board, other):
    """One key is one clause, whichever the language; the first edition is the official one."""
    lao = released(by=board, then=other)
    english = draft(HANDS_EN, by=board)

    assert english.directive_id == lao.directive_id
    assert (lao.official, english.official, english.language) == (True, False, "en")
    assert keys(english) == keys(lao)


def test_a_new_version_keeps_the_keys_of_what_stayed(board, other):
    """A clause moved down by a new one is still itself; one with other words under its number as well."""
    old = released(by=board, then=other)
    newer = HANDS_LO.replace(" 1. ລ້າງ", " 1. ເບິ່ງມື.\n 2. ລ້າງ").replace(" 2. ເຊັດ", " 3. ເຊັດ")
    new = released(newer.replace("ລາຍງານທຸກເດືອນ", "ລາຍງານທຸກອາທິດ"), by=board, then=other)

    assert (new.version, new.official) == (2, True)
    assert keys(new)["I.2"] == keys(old)["I.1"]
    assert keys(new)["I.3"] == keys(old)["I.2"]
    assert keys(new)["II.1"] == keys(old)["II.1"]
    assert keys(new)["I.1"] not in keys(old).values()
    assert reads.current_edition(old.directive_id, language="lo") == new.pk
    reading = reads.reading(old.pk)
    assert reading is not None
    assert reading.newer == new.pk


def test_relations_find_each_other_whichever_text_comes_first(board):
    """The resolution may be handed in after the guidance that carries it out."""
    guideline = draft(GUIDELINE_EN, by=board)
    resolution = draft(
        "Resolution\nNo. 12/GOV of 3 January 2022\non patient safety\n\n1. Wash.\n2. Dry.\n",
        by=board,
    )

    found = Relation.objects.get(directive=guideline.directive, number="12/GOV")
    assert (found.kind, found.other_id) == ("implements", resolution.directive_id)
    shelf = {one.id: one for one in reads.shelf()}
    assert [one.number for one in shelf[resolution.directive_id].named_by] == ["45/MOH"]


def test_a_draft_is_described_by_hand_where_the_reading_was_wrong(board):
    """A number that stood in a picture is typed in."""
    edition = draft(by=board)
    acts.describe(
        edition_id=edition.pk,
        number="28/ກຊສ",
        kind="order",
        issuer="ກະຊວງ",
        issued_on=date(2027, 6, 2),
        title="ມືສະອາດ",
        by=board,
        at=LATER,
    )

    directive = Directive.objects.get()
    assert (directive.number, directive.kind, directive.issued_on) == (
        "28/ກຊສ",
        "order",
        date(2027, 6, 2),
    )


def test_clauses_are_lifted_nested_joined_split_and_taken_out_by_hand(board):
    """Each is one button; the text loses no character."""
    edition = draft(by=board)
    by = {"edition_id": edition.pk, "by": board, "at": LATER}
    key = keys(edition)

    acts.lift(clause_key=key["I.2"], **by)
    assert edition.clauses.get(key=key["I.2"]).depth == 1
    acts.nest(clause_key=key["I.2"], **by)
    assert edition.clauses.get(key=key["I.2"]).parent.label == "I"
    acts.join(clause_key=key["I.2"], **by)
    assert "ເຊັດມືໃຫ້ແຫ້ງ" in edition.clauses.get(key=key["I.1"]).body
    sheet = reads.sheet_of(edition)
    (at, begins), *_ = [one for one in editing.splits(sheet, key["I.1"]) if one[1].startswith("2.")]
    acts.split(clause_key=key["I.1"], start=at, **by)
    assert labels(edition) == ["I", "I.1", "I.2", "II", "II.1"]
    acts.relabel(clause_key=key["II.1"], label="II.9", **by)
    acts.take_out(clause_key=key["II"], kind="lead", **by)
    assert labels(edition) == ["I", "I.1", "I.2", "II.9"]
    outside = edition.outside.get(kind="lead")
    acts.take_in(start=outside.start, **by)
    assert labels(edition) == ["I", "I.1", "I.2", "II", "II.9"]
    assert reads.sheet_of(edition).is_whole()
    assert begins.startswith("2. ເຊັດ")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda sheet: editing.lift(sheet, sheet.clauses[0].id), "already_highest"),
        (lambda sheet: editing.nest(sheet, sheet.clauses[0].id), "nothing_to_nest_under"),
        (lambda sheet: editing.nest(sheet, sheet.clauses[1].id), "nothing_to_nest_under"),
        (lambda sheet: editing.split(sheet, sheet.clauses[1].id, 3), "no_split_here"),
        (lambda sheet: editing.relabel(sheet, sheet.clauses[1].id, " "), "label_length"),
        (lambda sheet: editing.relabel(sheet, sheet.clauses[1].id, "x" * 61), "label_length"),
        (lambda sheet: editing.take_out(sheet, sheet.clauses[1].id, "bin"), "no_such_kind"),
        (lambda sheet: editing.take_in(sheet, 5), "no_such_part"),
        (lambda sheet: editing.join(sheet, "nobody"), "no_such_clause"),
        (
            lambda sheet: editing.join(
                editing.Sheet(sheet.text, sheet.clauses, ()), sheet.clauses[0].id
            ),
            "nothing_before",
        ),
    ],
)
def test_what_cannot_be_done_is_refused_with_its_reason(change, why):
    """A button pressed twice, or on an old page, breaks nothing."""
    found = understood(HANDS_LO)

    with pytest.raises(Impossible) as refused:
        change(Sheet(found.text, found.clauses, found.outside))
    assert refused.value.why == why


@settings(
    max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["lift", "nest", "join", "split", "out", "in"]), st.integers(0, 30)
        ),
        max_size=12,
    )
)
def test_no_series_of_edits_loses_a_character(edits):
    """An edit moves borders between pieces; it cannot touch the text."""
    found = understood(GUIDELINE_EN)
    sheet = Sheet(found.text, found.clauses, found.outside)
    for verb, at in edits:
        key = sheet.clauses[at % len(sheet.clauses)].id if sheet.clauses else "none"
        try:
            if verb == "split":
                offers = editing.splits(sheet, key)
                sheet = editing.split(sheet, key, offers[at % len(offers)][0] if offers else -1)
            elif verb == "out":
                sheet = editing.take_out(sheet, key, "other")
            elif verb == "in":
                starts = [one.start for one in sheet.outside] or [-1]
                sheet = editing.take_in(sheet, starts[at % len(starts)])
            else:
                sheet = {"lift": editing.lift, "nest": editing.nest, "join": editing.join}[verb](
                    sheet, key
                )
        except Impossible:
            continue
        ids = [part.id for part in sheet.clauses]
        assert sheet.is_whole()
        assert len(set(ids)) == len(ids)
        assert all(part.parent is None or part.parent in ids for part in sheet.clauses)


def test_what_is_too_long_for_its_place_is_visibly_shortened(board):
    """A title that ends in the middle of a word reads as if the issuer had written it so."""
    found = replace(understood(HANDS_LO), title="ມື ສະອາດ " * 100)
    made = acts.hand_in(
        outline=found, source_name="a.txt", source=HANDS_LO.encode(), by=board, at=LATER
    )
    for title in (made.title, made.directive.title):
        assert len(title) <= 500
        assert title.endswith("…")
        assert title[:-1].split()[-1] in {"ມື", "ສະອາດ"}
