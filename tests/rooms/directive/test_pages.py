import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse

from suffuse.audit.models import Entry
from suffuse.directive import acts
from suffuse.directive.acts.releasing import said_sha256
from suffuse.directive.models import Edition
from tests import world
from tests.directive_texts import GUIDELINE_EN, HANDS_EN, HANDS_LO
from tests.directive_world import LATER, docx, draft, released

pytestmark = pytest.mark.django_db
NOBODY_NAMED = {"named-TOTAL_FORMS": "0", "named-INITIAL_FORMS": "0"}


def page(client, name, **where):
    answer = client.get(reverse(f"directive:{name}", kwargs=where))
    assert answer.status_code == 200, answer
    return answer.content.decode()


def press(client, name, follow=True, **where):
    said = where.pop("said", {})
    return client.post(reverse(f"directive:{name}", kwargs=where), said, follow=follow)


def hand_in(client, data, name="hands.txt"):
    return client.post(
        reverse("directive:hand_in"), {"file": SimpleUploadedFile(name, data)}, follow=True
    )


def test_a_text_goes_from_upload_over_review_to_its_readers(reader):
    """The whole road of the room, by its buttons, by two people."""
    first = world.client_of("board", of=world.ministry())
    second = world.client_of("board", of=world.hilltop())
    text = HANDS_LO.replace(" 2. ເຊັດ", " 3. ເຊັດ")

    answer = hand_in(first, text.encode())
    edition = Edition.objects.get()
    assert "Look at these first" in answer.content.decode()
    assert "the numbers jump" in answer.content.decode()
    assert "somebody else releases it" in answer.content.decode()
    doubtful = edition.clauses.exclude(doubt="").get()
    press(second, "approve", edition_id=edition.pk, clause_key=doubtful.key)
    answer = press(second, "release", edition_id=edition.pk)
    assert "never changes" in answer.content.decode()
    said = page(reader, "reading", edition_id=edition.pk)
    assert "ລ້າງມືກ່ອນກິນອາຫານ" in said
    assert edition.source_sha256 in said
    assert edition.text_sha256 in said
    assert f'id="c-{doubtful.key}"' in said
    assert "27/ກຊສ" in page(reader, "shelf")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", docx('<w:p><w:del w:id="1"/></w:p>'), "1 tracked changes"),
        ("a.txt", b"\xff\xfe\x00", "UTF-8"),
        ("a.pdf", b"%PDF-1.7", "DOCX"),
        ("a.txt", b"", ""),
    ],
)
def test_a_refused_file_is_answered_with_its_reason_beside_the_field(board, name, data, says):
    """The person still has the form before them, and nothing was kept."""
    client = world.client_of("board", of=world.ministry())
    answer = hand_in(client, data, name)

    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Edition.objects.exists()


def test_the_same_file_leads_to_where_it_is(board, other, reviewer):
    """Twice is once."""
    edition = released(by=board, then=other)
    answer = hand_in(reviewer, HANDS_LO.encode())

    assert answer.redirect_chain[-1][0] == reverse("directive:reading", args=[edition.pk])


def test_a_draft_is_shown_to_nobody_but_its_reviewers(board, reader, reviewer):
    """Neither its page nor its title, its source or its words."""
    edition = draft(by=board)

    for name in ("reading", "source", "review"):
        assert reader.get(reverse(f"directive:{name}", args=[edition.pk])).status_code == 404
    assert reader.get(reverse("directive:text", args=[edition.directive_id])).status_code == 404
    assert "27/ກຊສ" not in page(reader, "shelf")
    assert "27/ກຊສ" in page(reviewer, "shelf")
    assert "27/ກຊສ" in page(reviewer, "review", edition_id=edition.pk)


def test_whoever_handed_it_in_is_offered_no_release_and_refused_one(board):
    """The page says it before the button does."""
    edition = draft(by=board)
    own = world.client_of("board", of=world.ministry())

    assert "Release this edition" not in page(own, "review", edition_id=edition.pk)
    answer = press(own, "release", edition_id=edition.pk)
    assert "two people look at every text" in answer.content.decode()


BUTTONS = ["lift", "nest", "join", "split", "take_out", "relabel", "approve"]


@pytest.mark.parametrize("button", BUTTONS)
def test_every_button_of_a_draft_does_its_one_thing_or_says_why_not(board, reviewer, button):
    """Also with nothing, with nonsense, and on a clause that is no longer there."""
    edition = draft(by=board)
    keys = dict(edition.clauses.values_list("label", "key"))

    for key in (keys["I.2"], keys["I"], "no-such-key"):
        for said in (
            {},
            {"start": "x", "label": "x" * 99, "kind": "bin"},
            {"start": "1", "label": "V", "kind": "lead"},
        ):
            answer = press(reviewer, button, edition_id=edition.pk, clause_key=key, said=said)
            assert answer.status_code == 200
    edition.refresh_from_db()
    assert edition.text == HANDS_LO


def test_buttons_on_what_is_released_or_gone_lead_somewhere_sensible(board, other, reviewer):
    """An old page in another window."""
    edition = released(by=board, then=other)
    key = edition.clauses.first().key

    answer = press(reviewer, "lift", edition_id=edition.pk, clause_key=key)
    assert answer.redirect_chain[-1][0] == reverse("directive:reading", args=[edition.pk])
    assert press(reviewer, "discard", edition_id=edition.pk).status_code == 200
    assert press(reviewer, "release", edition_id=edition.pk).status_code == 200
    assert press(reviewer, "describe", edition_id=edition.pk).status_code == 404
    assert press(reviewer, "lift", edition_id=999_999, clause_key="x").status_code == 404
    assert press(reviewer, "take_in", edition_id=999_999, said={"start": 0}).status_code == 404
    assert press(reviewer, "release", edition_id=999_999).status_code == 404
    assert Edition.objects.count() == 1


def test_what_stands_outside_is_made_a_clause_by_one_button(board, reviewer):
    """A preamble may turn out to be the first instruction."""
    edition = draft(by=board)
    press(reviewer, "take_in", edition_id=edition.pk, said={"start": 0})

    assert not edition.outside.exists()


def test_what_a_text_says_about_itself_is_corrected_in_a_form(board, reviewer):
    """A wrong day is refused with its reason."""
    edition = draft(by=board)
    said = {
        "number": "9/x",
        "kind": "order",
        "issuer": "",
        "issued_on": "2027-06-31",
        "title": "Hands",
        **NOBODY_NAMED,
    }

    assert (
        'aria-invalid="true"'
        in press(reviewer, "describe", edition_id=edition.pk, said=said).content.decode()
    )
    press(reviewer, "describe", edition_id=edition.pk, said=said | {"issued_on": "2027-06-30"})
    edition.directive.refresh_from_db()
    assert (edition.directive.number, edition.directive.kind) == ("9/x", "order")


def test_where_a_text_comes_from_is_corrected_before_its_release_and_kept_after(
    board, reviewer, other
):
    """Place, addressees, signatory, the texts it names: shown, put right, and then beyond reach."""
    edition = draft(by=board)
    said = {
        "number": "9/x", "kind": "order", "issuer": "M", "issued_on": "", "title": "Hands",
        "place": "ວຽງຈັນ", "addressees": "ທຸກແຂວງ\r\n\r\nທຸກກົມ ", "office": "ລັດຖະມົນຕີ", "signatory": "ສ. ທ.",
        "named-TOTAL_FORMS": "3", "named-INITIAL_FORMS": "0",
        "named-0-kind": "amends", "named-0-number": "3/ກຊສ", "named-0-issued_on": "2020-01-02",
        "named-1-kind": "", "named-1-number": "88/ZZ",
        "named-2-kind": "cites", "named-2-title": "",
    }  # fmt: skip
    refused = press(reviewer, "describe", edition_id=edition.pk, said=said).content.decode()
    assert "Say its number, or what it is known by." in refused
    press(reviewer, "describe", edition_id=edition.pk, said=said | {"named-2-kind": ""})

    shown = page(reviewer, "review", edition_id=edition.pk)
    assert all(one in shown for one in ("ວຽງຈັນ", "ທຸກກົມ", "ລັດຖະມົນຕີ", "3/ກຊສ"))
    assert "88/ZZ" not in shown
    acts.release(edition_id=edition.pk, by=other, at=LATER)
    proved = Entry.objects.latest("sequence").facts["said_sha256"]
    text = page(reviewer, "text", directive_id=edition.directive_id)
    assert all(one in text for one in ("ວຽງຈັນ", "ທຸກແຂວງ<br>ທຸກກົມ", "ລັດຖະມົນຕີ, ສ. ທ.", "3/ກຊສ"))
    edition.refresh_from_db()
    assert said_sha256(edition) == proved
    for way in ("akn", "pdf", "docx"):
        assert reviewer.get(reverse("directive:export", args=[edition.pk, way])).status_code == 200
    with pytest.raises(DatabaseError), transaction.atomic():
        type(edition).objects.filter(pk=edition.pk).update(origin={"place": "elsewhere"})


def test_a_later_edition_brings_the_texts_it_names(board, other):
    """What the first did not name yet is tied when the second is released, and not before."""
    first = released(by=board, then=other)
    text = HANDS_LO.replace("ລ້າງມື", "ລ້າງສອງມື")
    second = draft(text, by=board)
    named = {
        **(second.origin or {}),
        "named": [{"kind": "cites", "number": "77/ກຊສ", "title": "", "issued_on": None}],
    }
    type(second).objects.filter(pk=second.pk).update(origin=named)
    assert not first.directive.relations.filter(number="77/ກຊສ").exists()
    second.clauses.filter(doubt__gt="").update(doubt="")
    acts.release(edition_id=second.pk, by=other, at=LATER)
    assert first.directive.relations.filter(number="77/ກຊສ").count() == 1


def test_the_reviewer_is_asked_about_a_year_that_may_be_buddhist(board, reviewer):
    """It is kept as issued until a person says otherwise."""
    edition = draft(HANDS_LO.replace("2027", "2570"), by=board)

    said = page(reviewer, "review", edition_id=edition.pk)
    assert "perhaps the year is Buddhist: 2570-06-01, 2027-06-01?" in said
    assert 'value="2570-06-01"' in said


def test_a_draft_is_thrown_away_by_one_button(board, reviewer):
    """With its directive, if it was the only edition."""
    edition = draft(by=board)
    answer = press(reviewer, "discard", edition_id=edition.pk)

    assert "thrown away" in answer.content.decode()
    assert not Edition.objects.exists()


def test_the_reading_page_switches_between_languages_and_versions(board, other, reader):
    """And says which is official, which superseded, which stale."""
    lao = released(by=board, then=other)
    english = acts.release(edition_id=draft(HANDS_EN, by=board).pk, by=other, at=LATER)
    newer = released(HANDS_LO.replace("ກ່ອນກິນ", "ຫຼັງກິນ"), by=board, then=other)

    old = page(reader, "reading", edition_id=lao.pk)
    assert "A newer edition has superseded this one" in old
    assert reverse("directive:reading", args=[english.pk]) in old
    assert "has changed since this translation" in page(reader, "reading", edition_id=english.pk)
    text = page(reader, "text", directive_id=lao.directive_id)
    assert reverse("directive:reading", args=[newer.pk]) in text
    assert "Superseded editions" in text


def test_anybody_can_check_the_issued_file_against_its_sum(board, other, reader):
    """The bytes are handed out as they came in, under their own name."""
    edition = released(by=board, then=other)
    answer = reader.get(reverse("directive:source", args=[edition.pk]))

    assert hashlib.sha256(answer.content).hexdigest() == edition.source_sha256
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_the_search_page_finds_words_and_leads_to_their_clause(board, other, reader):
    """And nonsense finds nothing, kindly."""
    edition = released(by=board, then=other)
    where = reverse("search")
    key = edition.clauses.get(label="I.1").key

    found = reader.get(where, {"q": "ລ້າງມື"}).content.decode()
    assert f"{reverse('directive:reading', args=[edition.pk])}#c-{key}" in found
    for asked in ("", "ຊ້າງ", "\"*'", "x" * 200):
        assert reader.get(where, {"q": asked}).status_code == 200


def test_pages_say_the_same_in_lao(board, other):
    """Lao first; English where an English reader sits."""
    edition = released(GUIDELINE_EN.replace("C. diff", "Sick"), by=board, then=other)
    lao = world.client_of("participant", of=world.riverside(), language="lo")

    assert "ເອກະສານ" in page(lao, "shelf")
    assert "ສາລະບານ" in page(lao, "reading", edition_id=edition.pk)


def test_a_text_that_was_altered_is_not_shown(board, other, reader):
    """The alarm stands where the words stood."""
    edition = world.edition("en", released=False)
    Edition.objects.filter(pk=edition.pk).update(
        text_sha256="0" * 64, released_at=LATER, released_by="2"
    )
    said = page(reader, "reading", edition_id=edition.pk)

    assert "This is not the text that was released" in said
    assert "Wash" not in said


def test_the_board_explains_a_word_beside_the_text(board, other, reader):
    """The text stays as it was issued; a participant reads the word, and may not explain one."""
    edition = released(by=board, then=other)
    where = {"directive_id": edition.directive_id}
    client = world.client_of("board", of=world.hilltop())
    said = {"language": "lo", "word": "ສະບູ", "meaning": "ສິ່ງທີ່ໃຊ້ລ້າງມື"}
    assert press(reader, "explain", **where, said=said).status_code in {403, 404}
    for wrong in ({"word": "…"}, {"word": "x" * 61}, {"meaning": "m" * 501}, {"language": "vi"}):
        assert press(client, "explain", **where, said=said | wrong).status_code == 422
    press(client, "explain", **where, said=said)
    assert "ສິ່ງທີ່ໃຊ້ລ້າງມື" in page(reader, "reading", edition_id=edition.pk)
    press(client, "explain", **where, said=said | {"meaning": "ສະບູກ້ອນ"})
    shown = page(reader, "text", **where)
    assert "ສະບູກ້ອນ" in shown
    assert "ສິ່ງທີ່ໃຊ້ລ້າງມື" not in shown
    press(client, "explain", **where, said=said | {"meaning": ""})
    assert "ສະບູກ້ອນ" not in page(reader, "reading", edition_id=edition.pk)
    assert Entry.objects.filter(act="directive.explain").count() == 3
