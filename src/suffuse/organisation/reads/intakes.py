"""Questions about tables that were handed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from suffuse.language.rules import Fault, Words
from suffuse.organisation.models import Intake
from suffuse.organisation.rules import DOUBTS


@dataclass(frozen=True, slots=True)
class IntakeFacts:
    """A table that was handed in, with what is wrong about it and its first rows."""

    id: int
    unit_id: int | None
    kind: str
    file_name: str
    sha256: str
    count: int
    state: str
    handed_in_at: datetime
    faults: tuple[Fault, ...]
    first_rows: tuple[tuple[str, ...], ...]

    @property
    def doubts(self) -> bool:
        """Tell whether a person must settle something before the table can be taken."""
        return any(fault.code in DOUBTS for fault in self.faults)

    @property
    def open(self) -> bool:
        """Tell whether the table still waits to be taken or refused."""
        return self.state == "previewed"


def intake(intake_id: int, *, rows: int = 20) -> IntakeFacts:
    """
    Return a table that was handed in.

    :raises Intake.DoesNotExist: if there is none
    """
    row = Intake.objects.get(pk=intake_id)
    return _facts(row, tuple(tuple(cells) for cells in row.rows[:rows]))


def intakes(unit_id: int, *, kinds: Sequence[str], most: int = 20) -> tuple[IntakeFacts, ...]:
    """Return the tables last handed in for a unit, newest first, without their rows. One query."""
    rows = (
        Intake.objects.filter(unit_id=unit_id, kind__in=kinds).defer("rows").order_by("-pk")[:most]
    )
    return tuple(_facts(row, ()) for row in rows)


def undecided_since(at: datetime) -> tuple[int, ...]:
    """Return the tables that were handed in before a moment and still wait. One query."""
    rows = Intake.objects.filter(state="previewed", handed_in_at__lt=at).order_by("pk")
    return tuple(rows.values_list("pk", flat=True))


def where_is_intake(intake_id: int) -> str | None:
    """Return the path of the unit whose own a table is, of people or of numbers; None if none."""
    return _where(Intake.objects.exclude(kind="units"), intake_id)


def where_is_tree_intake(intake_id: int) -> str | None:
    """Return the path of the unit a table of units was handed in for; None if there is none."""
    return _where(Intake.objects.filter(kind="units"), intake_id)


def _where(intakes: QuerySet[Intake], intake_id: int) -> str | None:
    # Two doors, because whoever keeps the tree must not see the names in a table of people.
    return intakes.filter(pk=intake_id).values_list("unit__path", flat=True).first()


def _facts(row: Intake, first_rows: tuple[tuple[str, ...], ...]) -> IntakeFacts:
    return IntakeFacts(
        id=row.pk,
        unit_id=row.unit_id,
        kind=row.kind,
        file_name=row.file_name,
        sha256=row.sha256,
        count=row.count,
        state=row.state,
        handed_in_at=row.handed_in_at,
        faults=tuple(
            Fault(
                fault["code"],
                Words(fault["lo"], fault["en"]),
                row.file_name,
                fault["row"],
                fault["column"],
            )
            for fault in row.faults
        ),
        first_rows=first_rows,
    )
