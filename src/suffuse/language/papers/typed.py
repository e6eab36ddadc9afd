"""Pages as PDF: tagged for blind readers, set with the shipped fonts, Lao broken where Lao breaks."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

# The fonts that the site ships; nothing depends on what a machine happens to have.
FONTS = Path(__file__).resolve().parents[2] / "web" / "fonts"


def pdf_of(look: Path, said: Mapping[str, Any], *, at: datetime) -> bytes:
    """
    Return PDF/UA-1 in which `said` looks as a Typst file says; the same words give the same bytes.

    :param look: `letter.typ` finds what is said as JSON in `sys.inputs.letter`
    :param at: when it was written, which is all that the file knows of time
    """
    made: bytes = typst.compile(
        str(look),
        root=str(look.parent),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={look.stem: json.dumps(said, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=int(at.timestamp()),
    )
    return made
