"""Questions about rollouts: what is carried, where, until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from suffuse.language.rules import Words
from suffuse.organisation.rules import Scope, ancestors
from suffuse.rollout import rules
from suffuse.rollout.models import Rollout, RolloutLevel
from suffuse.rollout.rules import Asked, Load


@dataclass(frozen=True, slots=True)
class LevelTurn:
    """A level that must study, in which round, and for how many minutes."""

    level_id: int
    key: str
    name: Words
    seated: bool
    round: int
    minutes: int


@dataclass(frozen=True, slots=True)
class RolloutFacts:
    """
    One directive carried through a unit and all below it.

    `least_cell` and `least_checked` are the fewest people a published figure may speak of;
    `team_share` is the most of a team that may be away in one slot, 0 to 1.
    """

    id: int
    directive_id: int
    number: str
    title: Words
    top_id: int
    top: Words
    path: str
    opens_on: date
    closes_on: date
    report_due: date
    phase: int
    follows_id: int | None
    least_cell: int
    least_checked: int
    team_share: float
    closed: bool
    levels: tuple[LevelTurn, ...]

    @property
    def scope(self) -> Scope:
        """Return the units it is carried through."""
        return Scope(self.path)

    @property
    def rounds(self) -> tuple[tuple[str, ...], ...]:
        """Return the levels' keys by round, the first round first."""
        turns = sorted({level.round for level in self.levels})
        return tuple(
            tuple(level.key for level in self.levels if level.round == turn) for turn in turns
        )


def rollout(rollout_id: int) -> RolloutFacts:
    """
    Return one rollout. Two queries.

    :raises Rollout.DoesNotExist: if there is none
    """
    return _facts(_whole(Rollout.objects.all()).get(pk=rollout_id))


def rollouts_for(path: str, *, below: bool = False) -> tuple[RolloutFacts, ...]:
    """
    Return the rollouts that reach the unit at `path`, newest first. Two queries.

    :param below: also those opened for units below it
    """
    reach = Q(top__path__in=ancestors(path))
    if below:
        reach |= Q(top__path__startswith=path)
    return tuple(_facts(row) for row in _whole(Rollout.objects.filter(reach)))


def load(path: str, *, on: date) -> tuple[Load, ...]:
    """Return the hours that each level of a unit owes to all rollouts that are open on a day."""
    return rules.load(_asked(rollouts_for(path)), on=on)


def where_is_rollout(rollout_id: int) -> str | None:
    """Return the path of the unit a rollout starts from; None where there is none."""
    return Rollout.objects.filter(pk=rollout_id).values_list("top__path", flat=True).first()


def _asked(found: Iterable[RolloutFacts]) -> Iterable[Asked]:
    for each in found:
        if not each.closed:
            for turn in each.levels:
                yield Asked(each.id, turn.key, turn.minutes, each.opens_on, each.closes_on)


def _whole(rows: QuerySet[Rollout]) -> QuerySet[Rollout]:
    levels = Prefetch("levels", RolloutLevel.objects.select_related("level"))
    return rows.select_related("top", "directive").prefetch_related(levels)


def _facts(row: Rollout) -> RolloutFacts:
    return RolloutFacts(
        id=row.pk,
        directive_id=row.directive_id,
        number=row.directive.number,
        title=Words(row.title_lo, row.title_en),
        top_id=row.top_id,
        top=Words(row.top.name_lo, row.top.name_en),
        path=row.top.path,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        report_due=row.report_due,
        phase=row.phase,
        follows_id=row.follows_id,
        least_cell=row.least_cell,
        least_checked=row.least_checked,
        team_share=float(row.team_share),
        closed=row.closed_at is not None,
        levels=tuple(
            LevelTurn(
                each.level_id,
                each.level.key,
                Words(each.level.name_lo, each.level.name_en),
                each.level.seated,
                each.round,
                each.minutes,
            )
            for each in row.levels.all()
        ),
    )
