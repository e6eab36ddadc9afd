"""
The one small country that every test may borrow.

    /1/ the ministry (M)
      /1/2/ Hilltop province (P1) ─ /1/2/4/ Riverside district (D1) ─ … Hilltop's two districts
      /1/3/ Lowland province (P10): its code begins with P1, as its path may begin with a sibling's

Ids differ from run to run; names and codes do not.
"""

import hashlib
import uuid
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from suffuse.access.models import Seat, User
from suffuse.access.rules import Role
from suffuse.audience.models import Level
from suffuse.audit.rules import Actor
from suffuse.directive.models import Clause, Directive, Edition
from suffuse.language.rules import Words
from suffuse.measure.models import Measure
from suffuse.organisation.models import HeadCount, Person, Unit
from suffuse.planning.models import Group, Plan, Session, Speaker, Venue
from suffuse.rollout.models import Duty, Rollout, RolloutLevel

MONDAY = datetime(2027, 6, 14, 2, 0, tzinfo=UTC)  # nine in the morning in Vientiane
HANDS = "I Hands\n1. Wash\n2. Dry\n"
SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(name: str) -> Path:
    """Return a file of the shared folder; where it is absent, the test is skipped and says so."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {name} of the shared folder, which is not on this machine")
    return path


def words(text: str) -> Words:
    return Words(f"{text} (ລາວ)", text)


def unit(
    code: str = "M", *, above: Unit | None = None, kind: str = "office", name: str = ""
) -> Unit:
    """Return the unit of this code, made directly below `above` if it is not there yet."""
    found = Unit.objects.filter(code=code).first()
    if found:
        return found
    made = Unit.objects.create(
        code=code,
        name_lo=f"ໜ່ວຍ {name or code}",
        name_en=name or f"Unit {code}",
        kind=kind,
        parent=above,
        path="",
        depth=above.depth + 1 if above else 1,
    )
    made.path = f"{above.path if above else '/'}{made.pk}/"
    made.save()
    return made


def ministry() -> Unit:
    return unit("M", kind="ministry", name="Ministry")


def hilltop() -> Unit:
    return unit("P1", above=ministry(), kind="province", name="Hilltop")


def lowland() -> Unit:
    return unit("P10", above=ministry(), kind="province", name="Lowland")


def riverside() -> Unit:
    return unit("P1-D1", above=hilltop(), kind="district", name="Riverside")


def meadow() -> Unit:
    return unit("P10-D1", above=lowland(), kind="district", name="Meadow")


def person(
    *, of: Unit, code: str = "", name: str = "Noy", level: str = "staff", team: str = "clinic"
) -> Person:
    code = code or f"{of.code}-{of.people.count() + 1}"
    return Person.objects.create(unit=of, code=code, name=name, level=level, team=team)


def headcount(*, of: Unit, people: int, level: str = "staff", team: str = "clinic") -> HeadCount:
    return HeadCount.objects.create(unit=of, team=team, level=level, people=people)


@cache
def _password() -> str:
    """Hash once: it is slow on purpose, and every test needs somebody."""
    return make_password("a long enough phrase")


def account(name: str = "noy") -> User:
    found = User.objects.filter(username=name).first()
    return found or User.objects.create(username=name, password=_password())


def seat(role: str | Role, *, of: Unit, name: str = "", who: Person | None = None) -> Seat:
    """Return a seat held since the day before MONDAY."""
    user = account(name or f"{role}-{of.code}".lower())
    found = Seat.objects.filter(user=user, unit=of, role=role, until=None).first()
    return found or Seat.objects.create(
        user=user,
        unit=of,
        role=role,
        person=who,
        since=MONDAY - timedelta(days=365 * 3),
        granted_by="house",
    )


def actor(role: str | Role = "committee", *, of: Unit) -> Actor:
    held = seat(role, of=of)
    return Actor(str(held.user_id), str(held.pk), str(role), of.pk, of.path)


def client_of(role: str | Role, *, of: Unit, language: str = "en") -> Client:
    """Return a browser without a screen, logged in from that seat."""
    client = Client()
    client.force_login(
        seat(role, of=of).user, backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    client.cookies["django_language"] = language
    return client


def level(key: str = "staff") -> Level:
    return Level.objects.get(key=key)


def directive(number: str = "27/ກຊສ") -> Directive:
    found = Directive.objects.filter(number=number).first()
    return found or Directive.objects.create(
        number=number,
        number_key=number,
        kind="guidance",
        issuer="Ministry of Health",
        issued_on=date(2027, 6, 1),
        title="Clean hands in every clinic",
    )


def edition(language: str = "lo", *, released: bool = True, of: Directive | None = None) -> Edition:
    """Return an edition with three clauses: I, I.1 and I.2."""
    of = of or directive()
    found = Edition.objects.filter(directive=of, language=language).first()
    if found:
        return found
    made = Edition.objects.create(
        directive=of,
        language=language,
        official=language == "lo",
        title=of.title,
        source_name="guidance.txt",
        source=HANDS.encode(),
        source_sha256=hashlib.sha256(HANDS.encode()).hexdigest(),
        text=HANDS,
        text_sha256=hashlib.sha256(HANDS.encode()).hexdigest(),
        handed_in_by="1",
        handed_in_at=MONDAY,
    )
    top = None
    spans = [("I", "Hands", 0, 8), ("I.1", "Wash", 8, 16), ("I.2", "Dry", 16, 23)]
    for position, (label, heading, start, end) in enumerate(spans, start=1):
        clause = Clause.objects.create(
            edition=made,
            key=label,
            label=label,
            marker=label.split(".")[-1],
            depth=label.count(".") + 1,
            parent=top,
            heading=heading,
            position=position,
            start=start,
            end=end,
        )
        top = top or clause
    if released:
        Edition.objects.filter(pk=made.pk).update(released_at=MONDAY, released_by="2")
        made.refresh_from_db()
    return made


def rollout(*, top: Unit | None = None, of: Directive | None = None) -> Rollout:
    """Return a rollout of eight weeks from MONDAY, with a duty for every unit that there is now."""
    top = top or ministry()
    edition(of=of)
    found = Rollout.objects.filter(top=top, directive=of or directive()).first()
    if not found:
        found = Rollout.objects.create(
            directive=of or directive(),
            top=top,
            title_lo="ມືສະອາດ",
            title_en="Clean hands",
            opens_on=MONDAY.date(),
            closes_on=MONDAY.date() + timedelta(weeks=8),
            report_due=MONDAY.date() + timedelta(weeks=9),
            opened_at=MONDAY,
            opened_by="1",
        )
        for turn, key in enumerate(["leaders", "managers", "staff", "members"], start=1):
            RolloutLevel.objects.create(
                rollout=found, level=level(key), round=1 if turn == 1 else 2
            )
    for each in Unit.objects.filter(path__startswith=top.path):
        Duty.objects.get_or_create(rollout=found, unit=each)
    return found


def measure(
    *, zone: Unit | None = None, people: int | None = 20, distance_m: float | None = 2
) -> Measure:
    return Measure.objects.create(
        zone=zone or ministry(),
        since=MONDAY.date() - timedelta(days=30),
        people=people,
        distance_m=distance_m,
        source="Task force notice 12",
        issued_by="1",
        issued_from=zone or ministry(),
        issued_at=MONDAY,
    )


def venue(*, of: Unit, code: str = "A", seats: int = 30) -> Venue:
    found = Venue.objects.filter(unit=of, code=code).first()
    return found or Venue.objects.create(
        unit=of, code=code, name=f"Hall {code} of {of.code}", seats=seats
    )


def speaker(*, of: Unit, code: str = "S1") -> Speaker:
    found = Speaker.objects.filter(unit=of, code=code).first()
    return found or Speaker.objects.create(unit=of, code=code)


def plan(*, of: Unit, state: str = "confirmed") -> Plan:
    found = Plan.objects.filter(unit=of, rollout=rollout(), state=state).first()
    confirmed = {"confirmed_at": MONDAY, "confirmed_by": "1"} if state == "confirmed" else {}
    return found or Plan.objects.create(
        unit=of,
        rollout=rollout(),
        version=Plan.objects.filter(unit=of).count() + 1,
        state=state,
        status="feasible",
        checked_at=MONDAY,
        proposed_at=MONDAY,
        proposed_by="1",
        **confirmed,
    )


def session(*, of: Unit, people: int = 12, days: int = 0, key: str = "staff") -> Session:
    """Return a session of a confirmed plan, three hours long, `days` after MONDAY."""
    starts = MONDAY + timedelta(days=days)
    made = Session.objects.create(
        plan=plan(of=of),
        unit=of,
        rollout=rollout(),
        code=uuid.uuid4().hex[:8].upper(),
        number=Session.objects.filter(unit=of).count() + 1,
        level=level(key),
        venue=venue(of=of),
        speaker=speaker(of=of),
        starts=starts,
        ends=starts + timedelta(hours=3),
        people=people,
    )
    Group.objects.create(session=made, team="clinic", people=people)
    return made
