"""Where words stand: in the texts, and in what hangs on their clauses as far as a seat may see it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from suffuse.access.reads import SeatFacts
from suffuse.access.rules import TABLE, permits
from suffuse.assessment.models import Finding
from suffuse.attendance.models import Question
from suffuse.directive import reads as directive
from suffuse.directive.reads import Hit
from suffuse.directive.reads.search import find
from suffuse.directive.rules.spotting import Spot, excerpt
from suffuse.language.rules import Words
from suffuse.media.models import Publication
from suffuse.organisation.models import Unit
from suffuse.web import wording

MOST = 20
LONGEST = 200
# The index knows no seats: so many are looked at, to show MOST that the seat may see.
_LOOKED_AT = 400
# A seat with more units than this below it sees nearly all there is: the newest of all are enough.
_MOST_NEAR = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """A question, a finding or a publication: its words with the asked ones marked, and its clause."""

    directive_id: int
    clause_key: str
    unit: Words
    spots: tuple[Spot, ...]
    more: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything `web/search.html` may use."""

    asked: str
    refused: str | Promise
    hits: tuple[Hit, ...]
    most: int
    questions: tuple[Found, ...]
    findings: tuple[Found, ...]
    publications: tuple[Found, ...]

    @property
    def nothing(self) -> bool:
        """Whether the words stand nowhere that the seat may see."""
        return not (self.hits or self.questions or self.findings or self.publications)


def search(asked: str, *, seat: SeatFacts | None, language: str) -> SearchPage:
    """Return where words stand, clauses in the reader's language first. At most fifteen queries."""
    if refused := _refused(asked):
        return SearchPage(asked.replace("\x00", ""), refused, (), directive.MOST, (), (), ())
    # A reader of Lao sees the Lao clauses first, but a word is found in whichever language it is.
    hits = sorted(directive.search(asked), key=lambda hit: hit.language != language)
    return SearchPage(
        asked.strip(),
        "",
        tuple(hits),
        directive.MOST,
        _questions(asked, seat) if seat else (),
        _findings(asked, seat) if seat else (),
        _publications(asked, seat) if seat else (),
    )


def _refused(asked: str) -> str | Promise:
    """Return why words are not looked for; empty if they are. Half of them would find other things."""
    if "\x00" in asked:
        return wording.UNKEPT_SIGN
    return wording.TOO_LONG % {"most": LONGEST} if len(asked) > LONGEST else ""


def _may(door: str, seat: SeatFacts, path: str) -> bool:
    return permits(TABLE[door], role=seat.role, seat=seat.path, thing=path)


def _near(door: str, seat: SeatFacts) -> list[int]:
    """Return the seat's own unit and those right below it, where it may pass a door. One query."""
    rows = Unit.objects.filter(Q(pk=seat.unit_id) | Q(parent=seat.unit_id))
    return [pk for pk, path in rows.values_list("pk", "path") if _may(door, seat, path)]


def _found(asked: str, kind: str, seat: SeatFacts, near: Collection[int]) -> list[int]:
    """
    Return things of a kind that hold the words: those of units near a seat, then the newest of all.

    The index knows no seats: without the first, what a small unit said would be lost behind what
    the whole country said since. Who may see which is decided of each row.
    """
    ours = find(asked, kind=kind, units=near, most=MOST) if near else ()
    return [*ours, *find(asked, kind=kind, units=None, most=_LOOKED_AT)]


def _shown(
    row: Question | Finding | Publication,
    clause_key: str,
    spots: tuple[Spot, ...],
    more: tuple[Spot, ...],
) -> Found:
    unit = Words(row.unit.name_lo, row.unit.name_en)
    return Found(row.rollout.directive_id, clause_key, unit, spots, more)


def _questions(asked: str, seat: SeatFacts) -> tuple[Found, ...]:
    """Answered ones are everybody's whom the rollout reaches; open ones are for those who answer."""
    branch = Unit.objects.filter(path__startswith=seat.path).values_list("pk", flat=True)
    may = _may("attendance:questions", seat, seat.path)
    ids = _found(asked, "question", seat, list(branch[:_MOST_NEAR]) if may else [seat.unit_id])
    rows = Question.objects.filter(pk__in=ids).select_related("unit", "rollout__top")
    return tuple(
        _shown(row, row.clause_key, excerpt(row.text, asked), excerpt(row.answer, asked))
        for row in rows.order_by("-pk")
        if (row.answered_at and seat.path.startswith(row.rollout.top.path))
        or _may("attendance:questions", seat, row.unit.path)
    )[:MOST]


def _findings(asked: str, seat: SeatFacts) -> tuple[Found, ...]:
    """Findings are seen where their unit's assessment may be seen."""
    ids = find(asked, kind="finding", units=_near("assessment:assessment", seat), most=MOST)
    rows = Finding.objects.filter(pk__in=ids).select_related("unit", "rollout")
    return tuple(
        _shown(row, row.clause_key, excerpt(row.text, asked), excerpt(row.evidence, asked))
        for row in rows.order_by("-pk")
        if _may("assessment:assessment", seat, row.unit.path)
    )[:MOST]


def _publications(asked: str, seat: SeatFacts) -> tuple[Found, ...]:
    """What was published is public where the rollout reaches; what is planned is its unit's own."""
    ids = _found(asked, "publication", seat, _near("media:calendar", seat))
    rows = Publication.objects.filter(pk__in=ids).select_related("unit", "rollout__top", "channel")
    return tuple(
        _shown(
            row,
            row.clause_keys[0] if row.clause_keys else "",
            excerpt(row.title, asked),
            (Spot(f"{row.channel.name} · {row.issuer}"),),
        )
        for row in rows.order_by("-pk")
        if (row.published_on and seat.path.startswith(row.rollout.top.path))
        or _may("media:calendar", seat, row.unit.path)
    )[:MOST]
