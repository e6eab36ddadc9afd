"""Opening a rollout from a page, and what everyone below can see of it."""

import pytest
from django.urls import reverse

from suffuse.rollout.models import Rollout
from tests import world

pytestmark = pytest.mark.django_db


def form(**given: str) -> dict[str, str]:
    return {
        "directive": str(world.directive().pk),
        "title_lo": "ມືສະອາດ",
        "title_en": "Clean hands",
        "opens_on": "2027-06-14",
        "closes_on": "2027-08-09",
        "report_due": "2027-08-16",
        "round_leaders": "1",
        "round_staff": "2",
        "minutes_staff": "120",
        "least_cell": "5",
        "least_checked": "10",
        "team_share": "34",
        **given,
    }


@pytest.fixture
def board(db):
    world.edition()
    world.riverside(), world.lowland()
    return world.client_of("board", of=world.ministry())


def open_it(client, **given: str):
    return client.post(
        reverse("rollout:open", args=[world.ministry().pk]), form(**given), follow=True
    )


def test_a_board_opens_a_rollout_and_every_unit_has_its_duty(board):
    assert (
        b"4 units get a duty"
        in board.get(reverse("rollout:prepare", args=[world.ministry().pk])).content
    )

    page = open_it(board)

    made = Rollout.objects.get()
    assert (made.duties.count(), str(made.team_share)) == (4, "0.34")
    assert [(turn.level.key, turn.round, turn.minutes) for turn in made.levels.all()] == [
        ("leaders", 1, 180),
        ("staff", 2, 120),
    ]
    assert b"4 units have a duty" in page.content


@pytest.mark.parametrize(
    "wrong",
    [
        {"round_leaders": "", "round_staff": ""},
        {"closes_on": "2027-06-01"},
        {"least_cell": "4"},
        {"least_checked": "9"},
        {"directive": "999"},
        {"team_share": "0"},
        {"opens_on": "yesterday"},
        {"title_lo": ""},
        {"follows": "999"},
    ],
)
def test_what_is_typed_wrongly_is_said_and_nothing_opens(board, wrong):
    page = open_it(board, **wrong)

    assert (page.status_code, b'class="wrong"' in page.content, Rollout.objects.count()) == (
        200,
        True,
        0,
    )


def test_a_draft_is_not_offered(board):
    draft = world.directive("99/x")
    world.edition(of=draft, released=False)

    assert b"99/x" not in board.get(reverse("rollout:prepare", args=[world.ministry().pk])).content
    assert open_it(board, directive=str(draft.pk)).status_code == 200
    assert Rollout.objects.count() == 0


def test_only_a_board_opens_raises_and_closes(board):
    open_it(board)
    made, unit = Rollout.objects.get(), world.hilltop()
    committee = world.client_of("committee", of=unit)

    assert committee.get(reverse("rollout:rollout", args=[made.pk])).status_code == 200
    assert committee.get(reverse("rollout:prepare", args=[unit.pk])).status_code == 404
    for name in ("raise_thresholds", "close"):
        assert committee.post(reverse(f"rollout:{name}", args=[made.pk])).status_code == 404


def test_thresholds_rise_and_never_fall(board):
    open_it(board)
    address = reverse("rollout:raise_thresholds", args=[Rollout.objects.get().pk])

    assert (
        b"were raised"
        in board.post(address, {"least_cell": "8", "least_checked": "12"}, follow=True).content
    )
    assert (
        b"may only rise"
        in board.post(address, {"least_cell": "7", "least_checked": "12"}, follow=True).content
    )
    assert b"two whole numbers" in board.post(address, {"least_cell": "x"}, follow=True).content
    assert Rollout.objects.get().least_cell == 8


def test_a_closed_rollout_stays_closed(board):
    open_it(board)
    address = reverse("rollout:close", args=[Rollout.objects.get().pk])

    assert b"This rollout is closed" in board.post(address, follow=True).content
    assert b"closed before" in board.post(address, follow=True).content


@pytest.mark.parametrize("language", ["lo", "en"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_unit_sees_what_is_carried_to_it(board, count, language, django_assert_max_num_queries):
    for n in range(count):
        open_it(board, title_en=f"Clean hands {n}", title_lo=f"ມືສະອາດ {n}")
    unit = world.riverside()
    client = world.client_of("committee", of=unit, language=language)

    with django_assert_max_num_queries(14):
        page = client.get(reverse("rollout:unit", args=[unit.pk])).content.decode()

    assert {"lo": "ມືສະອາດ 0", "en": "Clean hands 0"}[language] in page


def test_a_neighbour_sees_nothing_of_a_provinces_own_rollout(board):
    world.rollout(top=world.hilltop())
    made = Rollout.objects.get(top=world.hilltop())

    assert world.client_of("committee", of=world.lowland()).get(
        reverse("rollout:rollout", args=[made.pk])
    ).status_code == 404  # fmt: skip
