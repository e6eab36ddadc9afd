"""The pages of reports: written, looked over, handed up, sent back, accepted, taken along."""

import pytest
from django.urls import reverse

from suffuse.audit.rules import HOUSE
from suffuse.reporting import acts
from suffuse.reporting.models import Report
from tests import reporting_world as paper
from tests import world
from tests.reporting_world import LATER

pytestmark = pytest.mark.django_db


def committee(of):
    return world.client_of("committee", of=of)


def url(name, thing, *more):
    return reverse(f"reporting:{name}", args=[thing.pk, *more])


def post(client, name, thing, **typed):
    return client.post(url(name, thing), typed)


def said(answer):
    return answer.content.decode()


def test_a_unit_begins_its_report_and_is_led_to_write_it():
    """One button; a second press leads to the same draft."""
    world.headcount(of=world.riverside(), people=40)
    rollout = world.rollout()
    client = committee(world.riverside())
    assert "Begin the report" in said(client.get(url("reports", world.riverside())))
    for _ in range(2):
        answer = post(client, "draft", world.riverside(), rollout=rollout.pk)
        assert answer.url == url("write", Report.objects.get())
    assert post(client, "draft", world.riverside(), rollout="1e3").status_code == 404
    assert "Save this section" in said(client.get(answer.url))


def test_sections_figures_and_letter_are_saved_by_themselves():
    """Lao digits are digits; an empty field is not known."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.drafted(of=world.riverside())
    client = committee(world.riverside())
    post(client, "save_section", report, section="next", text="ຕໍ່ໄປ", before="")
    post(
        client,
        "save_letter",
        report,
        letter_number="12/ມຂ",
        place="ວຽງຈັນ",
        signatory_title="",
        addressees="ກ\nຂ",
    )
    post(
        client, "save_figures", report, **{"staff-of": "໔໐", "staff-came": "໓໐", "staff-stayed": ""}
    )
    revision = report.revisions.get()
    assert revision.sections["next"] == "ຕໍ່ໄປ"
    assert revision.addressees == ["ກ", "ຂ"]
    assert revision.figures["own"]["staff"]["came"] == 30
    assert revision.figures["own"]["staff"]["stayed"] is None


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ("120", "More people than there are"),
        ("NaN", "whole number"),
        ("-1", "cannot be negative"),
        ("1_0", "whole number"),
    ],
)
def test_figures_that_cannot_be_are_marked_in_their_field(came, words):
    """Nothing is changed, and the person sees where."""
    world.headcount(of=world.riverside(), people=100)
    report = paper.drafted(of=world.riverside())
    before = report.revisions.get().figures
    answer = post(
        committee(world.riverside()),
        "save_figures",
        report,
        **{"staff-of": "100", "staff-came": came, "staff-stayed": ""},
    )
    assert answer.status_code == 422
    assert words in said(answer)
    assert report.revisions.get().figures == before


def test_the_second_of_two_editors_is_shown_both_texts():
    """409: theirs stands, mine is below."""
    report = paper.drafted(of=world.riverside())
    client = committee(world.riverside())
    post(client, "save_section", report, section="next", text="theirs", before="")
    answer = post(client, "save_section", report, section="next", text="mine", before="")
    assert answer.status_code == 409
    assert "<del>theirs</del>" in said(answer)
    assert "<ins>mine</ins>" in said(answer)


def test_a_report_goes_up_comes_back_and_is_accepted():
    """The whole road, by its buttons."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.drafted(of=world.riverside())
    own, above = committee(world.riverside()), committee(world.hilltop())
    assert above.get(url("report", report)).status_code == 404
    assert "Hand the report up" in said(own.get(url("report", report)))
    post(own, "submit", report)
    page = said(above.get(url("report", report)))
    assert "Accept and lock" in page
    answer = above.post(url("return_report", report), {"next": ""}, follow=True)
    assert "Say why" in said(answer)
    above.post(url("return_report", report), {"next": "ຂາດແຜນ"})
    assert "ຂາດແຜນ" in said(own.get(url("report", report)))
    post(own, "draft", world.riverside(), rollout=world.rollout().pk)
    assert "ຂາດແຜນ" in said(own.get(url("write", report)))
    post(own, "save_section", report, section="next", text="ແຜນ", before="")
    post(own, "submit", report)
    assert "<ins>ແຜນ</ins>" in said(above.get(url("changes", report)))
    post(above, "accept", report)
    report.refresh_from_db()
    assert report.state == "accepted"
    answer = own.post(url("save_section", report), {"section": "next", "text": "x"}, follow=True)
    assert "accepted and locked" in said(answer)


def test_a_unit_has_no_button_on_its_own_report_and_the_address_refuses():
    """Even typed by hand, the address decides nothing."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.submitted(of=world.riverside())
    own = committee(world.riverside())
    assert "Accept and lock" not in said(own.get(url("report", report)))
    post(own, "accept", report)
    report.refresh_from_db()
    assert report.state == "submitted"


def test_names_in_the_words_are_shown_before_the_report_goes_up():
    """The committee sees what was found, and answers for it or takes it out."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.drafted(of=world.riverside())
    acts.save_section(
        report_id=report.pk, section="situation", text="ໂທ 020 55 123 456", by=HOUSE, at=LATER
    )
    own = committee(world.riverside())
    assert "looks like a telephone number" in said(own.get(url("report", report)))
    assert "Take them out" in said(own.post(url("submit", report), follow=True))
    post(own, "submit", report, confirmed="on")
    report.refresh_from_db()
    assert report.state == "submitted"


@pytest.mark.parametrize(
    ("format_", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK")]
)
def test_a_report_can_be_taken_along(format_, begins):
    """As letter and as figures; no other format exists."""
    world.headcount(of=world.riverside(), people=40)
    report = paper.submitted(of=world.riverside())
    client = committee(world.hilltop())
    answer = client.get(url("letter", report, format_))
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(url("letter", report, "exe")).status_code == 404


def test_the_ledger_says_not_known_and_never_nought():
    """A unit of whom nothing is known has no zero on its page."""
    world.headcount(of=world.riverside(), people=40)
    world.rollout()
    client = committee(world.riverside())
    assert "No week has been frozen yet" in said(client.get(url("ledger", world.riverside())))
    paper.snapshot()
    page = said(client.get(url("ledger", world.riverside())))
    assert "not known" in page
    assert "0 %" not in page


def test_what_a_page_shows_of_a_child_is_rounded():
    """The parent reads 15 where the child counted 13."""
    world.headcount(of=world.riverside(), people=43)
    paper.held(of=world.riverside(), people=20, came=13)
    report = paper.submitted(of=world.riverside())
    page = said(committee(world.hilltop()).get(url("report", report)))
    assert "15 ·" in page
    assert ">13 ·" not in page


def test_a_child_is_offered_and_picked_with_its_source():
    """The parent's page shows whose words they are."""
    world.headcount(of=world.riverside(), people=40)
    child = paper.submitted(of=world.riverside(), words="ຖ້ອຍຄຳ")
    report = paper.drafted(of=world.hilltop())
    client = committee(world.hilltop())
    assert "ຖ້ອຍຄຳ" in said(client.get(url("write", report)))
    post(
        client,
        "pick_passage",
        report,
        revision=child.revisions.get().pk,
        section="situation",
        text="ຖ້ອຍຄຳ",
    )
    assert "from the report of Riverside, revision 1" in said(client.get(url("report", report)))
