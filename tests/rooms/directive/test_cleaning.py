import pytest

from suffuse.directive.models import Edition
from tests import world
from tests.directive_world import released


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_tests_that_commit_leave_nothing_behind_although_released_texts_are_kept(turn):
    """The emptying between tests is the only thing that gets past the triggers, and only there."""
    assert not Edition.objects.exists()
    released(
        by=world.actor("board", of=world.ministry()), then=world.actor("board", of=world.hilltop())
    )
    assert Edition.objects.count() == 1
