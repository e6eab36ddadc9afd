"""What the door of the small country sends."""

import uuid
from datetime import datetime, timedelta

from suffuse.attendance import acts
from suffuse.attendance.rules import Answer, Sent
from suffuse.organisation.models import Person
from suffuse.planning.models import Session
from tests import world


def sent(
    kind: str = "opening",
    *,
    at: Session,
    who: Person | None = None,
    tally: int | None = None,
    voids: uuid.UUID | None = None,
    device: str = "phone-1",
    sequence: int | None = 1,
    id: uuid.UUID | None = None,
    source: str = "phone",
    clock: datetime | None = None,
) -> Sent:
    return Sent(
        id=id or uuid.uuid4(),
        session=at.pk,
        kind=kind,
        person=who.pk if who else None,
        tally=tally,
        voids=voids,
        reason="Pressed the wrong name." if voids else "",
        source=source,
        device=device,
        sequence=sequence,
        device_time=clock,
    )


def during(session: Session) -> datetime:
    return session.starts + timedelta(minutes=10)


def recorded(session: Session, *events: Sent, late: timedelta = timedelta()) -> tuple[Answer, ...]:
    by = world.actor("organiser", of=session.unit)
    return acts.record(session_id=session.pk, events=events, by=by, at=during(session) + late)


def held(session: Session, *, came: int, stayed: int | None = None, reason: str = "") -> Session:
    """Return the session counted from a sheet and closed an hour after its end."""
    by, at = world.actor("organiser", of=session.unit), session.ends + timedelta(hours=1)
    acts.record_tally(
        session_id=session.pk, opening=came, closing=stayed, token=str(uuid.uuid4()), by=by, at=at
    )
    return acts.close_session(session_id=session.pk, by=by, at=at, reason=reason)
