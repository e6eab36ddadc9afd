"""Writing an edition's pieces: always all of them, so that they always tile."""

from collections.abc import Sequence

from suffuse.directive.models import Clause, Edition, Outside
from suffuse.directive.reads.search import kept
from suffuse.directive.rules import Part, Sheet


class Torn(Exception):
    """The pieces would not give back the text; this is a mistake of ours, and nothing is written."""


def keep(edition: Edition, sheet: Sheet) -> None:
    """
    Replace a draft's pieces.

    :raises Torn: if they do not tile the text
    """
    if not sheet.is_whole() or sheet.text != edition.text:
        raise Torn(edition.pk)
    edition.outside.all().delete()
    edition.clauses.all().delete()
    Outside.objects.bulk_create(
        Outside(edition=edition, kind=one.kind, text=one.text, start=one.start, end=one.end)
        for one in sheet.outside
    )
    _clauses(edition, sheet.clauses)


def _clauses(edition: Edition, parts: Sequence[Part]) -> None:
    rows = {
        part.id: Clause(
            edition=edition,
            key=part.id,
            label=part.label,
            marker=part.marker[:40],
            depth=part.depth,
            heading=part.heading,
            body=part.body,
            position=position,
            start=part.start,
            end=part.end,
            confidence=part.confidence,
            doubt=part.doubt[:200],
            syllables=kept(part.heading, part.body),
        )
        for position, part in enumerate(parts, start=1)
    }
    Clause.objects.bulk_create(rows.values())
    below = [part for part in parts if part.parent]
    for part in below:
        rows[part.id].parent = rows[part.parent or ""]
    Clause.objects.bulk_update([rows[part.id] for part in below], ["parent"])
