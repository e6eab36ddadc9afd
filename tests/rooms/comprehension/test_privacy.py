"""Privacy by shape: what no table can hold, nobody can be made to hand over."""

import pytest
from django.apps import apps
from django.db import connection

from suffuse.comprehension import acts
from suffuse.comprehension.models import Completion, Count
from suffuse.organisation.models import Person
from tests import attendance_world, world
from tests.comprehension_world import counted, item

ROOM = apps.get_app_config("comprehension")


def reaches(model, target, *, seen=()):
    """Return the models of this room that lead from one to the other by stored links."""
    links = {
        field.related_model
        for field in model._meta.local_fields
        if field.is_relation and field.related_model not in seen
    }
    return target in links or any(
        reaches(link, target, seen=(*seen, model)) for link in links if link is not model
    )


def test_no_table_of_this_room_holds_both_a_person_and_an_answer():
    """A person's answer needs a row that knows the person and the item: there is none."""
    for model in ROOM.get_models():
        targets = {
            field.related_model.__name__ for field in model._meta.local_fields if field.is_relation
        }
        assert not ({"Person"} & targets and {"Item", "Count", "Session"} & targets), model


def test_counts_know_nobody_and_completion_knows_no_item():
    """From a count no chain of links leads to a person of the roster."""
    assert {field.name for field in Count._meta.local_fields} == {
        "id",
        "session",
        "item",
        "right",
        "of",
        "released_on",
    }
    assert {field.name for field in Completion._meta.local_fields} == {
        "id",
        "person",
        "rollout",
        "form",
        "on",
    }
    assert not reaches(Count, Person)


def test_completion_and_counts_share_no_key_but_the_rollout():
    """What both rows have in common is the same for a whole country."""
    ours = {field.related_model for field in Completion._meta.local_fields if field.is_relation}
    theirs = {field.related_model for field in Count._meta.local_fields if field.is_relation}
    assert ours & theirs == set()


def test_no_time_finer_than_a_day():
    """Two writes in one minute could be laid side by side; two days cannot."""
    kinds = {
        (model.__name__, field.name)
        for model in (Completion, Count)
        for field in model._meta.local_fields
        if field.get_internal_type() in {"DateTimeField", "TimeField"}
    }
    assert kinds == set()


def test_no_field_can_hold_free_text_of_an_answer():
    """Whatever somebody thinks has nowhere to be stored."""
    for model in (Completion, Count):
        for field in model._meta.local_fields:
            assert field.get_internal_type() not in {"TextField", "JSONField"}, field
            assert (field.max_length or 0) <= 1, field


@pytest.mark.django_db
def test_with_the_whole_database_open_nobody_can_tell_who_scored_what():
    """First put something there: one finished person, one batch. Then look in every table."""
    session = world.session(of=world.riverside())
    noy = world.person(of=session.unit, name="Noy of Fern")
    attendance_world.held(session, came=12)
    hands = item()
    counted(session, (hands, 11, 12))
    by = world.actor("organiser", of=session.unit)
    acts.complete(
        person_id=noy.pk,
        rollout_id=session.rollout_id,
        form="B",
        on=session.starts.date(),
        by=by,
    )
    with connection.cursor() as cursor:
        for model in ROOM.get_models():
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            columns = [column[0] for column in cursor.description]
            assert not {"score", "answer", "answers", "result", "wrong"} & set(columns)
            if "person_id" in columns:
                assert not {"right", "item_id", "session_id"} & set(columns)
