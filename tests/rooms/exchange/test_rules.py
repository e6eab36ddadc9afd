"""What the shape of an export lets travel."""

import json
from pathlib import Path

import suffuse.exchange
from suffuse.exchange.rules import COLUMNS, FORMAT, Figures, Reach, Row, document, keys, lines
from suffuse.language.rules import Words
from suffuse.reporting.rules import Shown
from tests.rooms.exchange.schema import misfits

SEEN = Shown("rounded", 125, 400, 31)


def reach() -> Reach:
    figures = Figures(400, False, 20, SEEN, SEEN, SEEN, Shown("unknown"))
    return Reach(
        "27/ກຊສ",
        Words("ມື", "Hands"),
        "M",
        Words("ກະຊວງ", "Ministry"),
        None,
        False,
        5,
        True,
        "0" * 64,
        (Row("total", "", Words("ລວມ", "All"), figures),),
    )


def test_the_export_fits_its_schema_and_the_schema_refuses_what_does_not():
    """A field more, a figure too exact, or a format of another day would be seen."""
    assert list(misfits(document(reach()))) == []
    assert list(misfits({**document(reach()), "people_names": []})) != []
    assert list(misfits({**document(reach()), "format": "suffuse-reach/2"})) != []
    exact = document(reach())
    exact["rows"][0]["came"]["kind"] = "exact"
    assert list(misfits(exact)) != []


def test_no_key_of_the_export_has_room_for_a_person():
    """Names cannot travel in a shape that has no place for them."""
    allowed = {
        "format",
        "directive",
        "rollout",
        "unit",
        "week",
        "late",
        "rounded_to",
        "least_cell",
        "simulated",
        "head",
        "rows",
        "kind",
        "key",
        "name",
        "units",
        "state",
        "people",
        "estimated",
        "silent",
        "planned",
        "came",
        "stayed",
        "understood",
        "percent",
        "code",
        "lo",
        "en",
    }
    assert set(keys(document(reach()))) <= allowed


def test_the_table_says_the_same_as_the_document():
    """An empty cell is not known or not shown; never nought."""
    header, line = list(lines(reach()))
    assert tuple(header) == COLUMNS
    told = dict(zip(header, line, strict=True))
    assert (told["came_people"], told["understood_percent"], told["understood_kind"]) == (
        "125",
        "",
        "unknown",
    )


def test_the_schema_in_the_package_names_the_format():
    """Whoever reads the file finds the schema beside the code that writes it."""
    path = Path(suffuse.exchange.__file__).parent / "schemas" / "reach-1.json"
    assert json.loads(path.read_text())["$id"] == FORMAT
