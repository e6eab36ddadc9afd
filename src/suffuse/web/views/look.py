"""The page that shows every part of the look at once, for those who build pages and check them."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from suffuse.language.rules import Words
from suffuse.web.pictures import Box, Column, Curve, Point, Tile
from suffuse.web.pictures.tiles import PLACES
from suffuse.web.said import share, soaked

MONDAY = date(2027, 6, 14)
LAST, FRIDAY, TODAY, BEYOND = 4, 4, 30, 17  # where the made-up figures bend


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause of the sample strip."""

    label: str
    share: float | None
    heading: str
    href: str = "#heat"


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of the sample table."""

    name: Words
    wide: float | None
    deep: float | None
    state: str
    kind: str


@dataclass(frozen=True, slots=True)
class LookPage:
    """Everything the sample page shows; every figure of it is made up."""

    form: forms.Form
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    boxes: tuple[Box, ...]
    curve: Curve
    columns: tuple[Column, ...]
    tiles: tuple[Tile, ...]
    monday: date = MONDAY
    friday: date = MONDAY + timedelta(days=4)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name of the venue"), help_text=_("As people call it."))
    seats = forms.IntegerField(label=_("Seats"), min_value=1)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    level = forms.ChoiceField(
        label=_("Level"), choices=[("1", _("Leaders")), ("2", _("Managers")), ("3", _("Staff"))]
    )
    way = forms.ChoiceField(
        label=_("How people sign in"),
        choices=[("a", _("By name")), ("b", _("By head count"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label=_("The measures in force are kept"))


ROWS = (
    Row(Words("ກະຊວງສາທາລະນະສຸກ", "Ministry of Health"), 0.92, 0.81, "accepted", "ok"),
    Row(Words("ນະຄອນຫຼວງວຽງຈັນ", "Vientiane Capital"), 0.71, 0.58, "studying", "river"),
    Row(Words("ແຂວງ ຫຼວງພະບາງ", "Luang Prabang"), 0.66, None, "studying", "river"),
    Row(Words("ແຂວງ ຜົ້ງສາລີ", "Phongsaly"), 0.12, 0.3, "late", "warn"),
    Row(Words("ແຂວງ ເຊກອງ", "Sekong"), 0.0, None, "no plan", "bad"),
    Row(Words("ແຂວງ ອັດຕະປື", "Attapeu"), None, None, "not begun", "dry"),
)


@require_GET
def look(request: HttpRequest) -> HttpResponse:
    """Show every part of the look."""
    form = SampleForm({"name": "", "seats": "30", "way": "a", "day": "2027-06-14", "level": "1"})
    page = LookPage(
        form=form,
        rows=ROWS,
        cells=tuple(
            Cell(f"{part}.{n}", None if n == LAST else ((n * 37 + len(part) * 19) % 100) / 100, "")
            for part in ("I", "II", "III")
            for n in range(1, 5)
        ),
        boxes=_boxes(),
        curve=_curve(),
        columns=_columns(),
        tiles=_tiles(),
    )
    return render(request, "web/look.html", {"page": page})


def _boxes() -> tuple[Box, ...]:
    """Return a made-up tree of four rows, some of it not known."""
    found = [_box(1, None, 60_000, 0.58, 0.57)]
    for province in range(2, 21):
        found.append(_box(province, 1, 1_000 + 400 * (province * 7 % 11), 1 - province / 22, 0.6))
        for district in range(3 + province % 5):
            key = province * 100 + district
            wide = None if key % 17 == 0 else (key * 13 % 100) / 100
            found.append(_box(key, province, 100 + key % 300, wide, (key * 31 % 100) / 100))
            found += [
                _box(key * 100 + n, key, 10 + n * 3, wide and wide * n / 9, 0.5) for n in range(9)
            ]
    return tuple(found)


def _box(key: int, above: int | None, people: int, wide: float | None, deep: float | None) -> Box:
    name = f"{_('Unit')} {key}"
    return Box(key, above, name, f"{name}: {soaked(wide, deep)}", people, wide, deep, "#icicle")


def _curve() -> Curve:
    def planned(n: int) -> float:
        return 60_000 / (1 + math.exp(-(n - 24) / 6))

    def real(n: int) -> float:
        return 58_000 / (1 + math.exp(-(n - 28) / 7))

    def days(first: int, last: int) -> list[tuple[int, date]]:
        return [(n, MONDAY + timedelta(days=n)) for n in range(first, last)]

    return Curve(
        planned=[Point(on, planned(n)) for n, on in days(0, 57)],
        real=[Point(on, real(n)) for n, on in days(0, 33)],
        forecast=[Point(on, real(n)) for n, on in days(32, 64)],
        of=60_000,
        due=MONDAY + timedelta(days=56),
    )


def _columns() -> tuple[Column, ...]:
    found = []
    for n in range(56):
        on = MONDAY + timedelta(days=n)
        if on.weekday() <= FRIDAY:
            planned = 40 + (n * 53) % 160
            came = round(planned * 0.9) if n < TODAY else None
            found.append(Column(on, planned, came, f"{on:%d/%m}: {planned}", marked=n == TODAY))
    return tuple(found)


def _tiles() -> tuple[Tile, ...]:
    found = []
    for n, code in enumerate(PLACES):
        wide = None if n == BEYOND else (n * 29 % 100) / 100
        name = f"{_('Province')} {code}"
        title = f"{name}: {soaked(wide, 0.55)}"
        found.append(Tile(f"LA-{code}", name, title, share(wide), wide, 0.55, "#tiles"))
    return tuple(found)
