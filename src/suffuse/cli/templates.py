"""`suffuse template`: an empty import file that explains itself in both languages."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
import xlsxwriter
from rich.console import Console

from suffuse.language.rules import Words

say = Console(highlight=False)


class Kind(StrEnum):
    """What can be imported."""

    UNITS = "units"
    PEOPLE = "people"
    HEADCOUNTS = "headcounts"
    VENUES = "venues"


CODE = Words(
    "ລະຫັດ ເປັນຕົວໜັງສື ບໍ່ແມ່ນຕົວເລກ: 00123 ຕ້ອງຄົງເປັນ 00123.",
    "A code: text, never a number, so that 00123 stays 00123.",
)
OF_UNIT = Words("ລະຫັດຂອງອົງການທີ່ມີຢູ່ແລ້ວ.", "The code of a unit that exists.")
LEVEL = Words(
    "ໜຶ່ງໃນ: leaders (ການນຳ), managers (ຄຸ້ມຄອງ), staff (ພະນັກງານ), members (ສະມາຊິກ), "
    "mass (ອົງການຈັດຕັ້ງມະຫາຊົນ), public (ປະຊາຊົນ).",
    "One of: leaders, managers, staff, members, mass, public.",
)
TEAM = Words("ໜ່ວຍງານພາຍໃນອົງການ; ຫວ່າງໄດ້.", "The team inside the unit; may be empty.")

COLUMNS: dict[Kind, dict[str, Words]] = {
    Kind.UNITS: {
        "code": CODE,
        "parent": Words(
            "ລະຫັດຂອງອົງການຂັ້ນເທິງ; ຫວ່າງສະເພາະອົງການສູງສຸດ.",
            "The code of the unit above; empty for the one at the top only.",
        ),
        "kind": Words(
            "ປະເພດ ເຊັ່ນ ministry, province, district.",
            "What kind of unit, such as ministry, province, district.",
        ),
        "name_lo": Words("ຊື່ເປັນພາສາລາວ.", "The name in Lao."),
        "name_en": Words("ຊື່ເປັນພາສາອັງກິດ; ຫວ່າງໄດ້.", "The name in English; may be empty."),
    },
    Kind.PEOPLE: {
        "unit": OF_UNIT,
        "code": Words(
            "ລະຫັດຂອງຄົນ ພາຍໃນອົງການ; ເປັນຕົວໜັງສື.", "The unit's own code of the person; text."
        ),
        "name": Words("ຊື່ ແລະ ນາມສະກຸນ.", "Given name and family name."),
        "team": TEAM,
        "level": LEVEL,
    },
    Kind.HEADCOUNTS: {
        "unit": OF_UNIT,
        "team": TEAM,
        "level": LEVEL,
        "people": Words(
            "ຈຳນວນຄົນທັງໝົດ ລວມຜູ້ທີ່ມີຊື່. ຖ້າບໍ່ຮູ້ ໃຫ້ຕັດແຖວອອກ ຢ່າໃສ່ 0.",
            "How many people in all, those with names among them. Not known? Leave the row out, not 0.",
        ),
    },
    Kind.VENUES: {
        "unit": OF_UNIT,
        "code": Words("ລະຫັດຂອງຫ້ອງ ພາຍໃນອົງການ.", "The unit's own code of the room."),
        "name": Words("ຊື່ຫ້ອງ.", "The name of the room."),
        "seats": Words(
            "ຈຳນວນບ່ອນນັ່ງຕາມໄລຍະຫ່າງແລ້ວ; ຫຼື ໃສ່ກວ້າງ ແລະ ຍາວແທນ.",
            "Seats, already counted at the distance; or give width and length instead.",
        ),
        "width_m": Words("ຄວາມກວ້າງ ເປັນແມັດ.", "The width in metres."),
        "length_m": Words("ຄວາມຍາວ ເປັນແມັດ.", "The length in metres."),
    },
}


def template(
    name: Annotated[Path, typer.Argument(help="The file to write, such as `people.xlsx`.")],
    kind: Annotated[
        Kind | None,
        typer.Option(help="What it is for; not needed if the file is called after it."),
    ] = None,
    over: Annotated[
        bool, typer.Option("--overwrite", help="Write over a file that is already there.")
    ] = False,
) -> None:
    """
    Write an empty import file, with a sheet that explains it in Lao and English.

    `suffuse template units.xlsx` gives the columns of units; so do `people`, `headcounts`, `venues`.
    Fill in the first sheet, then `suffuse import units units.xlsx`.
    """
    chosen = kind or next((known for known in Kind if known.value == name.stem.lower()), None)
    if chosen is None:
        kinds = ", ".join(known.value for known in Kind)
        raise typer.BadParameter(
            f"What is {name.name} for? Call it after one of {kinds}, or give --kind."
        )
    if name.suffix.lower() != ".xlsx":
        raise typer.BadParameter("The file's name must end in .xlsx.")
    if name.exists() and not over:
        raise typer.BadParameter(f"{name} is already there; --overwrite writes over it.")
    write(name, chosen)
    say.print(
        f"Wrote {name}: {len(COLUMNS[chosen])} columns for {chosen.value}, and how to fill them."
    )


def write(name: Path, kind: Kind) -> None:
    """Write the empty file: the first sheet to fill in, the second to read."""
    with xlsxwriter.Workbook(str(name)) as book:
        bold = book.add_format({"bold": True, "font_name": "Phetsarath OT"})
        text = book.add_format({"num_format": "@", "font_name": "Phetsarath OT"})
        prose = book.add_format({"text_wrap": True, "valign": "top", "font_name": "Phetsarath OT"})
        sheet = book.add_worksheet(kind.value)
        # Every column is text, so that a spreadsheet cannot turn a code into a number.
        sheet.set_column(0, len(COLUMNS[kind]) - 1, 24, text)
        sheet.write_row(0, 0, list(COLUMNS[kind]), bold)
        sheet.freeze_panes(1, 0)
        help_ = book.add_worksheet("ຄຳອະທິບາຍ Explanations")
        help_.set_column(0, 0, 14)
        help_.set_column(1, 2, 60)
        help_.write_row(0, 0, ["", "ພາສາລາວ", "English"], bold)
        for row, (column, says) in enumerate(COLUMNS[kind].items(), start=1):
            help_.write_string(row, 0, column, bold)
            help_.write_string(row, 1, says.lo, prose)
            help_.write_string(row, 2, says.en, prose)
