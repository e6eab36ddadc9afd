"""What was understood: by clause, and by unit and level. Only what has been released."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count as Number
from django.db.models import F, Max, QuerySet, Sum

from suffuse.comprehension.models import Completion, Count
from suffuse.comprehension.rules import Gain, Share, Verdict, gain, verdict
from suffuse.directive import reads as directive
from suffuse.language.rules import Words
from suffuse.organisation.reads import within
from suffuse.organisation.rules import Scope
from suffuse.rollout.models import Rollout

BEFORE, AFTER = "A", "B"


@dataclass(frozen=True, slots=True)
class ClauseShare:
    """How a clause was understood before (form A) and after (form B) the study."""

    clause_key: str
    label: str
    heading: Words
    before: Share
    after: Share

    @property
    def share(self) -> float | None:
        """Return the share after the study, or None where nobody was asked."""
        return self.after.value

    @property
    def gain(self) -> Gain | None:
        """Return what the study added."""
        return gain(self.before, self.after)

    @property
    def verdict(self) -> Verdict:
        """Return what to do with the clause."""
        return verdict(self.after)


@dataclass(frozen=True, slots=True)
class Total:
    """
    One level of one unit: right answers of all answers, before and after; released ones only.

    `checked` is how many people answered the form after the study: the largest number of answers
    to one of its items in each batch, added up.
    """

    unit_id: int
    level: str
    before: Share
    after: Share
    checked: int


def by_clause(
    *, scope: Scope, rollout_id: int, level: str | None = None
) -> tuple[ClauseShare, ...]:
    """Return every clause of the text with its shares, in the order of the text. Four queries."""
    counts = _released(scope, rollout_id)
    if level is not None:
        counts = counts.filter(session__level__key=level)
    shares: dict[tuple[str, str], Share] = defaultdict(lambda: Share(0, 0))
    for row in counts.values("item__clause_key", "item__form").annotate(
        all_right=Sum("right"), all_of=Sum("of")
    ):
        shares[row["item__clause_key"], row["item__form"]] += Share(row["all_right"], row["all_of"])
    text = Rollout.objects.values_list("directive_id", flat=True).get(pk=rollout_id)
    return tuple(
        ClauseShare(one.key, one.label, one.short, shares[one.key, BEFORE], shares[one.key, AFTER])
        for one in directive.clauses(directive_id=text)
    )


def totals(*, scope: Scope, rollout_id: int) -> tuple[Total, ...]:
    """Return each unit's and level's right answers and answers: the door upward. Two queries."""
    counts = _released(scope, rollout_id)
    cells: dict[tuple[int, str], dict[str, Share]] = defaultdict(
        lambda: {BEFORE: Share(0, 0), AFTER: Share(0, 0)}
    )
    for row in counts.values(
        form=F("item__form"), unit=F("session__unit_id"), key=F("session__level__key")
    ).annotate(all_right=Sum("right"), all_of=Sum("of")):
        cell = cells[row["unit"], row["key"]]
        cell[row["form"]] += Share(row["all_right"], row["all_of"])
    checked = _checked(scope, rollout_id)
    return tuple(
        Total(unit, level, cell[BEFORE], cell[AFTER], checked.get((unit, level), 0))
        for (unit, level), cell in sorted(cells.items())
    )


def completed(*, scope: Scope, rollout_id: int) -> dict[tuple[int, str], int]:
    """Return how many named people of each unit and level completed the form after the study."""
    rows = (
        Completion.objects.filter(within(scope, "person__unit"), rollout_id=rollout_id, form=AFTER)
        .values("person__unit_id", "person__level")
        .annotate(n=Number("pk"))
    )
    return {(row["person__unit_id"], row["person__level"]): row["n"] for row in rows}


def _released(scope: Scope, rollout_id: int) -> QuerySet[Count]:
    return Count.objects.filter(
        within(scope, "session__unit"),
        session__rollout_id=rollout_id,
        released_on__isnull=False,
    ).order_by()


def _checked(scope: Scope, rollout_id: int) -> dict[tuple[int, str], int]:
    rows = (
        _released(scope, rollout_id)
        .filter(item__form=AFTER)
        .values("session_id", unit=F("session__unit_id"), key=F("session__level__key"))
        .annotate(most=Max("of"))
    )
    checked: dict[tuple[int, str], int] = defaultdict(int)
    for row in rows:
        checked[row["unit"], row["key"]] += row["most"]
    return checked
