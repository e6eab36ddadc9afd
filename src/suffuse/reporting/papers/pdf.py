"""The letter as PDF: tagged for blind readers, set with the shipped fonts, Lao broken where Lao breaks."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from suffuse.reporting.papers.facts import Letter

HERE = Path(__file__).resolve().parent
# The fonts that the site ships; nothing depends on what a machine happens to have.
FONTS = HERE.parent.parent / "web" / "fonts"


def pdf(letter: Letter) -> bytes:
    """Return the letter as PDF/UA-1; the same letter gives the same bytes."""
    said = {**asdict(letter), "written_at": letter.written_at.isoformat()}
    made: bytes = typst.compile(
        str(HERE / "letter.typ"),
        root=str(HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"letter": json.dumps(said, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(letter.written_at.timestamp()),
    )
    return made
