"""What templates may say: words, numbers and days in the reader's language, and the pictures."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import segno
from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from suffuse.directive import reads as directive
from suffuse.language.rules import Words
from suffuse.rollout.reads import DutyFacts
from suffuse.web import navigation, pictures, said, wording
from suffuse.web.road import Step, steps
from suffuse.web.templatetags import texts

register = template.Library()
register.filters.update(texts.register.filters)
LABELS = "labels of the clauses"


# Words, numbers, days


@register.filter
def say(words: Words | str | None) -> str:
    """Return `Words` in the language of the page; plain text passes unchanged."""
    return words.in_(get_language() or "lo") if isinstance(words, Words) else str(words or "")


@register.filter
def other(words: Words) -> str:
    """Return the same words in the language that the page is not in."""
    return words.in_("lo" if said.tongue() == "en" else "en")


@register.filter
def number(value: float | None) -> str:
    """Return a number with grouped digits; None is "not known", never 0."""
    return said.number(value)


@register.filter
def share(value: float | None) -> str:
    """Return a share from 0 to 1 as "63 %"; None is "not known"; only 1 itself is "100 %"."""
    return said.share(value)


@register.filter
def shown(figure: said.Figure) -> str:
    """Return a figure of the ledger as it may be shown: "63 %", ">95 %", "too few to show"."""
    return said.shown(figure)


@register.filter
def day(value: date | datetime | None, shape: str = "long") -> str:
    """Return a day: long "14 June 2021", short "14 Jun", week "Mon 14 Jun", figures "14/6/2021"."""
    return said.day(value, shape)


@register.filter
def lao_date(value: date | datetime | None) -> str:
    """Return a day in Lao, whatever the language of the page: "14 ມິຖຸນາ 2021"."""
    return said.day(value, "long", tongue="lo")


@register.filter
def clock(value: datetime | None) -> str:
    """Return the time of day where the house stands: "08:30"."""
    return said.clock(value)


@register.filter
def moment(value: datetime | None) -> str:
    """Return day and time: "14 June 2021, 08:30"."""
    return said.moment(value)


@register.filter
def until(first: date | datetime | None, last: date | datetime | None) -> str:
    """Return a span without saying anything twice: "14–18 June 2021"."""
    return said.span(first, last)


@register.filter
def days(value: int | None) -> str:
    """Return how long something has waited: "today", "1 day", "12 days"."""
    return said.days(value)


@register.filter
def role(key: str) -> str:
    """Return what a role is called."""
    return str(wording.ROLES.get(key, key))


@register.filter
def kind(key: str) -> str:
    """Return what a kind of unit is called; a kind that the house does not know stands as it is."""
    return str(wording.UNIT_KINDS.get(key, key.replace("_", " ")))


@register.filter
def initials(user: Any) -> str:
    """Return the two letters on the face of an account."""
    return str(user.get_username())[:2].upper()


@register.filter
def oneline(text: str) -> str:
    """Return text with every run of white space as one space."""
    return mark_safe(" ".join(text.split()))  # noqa: S308 - already escaped by the block it came from


# Parts


class KeepNode(template.Node):
    """Render what stands inside, keep it under a name, and print nothing."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist, self.name = nodelist, name

    def render(self, context: Context) -> SafeString:
        """Keep the rendered text for the rest of the page."""
        context[self.name] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308 - rendered
        return SafeString("")


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """`{% keep as name %}…{% endkeep %}`: the title stands in the tab and in the heading."""
    name = token.split_contents()[-1]
    nodelist = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(nodelist, name)


@register.filter
def is_tick(field: BoundField) -> bool:
    """Tell whether a field is one box to tick."""
    return isinstance(field.field.widget, CheckboxInput)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Return one field of a form: label, help, what is wrong, input."""
    return bound.as_field_group()


@register.simple_tag
def brand() -> SafeString:
    """Return the sign of the house."""
    return mark_safe(pictures.brand())  # noqa: S308 - drawn by us


@register.simple_tag(takes_context=True)
def door(context: Context, name: str, path: str, *args: object) -> str:
    """Return the address of a route for something of the unit at `path`, or "" if one may not."""
    return navigation.way(name, context.get("seat"), path=path, args=args)


@register.simple_tag(takes_context=True)
def clause(context: Context, key: str) -> str:
    """Return what the clause of this key is called in print, "III.2". One query a page."""
    if LABELS not in context.render_context:
        context.render_context[LABELS] = directive.labels()
    return str(context.render_context[LABELS].get(key, key))


@register.inclusion_tag("web/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Show earlier and later pages of a list, keeping what was searched for."""
    query = context["request"].GET.copy() if "request" in context else None
    if query is not None:
        query.pop("page", None)
    return {"page": page, "query": query.urlencode() if query else ""}


@register.inclusion_tag("web/progress.html")
def progress(done: int, of: int, label: str, left: str = "") -> dict[str, Any]:
    """Show how far long work has come: what, how many, how long still."""
    return {"done": done, "of": of, "label": label, "left": left}


@register.inclusion_tag("web/state.html")
def state(key: str, late: bool = False) -> dict[str, Any]:
    """Show where a duty stands, and that it is late."""
    return {"words": wording.STATES[key], "kind": wording.KINDS[key], "late": late}


@register.filter
def road(duty: DutyFacts) -> list[Step]:
    """Return the stations of a duty, those behind it marked as done."""
    return steps(duty)


@register.inclusion_tag("web/heat.html")
def heat(clauses: Iterable[Any]) -> dict[str, Any]:
    """
    Show the clause heat strip.

    Each clause has `label`, `share` (0..1 or None) and may have `heading` and `href`.
    """
    return {"cells": [(clause, _step(clause.share)) for clause in clauses]}


def _step(value: float | None) -> str:
    return "none" if value is None else f"h{min(int(value * 5), 4)}"


# Pictures


@register.simple_tag
def soak(
    wide: float | None,
    deep: float | None,
    *,
    size: str = "s",
    withheld: bool = False,
    label: str = "",
    mute: bool = False,
) -> SafeString:
    """Return the soak glyph; its text alternative says the two shares; `mute` makes an ornament."""
    words = said.soaked(wide, deep, withheld=withheld)
    spoken = "" if mute else f"{label}: {words}" if label else words
    return mark_safe(  # noqa: S308 - drawn by us, its label escaped
        pictures.soak(wide, deep, label=spoken, size=size, withheld=withheld)
    )


@register.simple_tag
def icicle(boxes: Sequence[pictures.Box], label: str, deepest: int = 4) -> SafeString:
    """Return the map of the cascade."""
    return mark_safe(pictures.icicle(boxes, label=label, deepest=deepest))  # noqa: S308 - drawn by us


@register.simple_tag
def curve(facts: pictures.Curve) -> SafeString:
    """Return plan and reality as a curve."""
    reached = facts.real[-1].people if facts.real else None
    planned = facts.planned[-1].people if facts.planned else None
    holes = {
        "reached": said.number(reached),
        "of": said.number(facts.of),
        "planned": said.number(planned),
    }
    whole = wording.PEOPLE % {"people": said.number(facts.of)} if facts.of else ""
    drawn = pictures.curve(
        facts,
        label=wording.CURVE % holes,
        said=lambda on: said.day(on, "short"),
        whole=whole,
        due=str(wording.DEADLINE),
    )
    return mark_safe(drawn)  # noqa: S308 - drawn by us


@register.simple_tag
def strip(columns: Sequence[pictures.Column], label: str = "") -> SafeString:
    """Return the calendar strip."""
    drawn = pictures.strip(
        columns, label=label or str(wording.STRIP), said=lambda on: said.day(on, "short")
    )
    return mark_safe(drawn)  # noqa: S308 - drawn by us


@register.simple_tag
def tiles(provinces: Sequence[pictures.Tile], label: str) -> SafeString:
    """Return the tile map of the provinces."""
    return mark_safe(pictures.tiles(provinces, label=label))  # noqa: S308 - drawn by us


@register.simple_tag
def qr(content: str, label: str = "") -> SafeString:
    """Return a QR code of `content` that prints sharply at any size."""
    code = segno.make(content, error="m", micro=False)
    data = "".join(
        f"M{x + 4} {y + 4}h1v1h-1z"
        for y, row in enumerate(code.matrix)
        for x, bit in enumerate(row)
        if bit
    )
    side = code.symbol_size(border=4)[0]
    spoken = escape(label or str(wording.QR))
    return mark_safe(  # noqa: S308 - drawn by us, its label escaped
        f'<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{spoken}" '
        f'shape-rendering="crispEdges"><rect width="{side}" height="{side}" fill="#fff"/>'
        f'<path d="{data}" fill="#000"/></svg>'
    )
