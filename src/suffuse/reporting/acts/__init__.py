"""What is done with figures and reports."""

from suffuse.reporting.acts.deciding import accept, return_report, submit
from suffuse.reporting.acts.refusals import (
    AlreadyOpen,
    ChangedMeanwhile,
    ChildrenOpen,
    EmptyReport,
    Impossible,
    Locked,
    NoReason,
    NoSuchSection,
    NotInRollout,
    NotNow,
    NotTheirWords,
    OwnReport,
    TooLong,
    WordsPointAtPeople,
)
from suffuse.reporting.acts.snapshot import Taken, take_snapshot
from suffuse.reporting.acts.writing import (
    draft,
    pick_passage,
    refill,
    save_figures,
    save_letter,
    save_section,
)

__all__ = [
    "AlreadyOpen",
    "ChangedMeanwhile",
    "ChildrenOpen",
    "EmptyReport",
    "Impossible",
    "Locked",
    "NoReason",
    "NoSuchSection",
    "NotInRollout",
    "NotNow",
    "NotTheirWords",
    "OwnReport",
    "Taken",
    "TooLong",
    "WordsPointAtPeople",
    "accept",
    "draft",
    "pick_passage",
    "refill",
    "return_report",
    "save_figures",
    "save_letter",
    "save_section",
    "submit",
    "take_snapshot",
]
