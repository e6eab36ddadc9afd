"""The pages of units and their people, and the road of a table from upload to taking."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from suffuse.organisation.models import HeadCount, Intake, Person, Unit
from suffuse.organisation.rules import LEVELS, columns_of
from tests import world
from tests.tables import PEOPLE, UNITS, sheet

pytestmark = pytest.mark.django_db


def upload(client, unit, kind: str, data: bytes, *, separator: str = ",", name: str = "table.csv"):
    return client.post(
        reverse(f"organisation:hand_in_{kind}", args=[unit.pk]),
        {f"{kind}-file": SimpleUploadedFile(name, data), f"{kind}-separator": separator},
        follow=True,
    )


@pytest.mark.parametrize("language", ["lo", "en"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_unit_shows_those_below_it_in_a_fixed_number_of_questions(
    count, language, django_assert_max_num_queries
):
    hilltop = world.hilltop()
    for n in range(count):
        world.unit(f"P1-D{n}", above=hilltop, name=f"District {n}")
    client = world.client_of("committee", of=hilltop, language=language)
    with django_assert_max_num_queries(9):
        page = client.get(reverse("organisation:unit", args=[hilltop.pk]))

    assert page.status_code == 200
    assert page.content.decode().count("District") >= count if language == "en" else True


def test_names_are_shown_to_the_units_own_committee_and_organiser_only():
    hilltop, riverside = world.hilltop(), world.riverside()
    world.person(of=riverside, name="KANARI")
    address = reverse("organisation:people", args=[riverside.pk])

    for role, of, status in [
        ("committee", riverside, 200),
        ("organiser", riverside, 200),
        ("committee", hilltop, 404),
        ("administrator", hilltop, 404),
        ("administrator", riverside, 404),
        ("board", riverside, 404),
    ]:
        answer = world.client_of(role, of=of).get(address)
        assert (answer.status_code, b"KANARI" in answer.content) == (status, status == 200), (
            role,
            of,
        )


def test_a_table_goes_from_upload_over_preview_into_the_house():
    hilltop = world.hilltop()
    client = world.client_of("committee", of=hilltop)

    preview = upload(
        client, hilltop, "people", sheet(PEOPLE, ("P1", "1", "Noy", "clinic", "staff"))
    )
    assert b"Noy" in preview.content
    assert Person.objects.count() == 0
    intake = Intake.objects.get()
    client.post(reverse("organisation:take", args=[intake.pk]))

    assert Person.objects.get().name == "Noy"
    again = client.post(reverse("organisation:take", args=[intake.pk]), follow=True)
    assert b"decided before" in again.content


@pytest.mark.parametrize("language", ["lo", "en"])
def test_every_fault_is_shown_with_its_place(language):
    hilltop = world.hilltop()
    client = world.client_of("committee", of=hilltop, language=language)
    table = sheet(PEOPLE, ("P10", "1", "Noy", "clinic", "boss"))

    page = upload(client, hilltop, "people", table).content.decode()

    assert {"lo": "ບໍ່ມີລະດັບນີ້", "en": "no such level"}[language] in page
    assert Intake.objects.get().state == "refused"
    assert "Noy" not in page


def test_a_separator_is_chosen_by_a_person():
    hilltop = world.hilltop()
    client = world.client_of("committee", of=hilltop)
    table = sheet(PEOPLE, ("P1", "1", "Noy", "", "staff")).replace(b",", b";")

    assert b"Choose that in the form" in upload(client, hilltop, "people", table).content
    assert b"can be taken" in upload(client, hilltop, "people", table, separator=";").content


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe", b"PK\x03\x04", b"\xff\xfe\x00"])
def test_any_bytes_get_an_answer(data):
    hilltop = world.hilltop()
    client = world.client_of("committee", of=hilltop)

    assert upload(client, hilltop, "people", data).status_code == 200
    assert upload(client, hilltop, "people", data, name="\u202e\x00.csv").status_code == 200


def test_an_administrator_hands_in_the_tree_and_settles_a_doubt():
    ministry = world.ministry()
    client = world.client_of("administrator", of=ministry)
    table = sheet(UNITS, ("A", "M", "office", "ນ້ຳ", ""), ("B", "M", "office", "ນໍ້າ", ""))

    preview = upload(client, ministry, "units", table)
    take = reverse("organisation:take_tree", args=[Intake.objects.get().pk])
    client.post(take)
    assert Unit.objects.count() == 1
    client.post(take, {"settled": "yes"})

    assert b"I have looked at every doubt" in preview.content
    assert Unit.objects.count() == 3


def test_a_table_of_names_is_no_business_of_the_one_who_keeps_the_tree():
    """Also not by asking for it as if it were a table of units."""
    hilltop = world.hilltop()
    upload(
        world.client_of("committee", of=hilltop), hilltop, "people",
        sheet(PEOPLE, ("P1", "1", "Noy", "", "staff")),
    )  # fmt: skip
    number = Intake.objects.get().pk
    keeper = world.client_of("administrator", of=hilltop)

    for name in ("intake", "tree_intake"):
        assert keeper.get(reverse(f"organisation:{name}", args=[number])).status_code == 404
    assert keeper.post(reverse("organisation:take_tree", args=[number])).status_code == 404


def test_a_table_of_units_is_no_business_of_a_units_committee():
    """What an administrator handed in is not taken by a seat that may not touch the tree."""
    hilltop = world.hilltop()
    upload(
        world.client_of("administrator", of=hilltop), hilltop, "units",
        sheet(UNITS, ("NEW", "P1", "office", "ໃໝ່", "")),
    )  # fmt: skip
    number = Intake.objects.get().pk
    committee = world.client_of("committee", of=hilltop)

    for name in ("intake", "tree_intake"):
        assert committee.get(reverse(f"organisation:{name}", args=[number])).status_code == 404
    for name in ("take", "take_tree", "refuse", "refuse_tree"):
        assert committee.post(reverse(f"organisation:{name}", args=[number])).status_code == 404
    assert not Unit.objects.filter(code="NEW").exists()


def test_a_head_count_is_typed_and_what_is_wrong_is_said():
    hilltop = world.hilltop()
    client = world.client_of("committee", of=hilltop)
    address = reverse("organisation:count", args=[hilltop.pk])

    client.post(address, {"team": "clinic", "level": "staff", "people": "12"})
    wrong = client.post(address, {"team": "clinic", "level": "boss", "people": "-1"})

    assert [(c.team, c.people) for c in HeadCount.objects.all()] == [("clinic", 12)]
    assert wrong.status_code == 200
    assert b'class="wrong"' in wrong.content


def test_a_unit_is_moved_by_code_and_only_within_reach():
    riverside, lowland = world.riverside(), world.lowland()
    address = reverse("organisation:move", args=[riverside.pk])

    world.client_of("administrator", of=world.hilltop()).post(address, {"to": "P10"})
    riverside.refresh_from_db()
    assert riverside.parent_id == world.hilltop().pk
    world.client_of("administrator", of=world.ministry()).post(address, {"to": "P10"})
    riverside.refresh_from_db()
    assert riverside.parent_id == lowland.pk


def test_what_goes_out_is_what_came_in_and_no_cell_is_a_formula():
    hilltop = world.hilltop()
    world.person(of=hilltop, code="007", name="=cmd|'/c calc'!A1")
    client = world.client_of("committee", of=hilltop)

    out = client.get(reverse("organisation:export_people", args=[hilltop.pk, "csv"]))
    assert b"'=cmd" in out.content
    assert out["Cache-Control"] == "no-store"
    upload(client, hilltop, "people", out.content)
    client.post(reverse("organisation:take", args=[Intake.objects.get().pk]))

    for kind in ("csv", "xlsx"):
        address = reverse("organisation:export_people", args=[hilltop.pk, kind])
        assert client.get(address).content == client.get(address).content
    assert (
        client.get(reverse("organisation:export_people", args=[hilltop.pk, "csv"])).content
        == out.content
    )
    assert (
        client.get(reverse("organisation:export_people", args=[hilltop.pk, "exe"])).status_code
        == 404
    )


@pytest.mark.parametrize(
    ("language", "meaning"), [("lo", "ລະຫັດຂອງຫົວໜ່ວຍ"), ("en", "code of the unit")]
)
def test_the_page_of_tables_says_what_each_column_holds_and_which_levels_there_are(
    language, meaning
):
    """A heading in English letters tells a clerk in a district nothing."""
    client = world.client_of("committee", of=world.riverside(), language=language)
    page = client.get(reverse("organisation:tables", args=[world.riverside().pk])).content.decode()
    assert meaning in page
    for column in {*columns_of("people"), *columns_of("headcounts")}:
        assert f'<code lang="en">{column}</code> ' in page
    for word in LEVELS:
        assert f'<code lang="en">{word}</code> ' in page
