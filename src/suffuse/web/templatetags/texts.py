"""What templates may say of words that people typed: where to cut them, and how to pronounce them."""

from collections.abc import Iterable
from datetime import date

from django import template

from suffuse.directive import reads as directive
from suffuse.directive.wording.pages import language
from suffuse.language.rules import Words, shortened
from suffuse.web import said

register = template.Library()


@register.filter
def truncatechars(text: object, most: int) -> str:
    """Return text of at most so many signs; unlike Django's own, never cut inside a Lao syllable."""
    return shortened(str(text), most)


@register.filter
def written_in(text: object) -> str:
    """Return "lo" for words in Lao letters and "en" for others, so that they are read out rightly."""
    letters = [c for c in str(text) if c.isalpha()]
    lao = sum("\u0e80" <= c <= "\u0eff" for c in letters)
    return ("lo" if lao * 2 >= len(letters) else "en") if letters else said.tongue()


@register.filter
def signed(change: float | None) -> str:
    """Return a change with its sign, "+26" or "−4"; None is "not known", never 0."""
    if change is None or change == 0:
        return said.number(change)
    return f"{'+' if change > 0 else '−'}{said.number(abs(change))}"


@register.filter
def spans(days: Iterable[date | str]) -> str:
    """Return days as a reader would say them: "7–12 September 2026, 3 October 2026"."""
    runs: list[list[date]] = []
    for day in sorted(date.fromisoformat(str(given)) for given in days):
        if runs and (day - runs[-1][-1]).days <= 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(said.span(run[0], run[-1]) for run in runs)


@register.inclusion_tag("web/sums.html")
def sums(directive_id: int) -> dict[str, object]:
    """
    Show both sha-256 of each edition in force: whoever holds the paper can try it. One query.

    They stand on every page and every report that speaks of a released text.
    """
    found: list[tuple[Words, int, str, str]] = [
        (language(one.language), one.version, one.source_sha256, one.text_sha256)
        for one in directive.editions_of(directive_id)
    ]
    return {"editions": found}
