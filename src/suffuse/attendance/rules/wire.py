"""Events as they travel: JSON, every field checked, nothing unknown let through."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from suffuse.attendance.rules.door import BadEvent, Sent, well_formed

# What a database can count to; a device never does.
_MOST = 2**53
_NUMBERS = ("session", "person", "tally", "sequence")
_TEXTS = ("kind", "reason", "source", "device")
FIELDS = frozenset({"id", "voids", "device_time", *_NUMBERS, *_TEXTS})
LONGEST = {"kind": 8, "reason": 200, "source": 10, "device": 40}


def to_wire(sent: Sent) -> dict[str, object]:
    """Return an event as JSON values."""
    return {
        "id": str(sent.id),
        "session": sent.session,
        "kind": sent.kind,
        "person": sent.person,
        "tally": sent.tally,
        "voids": str(sent.voids) if sent.voids else None,
        "reason": sent.reason,
        "source": sent.source,
        "device": sent.device,
        "sequence": sent.sequence,
        "device_time": sent.device_time.isoformat() if sent.device_time else None,
    }


def from_wire(given: object) -> Sent:
    """
    Read one event.

    :raises BadEvent: naming the field that no sound device would have sent
    """
    if not isinstance(given, Mapping):
        raise BadEvent("not_an_event")
    if set(given) - FIELDS:
        raise BadEvent("unknown_field")
    event = _uuid(given.get("id"), "id")
    numbers = {name: _number(given.get(name), name) for name in _NUMBERS}
    session = numbers["session"]
    if event is None or session is None:
        raise BadEvent("no_id" if event is None else "no_session", event)
    texts = {name: _text(given.get(name, ""), name) for name in _TEXTS}
    texts["source"] = texts["source"] or "phone"
    sent = Sent(
        id=event,
        session=session,
        person=numbers["person"],
        tally=numbers["tally"],
        sequence=numbers["sequence"],
        voids=_uuid(given.get("voids"), "voids"),
        device_time=_time(given.get("device_time")),
        **texts,
    )
    for code in well_formed(sent):
        raise BadEvent(code, event)
    return sent


def _uuid(value: object, name: str) -> UUID | None:
    if value is None:
        return None
    try:
        return UUID(value) if isinstance(value, str) else UUID(None)
    except (ValueError, TypeError) as wrong:
        raise BadEvent(f"bad_{name}") from wrong


def _number(value: object, name: str) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise BadEvent(f"bad_{name}")
    return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or len(value) > LONGEST[name] or not value.isprintable():
        raise BadEvent(f"bad_{name}")
    return value.strip()


def _time(value: object) -> datetime | None:
    """Read a device's clock; one that cannot be read at all is as good as none."""
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError as wrong:
        raise BadEvent("bad_device_time") from wrong
    if when is None or when.tzinfo is None:
        raise BadEvent("bad_device_time")
    return when
