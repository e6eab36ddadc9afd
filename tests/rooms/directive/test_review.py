"""A draft is put right by hand: one clause at a time, every step can be taken back, at any length."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from suffuse.audit.models import Entry
from suffuse.directive import acts, reads
from suffuse.directive.reads.review import sheet_of
from suffuse.directive.rules import Impossible
from tests import world
from tests.directive_texts import GUIDELINE_LO, HANDS_LO
from tests.directive_world import LATER, draft, released, understood

pytestmark = pytest.mark.django_db


def page(client, edition, **asked):
    answer = client.get(reverse("directive:review", args=[edition.pk]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def long_text(clauses):
    lines = ["Guideline on very many things", ""]
    for part in range(1, clauses // 20 + 1):
        lines.append(f"Article {part}. Matter {part}")
        lines += [
            f"{n}. Thing {part}-{n} is done with care, every day and by everybody."
            for n in range(1, 20)
        ]
    return "\n".join(lines) + "\n"


def kept(text, *, by):
    """Return a draft without the confined reader: these tests read long texts."""
    return acts.hand_in(
        outline=understood(text),
        source_name="long.txt",
        source=text.encode(),
        by=by,
        at=world.MONDAY,
    )


EDITS = {
    "lift": {},
    "nest": {},
    "join": {},
    "approve": {},
    "relabel": {"label": "IX"},
    "take_out": {"kind": "lead"},
}


def test_every_edit_can_be_taken_back(board):
    """Whatever was pressed on whichever clause, undo leaves not one letter and no order changed."""
    edition = draft(GUIDELINE_LO, by=board)
    was = sheet_of(edition)
    done = 0
    for part in was.clauses:
        for verb, said in EDITS.items():
            try:
                getattr(acts, verb)(
                    edition_id=edition.pk, clause_key=part.id, **said, by=board, at=LATER
                )
            except Impossible:
                continue
            done += 1
            acts.undo(edition_id=edition.pk, by=board, at=LATER)
            assert sheet_of(edition) == was, (verb, part.label)
    assert done > 30


def test_steps_are_taken_back_one_after_the_other(board):
    """A split, a join and a part made a clause: back to the beginning, and then no further."""
    edition = draft(by=board)
    was = sheet_of(edition)
    keys = {part.label: part.id for part in was.clauses}
    acts.take_in(edition_id=edition.pk, start=was.outside[0].start, by=board, at=LATER)
    acts.join(edition_id=edition.pk, clause_key=keys["I.2"], by=board, at=LATER)
    joined = reads.draft(edition.pk, at=keys["I.1"])
    assert joined is not None
    at, _ = next(one for one in joined.clauses if one.key == keys["I.1"]).splits[0]
    acts.split(edition_id=edition.pk, clause_key=keys["I.1"], start=at, by=board, at=LATER)
    acts.relabel(edition_id=edition.pk, clause_key=keys["II"], label="X", by=board, at=LATER)

    for _ in range(4):
        assert sheet_of(edition) != was
        acts.undo(edition_id=edition.pk, by=board, at=LATER)
    assert sheet_of(edition) == was
    with pytest.raises(acts.NothingToUndo):
        acts.undo(edition_id=edition.pk, by=board, at=LATER)
    assert Entry.objects.filter(act="directive.undo").count() == 4


def test_what_is_released_cannot_be_taken_back(board, other):
    """A released text never changes, not even to what it was."""
    edition = draft(by=board)
    key = edition.clauses.get(label="II").key
    acts.relabel(edition_id=edition.pk, clause_key=key, label="X", by=board, at=LATER)
    acts.release(edition_id=edition.pk, by=other, at=LATER)

    with pytest.raises(acts.AlreadyReleased):
        acts.undo(edition_id=edition.pk, by=board, at=LATER)
    with pytest.raises(acts.NoSuchEdition):
        acts.undo(edition_id=999_999, by=board, at=LATER)


def test_the_undo_button_leads_back_to_where_it_was_pressed(board, other, reviewer):
    """And is only there when there is something to take back."""
    edition = draft(by=board)
    key = edition.clauses.get(label="I.2").key
    assert "Undo the last change" not in page(reviewer, edition)
    where = reverse("directive:lift", args=[edition.pk, key])
    answer = reviewer.post(where, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"?at={key}#c-{key}")
    assert "Undo the last change" in answer.content.decode()

    undo = reverse("directive:undo", args=[edition.pk])
    answer = reviewer.post(undo, {"at": key}, follow=True)
    assert answer.redirect_chain[-1][0].endswith(f"?at={key}#c-{key}")
    assert "was taken back" in answer.content.decode()
    answer = reviewer.post(undo, {"at": "gone", "part": "1"}, follow=True)
    assert "no change left" in answer.content.decode()
    assert reviewer.post(undo, {"at": "gone", "part": "x"}).status_code == 302
    assert reviewer.post(reverse("directive:undo", args=[999_999])).status_code == 404
    old = released(HANDS_LO.replace("27/", "28/"), by=board, then=other)
    answer = reviewer.post(reverse("directive:undo", args=[old.pk]))
    assert answer.headers["Location"] == reverse("directive:reading", args=[old.pk])


def test_only_the_clause_at_hand_has_its_tools(board, reviewer):
    """Each tool is a button with words, so that a finger finds what a key does."""
    edition = draft(by=board)
    key = edition.clauses.get(label="I.2").key

    assert "Change the label" not in page(reviewer, edition)
    said = page(reviewer, edition, at=key)
    assert said.count("Change the label") == 1
    assert said.count("Join to what stands before") == 1
    assert page(reviewer, edition, at="no-such-key")
    for part in ("0", "99", "x", "9" * 30, "-1"):
        assert page(reviewer, edition, part=part)


def test_a_long_document_is_shown_in_stretches(board, reviewer):
    """Ten stretches of a hundred pieces; the one in which the clause stands is opened."""
    edition = kept(long_text(1000), by=board)
    short = page(reviewer, draft(by=board))
    said = page(reviewer, edition)

    assert said.count("data-piece") <= 101
    assert len(said) < 200_000
    assert len(said) < 30 * len(short)
    last = edition.clauses.latest("position")
    assert f'id="c-{last.key}"' not in said
    assert f'id="c-{last.key}"' in page(reviewer, edition, at=last.key)
    assert f'id="c-{last.key}"' in page(reviewer, edition, part="11")


@pytest.mark.parametrize("verb", ["join", "take_out"])
def test_who_joins_deep_in_a_long_document_stays_there(board, reviewer, verb):
    """The clause is gone then, and the page used to begin at its first stretch again."""
    edition = kept(long_text(400), by=board)
    before, gone = list(edition.clauses.order_by("position").values_list("key", flat=True))[349:351]
    where = reverse(f"directive:{verb}", args=[edition.pk, gone])
    answer = reviewer.post(where, {"kind": "lead"})
    assert answer.url.endswith(f"?at={before}#c-{before}")
    said = reviewer.get(answer.url).content.decode()
    assert f'id="c-{before}"' in said
    assert gone not in said


def test_an_edit_of_a_long_document_writes_only_what_changed(board):
    """As many statements for a thousand clauses as for ten."""

    def statements(edition):
        key = edition.clauses.filter(depth=2).first().key
        with CaptureQueriesContext(connection) as seen:
            acts.lift(edition_id=edition.pk, clause_key=key, by=board, at=LATER)
        return len(seen)

    assert statements(kept(long_text(1000), by=board)) <= statements(draft(by=board)) + 2
