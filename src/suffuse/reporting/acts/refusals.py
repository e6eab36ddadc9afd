"""What is refused, each by its name, carrying enough to say why."""

from collections.abc import Sequence

from suffuse.reporting.rules import Doubt


class Locked(Exception):
    """The report is accepted: nothing changes it any more, whichever way in."""


class NotNow(Exception):
    """The report does not stand where this can happen; `state` is where it stands, `verb` what was tried."""

    def __init__(self, state: str, verb: str) -> None:
        super().__init__(state, verb)
        self.state, self.verb = state, verb


class NotInRollout(Exception):
    """The rollout asks nothing of this unit."""


class AlreadyOpen(Exception):
    """The report is being written already; `report_id` says which."""

    def __init__(self, report_id: int) -> None:
        super().__init__(report_id)
        self.report_id = report_id


class NoSuchSection(Exception):
    """A report has no section of this name."""


class TooLong(Exception):
    """A text is longer than a report holds, or has characters that no database keeps."""


class ChangedMeanwhile(Exception):
    """Somebody else saved this since it was opened; `theirs` is what stands, `mine` was not kept."""

    def __init__(self, theirs: str, mine: str) -> None:
        super().__init__(theirs, mine)
        self.theirs, self.mine = theirs, mine


class Impossible(Exception):
    """Figures that cannot be; `faults` holds (level, figure, code) of each."""

    def __init__(self, faults: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)


class EmptyReport(Exception):
    """A report without a figure and without a word says nothing."""


class ChildrenOpen(Exception):
    """Units below have not reported; `units` are their codes. They can be named as gaps instead."""

    def __init__(self, units: Sequence[str]) -> None:
        super().__init__(units)
        self.units = tuple(units)


class WordsPointAtPeople(Exception):
    """Names or telephone numbers stand in the words, and nobody has answered for them."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        super().__init__(doubts)
        self.doubts = tuple(doubts)


class OwnReport(Exception):
    """A unit does not decide on its own report."""


class NoReason(Exception):
    """A report is returned with a reason for at least one of its sections."""


class NotTheirWords(Exception):
    """A passage is taken as it stands in a submitted report of a unit directly below, or not at all."""
