"""The tokens hold what the look promises: every pair of ink and ground can be read."""

import re
from pathlib import Path

import pytest

import suffuse.web

STATIC = Path(suffuse.web.__file__).parent / "static" / "web"
TOKENS = (STATIC / "tokens.css").read_text()
READ_ON = [
    ("ink", "paper"),
    ("ink", "card"),
    ("soft", "paper"),
    ("soft", "card"),
    ("ink", "dry"),
    ("ink", "shallow"),
    ("ink", "river-wash"),
    ("river", "paper"),
    ("river", "card"),
    ("river", "river-wash"),
    ("river-deep", "river-wash"),
    ("on-river", "river"),
    ("on-river", "river-deep"),
    ("on-brick", "brick"),
    ("on-brick", "brick-ink"),
    *((f"{colour}-ink", f"{colour}-wash") for colour in ("saffron", "brick", "leaf")),
    *((f"{colour}-ink", "card") for colour in ("saffron", "brick", "leaf")),
    *(("ink", f"{colour}-wash") for colour in ("saffron", "brick", "leaf", "plum")),
    *(("soft", f"{colour}-wash") for colour in ("saffron", "brick", "leaf", "plum", "river")),
]


def themes() -> dict[str, dict[str, str]]:
    """Return the tokens of light and of dark, by name."""
    blocks = re.findall(r"color-scheme:(light|dark);([^}]*)}", TOKENS)
    return {
        theme: dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", block)) for theme, block in blocks
    }


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, "relative luminance")."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ_ON)
def test_every_ink_can_be_read_on_every_ground_it_stands_on(theme, ink, ground):
    """A contrast of 4.5 is what tired eyes and cheap screens need (WCAG AA)."""
    tokens = themes()[theme]
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["card", "paper"])
def test_edges_of_inputs_can_be_seen(theme, ground):
    """What can be pressed or filled in must have an edge of contrast 3."""
    tokens = themes()[theme]
    assert contrast(tokens["edge"], tokens[ground]) >= 3


def test_no_other_file_names_a_colour_of_its_own():
    """One file of tokens, so that light, dark and paper differ in one place."""
    for name in ("suffuse.css", "pictures.css"):
        sheet = (STATIC / name).read_text()
        own = [
            c
            for c in re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet)
            if c not in ("#fff", "#0003", "#0b3442")
        ]
        assert own == [], name


def test_the_style_stays_small():
    """A first load on a slow line: style and script together stay under 34 KB, before compression."""
    names = ("tokens.css", "suffuse.css", "pictures.css", "print.css", "start.js")
    assert sum((STATIC / name).stat().st_size for name in names) <= 34_000


# Classes that are put together from a name and a number, and the tags of Django's messages.
PUT_TOGETHER = {*(f"h{n}" for n in range(5)), *(f"l{n}" for n in range(1, 7))}
PUT_TOGETHER |= {"error", "success", "warning"}


def worn() -> set[str]:
    """Return every class that a template, a script or a drawing may put on something."""
    found = set(PUT_TOGETHER)
    sources = [one for one in Path(suffuse.web.__file__).parents[1].rglob("*") if one.is_file()]
    for path in sources:
        if path.suffix == ".html":
            text = re.sub(r"\{%.*?%}|\{\{.*?}}", " ", path.read_text())
            groups = re.findall(r'class="([^"]*)"', text)
            # A tag between the quotes may have had quotes of its own.
            groups += re.findall(r'(?:class|css)=[\\"]*([\w -]+)', path.read_text())
        elif path.suffix in (".py", ".js"):
            text = path.read_text()
            groups = re.findall(r"[\"']([a-z][\w -]*)[\"']", text)
            groups += re.findall(r'class="([^"]*)"', text)
        else:
            continue
        found.update(name for group in groups for name in group.split())
    return found


def test_every_class_of_a_sheet_is_worn_by_something():
    """A rule for nothing costs every first load its bytes, and nobody dares to take it out."""
    known = worn()
    for sheet in sorted(STATIC.glob("*.css")):
        selectors = re.sub(r"/\*.*?\*/|\{[^{}]*}", " ", sheet.read_text(), flags=re.DOTALL)
        names = set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors))
        assert names - known == set(), sheet.name


# What both shipped families lack of Latin-1, and what they can draw beside it and Lao.
NOT_DRAWN = set("¤¦¬\xad±²³µ¹¼½¾")
DRAWN = set("ıŒœˆ˚˜–—‘’‚“”„•…‹›⁄€™−") | {"\u200b"}


def test_every_sentence_can_be_drawn_with_the_letters_we_ship():
    """A missing letter would come from whatever font a machine has, and look like a stain."""
    root = Path(suffuse.web.__file__).parents[3]
    undrawn: dict[str, set[str]] = {}
    for path in [*(root / "locale").rglob("*.po"), *(root / "src").rglob("templates/**/*.html")]:
        for sign in set(path.read_text()) - DRAWN:
            code = ord(sign)
            if sign in NOT_DRAWN or not (code < 0x100 or 0x0E80 <= code <= 0x0EFF):
                undrawn.setdefault(f"{path.relative_to(root)}", set()).add(sign)
    assert undrawn == {}
