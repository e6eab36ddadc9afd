"""The pages of reports, and the buttons on them."""

from suffuse.reporting.views.deciding import accept, return_report, submit
from suffuse.reporting.views.reading import changes, ledger, letter, report, reports
from suffuse.reporting.views.writing import (
    draft,
    pick_passage,
    refill,
    save_figures,
    save_letter,
    save_section,
    write,
)

__all__ = [
    "accept",
    "changes",
    "draft",
    "ledger",
    "letter",
    "pick_passage",
    "refill",
    "report",
    "reports",
    "return_report",
    "save_figures",
    "save_letter",
    "save_section",
    "submit",
    "write",
]
