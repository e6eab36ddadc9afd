"""
The whole road once, as the people on it walk it: from the text to the direction and its receipts.

Everything is done through the pages, in Lao, each step from the seat whose step it is; only time is
moved by hand, between planning the sessions and holding them.
"""

from datetime import date, timedelta

import pytest
from django.db.models import F

from suffuse.assessment.models import Finding
from suffuse.audit import reads as audit
from suffuse.comprehension.models import Count, Item
from suffuse.direction.models import Direction, Receipt
from suffuse.directive.models import Clause, Edition
from suffuse.media.models import Publication
from suffuse.planning.models import Plan, Session
from suffuse.reporting.models import Report
from suffuse.rollout.models import Duty, Rollout
from tests import world
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.person import Someone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """ກະຊວງສາທາລະນະສຸກ
ເລກທີ 31/ກຊສ
ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 02 ພະຈິກ 2026

ຄຳແນະນຳ
ກ່ຽວກັບການລ້າງມືໃນທຸກສຸກສາລາ

I ສະພາບການ.

 1. ດ້ານດີ.
 2. ດ້ານອ່ອນ.

II ໜ້າທີ່.

 1. ໃຫ້ທຸກສຸກສາລາມີນ້ຳສະອາດ ແລະ ສະບູ.
 2. ໃຫ້ພະນັກງານທຸກຄົນລ້າງມືກ່ອນ ແລະ ຫຼັງກວດຄົນເຈັບ.
"""


class Road:
    """Who walks, and where they are."""

    def __init__(self, browser, server, look, size):
        self.top, self.unit = world.ministry(), world.hilltop()
        world.headcount(of=self.top, people=12, level="leaders", team="office")
        world.headcount(of=self.unit, people=24, level="staff", team="clinic")
        self.people = {}
        for name, role, of in (
            ("board", "board", self.top),
            ("second", "board", self.top),
            ("committee", "committee", self.unit),
            ("other", "committee", self.unit),
            ("organiser", "organiser", self.unit),
            ("media", "media", self.unit),
            ("speaker", "speaker", self.unit),
            ("leadership", "leadership", self.top),
            ("participant", "participant", self.unit),
            ("administrator", "administrator", self.top),
        ):
            world.seat(role, of=of, name=name)
            someone = Someone(browser, server, role, of, look=look, size=size, name=name)
            self.people[name] = someone.log_in()

    def __getattr__(self, name):
        return self.people[name]

    @property
    def duty(self):
        return Duty.objects.get(unit=self.unit)

    def leave(self):
        for someone in self.people.values():
            someone.leave()


def hand_in_and_release(road, folder):
    """One seat hands the text in; another looks at its clauses and releases it."""
    file = folder / "31.txt"
    file.write_text(TEXT)
    road.board.see("/texts/new/")
    road.board.submit("/texts/hand-in/", file=str(file))
    edition = Edition.objects.get()
    road.second.see(f"/editions/{edition.pk}/review/")
    road.second.submit(f"/editions/{edition.pk}/release/")
    edition.refresh_from_db()
    assert edition.released_at
    assert list(Clause.objects.values_list("label", flat=True)) == [
        "I",
        "I.1",
        "I.2",
        "II",
        "II.1",
        "II.2",
    ]


def limit_and_open(road):
    """The board issues a measure and opens a rollout; every unit below has a duty."""
    today = date.today()
    road.board.see(f"/units/{road.top.pk}/measures/")
    road.board.submit(
        "/measures/issue/",
        people=18,
        distance_m=2,
        since=today - timedelta(days=30),
        source="ແຈ້ງການ 12",
    )
    road.board.see(f"/units/{road.top.pk}/rollouts/new/")
    road.board.submit(
        "/rollouts/open/",
        title_lo="ມືສະອາດ",
        title_en="Clean hands",
        opens_on=today,
        closes_on=today + timedelta(weeks=8),
        report_due=today + timedelta(weeks=9),
    )
    assert Duty.objects.count() == 2


def assess_and_plan(road):
    """The unit holds the text against its own work first; only then can its plan stand."""
    committee, duty = road.committee, road.duty
    key = Clause.objects.get(label="II.1").key
    committee.see(f"/duties/{duty.pk}/assessment/")
    for kind, text in (("strength", "ມີນ້ຳ"), ("weakness", "ຂາດສະບູ"), ("lesson", "ຕ້ອງວາງແຜນງົບປະມານ")):
        committee.submit("/findings/add/", kind=kind, clause_key=key, text=text)
    weakness = Finding.objects.get(kind="weakness")
    committee.submit(
        f"/findings/{weakness.pk}/actions/add/", text="ຊື້ສະບູ", due=date.today() + timedelta(days=30)
    )
    committee.submit("/assessment/complete/")
    assert road.duty.assessed_at, committee.told
    committee.see(f"/units/{road.unit.pk}/venues/")
    committee.submit("/venues/add/", code="A", name="ຫ້ອງປະຊຸມ", seats=18)
    committee.submit("/speakers/add/", code="S1")
    committee.see(f"/duties/{duty.pk}/plan/")
    committee.submit("/plan/propose/")
    committee.submit("/confirm/")
    assert [(plan.state, plan.sessions.count()) for plan in Plan.objects.all()] == [
        ("confirmed", 2)
    ], committee.told


def write_items(road):
    """Questions on the text, each written by one and looked over by another."""
    directive = Edition.objects.get().directive_id
    key = Clause.objects.get(label="II.2").key
    for form in "AB":
        road.committee.see(f"/directives/{directive}/items/waiting/")
        road.committee.submit("/items/write/", **road_item(form, key))
        item = Item.objects.get(form=form)
        road.other.see(f"/directives/{directive}/items/waiting/")
        road.other.submit(f"/items/{item.pk}/review/")
    road.participant.see(f"/directives/{directive}/items/")


def road_item(form, key):
    return {
        "form": form,
        "clause_key": key,
        "stem_lo": "ພະນັກງານຕ້ອງລ້າງມືເວລາໃດ?",
        "choice1_lo": "ກ່ອນ ແລະ ຫຼັງກວດ",
        "choice2_lo": "ໃນຕອນເຊົ້າ",
    }


def hold(road):
    """Opening and close are counted at the door; the check is counted by the batch."""
    Session.objects.update(
        starts=F("starts") - timedelta(days=20), ends=F("ends") - timedelta(days=20)
    )
    for session in Session.objects.order_by("number"):
        organiser = road.organiser
        organiser.see(f"/sessions/{session.pk}/sheet/")
        organiser.see(f"/units/{road.unit.pk}/sheets/?code={session.code}")
        organiser.submit("/sheet/type/", opening=session.people, closing=session.people - 1)
        organiser.see(f"/sessions/{session.pk}/door/")
        organiser.see(f"/sessions/{session.pk}/")
        organiser.submit("/close/")
        road.speaker.see(f"/sessions/{session.pk}/counts/")
        item = Item.objects.get(form="B")
        right = {f"right-{item.pk}": session.people - 3}
        road.speaker.submit("/counts/keep/", **{"sheets-B": session.people}, **right)
    assert Session.objects.filter(held_at=None).count() == 0
    assert Count.objects.exclude(released_on=None).count() == 2


def publish(road):
    """The media officer plans a publication and shows that it came out."""
    duty = road.duty
    road.media.see(f"/duties/{duty.pk}/media/")
    road.media.submit("/channels/add/", kind="radio", name="ວິທະຍຸແຂວງ")
    key = Clause.objects.get(label="II.2").key
    road.media.submit(
        "/media/plan/", title="ລ້າງມືຊ່ວຍຊີວິດ", issuer="ພະແນກ", clauses=key, planned_on=date.today()
    )
    publication = Publication.objects.get()
    road.media.see(f"/publications/{publication.pk}/")
    road.media.submit("/publish/", published_on=date.today(), evidence_note="ບັນທຶກສຽງ 12")
    road.media.see(f"/duties/{duty.pk}/media/gaps/")


def report(road):
    """The unit reports, is asked once more, reports again; the ministry accepts and reports in turn."""
    committee = road.committee
    committee.see(f"/units/{road.unit.pk}/reports/")
    committee.submit("/reports/begin/")
    mine = Report.objects.get(unit=road.unit)
    committee.see(f"/reports/{mine.pk}/")
    committee.submit("/submit/")
    road.board.see(f"/reports/{mine.pk}/")
    road.board.submit("/return/", **{"situation": "ສຸກສາລາໃດຍັງບໍ່ທັນ?"})
    committee.see(f"/reports/{mine.pk}/")
    committee.submit("/reports/begin/")
    committee.see(f"/reports/{mine.pk}/write/")
    committee.submit("/section/", text="ທຸກສຸກສາລາໄດ້ຮຽນແລ້ວ.")
    committee.see(f"/reports/{mine.pk}/")
    committee.submit("/submit/")
    road.board.see(f"/reports/{mine.pk}/changes/")
    road.board.see(f"/reports/{mine.pk}/")
    road.board.submit("/accept/")
    road.board.see(f"/units/{road.top.pk}/reports/")
    road.board.submit("/reports/begin/")
    whole = Report.objects.get(unit=road.top)
    road.board.see(f"/reports/{whole.pk}/")
    road.board.submit("/submit/")
    road.leadership.see(f"/reports/{whole.pk}/")
    road.leadership.submit("/accept/")
    return whole


def direct(road, whole):
    """Two bodies take note; a direction goes down, is received and done at each level, and closed."""
    for number, body in enumerate(("ຄະນະນຳກະຊວງ", "ຄະນະກຳມະການສຸຂະພາບ"), start=1):
        road.leadership.see(f"/reports/{whole.pk}/notes/")
        road.leadership.submit("", body_lo=body, on=date.today(), reference=f"{number}/ບທ")
    road.leadership.see(f"/units/{road.top.pk}/directions/give/")
    road.leadership.submit(
        "",
        number="5/ທຊ",
        body_lo="ຄະນະນຳກະຊວງ",
        text_lo="ໃຫ້ມີສະບູທຸກບ່ອນ",
        due=date.today() + timedelta(days=30),
    )
    given = Direction.objects.get()
    for receipt in Receipt.objects.filter(direction=given):
        someone = road.committee if receipt.unit_id == road.unit.pk else road.board
        someone.see(f"/receipts/{receipt.pk}/")
        someone.submit("/receive/")
        someone.see(f"/receipts/{receipt.pk}/")
        someone.submit("/finish/", evidence="ໃບຮັບ 7")
    road.leadership.see(f"/directions/{given.pk}/")
    road.leadership.submit("/close/")
    given.refresh_from_db()
    assert given.closed_at


@pytest.mark.parametrize(
    "size", [pytest.param(WIDE, id="at a desk"), pytest.param(NARROW, id="on a phone")]
)
def test_a_text_goes_down_the_road_and_its_results_come_back(
    browser, live_server, looked, tmp_path, size
):
    """From the text to the direction with its receipts, and the chain of acts holds."""
    road = Road(browser, live_server, looked, size)
    for someone in road.people.values():
        someone.see("/")
    hand_in_and_release(road, tmp_path)
    limit_and_open(road)
    assess_and_plan(road)
    write_items(road)
    hold(road)
    publish(road)
    whole = report(road)
    direct(road, whole)

    for someone in road.people.values():
        someone.see("/")
    road.administrator.see("/log/")
    entries, broken = audit.verify()
    assert (entries > 25, broken) == (True, None)
    assert Rollout.objects.count() == 1
    road.leave()
