"""Pictures say what is known, show what is not, and never need a style or a script."""

import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from suffuse.web import pictures
from suffuse.web.pictures import Box, Column, Curve, Point, Tile
from suffuse.web.pictures.shapes import hatch

MONDAY = date(2027, 6, 14)


def box(
    key: int, above: int | None = None, *, people: int | None = 100, wide: float | None = 0.5
) -> Box:
    return Box(key, above, f"Unit {key}", f"Unit {key}: said", people, wide, 0.5, f"/units/{key}/")


def layer(svg: str, css: str) -> str:
    """Return the path data of one layer, or "" if it was not drawn."""
    found = re.search(rf'<path class="{css}" d="([^"]*)"', svg)
    return found[1] if found else ""


def every_picture() -> list[str]:
    curve = Curve(
        [Point(MONDAY, 0), Point(MONDAY + timedelta(7), 90)], [Point(MONDAY, 0)], of=100, due=MONDAY
    )
    return [
        pictures.soak(0.6, 0.5, label="said"),
        pictures.soak(None, None, label="said"),
        pictures.soak(0.6, 0.5, label="said", withheld=True),
        pictures.brand(),
        pictures.icicle([box(1), box(2, 1), box(3, 1, wide=None)], label="map"),
        pictures.curve(curve, label="curve", said=str, whole="100 people", due="due"),
        pictures.strip([Column(MONDAY, 20, 18, "said", marked=True)], label="strip", said=str),
        pictures.tiles([Tile("LA-PH", "P", "said", "6 %", 0.06, None, "/p/")], label="map"),
    ]


@pytest.mark.parametrize("svg", every_picture())
def test_every_picture_is_well_formed_and_needs_no_style_or_script(svg):
    """The policy of the site refuses both; a picture that needs them would be blank."""
    for element in ElementTree.fromstring(svg).iter():
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
    assert "nan" not in svg.lower()


def test_the_glyph_fills_from_the_left_by_coverage_and_from_the_top_by_depth():
    svg = pictures.soak(0.63, 0.5, label="63 % reached, 50 % understood")
    assert layer(svg, "s1") == "M0 0h63v64h-63z"
    assert layer(svg, "s2") == "M0 0h63v32h-63z"
    assert 'aria-label="63 % reached, 50 % understood"' in svg


def test_what_is_not_known_is_hatched_and_does_not_look_like_nought():
    unknown, nought = (pictures.soak(wide, 0.0, label="x") for wide in (None, 0.0))
    assert layer(unknown, "hatch")
    assert not layer(nought, "hatch")
    assert not layer(unknown, "s1")


def test_when_only_the_depth_is_not_known_the_reached_part_is_hatched():
    svg = pictures.soak(0.5, None, label="x")
    assert layer(svg, "s1") == "M0 0h50v64h-50z"
    assert layer(svg, "hatch")
    assert not layer(svg, "s2")


def test_a_withheld_figure_cannot_be_read_off_the_picture():
    """Two groups too small to be shown must look alike, or the glyph would tell what the table hides."""
    assert pictures.soak(0.2, 0.9, label="x", withheld=True) == pictures.soak(
        0.8, 0.1, label="x", withheld=True
    )


@pytest.mark.parametrize(("width", "height"), [(100, 64), (3, 40), (40, 3), (50, 64)])
def test_hatching_stays_within_its_box(width, height):
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", hatch(0, 0, width, height, step=9))]
    assert all(0 <= x <= width for x in numbers[0::2])
    assert all(0 <= y <= height for y in numbers[1::2])


def test_boxes_are_as_wide_as_their_audience():
    svg = pictures.icicle(
        [box(1, people=400), box(2, 1, people=300), box(3, 1, people=100)], label="map"
    )
    widths = [float(w) for w in re.findall(r'class="fr hit"[^>]* width="([\d.]+)"', svg)]
    assert widths == [999.0, 749.0, 249.0]


def test_the_map_of_a_large_country_stays_small():
    """20,000 units must not make a page of megabytes: what is too narrow to see is pooled."""
    tree = [box(1, people=350_000)]
    tree += [box(n, 1, people=10_000) for n in range(2, 22)]
    tree += [box(1000 + n, 2 + n % 20, people=300) for n in range(980)]
    tree += [box(100_000 + n, 1000 + n % 980, people=15) for n in range(19_000)]
    assert len(pictures.icicle(tree, label="map").encode()) < 100_000


def test_pooled_boxes_weigh_their_people_and_leave_out_the_unknown():
    """Half of 90 known people reached is a half, however many unknown units stand beside them."""
    tree = [box(1, people=100_000), box(2, 1, people=99_900)]
    tree += [
        box(3, 1, people=60, wide=0.25),
        box(4, 1, people=30, wide=1.0),
        box(5, 1, people=10, wide=None),
    ]
    svg = pictures.icicle(tree, label="map")
    shallow = layer(svg, "s1").split("M")[-1]
    assert shallow.startswith("999 ")
    assert float(re.findall(r"h([\d.]+)v", shallow)[0]) == pytest.approx(0.5 * (1 - 0.3), abs=0.06)


def test_the_curve_shows_three_lines_and_the_deadline():
    points = [Point(MONDAY + timedelta(n), n * 10.0) for n in range(10)]
    svg = pictures.curve(
        Curve(points, points[:5], points[4:], of=100, due=MONDAY + timedelta(8)),
        label="said",
        said=str,
        whole="100 people",
        due="deadline",
    )
    for css in ("curve-plan", "curve-real", "curve-fore", "curve-due"):
        assert layer(svg, css), css
    assert "100 people" in svg


def test_a_curve_of_nothing_is_no_picture():
    """An empty state is words, not an empty box."""
    assert pictures.curve(Curve([], []), label="x", said=str, whole="", due="") == ""


def test_every_province_has_a_place_of_its_own():
    places = list(pictures.tiles.__globals__["PLACES"].values())
    assert len(places) == len(set(places)) == 18


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("LA-PH", (2, 0)),
        ("vt", (2, 4)),
        ("P06", (2, 2)),
        ("18", (3, 4)),
        ("P19", None),
        ("P00", None),
        ("LA-ZZ", None),
        ("", None),
    ],
)
def test_a_province_is_found_by_its_code(code, place):
    assert pictures.place_of(code) == place


def test_a_unit_without_a_place_is_drawn_beneath_and_not_lost():
    svg = pictures.tiles(
        [Tile("LA-PH", "A", "A", "", 0.1, 0.1), Tile("M1", "B", "B", "", 0.1, 0.1)], label="x"
    )
    assert svg.count('class="plate"') == 2


def test_a_name_in_the_map_takes_its_ink_from_what_it_stands_on():
    """White on pale blue is a smudge; over hatching only dark letters with a pale rim can be read."""
    full, below = replace(box(1), wide=1.0, deep=1.0), replace(box(2, 1), wide=1.0, deep=1.0)
    assert pictures.icicle([full, below], label="map").count("ice-label deep") == 2
    for pale in ({"wide": 1.0, "deep": 0.1}, {"wide": None}, {"wide": 1.0, "deep": None}):
        assert "ice-label deep" not in pictures.icicle([replace(full, **pale)], label="map")
