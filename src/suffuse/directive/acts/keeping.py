"""Writing an edition's pieces: always so that they tile, and only those that changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from suffuse.directive.models import Clause, Edition, Outside
from suffuse.directive.reads.search import kept
from suffuse.directive.rules import Aside, Part, Sheet
from suffuse.language.rules import shortened

_BATCH = 500
# What the columns hold.
_MARKER, _LABEL, _DOUBT = 40, 60, 200


class Torn(Exception):
    """The pieces would not give back the text; this is a mistake of ours, and nothing is written."""


type Before = dict[str, list[Any]]
"""What an edit replaced: `clauses` and `outside` as they were, `came` the keys and starts put in."""


def keep(edition: Edition, sheet: Sheet, *, was: Sheet | None = None) -> Before:
    """
    Make a draft's pieces those of a sheet; return what stood where it differs.

    Of three hundred pages an edit touches one line, and so does the writing.

    :param was: the pieces as they are kept now; None writes all of them
    :raises Torn: if they do not tile the text
    """
    if not sheet.is_whole() or sheet.text != edition.text:
        raise Torn(edition.pk)
    before: Before = {"clauses": [], "outside": [], "came": [], "came_outside": []}
    _keep_outside(edition, was.outside if was else (), sheet.outside, before)
    _keep_clauses(edition, was.clauses if was else (), sheet.clauses, before)
    return before


def _keep_outside(
    edition: Edition, was: Iterable[Aside], asides: Iterable[Aside], before: Before
) -> None:
    old, new = set(was), set(asides)
    gone, come = old - new, new - old
    edition.outside.filter(start__in=[one.start for one in gone]).delete()
    Outside.objects.bulk_create(Outside(edition=edition, **asdict(one)) for one in come)
    before["outside"] = [asdict(one) for one in gone]
    before["came_outside"] = [one.start for one in come]


def _keep_clauses(
    edition: Edition, was: Sequence[Part], parts: Sequence[Part], before: Before
) -> None:
    old = {part.id: part for part in was}
    new = {part.id: part for part in parts}
    gone = [part for key, part in old.items() if key not in new]
    come = [part for key, part in new.items() if key not in old]
    changed = [part for key, part in new.items() if key in old and old[key] != part]
    before["clauses"] = [asdict(part) for part in (*gone, *(old[one.id] for one in changed))]
    before["came"] = [part.id for part in come]
    _write(edition, gone, come, changed)


def _write(
    edition: Edition, gone: Sequence[Part], come: Sequence[Part], changed: Sequence[Part]
) -> None:
    # Children first let go of a clause that is leaving; who their new parent is, is said below.
    edition.clauses.filter(parent__key__in=[part.id for part in gone]).update(parent=None)
    edition.clauses.filter(key__in=[part.id for part in gone]).delete()
    rows = {row.key: row for row in edition.clauses.filter(key__in=[part.id for part in changed])}
    for part in changed:
        for name, value in _columns(part).items():
            setattr(rows[part.id], name, value)
    Clause.objects.bulk_update(rows.values(), list(_COLUMNS), batch_size=_BATCH) if rows else None
    for part in come:
        rows[part.id] = Clause(edition=edition, key=part.id, **_columns(part))
    Clause.objects.bulk_create([rows[part.id] for part in come], batch_size=_BATCH)
    _hang(edition, [*come, *changed], rows)


def _hang(edition: Edition, parts: Sequence[Part], rows: Mapping[str, Clause]) -> None:
    """Say which clause each of them stands under."""
    wanted = {part.parent for part in parts if part.parent and part.parent not in rows}
    ids = dict(edition.clauses.filter(key__in=wanted).values_list("key", "pk"))
    ids |= {key: row.pk for key, row in rows.items()}
    moved = []
    for part in parts:
        above = ids[part.parent] if part.parent else None
        if rows[part.id].parent_id != above:
            rows[part.id].parent_id = above
            moved.append(rows[part.id])
    Clause.objects.bulk_update(moved, ["parent"], batch_size=_BATCH) if moved else None


_COLUMNS = (
    "label",
    "marker",
    "depth",
    "heading",
    "body",
    "position",
    "start",
    "end",
    "confidence",
    "doubt",
    "syllables",
)


def _columns(part: Part) -> dict[str, Any]:
    """
    Return a clause as its row keeps it. Its place in the order is where it begins in the text.

    A marker longer than its column stands at the head of the words instead: not a letter is lost.
    """
    marker = " ".join(part.marker.split())
    heading, body = part.heading, part.body
    if len(marker) > _MARKER:
        heading, body = (f"{marker} {heading}", body) if heading else ("", f"{marker} {body}")
        marker = ""
    return {
        "label": shortened(part.label, _LABEL),
        "marker": marker,
        "depth": part.depth,
        "heading": heading,
        "body": body,
        "position": part.start,
        "start": part.start,
        "end": part.end,
        "confidence": part.confidence,
        "doubt": shortened(part.doubt, _DOUBT),
        "syllables": kept(heading, body),
    }
