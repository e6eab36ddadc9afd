"""The shape of what people type about venues, speakers, and plans made by hand."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from math import isfinite
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language

from suffuse.language.rules import Words
from suffuse.planning import acts
from suffuse.planning.engine import FixedSeats
from suffuse.planning.readers import Refused, read_room
from suffuse.planning.rules import Floor, Obstacle, Part, Session, Span, Supposed
from suffuse.planning.rules.supposed import MOST_WEEKS
from suffuse.planning.wording import said

MOST_ROWS = 120
_MOST_PEOPLE = 100_000
_LARGEST_FILE = 1024 * 1024
_FOUR = 4


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


class Stretches(forms.CharField):
    """Hours of one day, written as 08:30-11:30 13:30-16:30."""

    def to_python(self, value: Any) -> Any:
        """Return (starts, ends) of each stretch, or refuse what is none."""
        try:
            halves = [word.split("-") for word in str(value or "").replace("–", "-").split()]
            return [(time.fromisoformat(first), time.fromisoformat(last)) for first, last in halves]
        except ValueError:
            raise forms.ValidationError(said.BAD_HOURS) from None

    def run_validators(self, value: Any) -> None:
        """Stretches were looked at already."""


class Obstacles(forms.CharField):
    """What stands on a floor, one a line: x, y, width, length in metres."""

    widget = forms.Textarea({"rows": 2})

    def to_python(self, value: Any) -> Any:
        """Return the obstacles, or refuse a line that has not four numbers."""
        found = []
        for line in str(value or "").splitlines():
            words = line.replace(",", " ").split()
            try:
                numbers = [float(word) for word in words]
            except ValueError:
                raise forms.ValidationError(said.BAD_OBSTACLES) from None
            if not words:
                continue
            if len(numbers) != _FOUR or not all(map(isfinite, numbers)):
                raise forms.ValidationError(said.BAD_OBSTACLES)
            found.append(Obstacle(*numbers))
        return found

    def run_validators(self, value: Any) -> None:
        """Obstacles were looked at already."""


def _metres(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_value=1000, max_digits=6, decimal_places=2, required=False
    )


class VenueForm(forms.Form):
    """A venue: its seats, or its size."""

    code = forms.CharField(label=said.CODE, max_length=40)
    name = forms.CharField(label=said.NAME, max_length=120)
    seats = forms.IntegerField(
        label=said.SEATS, help_text=said.SEATS_HELP, min_value=1, max_value=100_000, required=False
    )
    width_m = _metres(said.WIDTH)
    length_m = _metres(said.LENGTH)
    margin_m = forms.DecimalField(
        label=said.MARGIN,
        help_text=said.MARGIN_HELP,
        initial=acts.WALL_M,
        min_value=0,
        max_value=50,
        max_digits=4,
        decimal_places=2,
        required=False,
    )
    obstacles = Obstacles(label=said.OBSTACLES, help_text=said.OBSTACLES_HELP, required=False)
    room_file = forms.FileField(
        label=said.ROOM_FILE,
        help_text=said.ROOM_FILE_HELP,
        required=False,
        max_length=200,
        widget=forms.FileInput({"accept": ".json"}),
    )
    closed_on = Days(label=said.CLOSED_ON, help_text=said.DAYS_HELP, required=False)

    def clean(self) -> dict[str, Any]:
        """Read the file, if one was given: its floor or its seats are the venue's."""
        data = super().clean() or {}
        margin = data.get("margin_m")
        floor = data.get("width_m") and data.get("length_m")
        data["fixed_seats"] = ()
        data["margin_m"] = (acts.WALL_M if margin is None else margin) if floor else 0
        upload = data.pop("room_file", None)
        if upload:
            data |= self._from_file(upload)
        return data

    def _from_file(self, upload: UploadedFile[bytes]) -> dict[str, Any]:
        if upload.size is None or upload.size > _LARGEST_FILE:
            self.add_error("room_file", said.ROOM_TOO_LARGE)
            return {}
        try:
            room = read_room(upload.read(), str(upload.name)).shape
        except Refused as refusal:
            fault = refusal.faults[0]
            why = f"{fault.column} {fault.say.in_(get_language() or 'lo')}"
            self.add_error("room_file", said.BAD_ROOM % {"why": why})
            return {}
        if isinstance(room, FixedSeats):
            return {"fixed_seats": room.seats}
        if isinstance(room, Floor):
            sides = {"width_m": room.width_m, "length_m": room.length_m}
            return {**sides, "margin_m": room.margin_m, "obstacles": list(room.obstacles)}
        self.add_error("room_file", said.NOT_A_VENUE)
        return {}


class HoursForm(forms.Form):
    """When a unit can study, one line for each weekday: 08:30-11:30 13:30-16:30."""

    def __init__(self, *args: Any, spans: Sequence[Span] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day, name in said.WEEKDAYS.items():
            known = (f"{one.starts:%H:%M}-{one.ends:%H:%M}" for one in spans if one.weekday == day)
            self.fields[f"day{day}"] = Stretches(
                label=str(name), initial=" ".join(known), required=False
            )

    def spans(self) -> list[Span]:
        """Return what was typed; call it on a valid form."""
        return [
            Span(day, starts, ends)
            for day in said.WEEKDAYS
            for starts, ends in self.cleaned_data[f"day{day}"]
        ]


class LendForm(forms.Form):
    """With which units something is shared, by their codes."""

    codes = forms.CharField(
        label=said.SHARED_WITH, help_text=said.SHARED_HELP, max_length=2000, required=False
    )

    def wanted(self) -> list[str]:
        """Return the codes, each once; call it on a valid form."""
        return list(dict.fromkeys(self.cleaned_data["codes"].replace(",", " ").split()))


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
