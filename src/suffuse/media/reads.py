"""Questions about what is planned and published. Estimated reach is never added to counted reach."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet, Sum

from suffuse.audience.models import Level
from suffuse.directive import reads as directive
from suffuse.language.rules import Words
from suffuse.media.models import Channel, Publication
from suffuse.media.rules import Cell, Piece, coverage
from suffuse.organisation.reads import where_is_unit, within
from suffuse.organisation.rules import Scope
from suffuse.planning.models import Session
from suffuse.rollout.models import Rollout


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """A medium that a unit can use."""

    id: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One publication; `level` None is for all. `reach` is an estimate, None where nobody made one."""

    id: int
    unit_id: int
    unit: Words
    kind: str
    channel: str
    level: Words | None
    title: str
    issuer: str
    clauses: tuple[str, ...]
    planned_on: date
    published_on: date | None
    evidence_url: str
    evidence_note: str
    reach: int | None
    reach_method: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    What one kind of channel of one unit published, and the contacts that it may have made.

    `estimated` is how many of the pieces have an estimate; `contacts` is None where none has.
    """

    unit_id: int
    kind: str
    planned: int
    published: int
    estimated: int
    contacts: int | None


@dataclass(frozen=True, slots=True)
class GapRow:
    """One clause, and what covers it for each level."""

    clause_key: str
    label: str
    heading: Words
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Clauses by levels. `open` are those that neither a session nor a publication covers."""

    levels: tuple[tuple[str, Words], ...]
    rows: tuple[GapRow, ...]

    @property
    def named(self) -> tuple[tuple[GapRow, tuple[tuple[Words, Cell], ...]], ...]:
        """Return each row with its cells, each beside the name of its level."""
        names = dict(self.levels)
        return tuple(
            (row, tuple((names[cell.level], cell) for cell in row.cells)) for row in self.rows
        )

    @property
    def open(self) -> int:
        """Return how many clauses nothing covers for some level."""
        return sum(not cell.covered for row in self.rows for cell in row.cells)


def where_is_publication(publication_id: int) -> str | None:
    """Return the path of the unit a publication belongs to."""
    found = Publication.objects.filter(pk=publication_id)
    return found.values_list("unit__path", flat=True).first()


def channels(*, unit_id: int) -> tuple[ChannelFacts, ...]:
    """Return the media a unit can use. One query."""
    rows = Channel.objects.filter(unit_id=unit_id)
    return tuple(ChannelFacts(row.pk, row.kind, row.name) for row in rows)


def publication(*, publication_id: int) -> Line:
    """Return one publication."""
    return _lines(Publication.objects.filter(pk=publication_id))[0]


def calendar(*, unit_id: int, rollout_id: int) -> tuple[Line, ...]:
    """Return a unit's publications in the order of their days. One query."""
    ours = Publication.objects.filter(unit_id=unit_id, rollout_id=rollout_id)
    return _lines(ours.order_by("planned_on", "pk"))


def published(*, rollout_id: int, most: int = 200) -> tuple[Line, ...]:
    """Return what was published in a rollout, newest first: for everybody to see. One query."""
    ours = Publication.objects.filter(rollout_id=rollout_id, published_on__isnull=False)
    return _lines(ours.order_by("-published_on", "-pk")[:most])


def estimates(*, scope: Scope, rollout_id: int) -> tuple[Estimate, ...]:
    """
    Return what the media of a scope published and may have reached, by unit and kind. One query.

    Contacts are not people: whoever heard the radio twice is in them twice.
    """
    rows = (
        Publication.objects.filter(within(scope, "unit"), rollout_id=rollout_id)
        .order_by("unit_id", "channel__kind")
        .values("unit_id", kind=F("channel__kind"))
        .annotate(
            planned=Count("pk"),
            published=Count("published_on"),
            estimated=Count("reach"),
            contacts=Sum("reach", filter=Q(published_on__isnull=False)),
        )
    )
    return tuple(Estimate(**row) for row in rows)


def gaps(*, unit_id: int, rollout_id: int) -> Gaps:
    """
    Return which clauses neither a session nor a publication carries to which level. Seven queries.

    Publications of the units above reach this unit's people as well, and count.
    """
    rollout = Rollout.objects.get(pk=rollout_id)
    levels = tuple(Level.objects.order_by("position"))
    sessions = Session.objects.filter(
        Q(held_at__isnull=False) | Q(plan__state="confirmed"),
        unit_id=unit_id,
        rollout_id=rollout_id,
    )
    studied = dict.fromkeys(sessions.values_list("level__key", flat=True), True)
    clauses = directive.clauses(directive_id=rollout.directive_id)
    cells = coverage(
        [one.key for one in clauses],
        [level.key for level in levels],
        studied=studied,
        pieces=_pieces(unit_id, rollout_id),
    )
    by_clause: dict[str, list[Cell]] = {}
    for cell in cells:
        by_clause.setdefault(cell.clause, []).append(cell)
    return Gaps(
        tuple((level.key, Words(level.name_lo, level.name_en)) for level in levels),
        tuple(GapRow(one.key, one.label, one.short, tuple(by_clause[one.key])) for one in clauses),
    )


def _pieces(unit_id: int, rollout_id: int) -> tuple[Piece, ...]:
    path = where_is_unit(unit_id) or ""
    above = [int(step) for step in path.strip("/").split("/") if step]
    rows = Publication.objects.filter(rollout_id=rollout_id, unit_id__in=above)
    return tuple(
        Piece(
            frozenset(row.clause_keys),
            row.level.key if row.level else None,
            row.planned_on,
            row.published_on,
        )
        for row in rows.select_related("level")
    )


def _lines(rows: QuerySet[Publication]) -> tuple[Line, ...]:
    return tuple(
        Line(
            id=row.pk,
            unit_id=row.unit_id,
            unit=Words(row.unit.name_lo, row.unit.name_en),
            kind=row.channel.kind,
            channel=row.channel.name,
            level=Words(row.level.name_lo, row.level.name_en) if row.level else None,
            title=row.title,
            issuer=row.issuer,
            clauses=tuple(row.clause_keys),
            planned_on=row.planned_on,
            published_on=row.published_on,
            evidence_url=row.evidence_url,
            evidence_note=row.evidence_note,
            reach=row.reach,
            reach_method=row.reach_method,
        )
        for row in rows.select_related("unit", "channel", "level")
    )
