import pytest
from django.db import IntegrityError, transaction

from suffuse.directive.models import Clause, Directive, Edition, Outside, Relation
from tests import world
from tests.directive_world import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    board = world.actor("board", of=world.ministry())
    other = world.actor("board", of=world.hilltop())
    return released(by=board, then=other)


def broken(change):
    """Tell whether the database refuses, whoever asks."""
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
    return True


def test_a_released_edition_cannot_be_changed(edition):
    """Not its text, not its sums, not even its release."""
    rows = Edition.objects.filter(pk=edition.pk)

    assert broken(lambda: rows.update(text="1. Do not wash."))
    assert broken(lambda: rows.update(text_sha256="1" * 64))
    assert broken(lambda: rows.update(source=b"other"))
    assert broken(lambda: rows.update(released_at=None, released_by=""))
    assert broken(lambda: rows._raw_delete(rows.db))


def test_a_released_editions_clauses_cannot_be_changed_added_or_taken_away(edition):
    """Everything else hangs on them."""
    clauses = Clause.objects.filter(edition=edition)
    first = clauses.first()

    assert broken(lambda: clauses.update(body="Do not wash."))
    assert broken(lambda: clauses.update(label="IX"))
    assert broken(lambda: clauses._raw_delete(clauses.db))
    assert broken(
        lambda: Clause.objects.create(
            edition=edition, key="new", label="9", depth=1, position=99, start=0, end=1
        )
    )
    assert first is not None


def test_a_clause_cannot_be_smuggled_into_a_released_edition(edition):
    """Nor moved there from a draft, nor out of it into one."""
    draft = world.edition("en", released=False, of=world.directive("99/x"))

    assert broken(
        lambda: Clause.objects.filter(edition=draft, position=1).update(
            edition=edition, position=77
        )
    )
    assert broken(
        lambda: Clause.objects.filter(edition=edition, label="I").update(edition=draft, position=77)
    )


def test_what_stands_outside_the_outline_is_kept_as_well(edition):
    """A signature added later would be a forgery."""
    outside = Outside.objects.filter(edition=edition)

    assert broken(lambda: outside.update(text="The Minister"))
    assert broken(lambda: outside._raw_delete(outside.db))
    assert broken(
        lambda: Outside.objects.create(edition=edition, kind="signature", text="x", start=0, end=1)
    )


def test_a_directives_number_and_day_are_kept_once_an_edition_is_released(edition):
    """Letters quote them."""
    assert broken(lambda: Directive.objects.filter(pk=edition.directive_id).update(number="1/x"))


def test_a_draft_may_be_changed():
    """That is what a review is for."""
    draft = world.edition("en", released=False)

    assert Clause.objects.filter(edition=draft).update(body="Wash.") == 3
    assert Edition.objects.filter(pk=draft.pk).update(title="Other") == 1
    draft.delete()


def test_the_shapes_hold(edition):
    """Released by somebody at some time; one edition a version; one clause a place; ends after starts."""
    draft = world.edition("en", released=False, of=world.directive("99/x"))
    rows = Edition.objects.filter(pk=draft.pk)
    clauses = Clause.objects.filter(edition=draft)

    assert broken(lambda: rows.update(released_by="1"))
    assert broken(lambda: rows.update(released_at=world.MONDAY))
    assert broken(lambda: clauses.filter(position=1).update(position=2))
    assert broken(lambda: clauses.filter(position=1).update(key="I.1"))
    assert broken(lambda: clauses.filter(position=2).update(start=10, end=9))
    assert broken(
        lambda: Edition.objects.create(
            directive=draft.directive,
            language="en",
            version=1,
            title="x",
            source=b"",
            text="",
            handed_in_at=world.MONDAY,
        )
    )
    assert broken(lambda: Relation.objects.create(directive=draft.directive, kind="likes"))
