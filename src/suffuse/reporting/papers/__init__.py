"""A report on paper: an official letter as PDF and DOCX, and its figures as XLSX."""

from suffuse.reporting.papers.docx import docx
from suffuse.reporting.papers.facts import Letter, NoReport, compose, of_rollout
from suffuse.reporting.papers.pdf import pdf
from suffuse.reporting.papers.xlsx import xlsx

FORMATS = {"pdf": pdf, "docx": docx, "xlsx": xlsx}

__all__ = ["FORMATS", "Letter", "NoReport", "compose", "letter", "national_report"]


def letter(*, report_id: int, number: int, language: str, format: str) -> bytes:
    """
    Return one revision of a report as a file.

    :param language: "lo" or "en"; what people wrote stays in the language they wrote it in
    :param format: one of FORMATS
    """
    return FORMATS[format](compose(report_id=report_id, number=number, language=language))


def national_report(rollout_id: int, language: str = "lo", format: str = "pdf") -> bytes:
    """
    Return the report of a whole rollout as a file: the newest revision of its top unit's report.

    :raises NoReport: the unit at which the rollout begins has not begun its report
    """
    report_id, number = of_rollout(rollout_id)
    return letter(report_id=report_id, number=number, language=language, format=format)
