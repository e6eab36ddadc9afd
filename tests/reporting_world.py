"""What reports are made of, in the one small country: held sessions, released counts, findings."""

import uuid
from datetime import timedelta

from suffuse.assessment.models import Finding
from suffuse.attendance.models import Event, Showing
from suffuse.audit.rules import HOUSE
from suffuse.comprehension.models import Count, Item
from suffuse.organisation.models import Unit
from suffuse.planning.models import Session
from suffuse.reporting import acts
from suffuse.reporting.models import Report
from tests import world

LATER = world.MONDAY + timedelta(days=30)
WEEK = world.MONDAY.date()


def held(
    *,
    of: Unit,
    people: int = 12,
    came: int = 10,
    stayed: int | None = None,
    key: str = "staff",
    days: int = 0,
) -> Session:
    """Return a session that was held, with a tally at both doors, as the door keeps it."""
    session = world.session(of=of, people=people, days=days, key=key)
    stayed = came if stayed is None else stayed
    for kind, tally in (("opening", came), ("closing", stayed)):
        Event.objects.create(
            id=uuid.uuid4(),
            session=session,
            kind=kind,
            tally=tally,
            source="desk",
            by="1",
            at=session.starts,
            fingerprint="0" * 64,
        )
    Showing.objects.create(session=session, came=came, stayed=stayed)
    session.held_at, session.certificate = session.ends, {"actual": came}
    session.save()
    return session


def counted(session: Session, *, right: int = 8, of: int = 10) -> Count:
    """Return one item's released count of a batch, after the study."""
    item, _ = Item.objects.get_or_create(
        directive=world.directive(),
        form="B",
        position=1,
        defaults={
            "clause_key": "I.1",
            "stem_lo": "ລ້າງ?",
            "choices": [{"lo": "ແມ່ນ"}, {"lo": "ບໍ່"}],
            "right": 0,
            "written_by": "1",
            "reviewed_by": "2",
        },
    )
    return Count.objects.create(
        session=session, item=item, right=right, of=of, released_on=session.starts.date()
    )


def finding(*, of: Unit, kind: str = "weakness", text: str = "ອ່າງລ້າງມືບໍ່ພຽງພໍ") -> Finding:
    return Finding.objects.create(
        unit=of,
        rollout=world.rollout(),
        clause_key="I.1",
        kind=kind,
        text=text,
        found_at=world.MONDAY,
    )


def drafted(*, of: Unit) -> Report:
    rollout = world.rollout()
    return acts.draft(
        unit_id=of.pk, rollout_id=rollout.pk, by=world.actor("committee", of=of), at=LATER
    )


def submitted(*, of: Unit, words: str = "ທຸກຢ່າງເປັນໄປຕາມແຜນ") -> Report:
    report = drafted(of=of)
    acts.save_section(report_id=report.pk, section="situation", text=words, by=HOUSE, at=LATER)
    return acts.submit(
        report_id=report.pk,
        by=world.actor("committee", of=of),
        at=LATER,
        with_gaps=True,
        confirmed=True,
    )


def snapshot(week=WEEK, *, at=LATER) -> acts.Taken:
    return acts.take_snapshot(rollout_id=world.rollout().pk, week=week, by=HOUSE, at=at)
