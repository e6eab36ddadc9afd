"""What is refused, each by its name, carrying enough to say why."""

from collections.abc import Sequence


class NotForNote(Exception):
    """Leading bodies take note of the report of the unit where the rollout begins, once handed up."""


class AlreadyNoted(Exception):
    """This body has taken note of the report before."""


class EnoughNoted(Exception):
    """As many bodies as the guidance names have taken note of the report."""


class DayOfNote(Exception):
    """A body takes note between the day the report was handed up and today."""


class TooLong(Exception):
    """What was typed is longer than what can be kept: `most` signs. It is never cut."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class Incomplete(Exception):
    """Something that must be said is missing; `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class OutOfReach(Exception):
    """A unit directs itself and those below it, within the rollout, and no others."""


class NoSuchClause(Exception):
    """The text has no such clause; `keys` says which."""

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__(keys)
        self.keys = tuple(keys)


class DueTooEarly(Exception):
    """The day by which it must be done has passed already."""


class Closed(Exception):
    """The direction is closed: nothing more is asked."""


class AlreadyReceived(Exception):
    """The unit has said before that the direction reached it."""


class NotReceived(Exception):
    """A unit first receives a direction, then says that it is done."""


class AlreadyDone(Exception):
    """The unit has said before that it is done, and with what evidence."""


class StillOpen(Exception):
    """Units have not done it yet; `units` are their codes. They can be named when closing."""

    def __init__(self, units: Sequence[str]) -> None:
        super().__init__(units)
        self.units = tuple(units)
