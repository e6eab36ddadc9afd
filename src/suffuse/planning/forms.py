"""The shape of what people type about venues, speakers, and plans made by hand."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from suffuse.language.rules import Words
from suffuse.planning.rules import Part, Session, Supposed
from suffuse.planning.rules.supposed import MOST_WEEKS
from suffuse.planning.wording import said

MOST_ROWS = 120
_MOST_PEOPLE = 100_000


class Days(forms.Field):
    """Days written as 2021-06-14, with spaces or commas between them."""

    def to_python(self, value: Any) -> list[date]:
        """Return the days, or refuse what is no day."""
        words = str(value or "").replace(",", " ").split()
        try:
            return [date.fromisoformat(word) for word in words]
        except ValueError:
            raise forms.ValidationError(said.BAD_DAYS) from None

    def validate(self, value: Any) -> None:
        """Days were looked at already; none at all is fine."""


class VenueForm(forms.Form):
    """A venue: its seats, or its size."""

    code = forms.CharField(label=said.CODE, max_length=40)
    name = forms.CharField(label=said.NAME, max_length=120)
    seats = forms.IntegerField(
        label=said.SEATS, help_text=said.SEATS_HELP, min_value=1, max_value=100_000, required=False
    )
    width_m = forms.DecimalField(
        label=said.WIDTH,
        min_value=0,
        max_value=1000,
        max_digits=6,
        decimal_places=2,
        required=False,
    )
    length_m = forms.DecimalField(
        label=said.LENGTH,
        min_value=0,
        max_value=1000,
        max_digits=6,
        decimal_places=2,
        required=False,
    )
    closed_on = Days(label=said.CLOSED_ON, help_text=said.DAYS_HELP, required=False)


class SpeakerForm(forms.Form):
    """A speaker, by the unit's own code."""

    code = forms.CharField(label=said.CODE, help_text=said.SPEAKER_CODE_HELP, max_length=40)
    levels = forms.MultipleChoiceField(
        label=said.LEVELS,
        help_text=said.LEVELS_HELP,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    most_a_day = forms.IntegerField(label=said.MOST_A_DAY, min_value=1, max_value=10, initial=2)
    closed_on = Days(label=said.AWAY_ON, help_text=said.DAYS_HELP, required=False)

    def __init__(self, *args: Any, levels: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["levels"].choices = list(levels)  # type: ignore[attr-defined]  # a choice field


class RowForm(forms.Form):
    """One team in one session; rows of the same time, venue, level and speaker are one session."""

    day = forms.DateField(
        label=said.DAY, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.ChoiceField(label=said.TIME, required=False)
    venue = forms.ChoiceField(label=said.VENUE, required=False)
    level = forms.ChoiceField(label=said.LEVEL, required=False)
    speaker = forms.ChoiceField(label=said.SPEAKER, required=False)
    team = forms.ChoiceField(label=said.TEAM, required=False)
    people = forms.IntegerField(
        label=said.PEOPLE, required=False, min_value=1, max_value=_MOST_PEOPLE
    )

    def __init__(
        self, *args: Any, choices: dict[str, list[tuple[str, str]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """Refuse half a row; a row without a day and people is left out."""
        data = super().clean() or {}
        if bool(data.get("day")) != bool(data.get("people")) and not self.errors:
            raise forms.ValidationError(said.ROW_INCOMPLETE)
        return data

    @property
    def slot(self) -> str:
        """Return the id of the slot the row names."""
        return f"{self.cleaned_data['day'].isoformat()}T{self.cleaned_data['time']}"


class RowsBase(forms.BaseFormSet[RowForm]):
    """All rows of a plan typed by hand."""

    def sessions(self) -> list[Session]:
        """Return the rows as sessions, rows that belong together joined."""
        found: dict[tuple[str, str, str, str], list[Part]] = {}
        for row in self.forms:
            data = row.cleaned_data
            if data.get("day") and data.get("people"):
                key = row.slot, data["venue"], data["level"], data["speaker"]
                found.setdefault(key, []).append(Part(data["team"], data["people"]))
        return [Session(*key, tuple(parts)) for key, parts in found.items()]


def rows_form(extra: int) -> type[RowsBase]:
    """Return the class of the form, with so many empty rows."""
    made: type[RowsBase] = forms.formset_factory(  # type: ignore[assignment]  # made from RowsBase
        RowForm,
        formset=RowsBase,
        extra=extra,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    )
    return made


def choices(
    *,
    venues: Sequence[str],
    speakers: Sequence[str],
    levels: Iterable[str],
    teams: Iterable[str],
    times: Iterable[str],
    names: dict[str, str],
) -> dict[str, list[tuple[str, str]]]:
    """Return what can be chosen in a row, by the names people use."""
    named = {"venue": venues, "speaker": speakers, "level": levels}
    found = {field: [(one, names.get(one, one)) for one in ids] for field, ids in named.items()}
    found["time"] = [(one, one) for one in sorted(set(times))]
    return {**found, "team": [(team, team or "–") for team in sorted(set(teams))]}


def names_in(words: dict[str, Words], language: str) -> dict[str, str]:
    """Return names in one language."""
    return {key: name.in_(language) for key, name in words.items()}


class SupposeForm(forms.Form):
    """What would be if: another cap, another distance, a longer window."""

    people = forms.IntegerField(label=said.CAP, min_value=1, max_value=_MOST_PEOPLE, required=False)
    distance_m = forms.FloatField(label=said.DISTANCE, min_value=0.1, max_value=100, required=False)
    weeks = forms.IntegerField(label=said.WEEKS, min_value=0, max_value=MOST_WEEKS, required=False)

    def supposed(self) -> Supposed:
        """Return what was typed; call it on a valid form."""
        given = self.cleaned_data
        return Supposed(given["people"], given["distance_m"], given["weeks"] or 0)
