"""The items of a text, the form that a batch is given, and its count sheet."""

from dataclasses import dataclass
from datetime import date, datetime

from suffuse.comprehension.models import Completion, Count, Item
from suffuse.comprehension.rules import order
from suffuse.language.rules import Words
from suffuse.organisation.models import Person
from suffuse.planning.models import Session
from suffuse.planning.rules import tidy
from suffuse.planning.rules.roster import roster_open


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose from, with the letter under which it stands on every sheet."""

    letter: str
    say: Words
    right: bool


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """One question, its choices in the order in which everybody sees them."""

    id: int
    clause_key: str
    form: str
    position: int
    stem: Words
    choices: tuple[Choice, ...]
    public: bool
    written_by: str


@dataclass(frozen=True, slots=True)
class Handed:
    """Somebody of a batch's level who has not been noted as having handed in a form."""

    person_id: int
    name: str
    team: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """One line of a count sheet; None where nothing has been typed back yet."""

    item: ItemFacts
    right: int | None
    of: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A batch's count sheet."""

    session_id: int
    unit_id: int
    rollout_id: int
    directive_id: int
    unit: Words
    level: Words
    code: str
    number: int
    people: int
    came: int | None
    on: date
    closed: bool
    least: int
    released_on: date | None
    lines: tuple[CountLine, ...]

    @property
    def more_than_came(self) -> bool:
        """Tell whether more sheets were counted than people: it is kept, and it is shown."""
        most = max((line.of for line in self.lines if line.of is not None), default=0)
        return self.came is not None and most > self.came

    @property
    def typed(self) -> bool:
        """Tell whether anything has been typed back."""
        return any(line.of is not None for line in self.lines)


def where_is_session(session_id: int) -> str | None:
    """Return the path of the unit a session belongs to."""
    return Session.objects.filter(pk=session_id).values_list("unit__path", flat=True).first()


def text_of_item(item_id: int) -> int | None:
    """Return the directive that a question is on, or None if there is no such question."""
    return Item.objects.filter(pk=item_id).values_list("directive_id", flat=True).first()


def not_completed(*, session_id: int, form: str, at: datetime) -> tuple[Handed, ...]:
    """
    Return who of a batch's level is not noted yet, while the names of the session are open.

    The list says nothing of how anybody answered: that is kept nowhere.
    """
    session = Session.objects.select_related("level").get(pk=session_id)
    if not roster_open(held_at=session.held_at, at=at):
        return ()
    done = Completion.objects.filter(rollout_id=session.rollout_id, form=form)
    people = Person.objects.filter(unit_id=session.unit_id, level=session.level.key).exclude(
        pk__in=done.values("person_id")
    )
    return tuple(Handed(person.pk, person.name, person.team) for person in people)


def items(*, directive_id: int, public_only: bool = True) -> tuple[ItemFacts, ...]:
    """Return the questions on a text, by form and place. One query."""
    rows = Item.objects.filter(directive_id=directive_id).order_by("form", "position")
    if public_only:
        rows = rows.exclude(reviewed_by="")
    return tuple(_facts(row) for row in rows)


def check(*, code: str, form: str) -> tuple[Words, str, tuple[ItemFacts, ...]] | None:
    """
    Return a batch's form, with its title and batch code, or None if there is no such batch.

    It says nothing about the batch that its code does not say already.
    """
    found = (
        Session.objects.filter(code__in={code.strip().upper(), tidy(code)})
        .select_related("rollout")
        .first()
    )
    if found is None:
        return None
    title = Words(found.rollout.title_lo, found.rollout.title_en)
    public = items(directive_id=found.rollout.directive_id)
    return title, found.code, tuple(item for item in public if item.form == form)


def sheet(*, session_id: int) -> Sheet:  # long: a sheet's facts, each by its name
    """Return the count sheet of a batch, with what has been typed back. Three queries."""
    session = Session.objects.select_related("unit", "level", "rollout").get(pk=session_id)
    counts = {count.item_id: count for count in Count.objects.filter(session=session)}
    lines = tuple(
        CountLine(
            item,
            counts[item.id].right if item.id in counts else None,
            counts[item.id].of if item.id in counts else None,
        )
        for item in items(directive_id=session.rollout.directive_id)
    )
    return Sheet(
        session_id=session.pk,
        unit_id=session.unit_id,
        rollout_id=session.rollout_id,
        directive_id=session.rollout.directive_id,
        unit=Words(session.unit.name_lo, session.unit.name_en),
        level=Words(session.level.name_lo, session.level.name_en),
        code=session.code,
        number=session.number,
        people=session.people,
        came=(session.certificate or {}).get("actual"),
        on=session.starts.date(),
        closed=session.held_at is not None,
        least=session.rollout.least_checked,
        released_on=max(
            (count.released_on for count in counts.values() if count.released_on), default=None
        ),
        lines=lines,
    )


def _facts(row: Item) -> ItemFacts:
    letters = "ABCDEF"
    return ItemFacts(
        id=row.pk,
        clause_key=row.clause_key,
        form=row.form,
        position=row.position,
        stem=Words(row.stem_lo, row.stem_en),
        choices=tuple(
            Choice(
                letters[shown],
                Words(row.choices[place]["lo"], row.choices[place].get("en", "")),
                place == row.right,
            )
            for shown, place in enumerate(order(row.position, len(row.choices)))
        ),
        public=bool(row.reviewed_by),
        written_by=row.written_by,
    )
