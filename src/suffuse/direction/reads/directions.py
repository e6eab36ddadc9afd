"""Questions about notes and directions: what waits for a unit, and how far a direction has come."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count, Q, QuerySet

from suffuse.direction.models import Direction, Note, Receipt
from suffuse.direction.reads.facts import (
    Answer,
    Branch,
    Brief,
    ClauseRef,
    Full,
    Giver,
    Mine,
    NoteLine,
    Waiting,
)
from suffuse.direction.rules import Progress, Stage, progress, stage
from suffuse.directive import reads as directive
from suffuse.language.rules import Words
from suffuse.organisation.models import Unit
from suffuse.organisation.rules import Scope, ancestors
from suffuse.rollout.models import Rollout


def where_is_direction(direction_id: int) -> str | None:
    """Return the path of the unit that gave a direction."""
    return Direction.objects.filter(pk=direction_id).values_list("giver__path", flat=True).first()


def where_is_receipt(receipt_id: int) -> str | None:
    """Return the path of the unit that answers with a receipt."""
    return Receipt.objects.filter(pk=receipt_id).values_list("unit__path", flat=True).first()


def notes(*, report_id: int) -> tuple[NoteLine, ...]:
    """Return who took note of a report, oldest first. One query."""
    return tuple(
        NoteLine(row.pk, Words(row.body_lo, row.body_en), row.on, row.reference)
        for row in Note.objects.filter(report_id=report_id)
    )


def waiting(*, unit_id: int) -> tuple[Waiting, ...]:
    """Return what waits for a unit, oldest first. One query."""
    rows = Receipt.objects.filter(unit_id=unit_id, done_at=None, direction__closed_at=None)
    return tuple(
        Waiting(
            receipt_id=row.pk,
            direction_id=row.direction_id,
            number=row.direction.number,
            body=Words(row.direction.body_lo, row.direction.body_en),
            text=Words(row.direction.text_lo, row.direction.text_en),
            due=row.direction.due,
            given_at=row.direction.given_at,
            stage=_stage(row),
        )
        for row in rows.select_related("direction").order_by("direction__given_at", "pk")
    )


def given(*, unit_id: int) -> tuple[Brief, ...]:
    """Return the directions that a unit gave, newest first. One query."""
    return tuple(_brief(row) for row in _counted(Direction.objects.filter(giver_id=unit_id)))


def answered(*, unit_id: int) -> tuple[Answer, ...]:
    """Return all of a unit's receipts, newest direction first. One query."""
    rows = Receipt.objects.filter(unit_id=unit_id).select_related("unit", "direction")
    return tuple(_answer(row) for row in rows.order_by("-direction__given_at", "-pk"))


def of_rollout(*, rollout_id: int) -> tuple[Brief, ...]:
    """Return the directions given in a rollout, newest first. One query."""
    return tuple(_brief(row) for row in _counted(Direction.objects.filter(rollout_id=rollout_id)))


def on_clause(*, unit_id: int, rollout_id: int, key: str) -> tuple[Brief, ...]:
    """Return the directions on a clause that reached a unit, or that it gave. Two queries."""
    ours = Direction.objects.filter(rollout_id=rollout_id).filter(
        Q(giver_id=unit_id) | Q(pk__in=Receipt.objects.filter(unit_id=unit_id).values("direction"))
    )
    citing = [pk for pk, keys in ours.values_list("pk", "clause_keys") if key in keys]
    return tuple(_brief(row) for row in _counted(Direction.objects.filter(pk__in=citing)))


def direction(direction_id: int) -> Full:
    """Return a direction with how far it has come. Three queries."""
    rows = Direction.objects.select_related("giver", "top", "rollout")
    row = _counted(rows.filter(pk=direction_id))[0]
    receipts = _receipts(direction_id, row.giver.path)
    top = row.giver if row.top_id == row.giver_id else row.top
    depth = top.depth + 1
    done = [receipt for receipt in receipts if receipt.done_at]
    return Full(
        brief=_brief(row),
        giver_id=row.giver_id,
        giver=Words(row.giver.name_lo, row.giver.name_en),
        top_id=row.top_id,
        top=Words(row.top.name_lo, row.top.name_en),
        rollout=Words(row.rollout.title_lo, row.rollout.title_en),
        clauses=_clauses(row),
        levels=_by_depth(receipts),
        branches=(*_addressee(receipts, row), *_branches(receipts, depth)),
        done=tuple(_answer(receipt) for receipt in sorted(done, key=_when_done)[-10:]),
    )


def mine(receipt_id: int) -> Mine:
    """Return a direction as one unit receives it. Five queries."""
    receipt = Receipt.objects.select_related("unit").get(pk=receipt_id)
    rows = Direction.objects.select_related("giver", "rollout")
    row = _counted(rows.filter(pk=receipt.direction_id))[0]
    above = Receipt.objects.filter(
        direction=row, unit__path__in=ancestors(receipt.unit.path)[:-1], received_at__isnull=False
    )
    below = [
        each for each in _receipts(row.pk, receipt.unit.path) if each.unit_id != receipt.unit_id
    ]
    return Mine(
        brief=_brief(row),
        giver=Words(row.giver.name_lo, row.giver.name_en),
        rollout=Words(row.rollout.title_lo, row.rollout.title_en),
        clauses=_clauses(row),
        answer=_answer(receipt),
        from_above=tuple(
            _answer(each)
            for each in above.select_related("unit").order_by("unit__depth")
            if each.added
        ),
        below=progress(_stage(each) for each in below),
        branches=_branches(below, receipt.unit.depth + 1),
    )


def _counted(rows: QuerySet[Direction]) -> QuerySet[Direction]:
    return rows.annotate(
        units=Count("receipts"),
        received=Count("receipts", filter=Q(receipts__received_at__isnull=False)),
        finished=Count("receipts", filter=Q(receipts__done_at__isnull=False)),
    ).order_by("-given_at", "-pk")


def _brief(row: Direction) -> Brief:
    counts: Mapping[str, int] = vars(row)
    return Brief(
        id=row.pk,
        rollout_id=row.rollout_id,
        number=row.number,
        body=Words(row.body_lo, row.body_en),
        text=Words(row.text_lo, row.text_en),
        due=row.due,
        given_at=row.given_at,
        closed_at=row.closed_at,
        progress=Progress(counts["units"], counts["received"], counts["finished"]),
    )


def _receipts(direction_id: int, path: str) -> list[Receipt]:
    rows = Receipt.objects.filter(direction_id=direction_id, unit__path__startswith=path)
    return list(rows.select_related("unit").order_by("unit__sort_key", "unit__code"))


def _by_depth(receipts: Iterable[Receipt]) -> tuple[tuple[int, Progress], ...]:
    by_depth: dict[int, list[Stage]] = defaultdict(list)
    for receipt in receipts:
        by_depth[receipt.unit.depth].append(_stage(receipt))
    return tuple((depth, progress(by_depth[depth])) for depth in sorted(by_depth))


def _addressee(receipts: Iterable[Receipt], row: Direction) -> tuple[Branch, ...]:
    """Return the line of the unit that was addressed: alone, for those below it have their own."""
    return tuple(
        Branch(each.unit_id, _name(each), _stage(each), progress([_stage(each)]))
        for each in receipts
        if each.unit_id == row.top_id
    )


def _name(receipt: Receipt) -> Words:
    return Words(receipt.unit.name_lo, receipt.unit.name_en)


def _branches(receipts: Iterable[Receipt], depth: int) -> tuple[Branch, ...]:
    """Return the units at a depth, each with its branch; what stands open comes first."""
    heads: dict[int, Receipt] = {}
    stages: dict[int, list[Stage]] = defaultdict(list)
    for receipt in receipts:
        ids = receipt.unit.path.strip("/").split("/")
        if len(ids) < depth:
            continue
        stages[int(ids[depth - 1])].append(_stage(receipt))
        if len(ids) == depth:
            heads[receipt.unit_id] = receipt
    found = [
        Branch(
            key,
            _name(head),
            _stage(head),
            progress(stages[key]),
        )
        for key, head in heads.items()
    ]
    return tuple(sorted(found, key=lambda branch: branch.progress.finished or 0))


def _clauses(row: Direction) -> tuple[ClauseRef, ...]:
    """Return the clauses that a direction cites, in the order of the text."""
    if not row.clause_keys:
        return ()
    known = directive.clauses(directive_id=row.rollout.directive_id)
    cited = set(row.clause_keys)
    return tuple(ClauseRef(one.key, one.label, one.words) for one in known if one.key in cited)


def _stage(receipt: Receipt) -> Stage:
    return stage(received=receipt.received_at is not None, done=receipt.done_at is not None)


def _when_done(receipt: Receipt) -> str:
    return str(receipt.done_at)


def _answer(row: Receipt) -> Answer:
    return Answer(
        receipt_id=row.pk,
        unit_id=row.unit_id,
        unit=Words(row.unit.name_lo, row.unit.name_en),
        stage=_stage(row),
        received_at=row.received_at,
        added=row.added,
        done_at=row.done_at,
        evidence=row.evidence,
    )


def unit(unit_id: int) -> Giver:
    """Return a unit with those directly below it, to whom it may give direction. Two queries."""
    row = Unit.objects.get(pk=unit_id)
    below = Unit.objects.filter(parent=row)
    branch = [(each.pk, Words(each.name_lo, each.name_en)) for each in (row, *below)]
    return Giver(Words(row.name_lo, row.name_en), Scope(row.path), tuple(branch))


def clauses(rollout_id: int) -> tuple[ClauseRef, ...]:
    """Return the clauses of a rollout's text, in the order of the text. Three queries."""
    of = Rollout.objects.values_list("directive_id", flat=True).get(pk=rollout_id)
    known = directive.clauses(directive_id=of)
    return tuple(ClauseRef(one.key, one.label, one.short) for one in known)
