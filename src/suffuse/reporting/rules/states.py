"""The road of a report: draft, submitted, returned, accepted. Accepted is the end of it."""

from enum import StrEnum


class State(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


# What may happen to a report, and where it stands afterwards.
ROAD: dict[tuple[State, str], State] = {
    (State.DRAFT, "edit"): State.DRAFT,
    (State.DRAFT, "submit"): State.SUBMITTED,
    (State.SUBMITTED, "return"): State.RETURNED,
    (State.SUBMITTED, "accept"): State.ACCEPTED,
    (State.RETURNED, "draft"): State.DRAFT,
}
# What a report says, section by section, in the order of the letter.
SECTIONS = ("situation", "reach", "weaknesses", "lessons", "next")


def after(state: str, verb: str) -> State | None:
    """Return where a report stands after a verb, or None if the verb is not open to it now."""
    return ROAD.get((State(state), verb))


def locked(state: str) -> bool:
    """Tell whether nothing may change the report any more, through whichever way in."""
    return not any(there is State(state) for there, _ in ROAD)
